"""E-mail: its own words first, its header as a heading, attachments named and never opened, broken encodings told."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.model.document import BlockKind
from whosays.read.draft import EMPTY, Draft, Found, Refusal
from whosays.read.mail import NO_TEXT, TOO_DEEP, drafted
from whosays.read.options import ReadOptions

OPTIONS = ReadOptions()
FIELDS = b"From: Press Office <press@mod.example>\r\nDate: Tue, 4 Mar 2025 23:12:00 -0500\r\nSubject: Losses\r\n"
HEAD = "Losses\nFrom: Press Office <press@mod.example>\nDate: Tue, 4 Mar 2025 23:12:00 -0500\n"
MIXED = FIELDS + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'


def read(content: bytes) -> Draft:
    draft = drafted(content, OPTIONS)
    assert isinstance(draft, Draft)
    return draft


BASE64 = "Content-Transfer-Encoding: base64\r\n"


def part(words: str, head: str = "") -> bytes:
    return f"--b\r\n{head}\r\n{words}\r\n".encode()


def test_a_message() -> None:
    draft = read(FIELDS + b"\r\nAbout 600 were killed.\r\n")
    assert draft.text == f"{HEAD}About 600 were killed."
    assert [(b.kind.value, b.main) for b in draft.blocks] == [
        ("title", True), ("other", False), ("other", False), ("paragraph", True),
    ]  # fmt: skip
    assert draft.found == Found(title="Losses", publisher="Press Office", published=date(2025, 3, 4))
    assert draft.notes == ()


# RFC 2047, section 8; then what programs send in spite of it.
@pytest.mark.parametrize(
    ("field", "words"),
    [
        (b"=?ISO-8859-1?Q?a?=", "a"),
        (b"=?ISO-8859-1?Q?a?= b", "a b"),
        (b"=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
        (b"=?ISO-8859-1?Q?a?=\r\n    =?ISO-8859-1?Q?b?=", "ab"),
        (b"=?ISO-8859-1?Q?a_b?=", "a b"),
        (b"=?utf-8?B?0JLRgtGA0LDRgtC4?=", "Втрати"),
        (b"=?utf-8?B?0JLRgtGA0A==?= =?utf-8?B?sNGC0Lg=?=", "Втрати"),
        (b"=?koi8-r?Q?=F0=CF=D4=C5=D2=C9?=", "Потери"),
        ("Втрати".encode(), "Втрати"),
        (b"=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        (b"=?no-such?Q?a?=", "a"),
        (b"folded\r\n over lines", "folded over lines"),
    ],
)
def test_fields(field: bytes, words: str) -> None:
    assert read(b"Subject: " + field + b"\r\n\r\ntext").found.title == words


@pytest.mark.parametrize(
    ("field", "publisher"),
    [
        (b"press@mod.example", "press@mod.example"),
        (b'"Office, Press" <press@mod.example>', "Office, Press"),
        (b"=?utf-8?Q?B=C3=BCro?= <b@c.example>", "Büro"),
        (b"", None),
    ],
)
def test_the_sender_is_the_publisher(field: bytes, publisher: str | None) -> None:
    assert read(b"From: " + field + b"\r\n\r\ntext").found.publisher == publisher


def body(draft: Draft) -> list[tuple[str, str]]:
    """Kind and words of the blocks below the heading."""
    return [
        (b.kind.value, draft.text[b.start : b.end]) for b in draft.blocks if b.main and b.kind is not BlockKind.TITLE
    ]


@pytest.mark.parametrize(
    ("head", "words", "blocks"),
    [
        ("", "One.\r\n\r\n- two\r\n", [("paragraph", "One."), ("item", "- two")]),
        ("", "No.\n\n> About 600\n>> were killed.\n\nYes.", [
            ("paragraph", "No."), ("quote", "About 600"), ("quote", "were killed."), ("paragraph", "Yes."),
        ]),
        ("; format=flowed", "About 600 \r\nwere killed.\r\n> so \r\n> it is", [
            ("paragraph", "About 600 were killed."), ("quote", "so it is"),
        ]),
        ("; format=flowed; delsp=yes", "12, \r\n000\r\n From here", [
            ("paragraph", "12,000"), ("paragraph", "From here"),
        ]),
        ("", "600 were killed.\r\n-- \r\nPress office, +380 44 1234567", [("paragraph", "600 were killed.")]),
        ("; charset=koi8-r", "Потери", [("paragraph", "Потери")]),
        ("; charset=us-ascii", "Büro", [("paragraph", "Büro")]),
        ("; charset=no-such", "Büro", [("paragraph", "Büro")]),
    ],
)  # fmt: skip
def test_plain_text(head: str, words: str, blocks: list[tuple[str, str]]) -> None:
    encoding = "koi8-r" if "koi8-r" in head else "utf-8"
    content = FIELDS + f"Content-Type: text/plain{head}\r\n\r\n".encode() + words.encode(encoding)
    assert body(read(content)) == blocks


LONG = "About 600 soldiers were killed, the ministry said. " * 5


@pytest.mark.parametrize(
    ("plain", "page", "taken"),
    [
        ("About 600", "<p>About 600</p>", "About 600"),
        ("", "<table><tr><th>A<th>B<tr><td>1<td>2</table>", "A\tB\n1\t2"),
        ("This needs HTML.", f"<p>{LONG}</p>", LONG.strip()),
    ],
)
def test_plain_is_preferred_unless_it_leaves_most_out(plain: str, page: str, taken: str) -> None:
    message = EmailMessage()
    message["Subject"] = "Losses"
    message.set_content(plain)
    message.add_alternative(page, subtype="html")
    assert read(bytes(message)).text == f"Losses\n{taken}"


def test_attachments_are_named_and_not_opened() -> None:
    message = EmailMessage()
    message["Subject"] = "Losses"
    message.set_content("See the table.")
    message.add_attachment("a,5", subtype="csv", filename="../../etc/table.csv")
    message.add_attachment("600 were killed", filename="note.txt")
    for number in range(20):
        message.add_attachment(b"\0", maintype="image", subtype="png", filename=f"{number}.png")
    draft = read(bytes(message))
    assert draft.text == "Losses\nSee the table."
    assert draft.notes[:2] == (
        "attachment, not opened: table.csv (text/csv)",
        "attachment, not opened: note.txt (text/plain)",
    )
    assert draft.notes[-1] == "2 more attachments, not opened"


def test_forwarded_messages_follow() -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"], outer["Subject"] = "Then", "b@c.example", "Now"
    inner.set_content("300 were killed.")
    outer.set_content("600 were killed.")
    outer.add_attachment(inner)
    draft = read(bytes(outer))
    assert draft.text == "Now\n600 were killed.\nThen\nFrom: b@c.example\n300 were killed."
    assert [b.kind.value for b in draft.blocks] == ["title", "paragraph", "heading", "other", "paragraph"]
    assert draft.found.title == "Now"
    assert draft.notes == ("1 forwarded messages: they stand after the message itself",)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (MIXED + part("one") + part("two") + b"--b--", "one\ntwo"),
        (MIXED + part("one"), "one"),
        (MIXED.replace(b'; boundary="b"', b"") + part("one"), "--b\n\none"),
        (MIXED + part("0JLRgtGA0LDRgtC4", BASE64), "Втрати"),
        (MIXED + part("a=\r\nb=3D", "Content-Transfer-Encoding: quoted-printable\r\n"), "ab="),
        (MIXED + part("!", BASE64) + part("two"), "two"),
    ],
    ids=["two texts", "never closed", "no boundary", "base64", "quoted-printable", "broken base64"],
)  # fmt: skip
def test_parts(content: bytes, text: str) -> None:
    assert read(content).text.removeprefix(HEAD).lstrip("!\n") == text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FIELDS + b"\r\n  \r\n", EMPTY),
        (MIXED + part("x", "Content-Type: application/pkcs7-mime\r\n"), NO_TEXT),
        (FIELDS + b"Content-Type: message/rfc822\r\n\r\n" * 30 + b"Subject: x\r\n\r\ntext", TOO_DEEP),
        (MIXED + part("5") * 1_001, TOO_DEEP),
    ],
)
def test_refusals(content: bytes, expected: Refusal) -> None:
    assert drafted(content, OPTIONS) == expected


PIECES = [
    b"Content-Type: multipart/mixed; boundary=b\n", b"Content-Type: text/html; charset=\xff\n", b"--b\n", b"--b--\n",
    b"Content-Type: message/rfc822\n", b"Subject: =?utf-8?b?\xff?=\n", b"x", b"From: \"a <b\n", b"Date: 31 Feb 2025\n",
    b"Content-Disposition: attachment; filename*=x''%\n", b"Content-Transfer-Encoding: base64\n", b"<p>5", b"\0",
    b"> a \n", b"Date: 1\n", b"\n",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_message_makes_it_raise(pieces: list[bytes]) -> None:
    assert isinstance(drafted(b"".join(pieces), OPTIONS), Draft | Refusal)
