"""What an editor would send back of a narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from whosays.model.narrative import Narrative, Paragraph, Section, Sentence
from whosays.report.phrases import phrases
from whosays.report.wording import opening

LONGEST_MEDIAN = 22
"""Words of a sentence."""


def sentences(section: Section) -> Iterator[Sentence]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from block.sentences
    for inner in section.sections:
        yield from sentences(inner)


def faults(told: Narrative) -> list[str]:
    """What an editor would send back."""
    some = [each for section in told.sections for each in sentences(section)]
    found = [f"two of one form: {one.words} {other.words}" for one, other in pairwise(some) if one.form == other.form]
    found += [
        f"two that begin alike: {one.words} {other.words}"
        for one, other in pairwise(some)
        if opening(one.words) == opening(other.words)
    ]
    small = "|".join(word for word in phrases().numerals if word != "no")
    for each in some:
        if (
            not each.words.endswith((".", "?"))
            or "  " in each.words
            or " ." in each.words
            or ".." in each.words
            or " ," in each.words
        ):
            found.append(f"badly put: {each.words}")
        bare = [
            p.words for p in each.pieces if not p.cites and re.search(rf"\d|\b(?:{small})\b", p.words, re.IGNORECASE)
        ]
        found += [f"a number that cites nothing: {words}" for words in bare]
    lengths = [len(each.words.split()) for each in some]
    if lengths and median(lengths) > LONGEST_MEDIAN:
        found.append(f"long: the median is {median(lengths)} words")
    return found
