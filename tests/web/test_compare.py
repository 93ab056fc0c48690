"""Two people's decisions in the browser: compared, handed over, taken over, settled one by one or all at once."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.web.asking import OWN, Client, client_of
from whosays import Case
from whosays.custody import decisions
from whosays.custody.decisions import bare_selector
from whosays.custody.handed import handed as whole
from whosays.errors import CaseError
from whosays.model.decision import Action, Decision
from whosays.pipeline import near
from whosays.workspace import bench

TEXTS = {
    "a.txt": "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n",
    "b.txt": "Valley Courier\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk.\n",
    "c.txt": "Osk Gazette\n6 March 2025\n\nThe Red Cross said at least 2,900 soldiers were killed in Osk.\n",
}
RULED = {
    "anna": (
        (Action.ACCEPT, ("3,140",)),
        (Action.NO_EVIDENCE, ("3,560",)),
        (Action.SAME_ROOT, ("3,140", "2,900")),
        (Action.GRADE, ("Red Cross", "A")),
    ),
    "ben": (
        (Action.VALUE, ("3,140", "3,410")),
        (Action.ACCEPT, ("3,560",)),
        (Action.INDEPENDENT, ("3,140", "2,900")),
        (Action.GRADE, ("Red Cross", "B")),
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two copies of a case of three papers, `anna` and `ben`, each with the rulings of one."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    Case.create(folder / "anna").add([folder / name for name in TEXTS])
    Case.open(folder / "anna").build()
    shutil.copytree(folder / "anna", folder / "ben")
    for name, ruled in RULED.items():
        docket = Case.open(folder / name).docket
        for action, about in ruled:
            docket.keep(docket.proposed(action, about), f"so {name} saw it", name)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made / "anna", tmp_path / "case"))


@pytest.fixture
def web(folder: Path) -> Client:
    client = client_of(Case.open(folder)).entered()
    client.cookies.set("whosays-by", "anna")
    return client


@pytest.fixture
def theirs(made: Path) -> str:
    return (made / "ben" / "decisions" / "ben.jsonl").read_text("utf-8")


def handed(web: Client, text: str) -> str:
    """The address under which what is handed over is compared."""
    answer = web.post("/compare", files={"files": ("", b"")}, data={"text": text})
    assert answer.status_code == 303, unescape(answer.text)
    return answer.headers["location"]


def fields(html: str) -> dict[str, str]:
    """The hidden fields of the form that settles, and one choice a thing: to leave it."""
    form = html.partition('action="/compare/look"')[2]
    told = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    return {name: unescape(value) for name, value in told.items() if name in ("one", "other", "handed", "seen")}


def keys(html: str) -> list[str]:
    return re.findall(r'id="k-([0-9a-f]{16})"', html)


def rulings(folder: Path) -> list[tuple[str, str]]:
    return [(each.decision.author, each.decision.action) for each in Case.open(folder).decisions]


def counted(folder: Path) -> dict[str, str]:
    """Each figure as it counts now: by its words what it is read as, or that it is set aside."""
    account = Case.open(folder).account
    aside = {each.claim for answer in account.answers for each in answer.lineage.set_aside}
    return {c.evidence.exact: "aside" if c.id in aside else str(c.quantity.low) for c in account.claims}


def sent(web: Client, path: str, told: dict[str, str]) -> httpx.Response:
    return web.post(path, data=told)


def test_a_file_that_is_handed_over_is_compared_and_nothing_is_kept(web: Client, folder: Path, theirs: str) -> None:
    before = rulings(folder)
    html = unescape(web.get(handed(web, theirs)).text)
    assert "4 decisions. They are compared as if they were" in html
    assert "so ben saw it" in html
    assert "killed in Osk" in html
    table = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<tbody>")[2].partition("</tbody>")[0]))
    assert "verdict 2 0, 0%" in table
    assert len(keys(html)) == 4
    assert rulings(folder) == before


def test_lines_that_a_browser_pasted_are_the_same_bytes(web: Client, theirs: str) -> None:
    assert handed(web, theirs.replace("\n", "\r\n")) == handed(web, theirs)


@pytest.mark.parametrize("text", ["", "rubbish", '{"schema":"x"}', "\x00", "[1]"])
def test_what_is_no_decision_is_refused_with_what_to_do(web: Client, text: str) -> None:
    answer = web.post("/compare", files={"files": ("", b"")}, data={"text": text})
    assert answer.status_code == 400
    assert "decisions/NAME.jsonl" in answer.text


@pytest.mark.parametrize(
    "odd",
    [
        {"action": "conquer"},
        {"action": "value"},
        {"action": "value", "values": (("value", "3"),)},
        {"action": "same-speaker", "values": (("alias", "x"),)},
        {"action": "grade", "values": (("speaker", "x"),)},
        {"action": "undo"},
        {"action": "span", "values": (("span", "{}"),), "target": bare_selector("0" * 64, 0, 1, "x")},
        {"action": "same-root", "values": (("with", "rubbish"),), "target": bare_selector("0" * 64, 0, 1, "x")},
        {"action": "batch", "values": (("ruling", "{}"),)},
        {"action": "batch", "values": (("ruling", '{"schema":"x","action":"batch","reason":"","values":[]}'),)},
    ],
)
def test_what_no_version_could_have_made_is_refused_though_its_chain_is_whole(
    web: Client, folder: Path, tmp_path: Path, odd: dict[str, Any]
) -> None:
    told = {
        "schema": "",
        "author": "eve",
        "decided_at": datetime(2026, 1, 1, tzinfo=UTC),
        "target": None,
        "reason": "x",
    }
    (tmp_path / "eve").mkdir()
    decisions.append(tmp_path / "eve", Decision(**{**told, **odd}))
    text = (tmp_path / "eve" / "decisions" / "eve.jsonl").read_text("utf-8")
    answer = web.post("/compare", files={"files": ("", b"")}, data={"text": text})
    answer = web.get(answer.headers["location"]) if answer.status_code == 303 else answer
    assert answer.status_code in (400, 409), answer.text
    assert "eve" not in {each.decision.author for each in Case.open(folder).decisions}
    with pytest.raises(CaseError):
        Case.open(folder).docket.take_over(whole(text.encode("utf-8")))


def test_what_is_too_large_or_comes_from_elsewhere_is_refused(web: Client) -> None:
    told = {"origin": OWN, "content-type": "multipart/form-data; boundary=x"}
    assert web.ask("POST", "/compare", content=b"x" * 10_000_001, headers=told).status_code == 413
    foreign = {**told, "origin": "http://evil.example"}
    assert (
        web.ask("POST", "/compare/keep", content=b"one=anna&other=ben&rest=one&why=x", headers=foreign).status_code
        == 403
    )


def test_a_line_that_was_changed_is_named(web: Client, theirs: str) -> None:
    answer = web.post("/compare", files={"files": ("", b"")}, data={"text": theirs.replace("so ben saw", "so Ben saw")})
    assert answer.status_code == 400
    assert "line 1" in answer.text


@pytest.mark.parametrize(
    ("side", "wanted"),
    [
        ("one", {"3,140": "3140", "3,560": "aside", "at least 2,900": "2900"}),
        ("other", {"3,140": "3410", "3,560": "3560", "at least 2,900": "2900"}),
    ],
)
def test_who_is_followed_in_all_holds_in_all(
    web: Client, folder: Path, theirs: str, side: str, wanted: dict[str, str]
) -> None:
    told = {**fields(web.get(handed(web, theirs)).text), "rest": side, "why": "we looked together"}
    look = sent(web, "/compare/look", told)
    assert look.status_code == 200
    assert "take over 4 decisions of ben" in unescape(look.text)
    assert len(rulings(folder)) == 4
    kept = sent(web, "/compare/keep", told)
    assert kept.status_code == 303
    assert rulings(folder)[-1] == ("anna", "batch")
    assert len(rulings(folder)) == 9
    assert counted(folder) == wanted
    html = unescape(web.get(kept.headers["location"]).text)
    assert "4 decisions taken over" in html
    assert len(keys(html)) == (0 if side == "other" else 4)


def test_a_case_that_is_too_large_to_be_held_is_settled_too(
    web: Client, folder: Path, theirs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "MOST_CLAIMS", 0)
    monkeypatch.setattr(near, "MOST_CLAIMS", 0)
    told = {**fields(web.get(handed(web, theirs)).text), "rest": "one", "why": "we looked together"}
    assert "take over 4 decisions of ben" in unescape(sent(web, "/compare/look", told).text)
    assert sent(web, "/compare/keep", told).status_code == 303
    assert counted(folder) == {"3,140": "3140", "3,560": "aside", "at least 2,900": "2900"}


def test_one_thing_is_settled_and_the_others_stay(web: Client, folder: Path, theirs: str) -> None:
    page = web.get(handed(web, theirs)).text
    key = next(k for k in keys(page) if "so ben saw it" in page)
    told = {**fields(page), f"follow-{key}": "one", "why": "the scan"}
    assert sent(web, "/compare/keep", told).status_code == 303
    assert counted(folder)["3,140"] == "3140"
    assert counted(folder)["3,560"] == "3560"  # the later ruling, as nobody was followed


def test_taking_over_alone_keeps_no_ruling_of_ones_own(web: Client, folder: Path, theirs: str) -> None:
    told = {**fields(web.get(handed(web, theirs)).text), "why": ""}
    assert sent(web, "/compare/keep", told).status_code == 303
    assert [name for name, _ in rulings(folder)] == ["anna"] * 4 + ["ben"] * 4
    again = unescape(web.get(handed(web, theirs)).text)
    assert "is in this case already" in again


def test_what_is_settled_is_taken_back_as_one(web: Client, folder: Path, theirs: str) -> None:
    told = {**fields(web.get(handed(web, theirs)).text), "rest": "one", "why": "we looked"}
    assert sent(web, "/compare/keep", told).status_code == 303
    assert sent(web, "/review/undo", {"next": "/compare"}).status_code == 303
    assert counted(folder)["3,140"] == "3410"


def test_where_somebody_was_quicker_nothing_is_taken_over(web: Client, folder: Path, theirs: str) -> None:
    told = {**fields(web.get(handed(web, theirs)).text), "rest": "one", "why": "we looked"}
    docket = Case.open(folder).docket
    docket.keep(docket.proposed(Action.DEFER, ("3,560",)), "wait", "carla")
    answer = sent(web, "/compare/keep", told)
    assert answer.status_code == 409
    assert "carla" in answer.text
    assert [name for name, _ in rulings(folder)] == ["anna"] * 4 + ["carla"]
    again = {**told, **fields(answer.text.replace("/compare/keep", "/compare/look"))}
    assert sent(web, "/compare/keep", again).status_code == 303


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"why": "x"}, "nothing is chosen"),
        ({"rest": "one", "why": ""}, "needs its reason"),
        ({"follow-0123456789abcdef": "one", "why": "x"}, "compare again"),
        ({"one": "zoe", "why": "x"}, "zoe"),
        ({"handed": "0123456789abcdef", "why": "x"}, "held no more"),
    ],
)
def test_a_form_that_says_nothing_or_is_stale_is_refused(
    web: Client, folder: Path, theirs: str, more: dict[str, str], words: str
) -> None:
    assert sent(web, "/compare/keep", {**fields(web.get(handed(web, theirs)).text), "why": "x"}).status_code == 303
    told = {**fields(web.get("/compare?one=anna&other=ben").text), **more}
    answer = sent(web, "/compare/keep", told)
    assert answer.status_code == 400
    assert words in unescape(answer.text)
    assert len(rulings(folder)) == 8


def test_what_goes_out_is_what_comes_in(web: Client, folder: Path) -> None:
    answer = web.get("/compare/anna.jsonl")
    assert answer.content == (folder / "decisions" / "anna.jsonl").read_bytes()
    assert web.get("/compare/zoe.jsonl").status_code == 404
    assert web.get("/compare/..%2Fcase.jsonl").status_code in (400, 404, 409)


def test_programs_do_the_same(web: Client, folder: Path, theirs: str) -> None:
    told = {"authorization": f"Bearer {web.gate.token}"}
    answer = web.ask("POST", "/compare.json", json={"decisions": theirs}, headers=told)
    assert answer.status_code == 200, answer.text
    record = answer.json()
    assert (record["one"], record["other"], record["new"], record["total"]) == ("anna", "ben", 4, 4)
    asked = {name: record[name] for name in ("one", "other", "handed", "seen")}
    asked |= {"rest": "other", "why": "he was there"}
    look = web.ask("POST", "/compare/look.json", json=asked, headers=told).json()
    assert any(each["change"] != "same" for each in look["questions"])
    kept = web.ask("POST", "/compare/keep.json", json=asked, headers=told).json()
    assert kept["taken"] == 4
    assert counted(folder)["3,140"] == "3410"


def test_a_case_of_one_person_says_what_to_do(web: Client) -> None:
    html = unescape(web.get("/compare").text)
    assert "anna alone decided here" in html
    assert web.get("/compare?one=zoe").status_code == 404


def test_a_case_in_place_compares_nothing(workbench: Client) -> None:
    assert "whosays init" in workbench.get("/compare").text
    assert workbench.post("/compare", files={"files": ("", b"")}, data={"text": "x"}).status_code >= 400
