"""Looking after packs: a skeleton, what is wrong or doubtful in a pack, and which words told which measure.

Expected findings are written from the rules of phrases in `whosays.lexicon.phrases` and of packs in
docs/reference/packs.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.errors import InputError
from whosays.lexicon.whole import pack_sources
from whosays.workspace import Case, measures_told, new_pack, pack_findings
from whosays.workspace.authoring import packs
from whosays.workspace.reviewing import dead_words

WELLS = """\
name = "wells"

[measure.wells_drilled]
title = "wells drilled"
names = ["drilled", "wells sunk|bored", "# boreholes"]
unit = "count"
kind = "cumulative"
parts = ["wells_dril"]
role = "driller"
examples = [
    { text = "The crew drilled 12 wells in May.", low = 12 },
    { text = "The crew drilled 14 wells in June.", low = 15 },
]

[measure.wells_bored]
title = "wells bored"
names = ["wells bored", "the council, said", "by-"]
unit = "count"
kind = "cumulative"

[[relation]]
name = "odd"
holds = "wells_drilled <= wells_there"

[[relation]]
name = "no relation"
holds = "wells_drilled + 1"
"""


GIVES = "should give measure wells_drilled, low 15"
NO_RELATION = (
    "relation 'no relation', column 1: 'wells_drilled + 1': "
    "a relation compares two sides once, with ==, <=, >=, < or >."
)


@pytest.fixture
def wells(tmp_path: Path) -> Path:
    path = tmp_path / "wells.toml"
    path.write_text(WELLS, "utf-8")
    return path


def test_a_skeleton_passes_as_it_stands(tmp_path: Path) -> None:
    path = new_pack("water_supply", tmp_path)
    assert path == tmp_path / "water_supply.toml"
    total, findings = pack_findings([str(path)])
    assert (total, findings) == (2, ())
    assert 'name = "water_supply"' in path.read_text("utf-8")


def test_a_skeleton_goes_into_the_packs_of_a_case(tmp_path: Path) -> None:
    Case.create(tmp_path / "case")
    assert new_pack("water", tmp_path / "case") == tmp_path / "case" / "packs" / "water.toml"
    assert pack_findings(["water"], tmp_path / "case") == (2, ())


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Water", "'Water' cannot name a pack"),
        ("../water", "cannot name a pack"),
        ("conflict", "ships already"),
        ("wells", "wells.toml is there already"),
    ],
)
def test_a_name_that_cannot_be_taken(wells: Path, name: str, message: str) -> None:
    before = wells.read_bytes()
    with pytest.raises(InputError, match=message):
        new_pack(name, wells.parent)
    assert wells.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        new_pack("water", tmp_path / "nowhere")


def test_what_is_wrong_is_found_with_its_line(wells: Path) -> None:
    total, findings = pack_findings([str(wells)])
    assert total == 2
    assert [(each.line, each.weight.value, each.text, each.message.split(";")[0]) for each in findings] == [
        (8, "wrong", "wells_dril", "no measure is called 'wells_dril'"),
        (9, "wrong", "driller", "no role is called 'driller'"),
        (12, "wrong", "The crew drilled 14 wells in June.", GIVES),
        (15, "warning", "", "without examples nothing proves: wells_bored"),
        (17, "wrong", "the council, said", "the phrase never matches: 'council,' is read as 'council ,'"),
        (17, "wrong", "by-", "the phrase never matches: 'by-' is read as 'by -'"),
        (17, "warning", "wells bored", "tells wells_bored and wells_drilled alike"),
        (23, "wrong", "wells_drilled <= wells_there", "no measure is called 'wells_there'"),
        (27, "wrong", "wells_drilled + 1", NO_RELATION),
    ]
    assert "did you mean 'wells_drilled'?" in findings[0].message
    assert "compares two sides once" in findings[-1].message


def test_what_a_payment_is_due_for_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "grants.toml"
    path.write_text(
        'name = "grants"\n[measure.grant]\ntitle = "grant"\nunit = "money"\nkind = "rule"\n'
        'pays = { event = "deth", evnt = "death" }\n[axis.depth]\ntitle = "depth"\nonly = { event = ["well"] }\n'
        '[axis.depth.value.deep]\ntitle = "deep"\n',
        "utf-8",
    )
    told = {(each.table, each.text): each.message for each in pack_findings([str(path)])[1] if each.weight == "wrong"}
    assert told["measure.grant", "deth"] == "no axis.event.value is called 'deth'; did you mean 'death'?"
    assert told["measure.grant", "evnt"] == "no axis is called 'evnt'; did you mean 'event'?"
    assert told["axis.depth", "well"].startswith("no axis.event.value is called 'well'")


@pytest.mark.parametrize(
    ("phrase", "alone"),
    [
        ("", [True]),
        ("~ repaired", [True]),
        ("by* car", [True]),
        ("re*pair", [True]),
        ("12 wells", [True]),
        ("wells|pumps| repaired", [False]),
        ("night's|night march", [False]),
        ("council, said", [True]),
        ("killed , wounded", []),
        ("well-built ~ # pump*", []),
        ("U.S. aid", []),
        ("POWs", []),
    ],
)
def test_words_that_no_text_has(phrase: str, alone: list[bool]) -> None:
    assert [lost for _, lost in dead_words(phrase)] == alone


def test_a_pack_is_meant_by_its_file_or_its_name(wells: Path) -> None:
    assert [source.name for source in packs([str(wells)]).chosen] == ["wells.toml"]
    assert [source.name for source in packs(["conflict"]).chosen] == ["conflict.toml"]
    assert packs().chosen == pack_sources()
    with pytest.raises(InputError, match="did you mean 'conflict'"):
        packs(["conflct"])
    with pytest.raises(InputError, match="is no case"):
        packs(case=wells.parent)


TEXT = "On 3 May 2024 the crew drilled 12 wells. Some 40 men were killed and 9 hurt. The third pump cost 300 dollars."


def test_which_words_told_which_measure(wells: Path, tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(TEXT, "utf-8")
    broken = tmp_path / "b.pdf"
    broken.write_bytes(b"%PDF-1.4 broken")
    told, unread = measures_told(str(wells), [text, broken])
    assert [each.name for each in unread] == ["b.pdf"]
    assert all(TEXT[each.start : each.end] == each.text for each in told)
    by_text = {each.text: each for each in told}
    assert (by_text["12"].measure, by_text["12"].words, by_text["12"].pack) == (
        "wells_drilled",
        "drilled",
        "wells.toml",
    )
    killed = by_text["Some 40"]
    assert (killed.measure, killed.words, killed.second, killed.second_words) == ("killed", "killed", "wounded", "hurt")
    assert killed.score is not None
    assert killed.second_score is not None
    assert killed.score > killed.second_score
    assert (by_text["third"].measure, by_text["third"].how) == (None, "no claim: ordinal")
    assert by_text["300 dollars"].pack is None
    assert by_text["300 dollars"].how.startswith("no pack names it")
    with pytest.raises(InputError, match="no such file"):
        measures_told(str(wells), [tmp_path / "c.txt"])
