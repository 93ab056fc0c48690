"""Claims as people ruled them: another speaker, measure, population, place, unit or time than was read, before anything
is grouped or traced.

What always holds: a corrected claim keeps its id and its words; it says what was ruled, by whom, and what was read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from whosays import trace
from whosays.errors import nearest_or
from whosays.extract.told_cells import people_named, place_named
from whosays.lexicon.currencies import currencies
from whosays.lexicon.units import units
from whosays.model.claim import AUTHOR, NO_VOTE_DOUBTS, NOT_READ, PERSON_FOUND, Claim
from whosays.model.edtf import period
from whosays.model.mention import Attribution, Stance
from whosays.model.period import AsOf
from whosays.model.quantity import COUNT, PERCENT, PERSON
from whosays.model.ruling import NONE, Correction, Field, Trait
from whosays.normalise.speakers import speakers_of
from whosays.pipeline.figure_words import kept, kept_figure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.lexicon.packs import BasisEntry, MeasureEntry
    from whosays.model.ruling import Described, Missed, Rulings

_NOT_WORD = re.compile(r"\W+")
_FOR_EACH = re.compile(r"\s+per\s+|\s*/\s*")
Words = tuple["Lexicon", "Grammar"]
Read = tuple[str, dict[str, Any]]


def settled(claims: Sequence[Claim], rulings: Rulings, words: Words) -> tuple[Claim, ...]:
    """`claims` with all that people ruled about them and their speakers, and those that people added."""
    found = corrected(with_missed(claims, rulings.missed, words), rulings.corrections, *words)
    asides = {aside.claim: aside.reason for aside in rulings.asides}
    found = tuple(replace(claim, aside=asides[claim.id]) if claim.id in asides else claim for claim in found)
    named = trace.settled(rulings.names, found, words[0].pack.speaker)
    return described(trace.with_rulings(found, named), rulings.described)


def corrected(
    claims: Sequence[Claim], corrections: Sequence[Correction], lexicon: Lexicon, grammar: Grammar
) -> tuple[Claim, ...]:
    """`claims` with what people ruled of single fields; `corrections` are told the later first. A claim of which what
    was ruled cannot be applied is set aside: it would be counted for what a person said it is not."""
    ruled: dict[str, list[Correction]] = defaultdict(list)
    for each in reversed(corrections):
        ruled[each.claim].append(each)
    return tuple(_ruled(claim, ruled.get(claim.id, ()), (lexicon, grammar)) for claim in claims)


def _ruled(claim: Claim, corrections: Sequence[Correction], words: Words) -> Claim:
    for each in corrections:
        try:
            read, fields = _FIELDS[each.field](claim, each, words)
        except ValueError as fault:
            return replace(claim, aside=f"{each.reason}; its {each.field} cannot be applied: {fault}")
        told = (str(each.field), f"{each.reason}; read as {read}")
        claim = replace(claim, **fields, ruled=(told, *claim.ruled))
    return claim


def with_missed(claims: Sequence[Claim], missed: Sequence[Missed], words: Words) -> tuple[Claim, ...]:
    """`claims` and those that the grammar passed over and people added."""
    known = {claim.id for claim in claims}
    return (*claims, *(_missed(each, words) for each in missed if each.claim not in known))


def _missed(told: Missed, words: Words) -> Claim:
    """The claim that a person added, its fields as they were told."""
    bare = Claim(
        evidence=told.evidence,
        sentence=told.sentence,
        quantity=kept_figure(dict(told.fields)[Field.QUANTITY], COUNT),
        measure=NOT_READ[0],
        publisher=told.publisher,
        found_by=PERSON_FOUND,
        as_read=NOT_READ,
    )
    fields = [Correction(claim=bare.id, field=field, value=value, reason=told.reason) for field, value in told.fields]
    made = _ruled(bare, fields, words)
    return replace(made, ruled=(("claim", told.reason),))


def described(claims: Sequence[Claim], rulings: Sequence[Described]) -> tuple[Claim, ...]:
    """`claims` with what people ruled of their speakers: their bloc, how reliable they are."""
    told: dict[str, list[Described]] = defaultdict(list)
    for each in reversed(rulings):
        told[each.speaker.casefold()].append(each)
    return tuple(_described(claim, told) for claim in claims)


def _described(claim: Claim, told: Mapping[str, Sequence[Described]]) -> Claim:
    speakers, ruled = [], list(claim.ruled)
    for speaker in claim.speakers:
        made = speaker
        names = dict.fromkeys((speaker.label.casefold(), speaker.words.casefold()))
        for each in (ruling for name in names for ruling in told.get(name, ())):
            told_of = None if each.value == NONE else each.value
            made = replace(made, bloc=told_of) if each.trait is Trait.BLOC else replace(made, grade=told_of)
            ruled.insert(0, (str(each.trait), f"{speaker.label} is {each.value}: {each.reason}"))
        speakers.append(made)
    return replace(claim, speakers=tuple(speakers), ruled=tuple(ruled)) if len(ruled) > len(claim.ruled) else claim


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


def stance_named(text: str) -> Stance:
    """The stance that `text` names. Raises ValueError where it names none."""
    try:
        return Stance(text.casefold())
    except ValueError:
        raise ValueError(f"{text!r} is no stance; write one of: {', '.join(Stance)}") from None


def _quantity(claim: Claim, ruled: Correction, _: Words) -> Read:
    figure = claim.quantity
    return kept(figure), {"quantity": kept_figure(ruled.value, figure.unit, figure.per)}


def _span(claim: Claim, ruled: Correction, _: Words) -> Read:
    return claim.evidence.exact, {
        "evidence": ruled.evidence or claim.evidence,
        "sentence": ruled.sentence or claim.sentence,
        "read_at": claim.words_read,
    }


def _stance(claim: Claim, ruled: Correction, _: Words) -> Read:
    """Who rules that a figure is told so has looked whether it is asserted at all."""
    doubts = tuple(doubt for doubt in claim.doubts if doubt not in NO_VOTE_DOUBTS)
    return claim.stance.value, {"stance": stance_named(ruled.value), "doubts": doubts}


def _speaker(claim: Claim, ruled: Correction, words: Words) -> Read:
    """Who is ruled has a key of their own: two persons of one name are parted by fuller names."""
    read = "; ".join(speaker.label for speaker in claim.speakers) or AUTHOR
    lexicon, value = words[0], ruled.value
    named = () if value == AUTHOR else speakers_of(value, lexicon.pack.speaker, lexicon.language)
    known = tuple(each if each.key else replace(each, key=key_of(each.words), name=each.words) for each in named)
    return read, {"speakers": known, "attribution": Attribution.NAMED if named else Attribution.NONE}


def _measure(claim: Claim, ruled: Correction, words: Words) -> Read:
    measures = words[0].pack.measure
    measure = measure_named(ruled.value, measures) or key_of(ruled.value)
    entry = measures.get(measure)
    under = entry.under if entry else None
    told = {"measure": under or measure, "narrower": measure if under else None}
    return claim.narrowest, {**told, "as_read": _as_read(claim)}


def _population(claim: Claim, ruled: Correction, words: Words) -> Read:
    value = ruled.value
    people = None if value == NONE else people_named(value, words[1]) or value
    told = {"population": people, "population_text": None if value == NONE else value}
    return claim.population or NONE, {**told, "as_read": _as_read(claim)}


def _as_read(claim: Claim) -> tuple[str, str | None]:
    return claim.as_read or (claim.measure, claim.population)


def _place(claim: Claim, ruled: Correction, words: Words) -> Read:
    value = ruled.value
    place = None if value == NONE else place_named(value, words[1]) or key_of(value)
    return claim.place or NONE, {"place": place, "place_text": None if place is None else value}


def _unit(claim: Claim, ruled: Correction, _: Words) -> Read:
    quantity = claim.quantity
    unit, per = unit_named(ruled.value)
    rate = quantity.per if per is None else None if per == NONE else per
    read = quantity.unit + (f" per {quantity.per}" if quantity.per else "")
    return read, {"quantity": replace(quantity, unit=unit, per=rate)}


def _as_of(claim: Claim, ruled: Correction, _: Words) -> Read:
    value = ruled.value
    read = claim.as_of.period.edtf if claim.as_of else NONE
    told = None if value == NONE else AsOf(period=period(value), words=value, reason="ruled by a person")
    return read, {"as_of": told}


def _basis(claim: Claim, ruled: Correction, words: Words) -> Read:
    return " ".join(claim.basis) or NONE, {"basis": bases_named(ruled.value, words[0].pack.basis)}


_FIELDS: Mapping[Field, Callable[[Claim, Correction, Words], Read]] = {
    Field.QUANTITY: _quantity,
    Field.SPAN: _span,
    Field.STANCE: _stance,
    Field.SPEAKER: _speaker,
    Field.MEASURE: _measure,
    Field.POPULATION: _population,
    Field.PLACE: _place,
    Field.UNIT: _unit,
    Field.AS_OF: _as_of,
    Field.BASIS: _basis,
}
"""How each field is ruled: what was read, and the fields of the claim as they were ruled."""
