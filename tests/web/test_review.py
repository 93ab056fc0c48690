"""Review and the log: forms rule what they say, conflicts are shown, programs rule by the same words."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import cast

import httpx
import pytest

from tests.web.asking import OWN, PORT, Client
from whosays import Case
from whosays.errors import CaseError
from whosays.model.decision import Action
from whosays.pipeline import near
from whosays.web.app import application
from whosays.web.guard import Gate
from whosays.web.reviewing import Form, rows
from whosays.workspace import Upkeep, around, bench, freshness
from whosays.workspace.bench import bench_of
from whosays.workspace.upkeep import State as Upkept
from whosays.workspace.worded import current

TEXTS = {
    "a.txt": "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk. "
    "It counted about 6,200 wounded soldiers.\n",
    "b.txt": "Valley Courier\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk. "
    "Whole platoons drowned in the river.\n",
    "c.txt": "Osk Gazette\n6 March 2025\n\nThe Red Cross said at least 2,900 soldiers were killed in Osk.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of three papers."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    Case.create(folder / "case").add([folder / name for name in TEXTS])
    Case.open(folder / "case").build()
    return folder / "case"


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "case"))


class Followed:
    """Keeps what is shown of a case true to its files, in the process of the tests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = freshness.look(folder)
        case = Case.open(folder)
        case.shelve()
        self.desk, self.bench = case.desk, bench_of(case)

    def attend(self) -> Upkept:
        """What has changed is taken in."""
        if self._seen != (look := freshness.look(self._folder)):
            with suppress(CaseError):
                Case.open(self._folder).shelve()
            self._seen = look
        return Upkept()


