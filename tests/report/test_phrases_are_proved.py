"""Each phrase of the report is known to its proof: the two files of words agree, though neither is made of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest

from whosays.report.phrases import phrases
from whosays.verify.proof_words import words

SLOT = re.compile(r"\{[^}]*\}")
TERMINAL = frozenset(
    {
        *(
            "by",
            "derived_follow",
            "estimate_short",
            "estimate_short_split",
            "failing_for_instance",
            "file_line",
            "house_short",
            "more_questions",
        ),
        *("nothing_found", "unread_line", "unresolved", "evidence_of"),
    }
)
"""Words of the summary in a terminal, and of what programs read: no page has them."""
IN_CHART_FILES = frozenset(key for key in phrases().phrase if key.startswith("chart_column_"))
"""Heads of the tables that lie beside charts as files."""
SCALES = frozenset({"million", "billion", "trillion"})
"""The extractor knows these."""
COUNTED_IN_TERMINAL = frozenset({"more", "unread_figures", "rule_changes", "silences", "unknown_rules", "more_schemes"})


def shape(template: str) -> str:
    """A pattern with its slots bare, as both files may write it."""
    return SLOT.sub("{}", re.sub(r"\{\?[^}]*\}", "", template)).strip(" .")


@lru_cache(maxsize=1)
def known() -> tuple[frozenset[str], str]:
    """The shapes of all phrases that the proof reads, and all of its words as one text."""
    file = words()
    told = [
        each
        for some in (*file.phrases.values(), *(v for c in file.columns.values() for v in c.values()))
        for each in some
    ]
    told += [str(value) for value in file.model_dump().values() if isinstance(value, str)]
    for table in file.model_dump().values():
        if isinstance(table, dict):
            told += [*table, *(text for value in table.values() for text in _texts(value))]
        elif isinstance(table, (list, tuple)):
            told += [text for value in table for text in _texts(value)]
    plain = (re.sub(r"\{\?[^}]*\}", "", each) for each in told)
    return frozenset(map(shape, told)), "\n".join(plain).casefold()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.items() for part in each for text in _texts(part))
    elif isinstance(value, (list, tuple)):
        yield from (text for each in value for text in _texts(each))


def fragments(template: str) -> list[str]:
    """The words of a pattern between its slots."""
    parts = (each.strip(" .,:;()“”0123456789") for each in SLOT.split(template))
    return [part for part in parts if len(part) > 1]


@pytest.mark.parametrize("key", sorted(phrases().sentence))
def test_every_sentence_is_read_as_it_stands(key: str) -> None:
    shapes = known()[0]
    assert [each for each in phrases().sentence[key] if shape(each) not in shapes] == []


@pytest.mark.parametrize("key", sorted(set(phrases().phrase) - TERMINAL - IN_CHART_FILES - SCALES))
def test_every_phrase_is_made_of_words_that_the_proof_knows(key: str) -> None:
    text = known()[1]
    assert [part for part in fragments(phrases().phrase[key]) if part.casefold() not in text] == []


@pytest.mark.parametrize("key", sorted(set(phrases().count) - COUNTED_IN_TERMINAL))
def test_every_count_is_read_in_both_numbers(key: str) -> None:
    text = known()[1]
    told = phrases().count[key]
    assert [part for each in (told.one, told.many) for part in fragments(each) if part.casefold() not in text] == []
