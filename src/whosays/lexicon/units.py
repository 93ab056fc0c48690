"""Units of measurement: data/units.toml. A unit's name is its key there; factors are exact and serve comparison."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from importlib import resources

from pydantic import Field

from whosays.lexicon.strict import Strict, read
from whosays.lexicon.tokens import forms

TIME = "time"


class Unit(Strict):
    """One unit: its dimension, how many base units of the dimension it is, its signs as written, its names by
    language; the unit that a bare number behind a figure of it is in ("six foot two"), and that unit's signs there.
    """

    dimension: str
    factor: Decimal
    symbols: tuple[str, ...] = ()
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    goods: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    part: str | None = None
    part_signs: frozenset[str] = frozenset()

    def words(self, language: str) -> tuple[str, ...]:
        """The names in a language, in every form."""
        return tuple(form for name in self.names.get(language, ()) for form in forms(name))

    def words_before_goods(self, language: str) -> tuple[str, ...]:
        """The names that count only before what has a weight or a size, in every form."""
        return tuple(form for name in self.goods.get(language, ()) for form in forms(name))


class Units(Strict):
    """The whole table, by name."""

    unit: dict[str, Unit]


@lru_cache(maxsize=1)
def units() -> Units:
    """The table of units that whosays knows. Raises LexiconError where the file does not fit its shape."""
    name = "units.toml"
    return read(resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8"), Units, name)
