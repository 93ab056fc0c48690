"""A scheme drafted from the claims of a case: its axes and cells, each with its evidence, what contradicts, what is
unknown, and what would hold if an inference did. A person confirms it.

What always holds: a draft has only amounts that a claim states; amounts that contradict one another are readings of a
doubt; what nobody states is inferred or unknown, never filled in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.derive.schemes.announcing import end_announced
from whosays.derive.schemes.causes import caused
from whosays.derive.schemes.conversions import converted
from whosays.derive.schemes.dating import Rule, hinge, rules
from whosays.derive.schemes.layout import Layout, laid_out
from whosays.derive.schemes.overlaps import overlaps
from whosays.derive.schemes.points import fits, in_common
from whosays.derive.schemes.remarks import Remark, Remarks, remarks
from whosays.derive.schemes.statements import EVENT, NATIONALITY, statements
from whosays.derive.schemes.terms import boundary
from whosays.errors import SchemeError
from whosays.model.mention import Stance
from whosays.model.quantity import Qualifier
from whosays.model.scheme import (
    ALWAYS,
    Allowed,
    Basis,
    Cell,
    Cited,
    Doubt,
    Money,
    Multiple,
    Named,
    Printed,
    Scheme,
    Term,
    Trigger,
    Unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.algebra.rates import Rates
    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.report import Source

DUE = Trigger(
    key="due",
    what="what the payment is for; the sources do not say whether its own day counts, or that of the decision",
    at=("event", "decision"),
)
PLAIN = frozenset({Stance.ASSERTS, Stance.SPECULATES})
"""Stances of which nothing is said: the second is that of a rule with a condition."""
MOST_RULES = 300
"""Rules of one draft: each is held against each other, and a person reads them all."""
MOST_CITED = 3
"""Remarks that an inference or an unknown cites."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a draft is made of; without `rates` amounts in two currencies are two amounts."""

    claims: Sequence[Claim]
    sources: Sequence[Source]
    pack: PackFile
    rates: Rates | None = None


def drafted(key: str, title: str, material: Material) -> Scheme | None:
    """The scheme that the claims tell; None where they tell no rule of payment. Raises SchemeError where they tell more
    rules than a person can look over."""
    told = statements(material.claims, material.pack)
    if not told:
        return None
    documents = [s.document for s in material.sources if s.document.id in {each.claim.document for each in told}]
    told = caused(told, documents)
    said = remarks(documents, material.pack.axis)
    layout = laid_out(told, said, material)
    dates = {source.document.id: source.dated.period.last for source in material.sources if source.dated}
    found = converted(rules(layout.placed(told)), dates, material.rates)
    scheme = Scheme(
        key=key,
        title=title,
        axes=layout.axes,
        layers=layout.layers,
        cells=(),
        triggers=(DUE,),
        draft=True,
    )
    if len(found) > MOST_RULES:
        raise SchemeError(f"the claims tell more than {MOST_RULES} rules of payment; make cases of fewer documents.")
    allowed = [layout.allowed(rule.when) for rule in found]
    meet = [pair for pair in _pairs(found) if _meet(scheme, found, allowed, pair)]
    hinge(found, meet)
    end_announced(found, meet, dates)
    cells = _named([_cell(rule, when, dates) for rule, when in zip(found, allowed, strict=True)])
    scheme = _doubted(replace(scheme, cells=cells))
    scheme = replace(scheme, cells=(*scheme.cells, *_inferred(scheme, said, layout)))
    return replace(scheme, unknowns=tuple(_unknowns(scheme, said, layout)))


def _pairs(found: Sequence[Rule]) -> Iterable[tuple[int, int]]:
    return ((one, other) for other in range(len(found)) for one in range(other))


def _meet(scheme: Scheme, found: Sequence[Rule], allowed: Sequence[Allowed], pair: tuple[int, int]) -> bool:
    """Whether two rules give different amounts for one case."""
    one, other = found[pair[0]], found[pair[1]]
    apart = one.layer != other.layer or one.amount == other.amount
    return not apart and in_common(scheme, allowed[pair[0]], allowed[pair[1]])


def _cell(rule: Rule, when: Allowed, dates: Mapping[str, date | None]) -> Cell:
    days = [day for each in rule.told if (day := dates.get(each.claim.document))]
    printed: dict[Money, list[Cited]] = {}
    for statement in rule.told:
        for amount, claim in statement.printed:
            printed.setdefault(amount, []).append(cited(claim))
    return Cell(
        key="_".join(value for _, values in when for value in values) or "rule",
        layer=rule.layer,
        when=when,
        amount=rule.amount,
        basis=Basis.CARRIED if rule.carried else Basis.STATED,
        valid=_term(rule),
        known=Term(start=boundary(min(days)), end=None) if days else ALWAYS,
        trigger=DUE.key,
        says="; ".join((*_says(rule), *rule.notes, *_at_odds(rule))),
        claims=tuple(cited(statement.claim) for statement in rule.told),
        printed=tuple(Printed(amount=amount, claims=tuple(claims)) for amount, claims in printed.items()),
    )


def _term(rule: Rule) -> Term | None:
    """When a rule is in force; None where no text dates it, or its dates contradict one another."""
    try:
        return Term(start=rule.start, end=rule.end) if rule.dated else None
    except ValueError:
        return None


def _at_odds(rule: Rule) -> tuple[str, ...]:
    return ("its dates contradict one another",) if rule.dated and _term(rule) is None else ()


def cited(claim: Claim) -> Cited:
    """The selector of a claim's figure."""
    e = claim.evidence
    return Cited(document=e.document, start=e.start, end=e.end, exact=e.exact, text_version=e.text_version)


