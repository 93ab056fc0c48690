"""An analyst's own spreadsheet of claims: read from its cells, refused row by row, kept whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, Run, runner
from tests.read import samples

HEAD = "figure,measure,speaker,population,place,as_of,publisher,note\n"
GOOD = '"about 4,300",killed,General Staff,soldiers,Kursk,2025-03-01,Radio Tolmek,from their channel\n'
PAPER = "Tarn News Agency\n3 March 2025\n\nThe General Staff said 4,300 soldiers were killed in Kursk by 1 March.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program in a folder with an empty case."""
    monkeypatch.chdir(tmp_path)
    program = runner(monkeypatch, capsys)
    assert program("init", "case", "-q").code == 0
    return program


def add(run: Run, rows: str, head: str = HEAD) -> Ran:
    Path("claims.csv").write_text(head + rows, "utf-8")
    return run("add", "case", "--claims", "claims.csv")


def claims(run: Run) -> list[dict[str, Any]]:
    return run("claims", "case", "--format", "jsonl", "-q").records


def test_a_row_tells_whether_its_sum_is_gross_or_net(run: Run) -> None:
    head = "figure,measure,speaker,unit,per,population,basis\n"
    added = add(
        run, "120,monthly pay,Union,USD,month,Laotian troops,net\n5,monthly pay,Union,USD,month,troops,nett\n", head
    )
    assert [claim["basis"] for claim in claims(run)] == [["net"]]
    assert "row 3, column basis: 'nett' is no basis; did you mean 'net'?" in added.err


def test_a_row_is_a_claim_and_its_cell_the_evidence(run: Run) -> None:
    added = add(run, GOOD)
    assert (added.code, added.out) == (0, "claims.csv\n")
    assert "with 1 claims" in added.err
    (claim,) = claims(run)
    told = {
        name: claim[name] for name in ("text", "low", "qualifier", "unit", "measure", "as_of", "speaker", "publisher")
    }
    assert told == {
        "text": "about 4,300",
        "low": 4300,
        "qualifier": "approx",
        "unit": "person",
        "measure": "killed",
        "as_of": "2025-03-01",
        "speaker": "General Staff",
        "publisher": "Radio Tolmek",
    }
    assert (HEAD + GOOD)[claim["start"] : claim["end"]] == "about 4,300"


def test_rows_are_grouped_and_joined_with_what_papers_say(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAPER, "utf-8")
    run("add", "case", "a.txt", "-q")
    add(run, GOOD + "3900,killed,Office for War Graves,soldiers,Kursk,2025-03-01,,\n")
    found = {c["document"] + " " + c["text"]: c for c in claims(run)}
    assert len({c["question"] for c in found.values()}) == 1
    paper, sheet = found["a.txt 4,300"], found["claims.csv about 4,300"]
    assert paper["root"] == sheet["root"]
    assert (paper["copy_of"], sheet["copy_of"]) == (None, None)
    assert found["claims.csv 3900"]["root"] != sheet["root"]
    (question,) = run("questions", "case", "--format", "jsonl", "-q").records
    assert (question["n_claims"], question["n_roots"]) == (3, 2)


def test_hedges_count_whatever_language_the_names_are_in(run: Run) -> None:
    rows = "at least 600,killed,Cruz Roja,,El Obeid\nup to 63,killed,Médicos del Mundo,,El Fasher\n"
    add(run, rows, "figure,measure,speaker,population,place\n")
    assert [(c["low"], c["high"]) for c in claims(run)] == [(600, None), (None, 63)]


