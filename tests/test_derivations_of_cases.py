"""Derivations of a case: made again only where something they rest on changed, kept in snapshots, brought by packs."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from tests.tiny import TinyStages
from whosays import Case, derive
from whosays.custody import snapshots
from whosays.errors import LexiconError
from whosays.model.derivation import Derivation
from whosays.workspace import pack_findings

STAGES = TinyStages()
FORMULA = """
[[derivation]]
name = "lived"
formula = "wounded - killed"
unit = "person"
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    Case.create(folder)
    (folder / "case.toml").write_text(FORMULA, "utf-8")
    paper = tmp_path / "a.txt"
    paper.write_text("NIS: 40 killed and NIS: 100 wounded", "utf-8")
    Case.open(folder, stages=STAGES).add([paper])
    return folder


def built(folder: Path) -> tuple[Derivation, ...]:
    return Case.open(folder, stages=STAGES).build().derivations


def never(*_: object) -> NoReturn:
    raise AssertionError("it was reckoned again")


def test_what_did_not_change_is_not_reckoned_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = built(case)
    assert [(each.name, str(each.reported.low)) for each in first] == [("lived", "60")]
    with monkeypatch.context() as patched:
        patched.setattr(derive, "derivation", never)
        assert built(case) == first
        (case / "case.toml").write_text(FORMULA.replace("wounded -", "2 * wounded -"), "utf-8")
        with pytest.raises(AssertionError, match="again"):
            built(case)
    assert built(case)[0].reported.low == 160


def test_another_document_or_seed_makes_it_again(case: Path, tmp_path: Path) -> None:
    first = built(case)
    (tmp_path / "b.txt").write_text("JCS: 50 killed", "utf-8")
    Case.open(case, stages=STAGES).add([tmp_path / "b.txt"])
    second = built(case)
    assert second != first
    (case / "case.toml").write_text(FORMULA + "[derive]\nseed = 2\n", "utf-8")
    assert [each.reported for each in built(case)] == [each.reported for each in second]
    assert len(snapshots.load(case)) == 3


def test_a_snapshot_holds_what_was_derived(case: Path) -> None:
    built(case)
    ((_, snapshot),) = snapshots.load(case)
    found = snapshots.findings_place(case, snapshot.findings).read_text("utf-8")
    assert '"schema":"whosays/derivation/1"' in found
    (case / "ledger.sqlite").unlink()
    built(case)
    assert len(snapshots.load(case)) == 1


def test_a_pack_brings_formulas_and_a_case_replaces_them(case: Path) -> None:
    pack = case / "packs" / "own.toml"
    pack.write_text('name = "own"\n' + FORMULA.replace("lived", "all_hurt").replace(" - ", " + "), "utf-8")
    assert [(each.name, str(each.reported.low)) for each in built(case)] == [("all_hurt", "140"), ("lived", "60")]
    pack.write_text('name = "own"\n' + FORMULA.replace(" - ", " + "), "utf-8")
    assert [(each.name, str(each.reported.low)) for each in built(case)] == [("lived", "60")]
    pack.write_text('name = "own"\n' + FORMULA.replace("lived", "of_none").replace("wounded", "missing"), "utf-8")
    assert [each.name for each in built(case)] == ["lived"]
    pack.write_text('name = "own"\n' + FORMULA.replace("wounded", "woundde"), "utf-8")
    with pytest.raises(LexiconError, match=r"own\.toml, line 5: lived: nothing is called 'woundde'"):
        built(case)


def test_a_pack_with_a_wrong_formula_does_not_pass_its_check(tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    wrong = FORMULA.replace("wounded - killed", "wounded - kiled").replace("lived", "all_of_them")
    pack.write_text('name = "own"\n' + FORMULA + wrong, "utf-8")
    (found,) = pack_findings([str(pack)])[1]
    assert (found.line, found.weight, found.table) == (10, "wrong", "derivation 'all_of_them'")
    assert found.message == "all_of_them: nothing is called 'kiled'; did you mean 'killed'?"


def test_without_schemes_a_cell_is_refused(case: Path) -> None:
    text = FORMULA.replace("wounded - killed", "killed * due").replace('"person"', '"USD"')
    (case / "case.toml").write_text(text + '[derivation.inputs]\ndue = { scheme = "pay", on = 2025-01-01 }\n', "utf-8")
    (found,) = built(case)
    assert found.refused == "due: schemes: there is no scheme 'pay'; there are: none"


def test_the_same_case_derives_the_same(case: Path) -> None:
    first = built(case)
    (case / "ledger.sqlite").unlink()
    assert built(case) == first
