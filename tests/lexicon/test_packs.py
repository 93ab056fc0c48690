"""Packs: how they merge, and that what ships hangs together."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from tests.english import PACK
from whosays.lexicon.countries import countries
from whosays.lexicon.packs import MeasureEntry, MeasureKind, PackFile, RelationEntry, UnitClass, merged
from whosays.lexicon.strict import read

OLD = """
name = "old"
[measure.geese]
title = "geese"
names = ["geese"]
unit = "count"
kind = "stock"
[measure.ducks]
title = "ducks"
unit = "count"
kind = "stock"
[[relation]]
name = "geese are birds"
holds = "geese <= birds"
[[relation]]
name = "ducks are birds"
holds = "ducks <= birds"
"""
NEW = """
name = "new"
[measure.geese]
title = "grey geese"
unit = "count"
kind = "flow"
[role.keeper]
title = "keepers"
[[relation]]
name = "geese are birds"
holds = "geese < birds"
"""


def both() -> PackFile:
    return merged((read(OLD, PackFile, "old.toml"), read(NEW, PackFile, "new.toml")))


def test_a_key_given_again_replaces_the_old_one_whole() -> None:
    assert both().measure["geese"] == MeasureEntry(title="grey geese", unit=UnitClass.COUNT, kind=MeasureKind.FLOW)


def test_other_keys_stay_and_new_ones_come() -> None:
    assert (list(both().measure), list(both().role)) == (["geese", "ducks"], ["keeper"])


def test_relations_are_replaced_by_name() -> None:
    assert [(r.name, r.holds) for r in both().relation] == [
        ("ducks are birds", "ducks <= birds"),
        ("geese are birds", "geese < birds"),
    ]


def test_one_pack_merges_to_itself() -> None:
    assert merged((PACK,)) == PACK


def test_packs_that_share_an_axis_put_their_values_together() -> None:
    one = '[axis.event]\ntitle = "what"\n[axis.event.value.death]\ntitle = "death"\n[axis.event.value.injury]\ntitle = "injury"\n'
    other = '[axis.event]\ntitle = "what happened"\n[axis.event.value.home]\ntitle = "home"\n[axis.event.value.death]\ntitle = "loss of life"\n'
    whole = merged(tuple(read(f'name = "p"\n{text}', PackFile, "p.toml") for text in (one, other)))
    assert whole.axis["event"].title == "what happened"
    assert {key: value.title for key, value in whole.axis["event"].value.items()} == {
        "home": "home",
        "death": "loss of life",
        "injury": "injury",
    }


def dangling(pack: PackFile) -> list[str]:
    """What measures and places of `pack` name without the pack having it."""
    named = [
        (f"measure {key}: {other}", other in table)
        for key, entry in pack.measure.items()
        for others, table in (
            ((*entry.parts, *entry.widens, *filter(None, (entry.share_of, entry.share_in))), pack.measure),
            ((*entry.roles, *filter(None, (entry.role,))), pack.role),
        )
        for other in others
    ]
    around = {*pack.place, *countries().country}
    named += [(f"place {k}: {outer}", outer in around) for k, e in pack.place.items() for outer in e.within]
    return [what for what, known in named if not known]


def test_what_ships_names_only_what_it_has() -> None:
    assert not dangling(PACK)


def test_what_dangles_is_found() -> None:
    geese = MeasureEntry(title="g", unit=UnitClass.COUNT, kind=MeasureKind.STOCK, parts=("ganders",), role="keeper")
    assert dangling(PackFile(name="x", measure={"geese": geese})) == ["measure geese: ganders", "measure geese: keeper"]


def test_no_measure_that_ships_is_a_part_of_itself() -> None:
    def parts(key: str, above: tuple[str, ...]) -> None:
        assert key not in above, (*above, key)
        for part in PACK.measure[key].parts:
            parts(part, (*above, key))

    assert any(entry.parts for entry in PACK.measure.values())
    for key in PACK.measure:
        parts(key, ())


def test_stems_that_ship_are_long_enough_to_be_found() -> None:
    """A phrase is looked up by the first three letters of its stem: "by*" would never be found."""
    phrases = [p for e in PACK.measure.values() for p in (*e.names, *(q for group in e.when for q in group))]
    options = [option for phrase in phrases for option in phrase.split()[0].split("|") if option.endswith("*")]
    assert options
    assert not [option for option in options if len(option) < 4]


@pytest.mark.parametrize("same", [("planet",), ("population", "Country")])
def test_a_relation_holds_together_what_it_can(same: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        RelationEntry.model_validate({"name": "x", "holds": "a == b", "same": same})