def test_rows_go_back_to_what_their_writer_says(run: Run, tmp_path: Path) -> None:
    """Rows of one root are one voice whoever speaks, rows of another are not, though their speaker is the same."""
    (tmp_path / "a.txt").write_text(PAPER, "utf-8")
    run("add", "case", "a.txt", "-q")
    head = "figure,measure,speaker,population,place,root\n"
    rows = ["4300,killed,General Staff,soldiers,Kursk,briefing", "4300,killed,Radio Tolmek,soldiers,Kursk,Briefing"]
    rows.append("3900,killed,General Staff,soldiers,Kursk,leaked list")
    assert add(run, "\n".join(rows) + "\n", head).code == 0
    roots = [c["root"] for c in claims(run)]
    assert [len(set(roots)), len(set(roots[1:3]))] == [3, 1]


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("many,killed,DSV,,,,,\n", "figure", "'many' is no figure"),
        ("3 of 5 in 2024 and 12,killed,DSV,,,,,\n", "figure", "more than one figure"),
        ("30,killed,DSV,,,16/05/2026,,\n", "as_of", "'16/05/2026' is no date"),
        (",killed,DSV,,,,,\n", "figure", "is empty; fill it in"),
        ("30,,DSV,,,,,\n", "measure", "is empty; fill it in"),
        ("30,killed,,,,,,\n", "speaker", "is empty; fill it in"),
        ("30,killed,DSV,,,March 2025,,\n", "as_of", "write 2025, 2025-03 or 2025-03-07"),
        ("30,monthly pay,DSV,,,,,\n", "unit", "write one such as USD"),
        ("1.234,killed,DSV,,,,,\n", "figure", "'1.234' may be 1,234 or 1.234; write it without the point"),
    ],
)
def test_a_bad_row_is_refused_by_row_and_column_and_not_lost(run: Run, row: str, column: str, message: str) -> None:
    added = add(run, GOOD + row)
    assert added.code == 3
    assert f"claims.csv, row 3, column {column}: " in added.err
    assert message in added.err
    assert len(claims(run)) == 1
    counted = run("build", "case").out + run("build", "case").err
    assert "1 unread figure" in counted


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("figure,measure,who\n", "the column 'speaker' is missing"),
        ("figure,measure,speakr\n", "did you mean 'speaker'?"),
        ("figure,figure,measure,speaker\n", "stands there twice"),
        ("figure,measure,speaker,stanse\n", "did you mean 'stance'?"),
    ],
)
def test_a_file_without_the_columns_is_refused_whole(run: Run, head: str, message: str) -> None:
    added = add(run, "1,2,3,4\n", head)
    assert added.code == 2
    assert message in added.err
    assert claims(run) == []


@pytest.mark.parametrize(
    ("figure", "unit", "message"),
    [
        ("€400", "USD", "is USD, and the figure '€400' says EUR; make one of them right"),
        ("40%", "person", "is person, and the figure '40%' says percent; make one of them right"),
        ("400 dollars", "EUR", "is EUR, and the figure '400 dollars' says USD; make one of them right"),
    ],
)
def test_a_unit_that_contradicts_the_figures_sign_is_told(run: Run, figure: str, unit: str, message: str) -> None:
    added = add(run, f"{figure};{unit};monthly pay;DSV\n", "figure;unit;measure;speaker\n")
    assert f"claims.csv, row 2, column unit: {message}" in added.err
    assert claims(run) == []


@pytest.mark.parametrize(("figure", "unit"), [("$400", "AUD"), ("Rs 400", "PKR"), ("Rs 400", "NPR"), ("€400", "EUR")])
def test_a_sign_of_several_currencies_is_that_of_the_unit(run: Run, figure: str, unit: str) -> None:
    assert add(run, f"{figure};{unit};monthly pay;DSV\n", "figure;unit;measure;speaker\n").code == 0
    assert [(claim["low"], claim["unit"]) for claim in claims(run)] == [(400, unit)]


def test_points_group_thousands_where_the_sheet_says_so(run: Run) -> None:
    head = "figure;measure;speaker\n"
    assert add(run, "1.234.567;displaced;UNHCR\n1.234;killed;DSV\n", head).code == 0
    assert sorted(claim["low"] for claim in claims(run)) == [1234, 1_234_567]


def test_units_stances_and_lists_are_read(run: Run) -> None:
    head = "figure;unit;per;measure;speaker;stance;via;citations\n"
    row = "300;EUR;month;monthly pay;a defector;disputes;Radio Tolmek;12\n"
    assert add(run, row, head).code == 0
    (claim,) = claims(run)
    told = tuple(claim[name] for name in ("low", "unit", "per", "stance", "via", "citations"))
    assert told == (300, "EUR", "month", "disputes", ["Radio Tolmek"], ["12"])


def test_a_workbook_will_do(run: Run) -> None:
    rows: list[list[object]] = [
        ["figure", "measure", "speaker"],
        [4300, "killed", "General Staff"],
        ["at least 12", "wounded", "DSV"],
    ]
    Path("claims.xlsx").write_bytes(samples.workbook({"Claims": samples.sheet(*rows)}))
    assert run("add", "case", "--claims", "claims.xlsx").code == 0
    assert [(c["low"], c["high"], c["speaker"]) for c in claims(run)] == [
        (4300, 4300, "General Staff"),
        (12, None, "DSV"),
    ]


def test_something_must_be_named(run: Run) -> None:
    assert run("add", "case").code == 2
