"""Whom a rule is for: the nationalities and the status that the people of a claim tell."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.countries import countries
from whosays.lexicon.language import language
from whosays.model.identity import identity

if TYPE_CHECKING:
    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim

_NOT_KEY = re.compile(r"[^a-z0-9]+")


def key_of(words: str) -> str:
    """Words as a key: lower case, without accents, with underscores; words of another script by a digest."""
    plain = unicodedata.normalize("NFKD", words.casefold()).encode("ascii", "ignore").decode("ascii")
    return _NOT_KEY.sub("_", plain).strip("_") or identity("key", words)


@lru_cache(maxsize=1)
def _peoples() -> tuple[re.Pattern[str], dict[str, str]]:
    """Adjectives and names of peoples that belong to one country, and the country's own adjective for each."""
    codes: dict[str, set[str]] = {}
    for code, country in countries().country.items():
        for word in (*country.adjectives, *country.demonyms):
            codes.setdefault(word, set()).add(code)
    known = {
        word: countries().country[next(iter(found))].adjectives[0] for word, found in codes.items() if len(found) == 1
    }
    longest = sorted(known, key=lambda word: (-len(word), word))
    return re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b"), known


def people(claim: Claim, pack: PackFile) -> tuple[tuple[str, ...], str | None]:
    """The keys of the nationalities, and of the status, that the people of a claim have: the status of those whom its
    measure is about where the text says no more of them than that they are people."""
    nationalities, status = parted(claim.population or "")
    role = claim.population or ""
    if not nationalities and role in pack.role and not pack.role[role].generic:
        status = key_of(role)
    return nationalities, status or pack.measure[claim.measure].role


@lru_cache(maxsize=4096)
def parted(population: str) -> tuple[tuple[str, ...], str | None]:
    """The nationalities and the status in the name of a population: "North Korean troops"."""
    found, names = _peoples()
    hits = list(found.finditer(population))
    if not hits:
        return (), None
    status = population[hits[-1].end() :].strip()
    return tuple(dict.fromkeys(key_of(names[hit[1]]) for hit in hits)), key_of(status) or None


def nationalities(text: str) -> tuple[str, ...]:
    """The nationalities that a text names, and those of the countries that people are from, in order."""
    found, names = _peoples()
    origins, countries_of = _origins()
    hits = [(hit.start(), names[hit[1]]) for hit in found.finditer(text)]
    hits += [(hit.start(), countries_of[hit[1]]) for hit in origins.finditer(text)]
    return tuple(dict.fromkeys(key_of(name) for _, name in sorted(hits)))


def speaks_of(text: str, nationality: str) -> bool:
    """Whether a text names a nationality, or its country."""
    if nationality in nationalities(text):
        return True
    table = countries()
    own = {
        code for code, each in table.country.items() if each.adjectives and key_of(each.adjectives[0]) == nationality
    }
    names = [re.escape(name) for name, code in table.by_name().items() if code in own]
    return bool(names) and re.search(rf"\b(?:{'|'.join(names)})\b", text) is not None


@lru_cache(maxsize=1)
def _origins() -> tuple[re.Pattern[str], dict[str, str]]:
    """ "from Georgia": the names of countries behind the word that leads to an origin, and their adjectives."""
    known = {
        name: countries().country[code].adjectives[0]
        for name, code in countries().by_name().items()
        if countries().country[code].adjectives
    }
    leads = "|".join(map(re.escape, sorted(language().nouns.from_where)))
    longest = sorted(known, key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{leads}) (?:the )?({'|'.join(map(re.escape, longest))})\b"), known


@lru_cache(maxsize=256)
def title_of(nationality: str) -> str:
    """A nationality for people: "North Korean"."""
    named = (country.adjectives[0] for country in countries().country.values() if country.adjectives)
    return next((name for name in named if key_of(name) == nationality), nationality.replace("_", " "))
