"""Questions by their names: as `whosays questions` lists them, cut or whole, and as reports title them."""

from __future__ import annotations

import re
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.model.question import Question

NO_TITLES: Mapping[str, str] = MappingProxyType({})
MOST_NEAR = 3
ALIKE = 0.4
"""How alike a name must be to be told as near."""
CUT = "…"
"""The sign of a listing that a name goes on."""
_NOT_WORDS = re.compile(rf"[^\w{CUT}]+")


def spoken(key: str | None) -> str | None:
    """A key in words: its underscores are spaces."""
    return key.replace("_", " ") if key else None


def names_of(question: Question, titles: Mapping[str, str] = NO_TITLES) -> tuple[str, ...]:
    """The names of a question: as listings have it, and as a report does."""
    keys = (question.measure, question.basis, question.population, question.place)
    parts = (*map(spoken, keys), question.period)
    listed = ", ".join(part for part in parts if part)
    return tuple(dict.fromkeys((listed, titles.get(question.id, listed))))


def named(sought: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """The ids of the questions of which `sought` is a name; cut short, as in a table, where it ends in the sign."""
    plain = _plain(sought)
    opening = plain.removesuffix(CUT).rstrip() if plain.endswith(CUT) else None
    for question, own in names.items():
        told = map(_plain, own)
        if any(name.startswith(opening) for name in told) if opening else plain in told:
            yield question


def near_names(sought: str, names: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The names that are most like `sought`, the nearest first."""
    known = {_plain(name): name for own in names.values() for name in own[:1]}
    return [known[near] for near in get_close_matches(_plain(sought), list(known), n=MOST_NEAR, cutoff=ALIKE)]


def _plain(name: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", name.replace("_", " ").casefold()).split())
