"""Whom a figure counts or pays: roles ("soldiers") with their countries, and what an earlier sentence leaves to be
understood.

A population is named by its title, "North Korean troops": the country's adjective and the role's title. Without a
country in the noun phrase it is taken from the nearest country before it, and the mention says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from sys import intern
from typing import TYPE_CHECKING

from whosays.lexicon.phrases import FIGURE, PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.countries import Countries
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import RoleEntry
    from whosays.lexicon.phrases import Hit

LONGEST_FORM = 6
"""Words in the longest form of a country's name that is looked for."""
REACH = 5
"""Words before a role noun that may still hold its country."""
NAME_WITHIN = 4
"""Words before a role noun among which its people are named."""
NARROWS = 2
"""Words before people and their country that may narrow them: "ordinary Cuban recruits"."""


@dataclass(frozen=True, slots=True)
class CountryMention:
    """A country in a sentence, by words; `people` where the form names its people ("North Koreans")."""

    first: int
    end: int
    code: str
    people: bool
    adjective: bool


@dataclass(frozen=True, slots=True)
class Population:
    """People in a sentence, by words: role, countries, words that narrow them ("ordinary"), an origin ("from the
    north"), the name of a people that is no country's ("Houthi")."""

    first: int
    end: int
    roles: tuple[str, ...]
    countries: tuple[str, ...]
    narrowed: str = ""
    origin: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class PopulationGrammar:
    """Roles and countries, ready to be looked up. `named` roles have nouns, `generic` ones name nobody."""

    roles: PhraseIndex[str]
    titles: Mapping[str, str]
    generic: frozenset[str]
    named: frozenset[str]
    forms: Mapping[str, tuple[tuple[tuple[str, ...], str, bool, bool], ...]]
    adjectives: Mapping[str, str]
    nouns: Nouns


def population_grammar(
    roles: Mapping[str, RoleEntry], countries: Countries, leaders: Mapping[str, str], nouns: Nouns
) -> PopulationGrammar:
    """The role nouns of the packs and the forms of all countries, indexed by first word.

    `leaders` are names of people who stand for a country ("Kim Jong-un's regime"), with its code.
    """
    phrases = [(noun, key) for key, entry in roles.items() for noun in entry.nouns]
    names, demonyms = {**leaders, **countries.by_form()}, {d for c in countries.country.values() for d in c.demonyms}
    adjectives = {a for c in countries.country.values() for a in c.adjectives}
    forms: dict[str, list[tuple[tuple[str, ...], str, bool, bool]]] = {}
    for form, code in names.items():
        parts = tuple(form.split())
        people = form in demonyms and form.endswith(nouns.plural_ends) and form not in adjectives
        forms.setdefault(parts[0], []).append((parts, code, people, form in adjectives))
    ordered = {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in forms.items()}
    titles = {key: entry.title for key, entry in roles.items()}
    short = {code: country.adjectives[0] for code, country in countries.country.items()}
    generic = frozenset(key for key, entry in roles.items() if entry.generic)
    named = frozenset(key for key, entry in roles.items() if entry.nouns)
    return PopulationGrammar(PhraseIndex.of(phrases), titles, generic, named, ordered, short, nouns)


def spoken_of_themselves(
    countries: Sequence[CountryMention], low: Sequence[str], nouns: Nouns
) -> tuple[CountryMention, ...]:
    """The countries that are more than where something came from: after grants "from the **United States**" soldiers
    of whom no more is told are not American."""
    return tuple([country for country in countries if not _is_origin(country, low, nouns)])


def _is_origin(country: CountryMention, low: Sequence[str], nouns: Nouns) -> bool:
    at = country.first - 1
    at -= at > 0 and low[at] in nouns.definite
    return at >= 0 and low[at] in nouns.from_where - nouns.of


def countries_in(words: SentenceWords, grammar: PopulationGrammar) -> list[CountryMention]:
    """The countries of a sentence in order, longest form first."""
    found: list[CountryMention] = []
    forms, raw = grammar.forms, words.raw
    if forms.keys().isdisjoint(raw):
        return found
    for at in [at for at, word in enumerate(raw) if word in forms]:
        if found and at < found[-1].end:
            continue
        for parts, code, people, adjective in forms[raw[at]]:
            if len(parts) == 1 or raw[at : at + len(parts)] == parts:
                if not (adjective and _names_a_body(at + len(parts), words, grammar.nouns)):
                    found.append(CountryMention(at, at + len(parts), code, people, adjective))
                break
    return found


def _names_a_body(at: int, words: SentenceWords, nouns: Nouns) -> bool:
    """Whether a country is part of the name of a body that is no side's: "the German Institute for", "the Norwegian
    Refugee Council"."""
    name = takewhile(lambda k: words.raw[k][0].isupper(), range(at, min(len(words.raw), at + NAME_WITHIN)))
    return any(words.low[k] in nouns.scholarly for k in name)


