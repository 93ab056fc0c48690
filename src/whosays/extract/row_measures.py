"""What a row's figure counts where no phrase tells it: the head names the measure, and the row's label those counted.

Two columns are never one measure because nobody knows their heads, nor two rows one question because nobody knows
their labels.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.extract.counted import of_people
from whosays.extract.kinds import COUNTS, MONEY
from whosays.extract.subjects import UNNAMED, Subject
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grammars import Grammar
    from whosays.extract.grid import TableCell
    from whosays.extract.scenes import Asked
    from whosays.extract.words import SentenceWords

NAME_WORDS = 3
"""Words of a head that make the name of a measure."""
LONGEST_LABEL = 6
"""Words of a label that names those counted; more are a sentence."""
_PEOPLE = frozenset({UnitClass.PERSON})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]?")


def with_head(found: Sequence[Subject], asked: Asked, heads: Sequence[TableCell], grammar: Grammar) -> Subject | None:
    """The first of `found`, named by the lowest of the column's `heads` that has words where no pack tells what a count
    or a sum measures."""
    subject, classes = found[0] if found else None, asked.figure.classes
    counts, known = classes <= COUNTS, subject is not None and subject.measure != UNNAMED.measure
    if subject is not None and (subject.named or (known and counts) or not (counts or classes == MONEY)):
        return subject
    words = next((told for head in reversed(heads) if (told := _content(head.text, grammar))), [])
    if not words:
        return subject
    name = "_".join(words[:NAME_WORDS])
    person = counts and (classes == _PEOPLE or bool(grammar.subjects.populations.roles.find(words)))
    person = person or (counts and any(of_people(word, grammar.nouns) for word in words))
    if subject is not None:
        return replace(subject, measure=name, person=person)
    return Subject(
        measure=name, named=False, person=person, cue=None, people=None, population=None, place=None, noun=None
    )


def _content(text: str, grammar: Grammar) -> list[str]:
    """The words of a head that tell a measure: without brackets, rates and units; "total" where there is none else."""
    numbers, words = grammar.amounts.numbers, _WORD.findall(_BRACKETS.sub(" ", text.lower()))
    words = list(takewhile(lambda word: word not in numbers.rates.strict, words))
    told = [
        w for w in words if w not in grammar.nouns.stops and w not in grammar.kinds.money and not _scales(w, grammar)
    ]
    return [word for word in told if word not in grammar.nouns.whole_rows] or told


def _scales(word: str, grammar: Grammar) -> bool:
    return word in grammar.amounts.numbers.scales or word in grammar.amounts.numbers.plural_scales


def of_label(label: TableCell | None, subject: Subject, words: SentenceWords, grammar: Grammar) -> str | None:
    """Those counted by the label of their row, where it tells nothing else: no measure, no people, no time, no total;
    None where it does."""
    if label is None or subject.people is not None or FIGURE in words.low[:1]:
        return None
    own = [at for at, start in enumerate(words.starts) if label.start <= start < label.end and words.low[at] != FIGURE]
    told = subject.cue is not None and any(at in range(*subject.cue) for at in own)
    name = label.text.strip().lower()
    first = name.split()[:1]
    total = not grammar.nouns.whole_rows.isdisjoint(first)
    if told or total or not own or len(name.split()) > LONGEST_LABEL or not any(c.isalnum() for c in name):
        return None
    return name
