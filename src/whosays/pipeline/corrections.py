"""Claims as people ruled them: another speaker, measure, population, place, unit or time than was read, before anything
is grouped or traced.

What always holds: a corrected claim keeps its id and its words; it says what was ruled, by whom, and what was read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from whosays.errors import nearest_or
from whosays.extract.told_cells import people_named, place_named
from whosays.lexicon.currencies import currencies
from whosays.lexicon.units import units
from whosays.model.claim import AUTHOR
from whosays.model.edtf import period
from whosays.model.mention import Attribution
from whosays.model.period import AsOf
from whosays.model.quantity import COUNT, PERCENT, PERSON
from whosays.model.ruling import NONE, Field
from whosays.normalise.speakers import speakers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.lexicon.packs import BasisEntry, MeasureEntry
    from whosays.model.claim import Claim
    from whosays.model.ruling import Correction

_NOT_WORD = re.compile(r"\W+")
_FOR_EACH = re.compile(r"\s+per\s+|\s*/\s*")
Words = tuple["Lexicon", "Grammar"]


def corrected(
    claims: Sequence[Claim], corrections: Sequence[Correction], lexicon: Lexicon, grammar: Grammar
) -> tuple[Claim, ...]:
    """`claims` with what people ruled of single fields."""
    ruled: dict[str, list[Correction]] = defaultdict(list)
    for each in corrections:
        ruled[each.claim].append(each)
    found = []
    for claim in claims:
        made = claim
        for correction in ruled.get(claim.id, ()):
            read, fields = _fields(made, correction, lexicon, grammar)
            told = (str(correction.field), f"{correction.reason}; read as {read}")
            made = replace(made, **fields, ruled=(*made.ruled, told))
        found.append(made)
    return tuple(found)


def measure_named(text: str, measures: Mapping[str, MeasureEntry]) -> str | None:
    """The measure of the packs whose key, title or phrase `text` is; None where it is none of theirs."""
    low = text.casefold()
    key = key_of(low)
    if key in measures:
        return key
    told = (k for k, entry in measures.items() if low in (entry.title.casefold(), *(n.casefold() for n in entry.names)))
    return next(told, None)


def key_of(text: str) -> str:
    """The words of `text` in snake_case."""
    return _NOT_WORD.sub("_", text.casefold()).strip("_")


def unit_named(text: str) -> tuple[str, str | None]:
    """The unit that `text` names, and for what each it holds: "USD per month"; "USD per none" for the whole. Raises
    ValueError where there is no such unit."""
    unit, *per = _FOR_EACH.split(text.strip(), maxsplit=1)
    known = (PERSON, COUNT, PERCENT, *units().unit, *currencies().currency)
    if unit not in known:
        hint = nearest_or(unit, known, "write person, count, percent or a currency such as USD")
        raise ValueError(f"{unit!r} is no unit; {hint}")
    return unit, per[0] if per else None


def bases_named(text: str, bases: Mapping[str, BasisEntry]) -> tuple[str, ...]:
    """The bases of a sum that `text` names by keys or titles of packs, with commas between: "net, one-off"; none where
    it is "none". Raises ValueError for one that no pack has, and for two of which a sum can be only one."""
    titles = {entry.title.casefold(): key for key, entry in bases.items()}
    named = [each.strip() for each in text.split(",")] if text != NONE else []
    found = tuple(titles.get(each.casefold(), key_of(each)) for each in named)
    hint = f"write {', '.join(bases)} or none"
    for name, key in zip(named, found, strict=True):
        if key not in bases:
            raise ValueError(f"{name!r} is no basis; {nearest_or(key, bases, hint)}")
    wholes = [bases[key].within for key in found if bases[key].within]
    if len(set(wholes)) < len(wholes) or any(bases[key].beside in found for key in found):
        raise ValueError(f"a sum cannot be {' and '.join(found)} at once")
    return tuple(dict.fromkeys(found))


def _fields(claim: Claim, correction: Correction, lexicon: Lexicon, grammar: Grammar) -> tuple[str, dict[str, Any]]:
    """What was read, and the fields of the claim as they were ruled."""
    return _FIELDS[correction.field](claim, correction.value, (lexicon, grammar))


def _speaker(claim: Claim, value: str, words: Words) -> tuple[str, dict[str, Any]]:
    """Who is ruled has a key of their own: two persons of one name are parted by fuller names."""
    read = "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR
    lexicon = words[0]
    named = () if value == AUTHOR else speakers_of(value, lexicon.pack.speaker, lexicon.language)
    known = tuple(each if each.key else replace(each, key=key_of(each.words), name=each.words) for each in named)
    return read, {"speakers": known, "attribution": Attribution.NAMED if named else Attribution.NONE}


def _measure(claim: Claim, value: str, words: Words) -> tuple[str, dict[str, Any]]:
    measures = words[0].pack.measure
    measure = measure_named(value, measures) or key_of(value)
    entry = measures.get(measure)
    under = entry.under if entry else None
    told = {"measure": under or measure, "narrower": measure if under else None}
    return claim.narrowest, {**told, "as_read": _as_read(claim)}


def _population(claim: Claim, value: str, words: Words) -> tuple[str, dict[str, Any]]:
    people = None if value == NONE else people_named(value, words[1]) or value
    told = {"population": people, "population_text": None if value == NONE else value}
    return claim.population or NONE, {**told, "as_read": _as_read(claim)}


def _as_read(claim: Claim) -> tuple[str, str | None]:
    return claim.as_read or (claim.measure, claim.population)


def _place(claim: Claim, value: str, words: Words) -> tuple[str, dict[str, Any]]:
    place = None if value == NONE else place_named(value, words[1]) or key_of(value)
    return claim.place or NONE, {"place": place, "place_text": None if place is None else value}


def _unit(claim: Claim, value: str, _: Words) -> tuple[str, dict[str, Any]]:
    quantity = claim.quantity
    unit, per = unit_named(value)
    rate = quantity.per if per is None else None if per == NONE else per
    read = quantity.unit + (f" per {quantity.per}" if quantity.per else "")
    return read, {"quantity": replace(quantity, unit=unit, per=rate)}


def _as_of(claim: Claim, value: str, _: Words) -> tuple[str, dict[str, Any]]:
    read = claim.as_of.period.edtf if claim.as_of else NONE
    told = None if value == NONE else AsOf(period=period(value), words=value, reason="ruled by a person")
    return read, {"as_of": told}


def _basis(claim: Claim, value: str, words: Words) -> tuple[str, dict[str, Any]]:
    return " ".join(claim.basis) or NONE, {"basis": bases_named(value, words[0].pack.basis)}


_FIELDS: Mapping[Field, Callable[[Claim, str, Words], tuple[str, dict[str, Any]]]] = {
    Field.SPEAKER: _speaker,
    Field.MEASURE: _measure,
    Field.POPULATION: _population,
    Field.PLACE: _place,
    Field.UNIT: _unit,
    Field.AS_OF: _as_of,
    Field.BASIS: _basis,
}
"""How each field is ruled: what was read, and the fields of the claim with the value."""