def populations_in(
    words: SentenceWords, roles: Sequence[Hit[str]], countries: Sequence[CountryMention], grammar: PopulationGrammar
) -> list[Population]:
    """The people of a sentence in order: role nouns with their countries, and peoples named by their country alone.

    `roles` are the role nouns found in the sentence.
    """
    found: list[Population] = []
    if not roles and not countries:
        return found
    for hit in roles:
        if found and hit.first < found[-1].end:
            if hit.end <= found[-1].end:
                continue
            found.pop()
        floor = found[-1].end if found else 0
        found.append(_with_countries(words, hit, [c for c in countries if c.first >= floor], grammar))
    taken = {i for population in found for i in range(population.first, population.end)}
    found += [Population(c.first, c.end, (), (c.code,)) for c in countries if c.people and c.first not in taken]
    return _joined(sorted(found, key=lambda p: p.first), words, grammar.nouns)


def _with_countries(
    words: SentenceWords, role: Hit[str], countries: Sequence[CountryMention], grammar: PopulationGrammar
) -> Population:
    first, nouns = role.first, grammar.nouns
    codes: list[str] = []
    for country in reversed(countries):
        gap = words.low[country.end : first]
        if country.end <= first and len(gap) <= REACH and _leads(gap, nouns, joined=bool(codes)):
            if country.people and gap:
                continue
            codes.insert(0, country.code)
            first = country.first
        elif country.end <= first:
            break
    end = role.end
    following = words.low[end] if end < len(words.low) else ""
    if countries and not codes and (following in nouns.of or following in nouns.from_where):
        for country in countries:
            gap = words.low[end + 1 : country.first]
            if country.first > end and all(word == "," or word in nouns.definite or word in nouns.sums for word in gap):
                codes.append(country.code)
                end = country.end - 1
        end = role.end if not codes else end + 1
    near = words.low[max(0, first - NARROWS) : role.first]
    narrowed = "" if nouns.ordinary.isdisjoint(near) else next(word for word in near if word in nouns.ordinary)
    origin = "" if codes else _origin(words, role, grammar)
    at = None if codes else _named(words, role.first, nouns)
    named, first = ("", first) if at is None else (words.raw[at], at)
    return Population(first, end, (role.payload,), tuple(codes), narrowed, origin, named)


def _named(words: SentenceWords, role: int, nouns: Nouns) -> int | None:
    """Where a people is named before its role that no list knows: "**Houthi** fighters", "Lornian border guards".

    The first word of a sentence is no name for sure.
    """
    for at in range(role - 1, max(0, role - NAME_WITHIN), -1):
        word = words.raw[at]
        if word[0].isupper() and word.endswith(nouns.adjectives_of_peoples) and words.low[at] not in nouns.no_places:
            return at
        if not _inside_phrase(words.low[at], nouns):
            return None
    return None


def _origin(words: SentenceWords, role: Hit[str], grammar: PopulationGrammar) -> str:
    """ "from outside the region" after people whom nothing else names."""
    at, nouns = role.end, grammar.nouns
    if role.payload not in grammar.generic or at >= len(words.low) or words.low[at] not in nouns.from_where:
        return ""
    end = at + 1
    while end < len(words.low) and end - at <= REACH and _tells_origin(words.low[end], nouns):
        end += 1
    return " ".join(words.low[at:end]) if end > at + 1 else ""


def _tells_origin(word: str, nouns: Nouns) -> bool:
    return word in nouns.beyond or word in nouns.definite or (word[0].isalpha() and word not in nouns.stops)


def _leads(gap: Sequence[str], nouns: Nouns, *, joined: bool) -> bool:
    """Whether words after a country lead to its people, or to a country joined with it: "Danish and Swedish"."""
    if joined:
        return all(word == "," or word in nouns.joins or word in nouns.definite for word in gap)
    return all(_inside_phrase(word, nouns) for word in gap)


def _inside_phrase(word: str, nouns: Nouns) -> bool:
    return word in nouns.joins or (word not in nouns.stops and word[0].isalnum() and word != FIGURE)


def _joined(found: Sequence[Population], words: SentenceWords, nouns: Nouns) -> list[Population]:
    """Two roles joined by "and" are one population: "workers and soldiers"."""
    joined: list[Population] = []
    for population in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.roles
            and population.roles
            and population.first - last.end == 1
            and words.low[last.end] in nouns.sums
            and population.countries in ((), last.countries)
            and population.named in ("", last.named)
        ):
            roles = tuple(dict.fromkeys(last.roles + population.roles))
            joined[-1] = replace(last, end=population.end, roles=roles)
        else:
            joined.append(population)
    return joined


def title(population: Population, role: str | None, grammar: PopulationGrammar) -> str | None:
    """The name of a population: "North Korean troops", "ordinary Cuban recruits"; None where nothing names it.

    `role` is what the measure takes people for where the text does not say ("North Koreans" deployed are troops); a
    role without nouns of its own ("state") always holds.
    """
    told = tuple(key for key in population.roles if key not in grammar.generic)
    roles = told or ((role,) if role else population.roles)
    if role is not None and role not in grammar.named:
        roles = (role,)
    people = " and ".join(grammar.titles[key] for key in roles) if roles else ("people" if population.countries else "")
    country = " and ".join(grammar.adjectives[code] for code in dict.fromkeys(population.countries))
    parts = (population.narrowed, country or population.named, people, population.origin)
    return intern(" ".join(part for part in parts if part)) or None
