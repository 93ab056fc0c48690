"""Who still speaks in a sentence that names nobody, and why."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.english import document
from whosays import extract, lexicon
from whosays.extract.still_speaking import BASE
from whosays.lexicon.language import language
from whosays.lexicon.saying import StillSpeaking
from whosays.model.mention import Mention, Voice
from whosays.workspace.reasons import STILL_SPEAKING

GRAMMAR = extract.grammar(lexicon.load())
CASES = tomllib.loads(Path(__file__).with_suffix(".toml").with_stem("still_speaking").read_text("utf-8"))["case"]
WIRE = "Nine people died, the district police said. Another 30 were injured."


def mention(text: str, figure: str, weights: dict[str, float] | None = None) -> Mention:
    grammar = GRAMMAR if weights is None else replace(GRAMMAR, voices=replace(GRAMMAR.voices, still_speaking=weights))
    found = extract.mentions(document(text), grammar).mentions
    return next(each for each in found if figure in text[each.amount.start : each.amount.end])


def speaker(voice: Voice | None) -> str:
    return "; ".join(words.text for words in voice.speakers) if voice and voice.speakers else "author"


@pytest.mark.parametrize("case", CASES, ids=[f"{case['class']}: {case['figure']}" for case in CASES])
def test_who_still_speaks(case: dict[str, str]) -> None:
    assert speaker(mention(case["text"], case["figure"]).voice) == case["speaker"]


def test_whoever_still_speaks_has_his_reasons_and_a_doubt() -> None:
    carried, said = mention(WIRE, "30"), mention(WIRE, "Nine")
    assert carried.voice is not None
    assert [name for name, _ in carried.voice.still_speaking][:2] == [BASE, "first"]
    assert sum(weight for _, weight in carried.voice.still_speaking) > 0
    assert any("names nobody" in doubt for doubt in carried.doubts)
    assert said.voice is not None
    assert said.voice.still_speaking == ()
    assert not any("names nobody" in doubt for doubt in said.doubts)


def test_the_weights_decide() -> None:
    never = {**GRAMMAR.voices.still_speaking, BASE: -99.0}
    assert speaker(mention(WIRE, "30", never).voice) == "author"
    assert speaker(mention(WIRE, "30", {}).voice) == "author"


def test_every_weight_has_words_for_people() -> None:
    assert set(STILL_SPEAKING) == set(StillSpeaking.model_fields)
    assert language("en").saying.still_speaking is not None
