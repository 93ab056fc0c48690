"""A language's file: it has every section, and is read once."""

from __future__ import annotations

import pytest

from whosays.errors import LexiconError
from whosays.lexicon import language as module
from whosays.lexicon.language import Language, language
from whosays.lexicon.strict import read


def test_the_language_that_ships_has_every_section() -> None:
    assert all(getattr(language("en"), section) for section in Language.model_fields)
    assert language("en") is language("en")


def test_a_section_that_is_missing_is_named() -> None:
    with pytest.raises(LexiconError) as raised:
        read("[nounz]\n", module.Language, "xx.toml")
    assert "xx.toml, line 1: unknown key 'nounz'; did you mean 'nouns'?" in str(raised.value)
    assert "the key 'tables' is missing" in str(raised.value)
