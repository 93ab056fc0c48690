"""What a cell names, where a person wrote it down: the people or the place in a few words, as prose would name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.populations import title
from whosays.extract.scenes import scene
from whosays.extract.words import sentence_words

if TYPE_CHECKING:
    from whosays.extract.grammars import Grammar
    from whosays.extract.scenes import Scene


def people_named(text: str, grammar: Grammar) -> str | None:
    """The name of the people in `text`; none where it names nobody known."""
    found = _scene(text, grammar).populations
    return title(found[0], None, grammar.subjects.populations) if found else None


def place_named(text: str, grammar: Grammar) -> str | None:
    """The name of the place in `text`; none where it is no place that the packs or the countries know."""
    opener = min(grammar.nouns.at_place)
    return next((place.name for place in _scene(f"{opener} {text}", grammar).places), None)


def place_told(text: str, grammar: Grammar) -> str | None:
    """The name of the place that `text` names whole, as the packs or the countries have it; else None."""
    opener = min(grammar.nouns.at_place & grammar.nouns.in_place)
    view = _scene(f"{opener} {text}", grammar)
    return next((p.name for p in view.places if p.first == 1 and p.end == len(view.words.low)), None)


def _scene(text: str, grammar: Grammar) -> Scene:
    return scene(sentence_words(text, 0, len(text)), (), grammar.subjects)
