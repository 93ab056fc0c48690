"""Sentences whose figures the text itself rejects: in the next one ("This is false."), or because they are the claim of
a fact-check whose verdict follows.

Who cites a figure to reject it is the source of that stance and not of the figure (Recording rule 8): such a sentence
has one voice, the document's, that disputes all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.model.mention import Attribution, Voice, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.hearing import Hearing

_WITHIN: Final = 160
"""Characters in which a verdict ends: it is a short sentence."""
_FAR: Final = 6_000
"""Characters from the claim of a fact-check to its verdict."""


def rejected_next(hearing: Hearing, index: int, voices: Sequence[Voice]) -> bool:
    """Whether the text rejects what the sentence `index` with its `voices` tells: all have one speaker at most, who
    rejects nothing himself."""
    grammar = hearing.grammar
    start, end = hearing.sentences[index]
    told = {voice.speakers for voice in voices}
    if len(told) > 1 or any(voice.disputes is not None for voice in voices):
        return False
    if grammar.verdict.match(hearing.text, end, min(len(hearing.text), end + _WITHIN)) is not None:
        return True
    if told - {()} or grammar.claim_label.match(hearing.text, start, end) is None:
        return False
    return grammar.rating.search(hearing.text, end, min(len(hearing.text), end + _FAR)) is not None


def of_rejection(hearing: Hearing, index: int) -> Voice:
    """The document's own voice over a sentence that it rejects."""
    start, end = hearing.sentences[index]
    first = hearing.text[start:end].split(maxsplit=1)[0]
    cue = Words(start=start, end=start + len(first), text=first)
    return Voice(start=start, end=end, attribution=Attribution.NONE, cue=cue, disputes=(start, end))
