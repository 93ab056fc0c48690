"""The proof of a finished report: what `whosays report` writes passes, and no small lie in it does."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.verify.made_case import made_case
from tests.verify.mutations import Mutation, mutations
from whosays.cli.program import program
from whosays.errors import InputError, ReportError
from whosays.model.report import Account
from whosays.verify.proof import refusals
from whosays.verify.proof_ledger import Ledger
from whosays.workspace import Case

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops"
SHORT, SEED = 14, 20261130
"""Lies told of each page in the usual run; `make lies` tells more (PROOF_LIES)."""
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
    folder = tmp_path_factory.mktemp("finished")
    case = Case.open(EXAMPLE) if request.param == "example" else made_case(folder / "made")
    return Finished(case, folder / "report")


@pytest.mark.parametrize("name", PAGES)
def test_what_is_written_holds(finished: Finished, name: str) -> None:
    assert list(refusals(finished.pages[name], finished.ledger)) == []


@pytest.mark.parametrize("name", PAGES)
def test_no_lie_passes(finished: Finished, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    many = int(os.environ.get("PROOF_LIES", SHORT))
    told: Counter[str] = Counter()
    passed = [each for each in _told(finished, name, many, told) if not finished.refused(each.text)]
    if many > SHORT:
        with capsys.disabled():
            sys.stdout.write(f"\n{finished.ledger.tools.title}, {name}: {dict(told)}\n")
    assert [(each.kind, each.line, each.was, each.became) for each in passed] == []
    assert sum(told.values()) == many


def _told(finished: Finished, name: str, many: int, told: Counter[str]) -> Iterator[Mutation]:
    for each in mutations(finished.pages[name], finished.account, many, SEED):
        told[each.kind] += 1
        yield each


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
