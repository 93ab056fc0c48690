"""Derivations of `case.toml` that are not written as they should: each is told with its line, and stops nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tiny import TinyStages
from whosays import Case
from whosays.errors import SettingsError
from whosays.settings import parsed

STAGES = TinyStages()
RIGHT = '[[derivation]]\nname = "lived"\nformula = "wounded - killed"\nunit = "person"\n'
NO_UNIT = '[[derivation]]\nname = "both"\nformula = "wounded + killed"\n'
BY_ID = '[[derivation]]\nname = "of_one"\nformula = "hurt * 2"\nunit = "person"\n[derivation.inputs]\nhurt = { question = "30fc03bb" }\n'
OF_NONE = BY_ID.replace('question = "30fc03bb"', 'place = "Alder"')


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    Case.create(folder)
    paper = tmp_path / "a.txt"
    paper.write_text("NIS: 40 killed and NIS: 100 wounded", "utf-8")
    Case.open(folder, stages=STAGES).add([paper])
    return folder


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (NO_UNIT, "line 1: the key 'derivation.unit' is missing; add it"),
        (BY_ID, 'line 6: \'derivation.inputs.hurt\': a question is told beside its measure, as `whosays questions` shows both; write { measure = "…", question = "30fc03bb" }'),
        (OF_NONE, "line 6: 'derivation.inputs.hurt': an input names either a measure or a scheme, or another derivation; write { measure"),
        (RIGHT, "line 6: the derivation 'lived' stands twice in this file; give it another name"),
    ],
)  # fmt: skip
def test_a_derivation_that_is_wrong_stops_no_other(case: Path, wrong: str, says: str) -> None:
    (case / "case.toml").write_text(wrong + RIGHT, "utf-8")
    opened = Case.open(case, stages=STAGES)
    account = opened.build()
    assert [(each.name, str(each.reported.low)) for each in account.derivations] == [("lived", "60")]
    (told,) = account.unreadable
    assert says in f"{told.name}: {told.reason}"
    assert "{'" not in told.reason


def test_one_that_is_wrong_is_not_called_unknown(case: Path) -> None:
    (case / "case.toml").write_text(RIGHT + NO_UNIT, "utf-8")
    assert Case.open(case, stages=STAGES).derived(["both"]) == ()


def test_numbers_of_tables_stay_those_of_the_file() -> None:
    told = parsed(NO_UNIT + RIGHT, "case.toml")
    assert [(each.entry.name, each.number) for each in told.derivations] == [("lived", 1)]
    assert [each.name for each in told.misread] == ["both"]


def test_what_is_wrong_elsewhere_still_stops() -> None:
    with pytest.raises(SettingsError, match=r"case\.toml, line 5: unknown key 'read\.max_page'"):
        parsed(NO_UNIT + "\n[read]\nmax_page = 3\n".lstrip("\n"), "case.toml")