def _says(rule: Rule) -> tuple[str, ...]:
    """Who says it, and how firmly, as far as that is not the document asserting it."""
    told = rule.told
    names = dict.fromkeys(speaker.label for each in told for speaker in each.claim.speakers)
    stances = dict.fromkeys(each.claim.stance for each in told if each.claim.stance not in PLAIN)
    hedged = any(each.claim.quantity.qualifier is Qualifier.APPROX for each in told)
    told_so = (("about this amount", hedged), ("no date is told", not rule.dated))
    return (*names, *(str(stance) for stance in stances), *(words for words, so in told_so if so))


def _named(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells with a key of their own each: those of one key by their number."""
    seen: dict[str, int] = {}
    found = []
    for cell in cells:
        seen[cell.key] = seen.get(cell.key, 0) + 1
        number = seen[cell.key]
        found.append(replace(cell, key=f"{cell.key}_{number}" if number > 1 else cell.key))
    return tuple(found)


def _doubted(scheme: Scheme) -> Scheme:
    """The scheme with a doubt for each knot of cells that give different amounts for one case; cells of a knot that
    agree with one another are one reading."""
    against: dict[str, set[str]] = {}
    for one, other, _ in overlaps(scheme):
        against.setdefault(one.key, set()).add(other.key)
        against.setdefault(other.key, set()).add(one.key)
    doubts: list[Doubt] = []
    readings: dict[str, Named] = {}
    for number, knot in enumerate(_knots(against), 1):
        camps: list[list[Cell]] = []
        for cell in (cell for cell in scheme.cells if cell.key in knot):
            camp = next((c for c in camps if not against[cell.key] & {each.key for each in c}), None)
            if camp is None:
                camps.append([cell])
            else:
                camp.append(cell)
        key = f"amount_{number}"
        titles = tuple((f"of_{n}", "; ".join(map(_reading, camp))) for n, camp in enumerate(camps, 1))
        doubts.append(Doubt(key=key, title="the sources give different amounts", values=titles))
        readings |= {cell.key: ((key, f"of_{n}"),) for n, camp in enumerate(camps, 1) for cell in camp}
    read = tuple(replace(cell, reading=readings.get(cell.key, ())) for cell in scheme.cells)
    return replace(scheme, doubts=tuple(doubts), cells=read)


def _knots(against: Mapping[str, set[str]]) -> list[set[str]]:
    """The cells that hang together by contradictions, in their order."""
    knots: list[set[str]] = []
    for one, others in against.items():
        touched = [knot for knot in knots if knot & {one, *others}]
        joined = {one, *others}.union(*touched)
        knots = [knot for knot in knots if knot not in touched] + [joined]
    return knots


def _reading(cell: Cell) -> str:
    """One side of a contradiction in words: the amount as the sources have it, and what they say."""
    return f"{cell.claims[0].exact} ({cell.says})" if cell.says else cell.claims[0].exact


def _inferred(scheme: Scheme, said: Remarks, layout: Layout) -> list[Cell]:
    """What would be due to nationalities of whom no rule is told, if the rules for those of whom most are told held."""
    model = layout.model
    if model is None:
        return []
    found: list[Cell] = []
    for nationality in layout.open:
        condition = f"the rules for {layout.people(model)} hold for {layout.people(nationality)} as well"
        for cell in scheme.cells:
            when = dict(cell.when)
            if model not in when.get(NATIONALITY, ()) or _told_of(scheme, nationality, when.get(EVENT, ())):
                continue
            where = tuple((axis, (nationality,) if axis == NATIONALITY else values) for axis, values in cell.when)
            found.append(
                replace(
                    cell,
                    key=f"{nationality}_if_{cell.key}",
                    when=where,
                    amount=Multiple(factor=Decimal(1), of=cell.key),
                    basis=Basis.INFERRED,
                    condition=condition,
                    says="",
                    claims=_about(said.alike, nationality, when.get(EVENT, ())),
                    printed=(),
                )
            )
    return found


def _told_of(scheme: Scheme, nationality: str, events: Sequence[str]) -> bool:
    """Whether a rule is told of a nationality for one of the events."""
    return any(
        fits(((NATIONALITY, (nationality,)),), {axis: value for axis, values in cell.when for value in values})
        and set(events) & set(dict(cell.when).get(EVENT, events))
        for cell in scheme.cells
        if nationality in dict(cell.when).get(NATIONALITY, ())
    )


def _about(said: Iterable[Remark], nationality: str, events: Sequence[str]) -> tuple[Cited, ...]:
    """The remarks about a nationality and an event, or about the nationality alone."""
    own = [remark for remark in said if nationality in remark.nationalities]
    close = [r for r in own if any((EVENT, event) in r.values for event in events)]
    return tuple(remark.cited for remark in close[:MOST_CITED])


def _unknowns(scheme: Scheme, said: Remarks, layout: Layout) -> Iterable[Unknown]:
    """What the sources say is unknown, for each nationality of whom no rule is told and each event."""
    events = next((axis.values for axis in scheme.axes if axis.key == EVENT), ())
    for nationality in layout.open:
        for event, title in events:
            claims = _about(said.unknown, nationality, (event,))
            if claims:
                yield Unknown(
                    when=((EVENT, (event,)), (NATIONALITY, (nationality,))),
                    says=f"the sources do not know what is due to {layout.people(nationality)} for {title}",
                    claims=claims,
                )
        if general := [r.cited for r in said.unknown if nationality in r.nationalities and not _of_event(r)]:
            yield Unknown(
                when=((NATIONALITY, (nationality,)),),
                says=f"the sources do not know whether {layout.people(nationality)} are covered",
                claims=tuple(general[:MOST_CITED]),
            )


def _of_event(remark: Remark) -> bool:
    return any(axis == EVENT for axis, _ in remark.values)
