"""The lexicon and the grammar of a run, loaded once a process for the same files."""

from __future__ import annotations

import gc
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon


@lru_cache(maxsize=64)
def loaded(packs: tuple[Path, ...], _digests: tuple[tuple[str, str], ...], language: str) -> tuple[Lexicon, Grammar]:
    """The lexicon and the grammar made of it, once a process and language; loaded again when a file has another
    digest."""
    from whosays.lexicon import load

    words = load(packs, language)
    return words, _grammar(words)


@lru_cache(maxsize=16)
def _grammar(words: Lexicon) -> Grammar:
    """The grammar of a lexicon. The collector of garbage does not look through both again and again: a twelfth of the
    time of reading."""
    from whosays.extract import grammar

    made = grammar(words)
    gc.freeze()
    return made
