"""Countries: names, adjectives, peoples and capitals as the prose of reports has them, read from `data/countries.toml`.

Keys are ISO 3166-1 alpha-2 codes. Names stand without an article. A form that names two countries
("Congolese", "Dominican") stands under both; `by_form` leaves such forms out, because two readings are not one reading.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from pydantic import Field

from whosays.lexicon.strict import Strict, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_FILE = "countries.toml"


class Country(Strict):
    """One country: `adjectives` stand before a noun, `demonyms` its people in both numbers, `capitals` its seats,
    `towns` names of places in it that no other country shares.
    """

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    towns: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form that names the country, its people or, through its capital, its government; none twice."""
        return tuple(dict.fromkeys((*self.names, *self.adjectives, *self.demonyms, *self.capitals)))


class Countries(Strict):
    """The file: a table for each country under its ISO 3166-1 alpha-2 code."""

    country: dict[str, Country]

    def by_form(self) -> Mapping[str, str]:
        """The code for each form (case kept) that names exactly one country; ambiguous forms are left out."""
        return _unambiguous((form, code) for code, country in self.country.items() for form in country.forms)

    def by_name(self) -> Mapping[str, str]:
        """The code for each name and alias that names exactly one country."""
        return _unambiguous((form, code) for code, country in self.country.items() for form in country.names)

    def by_town(self) -> Mapping[str, str]:
        """The code for each town or region that belongs to exactly one country."""
        return _unambiguous((town, code) for code, country in self.country.items() for town in country.towns)

    def by_adjective(self) -> Mapping[str, str]:
        """The code for each adjective that belongs to exactly one country."""
        return _unambiguous((form, code) for code, country in self.country.items() for form in country.adjectives)


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice: set[str] = set()
    for form, code in pairs:
        if found.setdefault(form, code) != code:
            twice.add(form)
    return {form: code for form, code in found.items() if form not in twice}


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The countries that come with the tool. Raises LexiconError where the file breaks its shape."""
    text = files("whosays.lexicon").joinpath("data", _FILE).read_text(encoding="utf-8")
    return read(text, Countries, _FILE)
