"""All that extraction looks up, compiled from the lexicon: nothing is left out and it travels to other processes."""

from __future__ import annotations

import dataclasses

import pytest

from tests.english import GRAMMAR, LEXICON, NOUNS
from whosays import extract


@pytest.mark.parametrize("name", [field.name for field in dataclasses.fields(GRAMMAR)])
def test_every_finder_has_its_words(name: str) -> None:
    assert getattr(GRAMMAR, name)


@pytest.mark.parametrize("word", sorted(NOUNS.counted_in_gaps))
def test_gaps_are_looked_for_where_a_word_of_theirs_stands(word: str) -> None:
    assert GRAMMAR.missing.search(f"The {word.title()} was")
    assert not GRAMMAR.missing.search(f"The x{word}x was")


def test_one_lexicon_gives_one_grammar() -> None:
    again = extract.grammar(LEXICON)
    assert again.nouns == GRAMMAR.nouns
    assert again.restating == GRAMMAR.restating
    assert again.kinds == GRAMMAR.kinds
