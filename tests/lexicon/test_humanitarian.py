"""The pack for disasters, displacement, crowds, health and aid: what it holds, and the sentences that prove it.

Expected results are those that stand beside the examples in the packs; `whosays lexicon check` runs the same.
"""

from __future__ import annotations

import pytest

from whosays.check.rules import rules
from whosays.lexicon import load
from whosays.lexicon.packs import MeasureEntry
from whosays.lexicon.whole import pack_sources
from whosays.workspace import pack_findings

PACK = next(source.pack for source in pack_sources() if source.name == "humanitarian.toml")


def test_every_example_of_the_packs_that_ship_gives_its_claim() -> None:
    total, findings = pack_findings()
    assert total >= 120
    assert [each.message for each in findings if each.weight == "wrong"] == []


@pytest.mark.parametrize(("key", "entry"), PACK.measure.items())
def test_each_measure_has_examples(key: str, entry: MeasureEntry) -> None:
    assert key
    assert 2 <= len(entry.examples) <= 3


def test_relations_compile_with_what_ships() -> None:
    compiled = {rule.entry.name for rule in rules(load().pack)}
    assert {relation.name for relation in PACK.relation} <= compiled


@pytest.mark.parametrize("measure", ["displaced", "crowd_size", "cases", "aid_pledged", "damage"])
def test_both_packs_load_together(measure: str) -> None:
    both = load().pack.measure
    assert {measure, "killed", "wounded", "missing", "troops_deployed"} <= set(both)