@pytest.fixture(params=["held", "from the shelf"])
def web(request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Anna, let in, on a case of her own: one that is held, and one as if it were too large for that."""
    if request.param != "held":
        monkeypatch.setattr(bench, "MOST_CLAIMS", 0)
        monkeypatch.setattr(near, "MOST_CLAIMS", 0)
    gate = Gate(port=PORT)
    return by("anna", Client(application(cast("Upkeep", Followed(folder)), gate), gate).entered())


def by(name: str, client: Client) -> Client:
    """The client as one who decides by that name."""
    assert sent(client, "/review/as", by=name).status_code == 303
    return client


def another(name: str, client: Client) -> Client:
    """Another browser on the same workbench."""
    return by(name, Client(client.app, client.gate).entered())


def sent(client: Client, path: str, **fields: str | list[str]) -> httpx.Response:
    headers = {"origin": OWN, "sec-fetch-site": "same-origin", "accept": "text/html"}
    return client.ask("POST", path, data=fields, headers=headers)


def claim_of(folder: Path, words: str) -> str:
    return next(each.id for each in Case.open(folder).claims if words in each.evidence.exact)


def seen(client: Client) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get("/review").text)
    assert found
    return unescape(found[1])


def test_the_queue_shows_a_claim_with_its_text_its_fields_and_its_evidence(web: Client, folder: Path) -> None:
    claim = claim_of(folder, "3,560")
    html = web.get(f"/review?claim={claim}").text
    assert 'value="3,560"' in html
    assert 'value="Office for War Graves"' in html
    assert "Whole platoons drowned" in html
    assert re.search(r'id="estimate">best [\d,]+', html)
    assert html.count('name="claim"') > 5
    assert web.get(f"/review?claim={'0' * 16}").status_code == 200
    assert "Nothing is left here" in web.get("/review?state=rejected").text


def test_an_address_that_names_a_claim_shows_that_claim(
    web: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever page of the queue it stands on, by itself, by its question, by its document or by its state."""
    for module, name in ((around, "EACH"), (bench, "CLAIMS_EACH"), (bench, "SCATTERED_EACH")):
        monkeypatch.setattr(module, name, 1)
    claims = {each.id: each for each in Case.open(folder).claims}
    for claim, told in claims.items():
        (row,) = [each for each in web.get(f"/review.json?claim={claim}").json()["claims"] if each["claim"] == claim]
        for part in ("", f"&document={told.document}", f"&question={row['question'] or ''}", "&state=unreviewed"):
            html = web.get(f"/review?claim={claim}{part}").text
            assert f'<input type="hidden" name="claim" value="{claim}"><input type="hidden" name="do"' in html, part


def test_looking_changes_nothing_and_a_page_is_light(web: Client, folder: Path) -> None:
    claim = claim_of(folder, "3,140")
    for path in (
        "/review",
        f"/review?claim={claim}&saved=0",
        "/log",
        "/compare",
        "/builds",
        "/review/keep",
        "/compare/keep",
    ):
        answer = web.get(path)
        assert answer.status_code in (200, 405)
        assert len(answer.content) < 100_000
    assert Case.open(folder).docket.seen == ()


def test_a_state_lists_what_is_in_it(web: Client, folder: Path) -> None:
    claim = claim_of(folder, "3,560")
    kept = sent(web, "/review/keep", do="accept", claim=claim, seen=seen(web))
    assert kept.status_code == 303
    told = web.get("/review.json?state=accepted").json()
    assert [each["claim"] for each in told["claims"]] == [claim]
    assert claim not in {each["claim"] for each in web.get("/review.json?state=unreviewed").json()["claims"]}
    assert "1 accepted" in web.get("/review").text


def test_what_a_form_rules_is_shown_and_then_kept(web: Client, folder: Path) -> None:
    claim = claim_of(folder, "3,560")
    told = {"claim": claim, "do": "correct", "seen": seen(web), "next": f"/review?claim={claim}", "why": "the scan"}
    looked = sent(web, "/review/look", **told, value="9,000", measure="killed")
    assert looked.status_code == 200
    assert "Nothing is kept yet" in looked.text
    assert re.search(r"2,900–3,560.*?2,900–9,000", looked.text, re.S)
    assert Case.open(folder).decisions == ()
    kept = sent(web, "/review/keep", **told, value="9,000")
    assert kept.status_code == 303
    html = web.get(kept.headers["location"]).text
    assert re.search(r"Saved \d\d:\d\d:\d\d UTC · event 1<", html)
    assert re.search(r"2,900–3,560.*→.*2,900–9,000", html)
    (standing,) = Case.open(folder).decisions
    assert (standing.decision.author, standing.decision.action, standing.about[1]) == ("anna", "value", "9000")
    assert "2,900–9,000" in web.get("/questions").text


def test_what_cannot_be_traced_at_once_stands_on_what_the_last_build_found(
    web: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of a case of which more hangs together than is traced while somebody waits."""
    is_part = not near.MOST_CLAIMS
    for module in (near, around):
        monkeypatch.setattr(module, "MOST_AROUND", 0)
    told = {"claim": claim_of(folder, "3,560"), "do": "correct", "why": "the scan", "seen": seen(web)}
    much = sent(web, "/review/look", **told, value="9,000").text
    assert re.search(r"2,900–3,560.*?2,900–9,000", much, re.S)
    other = sent(web, "/review/look", **told, measure="wounded").text
    for html, words in ((much, "rests on the statements that the last build found"), (other, "cannot be told yet")):
        assert (words in html) is is_part
        assert "No finding changes" not in html


def test_several_fields_are_one_event(web: Client, folder: Path) -> None:
    told = {"claim": claim_of(folder, "3,560"), "do": "correct", "why": "the annex"}
    assert sent(web, "/review/keep", **told, place="Tarn Gap", stance="estimates").status_code == 303
    (standing,) = Case.open(folder).decisions
    assert (standing.decision.action, len(standing.parts)) == ("batch", 2)
    assert sent(web, "/review/undo").status_code == 303
    assert [each.state for each in Case.open(folder).decisions] == ["undone", "in force"]
    assert sent(web, "/review/undo", redo="1").status_code == 303
    assert Case.open(folder).decisions[0].state == "in force"
    assert sent(web, "/review/undo", redo="1").status_code == 400


def test_undo_and_redo_go_back_and_forth_as_far_as_there_is_anything(web: Client, folder: Path) -> None:
    for words in ("3,140", "3,560"):
        sent(web, "/review/keep", claim=claim_of(folder, words), do="accept")
    steps = [("", 1), ("", 0), ("1", 1), ("1", 2), ("", 1), ("1", 2)]
    for redo, accepted in steps:
        assert sent(web, "/review/undo", **({"redo": redo} if redo else {})).status_code == 303
        told = [e for e in Case.open(folder).decisions if e.decision.action == Action.ACCEPT and e.is_in_force]
        assert len(told) == accepted
    sent(web, "/review/undo")
    sent(web, "/review/keep", claim=claim_of(folder, "2,900"), do="accept")
    assert sent(web, "/review/undo", redo="1").status_code == 400


def test_words_that_are_selected_are_held_against_the_text(web: Client, folder: Path) -> None:
    text = TEXTS["a.txt"]
    start = text.index("about 6,200 wounded")
    claim = claim_of(folder, "6,200")
    told = {"claim": claim, "do": "correct", "why": "it begins before", "start": str(start)}
    wrong = sent(web, "/review/look", **told, end=str(start + 12), words="3,140 soldiers")
    assert wrong.status_code == 400
    assert "select them again" in wrong.text
    words = "about 6,200 wounded"
    assert sent(web, "/review/keep", **told, end=str(start + len(words)), words=words).status_code == 303
    assert claim_of(folder, words) == claim


def test_a_claim_that_was_missed_is_added(web: Client, folder: Path) -> None:
    document = next(s.document.id for s in Case.open(folder).documents if s.name == "b.txt")
    start = TEXTS["b.txt"].index("Whole platoons")
    told = {"do": "missed", "document": document, "start": str(start), "end": str(start + 14), "why": "a lower bound"}
    assert sent(web, "/review/look", **told, measure="").status_code == 400
    assert sent(web, "/review/keep", **told, measure="killed", value="at least 60").status_code == 303
    assert claim_of(folder, "Whole platoons")


def test_several_that_are_chosen_are_ruled_as_one(web: Client, folder: Path) -> None:
    claims = [claim_of(folder, words) for words in ("3,140", "3,560", "2,900")]
    looked = sent(web, "/review/look", claim=claims, do="same-root", why="one register")
    assert looked.text.count("of one statement with") == 2
    assert sent(web, "/review/keep", claim=claims, do="same-root", why="one register").status_code == 303
    assert len(Case.open(folder).decisions[0].parts) == 2
    assert sent(web, "/review/look", do="accept", why="x").status_code == 400
    told = sent(web, "/review/look", claim=claims, do="place", value="Tarn Gap", why="a map")
    assert told.text.count("Tarn Gap") >= 3


def test_a_conflict_shows_both_and_keeps_what_was_first(web: Client, folder: Path) -> None:
    claim = claim_of(folder, "3,140")
    ben = another("ben", web)
    state = seen(ben)
    told = {"claim": claim, "do": "correct", "why": "the scan"}
    assert sent(web, "/review/keep", **told, value="3,100", seen=state).status_code == 303
    late = sent(ben, "/review/keep", **told, value="3,200", seen=state)
    assert late.status_code == 409
    assert re.search(r"Theirs.*anna.*3100.*Yours.*ben.*3,200", late.text, re.S)
    assert [each.decision.author for each in Case.open(folder).decisions] == ["anna"]
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', late.text.split('id="yours"')[1])
    again = sent(ben, "/review/keep", **{name: unescape(value) for name, value in fields})
    assert again.status_code == 303
    assert [each.state for each in Case.open(folder).decisions] == ["overruled by a later decision", "in force"]
    elsewhere = {"claim": claim_of(folder, "2,900"), "do": "accept", "seen": state}
    assert sent(ben, "/review/keep", **elsewhere).status_code == 303


def test_the_log_tells_everything_and_can_be_taken_away(web: Client, folder: Path) -> None:
    assert "Nothing was decided yet" in web.get("/log").text
    for words in ("3,140", "3,560"):
        sent(web, "/review/keep", claim=claim_of(folder, words), do="accept")
    sent(web, "/review/undo")
    html = web.get("/log").text
    assert "anna: 3 decisions, the chain is whole" in html
    assert html.count("<tr id=") == 3
    assert web.get("/log?ruling=undo").text.count("<tr id=") == 1
    assert web.get("/log?q=3,140&by=anna&state=undone").text.count("<tr id=") == 0
    lines = [json.loads(line) for line in web.get("/log.jsonl?ruling=accept").text.splitlines()]
    assert [line["state"] for line in lines] == ["in force", "undone"]
    assert web.get("/log.csv").text.count("\n") == 4
    file = folder / "decisions" / "anna.jsonl"
    file.write_bytes(file.read_bytes().replace(b"3,140", b"3,141", 1))
    html = web.get("/log").text
    assert "anna: 0 decisions" in html
    assert "line 1" in html
    assert "restore it from a copy" in html
    assert web.get("/review").status_code == 409


def test_programs_rule_by_the_words_of_decide(web: Client, folder: Path) -> None:
    queue = web.get("/review.json").json()
    assert queue["total"] == len(Case.open(folder).claims)
    ruling = {"ruling": "value", "about": [claim_of(folder, "3,560"), "9,000"]}
    asked = {"rulings": [ruling], "why": "the scan", "by": "carl"}
    headers = {"authorization": f"Bearer {web.gate.token}"}
    looked = web.ask("POST", "/rulings/look.json", json=asked, headers=headers)
    assert looked.status_code == 200
    assert looked.json()["questions"][0]["after"]["reported"] == [2900, 9000]
    kept = web.ask("POST", "/rulings.json", json=asked | {"seen": queue["seen"]}, headers=headers)
    assert (kept.status_code, kept.json()["author"], kept.json()["state"]) == (201, "carl", "in force")
    late = web.ask("POST", "/rulings.json", json=asked | {"seen": queue["seen"], "by": "dora"}, headers=headers)
    assert (late.status_code, "carl ruled value" in late.json()["error"]) == (409, True)
    none = web.ask("POST", "/rulings.json", json=asked | {"why": " "}, headers=headers)
    assert (none.status_code, "needs its reason" in none.json()["error"]) == (404, True)
    assert web.ask("POST", "/rulings.json", json=asked).status_code == 403
    told = web.get("/log.json").json()
    assert (told["total"], told["chains"]) == (1, {"carl": "whole"})


def test_what_another_program_decides_is_taken_in(web: Client, folder: Path) -> None:
    assert "76" not in web.get("/review").text.split("unreviewed")[0][-4:]
    Case.open(folder).decide(Action.NO_EVIDENCE, ["3,560"], "a guess", "erik")
    html = web.get("/review").text
    assert "1 rejected" in html
    assert "erik: 1 decision" in web.get("/log").text


def test_a_case_that_keeps_nothing_says_how_to_make_one(workbench: Client) -> None:
    for path in ("/review", "/log"):
        answer = workbench.get(path)
        assert answer.status_code == 200
        assert "whosays init" in answer.text
    assert workbench.get("/review.json").status_code == 404


def test_a_hostile_document_shows_as_text_in_review_and_log(tmp_path: Path) -> None:
    """Scripts and steering characters of texts, of speakers and of reasons are shown, and obeyed by nobody."""
    text = (
        "Tarn\n3 March 2025\n\nThe Office of <script>alert(1)</script> \u202eGraves said 3,140 soldiers were killed in Osk. "
        "The Red Cross said 2,900 soldiers were killed in Osk.\n"
    )
    (tmp_path / "<img src=x onerror=alert(2)>.txt").write_text(text, "utf-8")
    Case.create(tmp_path / "case").add(list(tmp_path.glob("*.txt")))
    gate = Gate(port=PORT)
    web = by("anna", Client(application(cast("Upkeep", Followed(tmp_path / "case")), gate), gate).entered())
    for claim in (each.id for each in Case.open(tmp_path / "case").claims):
        for path in ("/review/look", "/review/keep"):
            sent(web, path, claim=claim, do="speaker", value="\u202e<b>x</b>", why="<svg onload=alert(3)>\u202e")
        pages = [web.get(f"/review?claim={claim}").text, web.get("/log").text]
        pages.append(sent(web, "/review/look", claim=claim, do="accept", why="<svg onload=alert(3)>").text)
        for html in pages:
            assert "\u202e" not in html
            assert not re.search(r"<(script>|img src=x|svg onload|b>x)", html)


def test_the_fields_of_a_form_rule_nothing_when_they_stand_as_they_stood(folder: Path) -> None:
    """Every field is written so that it is read again as the same."""
    case = Case.open(folder)
    for claim in case.claims:
        told = {name: [value] for name, value in current(claim).items()}
        changed = Form({"do": ["correct"], "claim": [claim.id], **told, "value": ["123"]})
        (row,) = rows(changed, case.account)
        assert (row.action, row.about) == (Action.VALUE, (claim.id, "123"))
        kept = case.docket.proposed(Action.VALUE, (claim.id, current(claim)["value"]))
        look = case.docket.look(kept)
        assert all(each.before == each.after or not look.claims for each in look.moved)
