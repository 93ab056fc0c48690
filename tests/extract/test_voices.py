"""Who says it, through whom, and with which stance; the sentences of `voices.toml`, `givers.toml` and `tellers.toml` with
the answers of a reader of English."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.extract.stance import stance
from whosays.extract.voices import Hearing, Memory, remember, voice_at, voice_grammar, voices
from whosays.model.mention import Attribution, Stance, Voice

CASES = [
    case
    for name in ("voices.toml", "givers.toml", "tellers.toml")
    for case in tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))["case"]
]


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a test's text: full stops and the like, a closing quotation mark after them included."""
    spans, start = [], 0
    for at in range(len(text) - 1):
        ends = text[at] in ".!?" or (text[at] in '”"' and text[at - 1] in ".!?")
        following = text[at + 2 : at + 3]
        if ends and text[at + 1] == " " and (following.isupper() or following in '“"') and text[at - 1] not in "SM":
            spans.append((start, at + 1))
            start = at + 2
    return [*spans, (start, len(text))]


def found(text: str, figure: str) -> tuple[Voice | None, Stance, str | None]:
    """The voice over `figure` in `text`, the stance, and the word that decided it."""
    grammar = voice_grammar()
    spans = sentences(text)
    at = text.rindex(figure)
    index = next(k for k, (start, end) in enumerate(spans) if start <= at < end)
    hearing = Hearing(text, spans, grammar)
    memory = remember(hearing, index, Memory.empty())
    voice = voice_at(voices(hearing, index, memory), at, at + len(figure))
    taken, word = stance(hearing.line(*spans[index]), (at, at + len(figure)), voice, grammar)
    return voice, taken, word.text if word else None


def said_by(voice: Voice | None) -> str:
    return " and ".join(words.text for words in voice.speakers) if voice and voice.speakers else "author"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['figure']} {case['speaker']}")
def test_the_speaker_of_a_figure(case: dict[str, str]) -> None:
    voice, taken, _ = found(case["text"], case["figure"])
    assert said_by(voice) == case["speaker"]
    assert "stance" not in case or taken == Stance(case["stance"])


@pytest.mark.parametrize(
    ("text", "figure", "speaker", "via"),
    [
        ("Reuters reported, citing two officials, that 500 troops had left.", "500", "two officials", ["Reuters"]),
        (
            "Lawmaker Lee Seong-kweun, who was briefed by the spy agency, said 300 had died.",
            "300",
            "spy agency",
            ["Lawmaker Lee Seong-kweun"],
        ),
        (
            "Reuters reports that lawmaker Lee, after a briefing by the intelligence service, said 300 had died.",
            "300",
            "intelligence service",
            ["lawmaker Lee", "Reuters"],
        ),
        ("An army list seen by Reuters shows 3,200 dead.", "3,200", "army", ["Reuters"]),
        ("A leaked list obtained by the BBC shows 3,200 dead.", "3,200", "leaked list", ["BBC"]),
        ("Vucic told Reuters that 50 people had been arrested.", "50", "Vucic", ["Reuters"]),
        (
            "The Foreign Minister of Nepal said Russia was ready to pay 7 million rupees.",
            "7 million",
            "Russia",
            ["Foreign Minister of Nepal"],
        ),
        ("She was told by an officer that 40 men had died.", "40", "officer", []),
    ],
)
def test_those_through_whom_it_came_stand_nearest_first(text: str, figure: str, speaker: str, via: list[str]) -> None:
    voice, _, _ = found(text, figure)
    assert said_by(voice) == speaker
    assert voice is not None
    assert [words.text for words in voice.via] == via


@pytest.mark.parametrize(
    ("text", "figure", "attribution"),
    [
        ("It is estimated that each man is paid 300 euros.", "300", Attribution.IMPERSONAL),
        ("The budget, estimated at 4 billion euros, is small.", "4 billion", Attribution.IMPERSONAL),
        ("Recruits were reportedly offered 2,000 dollars.", "2,000", Attribution.HEARSAY),
        ("The fighters are said to number 900.", "900", Attribution.HEARSAY),
        ("Several sources indicate that 700 died.", "700", Attribution.GENERIC),
        ("Ukrainian officials said 700 died.", "700", Attribution.NAMED),
        ("We counted 700 graves.", "700", Attribution.NONE),
    ],
)
def test_how_a_text_says_who_says_it(text: str, figure: str, attribution: Attribution) -> None:
    voice, _, _ = found(text, figure)
    assert voice is not None
    assert voice.attribution is attribution


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("One defector disputed the 2,000 figure.", "2,000", Stance.DISPUTES),
        ("The army called the figure of 3,000 false.", "3,000", Stance.DISPUTES),
        ("Hundreds died, not 6,000.", "6,000", Stance.DENIES),
        ("It is not true that 5,000 were turned back.", "5,000", Stance.DENIES),
        ("Troops likely exceeding 10,000 were sent.", "10,000", Stance.ESTIMATES),
        ("The ministry admitted that 40 had fled.", "40", Stance.CONFIRMS),
        ("Pyongyang could earn 200 million dollars.", "200 million", Stance.SPECULATES),
        ("This implies a wage of 900 dollars.", "900", Stance.INFERS),
        ("The force had 900 men.", "900", Stance.ASSERTS),
        ("The loss of 900 men could slow the advance.", "900", Stance.ASSERTS),
    ],
)
def test_the_stance_of_a_figure(text: str, figure: str, expected: Stance) -> None:
    assert found(text, figure)[1] is expected


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    text = "“We lost 250 men. Only 30 came back,” a commander said. The town has 900 people."
    assert said_by(found(text, "250")[0]) == "commander"
    assert said_by(found(text, "30")[0]) == "commander"
    assert said_by(found(text, "900")[0]) == "author"


PIECES = ["said", "He", "UN", "“", "”", '"', ",", ";", "5", "the", "army", "that", "citing", "by", "who"]


@given(st.lists(st.sampled_from(PIECES)))
def test_voices_lie_in_their_sentence_and_words_are_verbatim(words: list[str]) -> None:
    text = " ".join(words) or "x"
    spans = [(0, len(text))]
    for voice in voices(Hearing(text, spans, voice_grammar()), 0, Memory.empty()):
        assert 0 <= voice.start <= voice.end <= len(text)
        for one in (voice.cue, *voice.speakers, *voice.via):
            assert text[one.start : one.end] == one.text


@pytest.mark.parametrize("unit", ['He said "', "said 1,000, ", "according to ", '"', "X said ", "officials of ", "(("])
def test_a_document_is_linear(unit: str) -> None:
    """Four times the text takes about four times as long; twelve leaves room for a busy machine, the lesser of two tries
    for one that collects its garbage in between."""

    def spent(size: int) -> float:
        text = (unit * size)[:size]
        begun = time.process_time()
        voices(Hearing(text, [(0, len(text))], voice_grammar()), 0, Memory.empty())
        return time.process_time() - begun

    short, long = (min(spent(size), spent(size)) for size in (4_000, 16_000))
    assert long < 12 * max(short, 0.01)
