"""The proof of a finished report: what `whosays report` writes passes, and no small lie in it does."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.verify.honest_cases import honest_cases
from tests.verify.made_case import made_case
from tests.verify.mutations import mutations
from whosays.cli.program import program
from whosays.errors import InputError, ReportError
from whosays.model.report import Account
from whosays.verify.proof import refusals
from whosays.verify.proof_ledger import Ledger
from whosays.workspace import Case

SHORT = 14
MANY = int(os.environ.get("PROOF_LIES", SHORT))
SEEDS = tuple(int(each) for each in os.environ.get("PROOF_SEEDS", "20261130").split(","))
"""Lies told of each page in the usual run, and their seeds; `make lies` tells more, of more reports."""
MORE = ("example in GBP", "in de", "opened_second, part 4", "opened_fourth, part 2", "odd") if MANY > SHORT else ()
PAGES = ("report.md", "index.html")


class Finished:
    """A case with its finished report."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.case = case
        case.report(folder)
        self.pages = {name: (folder / name).read_text("utf-8") for name in PAGES}
        self.account: Account = case.whole
        self.ledger: Ledger = case.proof.ledger

    def refused(self, text: str) -> bool:
        """Whether a page is refused."""
        return next(refusals(text, self.ledger), None) is not None


@pytest.fixture(scope="module", params=["example", "made"])
def finished(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return _finished(request.param, tmp_path_factory.mktemp("finished"))


@pytest.fixture(scope="module", params=["example", "made", *MORE])
def lied_about(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return _finished(request.param, tmp_path_factory.mktemp("lied"))


def _finished(name: str, folder: Path) -> Finished:
    return Finished(honest_cases()[name](folder), folder / "report")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_written_holds(finished: Finished, name: str) -> None:
    assert list(refusals(finished.pages[name], finished.ledger)) == []


@pytest.mark.timeout(120 + 10 * MANY)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", PAGES)
def test_no_lie_passes(lied_about: Finished, name: str, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    told: Counter[str] = Counter()
    passed = []
    for each in mutations(lied_about.pages[name], lied_about.account, MANY, seed):
        told[each.kind] += 1
        if not lied_about.refused(each.text):
            passed.append((each.kind, each.line, each.was, each.became))
    if MANY > SHORT:
        with capsys.disabled():
            sys.stdout.write(f"\n{lied_about.ledger.tools.title}, {name}, seed {seed}: {dict(told)}\n")
    assert passed == []
    assert sum(told.values()) == MANY


def test_a_refusal_names_the_line_the_words_and_the_record(finished: Finished) -> None:
    page = finished.pages["report.md"]
    lied = page.replace("**4,700**", "**4,800**", 1) if "**4,700**" in page else page.replace("€", "$", 1)
    first = next(refusals(lied, finished.ledger))
    number = next(
        n for n, (one, other) in enumerate(zip(page.split("\n"), lied.split("\n"), strict=True), 1) if one != other
    )
    assert first.place == f"line {number}"
    assert all((first.sentence, first.why, first.next_step))


@pytest.mark.parametrize(
    "told",
    [
        "Everybody agrees on this.",
        "The true figure is 7,000.",
        "- Cannot both hold: 4,000 against nothing.",
        "| A | 5,000 | nobody |",
    ],
)
def test_what_is_added_is_refused(finished: Finished, told: str) -> None:
    assert finished.refused(finished.pages["report.md"] + f"\n{told}\n")


def test_a_script_is_refused(finished: Finished) -> None:
    page = finished.pages["index.html"]
    assert finished.refused(page.replace("</main>", "<script>alert(1)</script></main>"))


def test_a_claim_that_is_marked_nowhere_is_missed(finished: Finished) -> None:
    page, claim = finished.pages["index.html"], finished.account.claims[0].id
    assert finished.refused(page.replace(f'<mark id="c-{claim}"', "<mark"))


def test_nothing_is_written_that_is_refused(
    tmp_path: Path, finished: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    from whosays.report import markdown_text
    from whosays.report.phrases import say
    from whosays.workspace import Wanted

    lied = {"method_roots": "All 9,000 agree."}
    monkeypatch.setattr(markdown_text, "say", lambda key, **words: lied.get(key) or say(key, **words))
    with pytest.raises(ReportError, match="All 9,000 agree"):
        finished.case.report(tmp_path / "report", Wanted(proved=True))
    assert not (tmp_path / "report").exists()


def test_prove_ends_with_one_where_a_line_is_refused(tmp_path: Path) -> None:
    case = made_case(tmp_path / "made")
    case.report(tmp_path / "report")
    run = CliRunner().invoke
    held = run(program, ["prove", str(tmp_path / "report"), "--case", str(tmp_path / "made")], standalone_mode=False)
    assert held.return_value == 0
    page = tmp_path / "report" / "report.md"
    page.write_text(page.read_text("utf-8").replace("12.400", "12.500", 1), encoding="utf-8")
    told = run(
        program, ["prove", str(page), "--case", str(tmp_path / "made"), "--format", "jsonl"], standalone_mode=False
    )
    assert told.return_value == 1
    assert '"schema": "whosays/refusal/1"' in told.stdout
    assert "12.500" in told.stdout


def test_only_reports_can_be_proved(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("12,000", encoding="utf-8")
    proof = made_case(tmp_path / "made").proof
    for path in (tmp_path / "notes.txt", tmp_path / "made"):
        with pytest.raises(InputError, match="name"):
            list(proof.of_files([path]))
