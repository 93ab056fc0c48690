"""Statements as the text puts them to statements: who made them, and when.

What always holds: a statement is dated by its own words alone, as coarsely as they tell; where they tell nothing, only
the date of its document says by when it was made.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from whosays.model.claim import Claim, Speaker, Statement
from whosays.model.mention import Attribution
from whosays.normalise.dates import Anchor, Undated, resolve
from whosays.normalise.speakers import speakers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.mention import Stated, Words
    from whosays.model.period import AsOf
    from whosays.normalise.setting import Setting


def statements(found: Sequence[Stated], claims: Sequence[Claim], setting: Setting) -> tuple[Statement, ...]:
    """The statements of a document, in the order of its text; `claims` are its figures."""
    if not found:
        return ()
    ordered = sorted(claims, key=_start)
    ordered_found = sorted(found, key=lambda each: (each.cue.start, each.kind))
    return tuple(_read(each, _inside(each, ordered), setting) for each in ordered_found)


def _start(claim: Claim) -> int:
    return claim.evidence.start


def _inside(told: Stated, ordered: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the claims, in the order of the text, that stand in what is said."""
    first, last = (bisect_left(ordered, at, key=_start) for at in (told.said.start, told.said.end))
    return tuple(claim.id for claim in ordered[first:last] if claim.evidence.end <= told.said.end)


def _read(told: Stated, claims: tuple[str, ...], setting: Setting) -> Statement:
    quote, whole = setting.document.quote, told.sentence
    own = setting.own.of(setting.document, whole.start) if _ours(told) else None
    return Statement(
        evidence=quote(told.said.start, told.said.end),
        cue=quote(told.cue.start, told.cue.end),
        sentence=quote(whole.start, whole.end, context=0),
        kind=told.kind,
        speakers=_named(own.words, setting) if own else _speakers(told.speakers, setting),
        partners=_speakers(told.partners, setting),
        attribution=own.attribution if own else told.attribution,
        via=own.via if own else tuple(words.text for words in told.via),
        publisher=setting.publisher,
        as_of=_as_of(told, setting),
        told=setting.date_at(whole.start),
        claims=claims,
    )


def _ours(told: Stated) -> bool:
    """Whether the text states it itself ("we confirm"), and it is not merely done by nobody who is named."""
    return told.attribution is Attribution.NONE and told.said.start > told.cue.start


def _speakers(words: Sequence[Words], setting: Setting) -> tuple[Speaker, ...]:
    return tuple(speaker for each in words for speaker in _named(each.text, setting))


def _named(words: str, setting: Setting) -> tuple[Speaker, ...]:
    return speakers_of(words, setting.lexicon.pack.speaker, setting.lexicon.language)


def _as_of(told: Stated, setting: Setting) -> AsOf | None:
    """When it was said or done, by the words of its sentence and the date of the document."""
    if told.time is None:
        return None
    dated = setting.date_at(told.sentence.start)
    anchor = Anchor(
        document=dated.period if dated else None,
        mentioned=None if setting.other_year else setting.told.before(told.time.start),
        running=setting.told.running,
        other_year=setting.other_year,
        because=dated.reason if dated else "",
    )
    found = resolve(told.time, anchor)
    return None if isinstance(found, Undated) else found
