"""Telegram's export, after the keys of https://core.telegram.org/import-export and files of Telegram Desktop 5."""

from __future__ import annotations

import json
from datetime import date

import pytest

from whosays.read.chat import DAMAGED, NO_CHAT, drafted
from whosays.read.draft import EMPTY, Draft
from whosays.read.options import ReadOptions

OPTIONS = ReadOptions()


def message(words: object, **more: object) -> dict[str, object]:
    return {
        "type": "message",
        "date": "2025-03-04T15:12:03",
        "from": "Olena",
        "from_id": "user1",
        "text": words,
        **more,
    }


def export(*messages: object, **more: object) -> bytes:
    return json.dumps({"name": "Watch", "type": "private_group", "id": 1, "messages": messages, **more}).encode()


def read(content: bytes) -> Draft:
    draft = drafted(content, OPTIONS)
    assert isinstance(draft, Draft)
    return draft


def test_one_damaged_message_leaves_the_others_readable() -> None:
    whole = export(message("12 died.", id=1), message("9 more died.", id=2), message("Nobody else.", id=3)).decode()
    for damaged in (
        whole.replace('"9 more died."', '"9 more" died."'),
        whole.replace('"text": "9 more', '"text" "9 more'),
    ):
        assert damaged != whole
        draft = read(damaged.replace('{"type"', '{"id": 0, "type"').encode())
        assert draft.text.splitlines()[1:] == [
            "2025-03-04 15:12 Olena: 12 died.",
            "2025-03-04 15:12 Olena: Nobody else.",
        ]
        assert sum("damaged and left out" in note for note in draft.notes) == 1


def test_an_export_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    whole = (
        export(message("12 died.", id=1), message("9 more died.", id=2)).decode().replace('{"type"', '{"id": 0, "type"')
    )
    draft = read(whole[: whole.index("9 more")].encode())
    assert draft.text == "Watch\n2025-03-04 15:12 Olena: 12 died."
    assert any(note.startswith("damaged and left out: message 0 (line 1): ") for note in draft.notes)


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (message("600 were killed."), "2025-03-04 15:12 Olena: 600 were killed."),
        (message(["About ", {"type": "bold", "text": "600"}, " men"]), "2025-03-04 15:12 Olena: About 600 men"),
        (message("x", forwarded_from="The Desk"), "2025-03-04 15:12 Olena (forwarded from The Desk): x"),
        (message("x", **{"from": None}), "2025-03-04 15:12 Deleted Account: x"),
        (message("x", date="2025-13-44T99:99:99"), "Olena: x"),
        (message("x", date=5), "Olena: x"),
        (message("a caption", photo="p.jpg"), "2025-03-04 15:12 Olena: a caption"),
        (message("one\n\ntwo"), "2025-03-04 15:12 Olena: one\n\ntwo"),
        (message("half \ud800 a pair \0"), "2025-03-04 15:12 Olena: half \ufffd a pair \ufffd"),
        (
            message("", poll={"question": "How many?", "answers": [{"text": "600", "voters": 5}, {"text": "700"}]}),
            "2025-03-04 15:12 Olena: How many?\n600\n700",
        ),
    ],
)
def test_a_message_is_a_line_as_a_person_reads_it(given: dict[str, object], line: str) -> None:
    draft = read(export(given))
    assert draft.text == f"Watch\n{line}"
    assert [draft.text[b.start : b.end] for b in draft.blocks] == ["Watch", line]


def test_what_is_not_read_is_told() -> None:
    messages = [
        message("x"), message("", photo="a"), message("", photo="b"), message("", media_type="voice_message", file="c"),
        message("", file="d"), message(""), {"type": "service", "date": "2025-03-01T00:00:00", "action": "join"}, 5,
    ]  # fmt: skip
    assert read(export(*messages)).notes == (
        "messages from 2025-03-04 to 2025-03-04, in the time zone of whoever exported them",
        "not read: 1 files without words, 1 notices of the service, 1 other messages without words, "
        "2 photos without words, 1 voice messages without words",
    )


def test_one_sender_and_one_day_are_publisher_and_date() -> None:
    found = read(export(message("x"), message("y"))).found
    assert (found.title, found.publisher, found.published) == ("Watch", "Olena", date(2025, 3, 4))


def test_several_senders_are_none_and_the_last_day_dates_the_chat() -> None:
    found = read(export(message("x"), message("y", **{"from": "Ivan", "date": "2025-03-05T00:00:00"}))).found
    assert (found.title, found.publisher, found.published) == ("Watch", None, date(2025, 3, 5))


def test_an_export_of_all_chats() -> None:
    chats = [json.loads(export(message("one"), name="A")), json.loads(export(name="B"))]
    content = json.dumps({"about": "…", "chats": {"list": chats}, "left_chats": {"list": [5]}}).encode()
    draft = read(content)
    assert draft.text == "A\n2025-03-04 15:12 Olena: one"
    assert draft.found.title is None


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"{", DAMAGED), (b"[" * 100_000, DAMAGED), (b"\xff\xfe\x00", DAMAGED), (b"1" * 5_000, DAMAGED),
        (b"5", NO_CHAT), (b'{"messages": 5}', NO_CHAT), (b'{"chats": [5]}', NO_CHAT), (export(), EMPTY),
        (export(message("")), EMPTY),
        (export({"type": "message", "text": [5, None, {"text": 5}], "poll": {"answers": 7}}), EMPTY),
    ],
)  # fmt: skip
def test_others(content: bytes, expected: object) -> None:
    assert drafted(content, OPTIONS) == expected


def test_a_damaged_name_of_a_damaged_chat_costs_no_message() -> None:
    one = '{"id":1,"type":"message","date":"2025-03-04T15:12:00","from":"A","from_id":"c1","text":"45 killed"}'
    result = drafted(f'{{"name":"\\q","messages":[{one},]}}'.encode(), ReadOptions())
    assert isinstance(result, Draft)
    assert "45 killed" in result.text
