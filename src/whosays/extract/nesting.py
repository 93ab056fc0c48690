"""Voices inside voices: who hands on what, and which voices a stronger one silences."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.mention import Attribution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.cues import Cue
    from whosays.model.mention import Voice, Words


def alone(cues: Sequence[Cue], reach: Sequence[tuple[int, int]]) -> tuple[list[Cue], list[tuple[int, int]]]:
    """The cues and their reach without those that only go on with another's words: "…, the ministry said, **adding**
    that 12 died"."""
    kept = [k for k, cue in enumerate(cues) if not (cue.nested and cue.acting and _within(k, cues, reach))]
    return [cues[k] for k in kept], [reach[k] for k in kept]


def _within(place: int, cues: Sequence[Cue], reach: Sequence[tuple[int, int]]) -> bool:
    at = cues[place].first
    spans = (reach[k] for k, cue in enumerate(cues) if k != place and cue.who is not None)
    return any(first <= at <= last for first, last in spans)


def nested(found: Sequence[Voice | None], cues: Sequence[Cue]) -> tuple[Voice, ...]:
    """The voices of a sentence, outermost first, each with those around it as `via`.

    Hearsay and impersonal wording inside somebody's words are his words; what stands inside a rejected stretch is
    rejected by the outer voice; a commitment ("is willing to pay") is a voice only where another tells of it, an act
    ("treated 40") only where no other does.
    """
    kept: list[Voice] = []
    around: list[Voice] = []
    for voice, cue in zip(found, cues, strict=True):
        if voice is None:
            continue
        around = [outer for outer in around if outer.end > voice.cue.start]
        outer = [o for o in around if o.speakers and o.start <= voice.cue.start and voice.end <= o.end]
        if _silenced(voice, outer, around) or (outer if cue.acting else cue.relayed and not outer):
            continue
        if voice.speakers:
            voice = replace(voice, via=_chain(voice, outer))  # noqa: PLW2901
        kept.append(voice)
        around.append(voice)
    return tuple(kept)


def _silenced(voice: Voice, outer: Sequence[Voice], around: Sequence[Voice]) -> bool:
    at = voice.cue.start
    if any(o.disputes is not None and o.disputes[0] <= at < o.disputes[1] for o in around if o.cue != voice.cue):
        return True
    return voice.attribution in {Attribution.IMPERSONAL, Attribution.HEARSAY} and bool(outer)


def _chain(voice: Voice, outer: Sequence[Voice]) -> tuple[Words, ...]:
    chain = list(voice.via)
    for one in reversed(outer):
        chain += (words for words in (*one.speakers, *one.via) if words not in chain and words not in voice.speakers)
    return tuple(chain)
