"""Relations of a pack over things that are nobody's: what one document tells of them is held together."""

from __future__ import annotations

import pytest

from tests.check.making import Paper, checked, exact, measure
from whosays.lexicon.packs import MeasureKind, PackFile, RelationEntry, UnitClass
from whosays.model.check import Verdict

BREAD = PackFile(
    name="bread",
    measure={
        "baked": measure("loaves baked", MeasureKind.CUMULATIVE, UnitClass.COUNT, places="any"),
        "sold": measure("loaves sold", MeasureKind.CUMULATIVE, UnitClass.COUNT, places="any"),
    },
    relation=(RelationEntry(name="nobody sells what was not baked", holds="sold <= baked"),),
)


def paper(baked: int, sold: int, whose: str | None = None) -> Paper:
    found = Paper()
    found.says(f"{baked} loaves", exact(baked, "count"), "baked", population=whose)
    found.says(f"{sold} loaves", exact(sold, "count"), "sold", population=whose)
    return found


@pytest.mark.parametrize(
    ("told", "verdicts"),
    [(paper(300, 450), [Verdict.FAILS]), (paper(300, 250), [Verdict.HOLDS]), (paper(300, 450, "neighbours"), [])],
    ids=["too many", "fewer", "somebody's"],
)
def test_things_of_one_document_are_held_together(told: Paper, verdicts: list[Verdict]) -> None:
    assert [check.verdict for check in checked(told, pack=BREAD)] == verdicts


def test_things_of_two_documents_are_not() -> None:
    one, other = Paper("one"), Paper("other")
    one.says("300 loaves", exact(300, "count"), "baked", population=None)
    other.says("450 loaves", exact(450, "count"), "sold", population=None)
    assert checked(one, other, pack=BREAD) == ()
