"""Which claims of plain records are one voice: those of one root, and those that copy one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from whosays.algebra.intervals import open_ends
from whosays.algebra.rates import Rates
from whosays.model.identity import identity
from whosays.model.mention import Stance
from whosays.model.question import Role
from whosays.reconcile.currencies import apart
from whosays.reconcile.envelope import Enveloped, enveloped
from whosays.reconcile.reports import Report
from whosays.reconcile.spoken import spoken
from whosays.reconcile.status import Backing, excluding, may_meet, most_told
from whosays.reconcile.told import Told


@dataclass(frozen=True, slots=True)
class Voices:
    """The roots of a question. `speaking` are the claims of each root, in the order of their first claims, the one that
    speaks for it first; `told` what they come to in the unit and rate that most have; `reports` what the roots report
    in it; `heard` the same with denials and bounds, which are no voices; `apart` what all claims would report if none
    copied another. `grows` tells that the measure counts everything up to its day.
    """

    speaking: Mapping[str, Sequence[Told]]
    told: Enveloped | None
    reports: tuple[Report, ...]
    heard: tuple[Report, ...]
    apart: tuple[Report, ...]
    grows: bool = False

    @property
    def backings(self) -> list[Backing]:
        """Who stands behind each root."""
        return [_backing(members) for members in self.speaking.values()]

    @property
    def mixed(self) -> bool:
        """Whether roots exclude one another of which one does not tell its basis, where a report says so."""
        told = self.backings
        unsaid = [all(each.record.get("basis_open") is True for each in members) for members in self.speaking.values()]
        pairs = combinations(most_told([len(each.figures) for each in told]), 2) if any(unsaid) else ()
        either = ((one, other) for one, other in pairs if unsaid[one] or unsaid[other])
        return any(excluding(told[one], told[other], grows=self.grows) for one, other in either)

    @property
    def contested(self) -> bool:
        """Whether roots exclude one another, of very many those that are told most."""
        told = self.backings
        held = [told[at] for at in most_told([len(root.figures) for root in told])]
        return any(excluding(one, other, grows=self.grows) for one, other in combinations(held, 2))

    def apart_at(self, rates: Rates) -> bool:
        """Whether roots in two currencies exclude one another at every rate of their time, as in a case."""
        told = self.backings
        pairs = combinations([told[at] for at in most_told([len(root.figures) for root in told])], 2)
        other_units = ((one, other) for one, other in pairs if not may_meet(one, other))
        return not self.grows and any(apart(one.figures, other.figures, rates) for one, other in other_units)

    @property
    def open(self) -> tuple[bool, bool]:
        """Whether the lower and the upper end of what was reported are only bounds, as in a case."""
        if self.told is None:
            return False, False
        unit = self.told.unit
        spoken = (each.quantity for members in self.speaking.values() for each in members)
        return open_ends(self.told.interval, [quantity for quantity in spoken if quantity.unit == unit])

    @property
    def voices(self) -> float:
        """How many roots speak; who may copy another counts for the rest."""
        return len(self.speaking) - sum(report.copied for report in self.reports)

    @property
    def blocs(self) -> frozenset[str]:
        """The blocs of those who speak, as far as they are known."""
        return frozenset(bloc for each in self.backings for bloc in each.blocs)

    @classmethod
    def of(cls, told: Sequence[Told], bounds: Sequence[tuple[Told, Role]] = (), *, grows: bool = False) -> Voices:
        """The voices of the claims on one question; `bounds` are claims on others that bound it."""
        places = named(told)
        names = {name: told[at] for name, at in places.items()}
        roots: dict[str, list[Told]] = {}
        for each, root in zip(told, _roots(told, places), strict=True):
            if each.votes:
                roots.setdefault(root, []).append(each)
        past = _revised(roots)
        speaking = {root: _in_order(members) for root, members in roots.items() if root not in past}
        also = [each.quantity for members in speaking.values() for each in members if each.beside]
        asked = enveloped([[each.quantity for each in members] for members in speaking.values()], also)

        def inside(each: Told) -> bool:
            return asked is not None and asked.holds(each.quantity) and not each.converted

        own = {root: _own_figures(list(filter(inside, members))) for root, members in speaking.items()}
        reports = tuple(_report(root, members, names) for root, members in own.items() if members)
        beside = [each.report(None) for each in told if each.stance is Stance.DENIES and inside(each)]
        beside += [each.report(None, role) for each, role in bounds if each.evidence and inside(each)]
        apart = tuple(each.report(each.name) for each in told if each.votes and inside(each))
        return cls(speaking, asked, reports, (*reports, *beside), (*apart, *beside), grows)


def named(told: Sequence[Told]) -> dict[str, int]:
    """The place of each claim in `told` by its name; an id goes before a number of the same letters."""
    places = {each.name: at for at, each in enumerate(told)}
    return places | {each.name: at for at, each in enumerate(told) if each.record.get("id") is not None}


def _roots(told: Sequence[Told], places: Mapping[str, int]) -> list[str]:
    """The root of each claim: what its own fields tell, and one with that of what it surely copies."""
    copied = {each.copy_of for each in told}
    own = [_own(each, copied) for each in told]
    leads: dict[str, str] = {}
    for each, root in zip(told, own, strict=True):
        at = places.get(each.copy_of or "")
        if each.root_in_question is not None:
            continue
        if each.copy_of is None or each.copy_odds < 1 or (each.root is not None and at is None):
            continue
        copy, origin = _end(root, leads), _end(f"copied {each.copy_of}" if at is None else own[at], leads)
        if copy != origin:
            leads[copy] = origin
    return [_end(root, leads) for root in own]


def _own(told: Told, copied: Set[str | None]) -> str:
    """The root of a claim that copies none: its own field, else its speaker and figure; its name where others copy."""
    if told.root is not None:
        return told.root
    alone = told.name in copied or told.copy_of is not None
    return told.name if alone else identity(told.speaker, told.quantity.low, told.quantity.high)


def _end(root: str, leads: dict[str, str]) -> str:
    """Where one root leads to another and that to a third, the last of them; the way is halved for who comes next."""
    while root in leads:
        further = leads.get(leads[root], leads[root])
        leads[root], root = further, further
    return root


def _in_order(members: Sequence[Told]) -> Sequence[Told]:
    """The members of a root, the one that speaks first: as a report ranks them, else the one that holds last, what has
    no day after all; of several one that tells its bloc, whatever order they came in."""
    return sorted(members, key=_place)


def _place(told: Told) -> tuple[float, int, bool, str, str]:
    bloc = str(told.record.get("bloc") or "")
    return told.rank, -(told.day or date.min).toordinal(), not bloc, bloc, str(told.quantity.qualifier)


def _revised(roots: Mapping[str, Sequence[Told]]) -> frozenset[str]:
    """The roots whose speaker has given another figure since, as a case has it (Recording rule 20). A report has told
    which those are; who is not named revises nobody."""
    latest: dict[str, date] = {}
    days: dict[str, tuple[str, date]] = {}
    for root, members in roots.items():
        who = members[0].root_speaker.casefold()
        held = [each.time.last for each in members if each.time is not None and each.time.last is not None]
        if who and held and members[0].root_in_question is None:
            days[root] = who, max(held)
            latest[who] = max(latest.get(who, date.min), *held)
    return frozenset(root for root, (who, day) in days.items() if day < latest[who])


def _backing(members: Sequence[Told]) -> Backing:
    first = members[0]
    texts = frozenset(each.text for each in members)
    return Backing(
        speakers=frozenset({first.root_speaker.casefold()}) if first.root_speaker else texts,
        blocs=first.blocs,
        texts=texts,
        figures=tuple((each.quantity, each.time) for each in members),
    )


def _own_figures(members: Sequence[Told]) -> Sequence[Told]:
    """Of the members of a root the one that speaks first, and those that its text sets beside it."""
    return [*members[:1], *(each for each in members[1:] if each.beside)]


def _report(root: str, members: Sequence[Told], names: Mapping[str, Told]) -> Report:
    """What a root reports; with its odds where it may copy another claim of the question."""
    told = members[0]
    report, origin = spoken([each.report(root) for each in members]), names.get(told.copy_of or "")
    if origin is None or told.copy_odds == 1:
        return report
    return replace(report, copied=told.copy_odds, changed=told.quantity != origin.quantity)
