"""Where things stand in the charts of derivations and of rules of payment: shares, bands, ends and terms, each reckoned
again from the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from whosays.model.derivation import Source
from whosays.verify.proof_axes import Axis, straight
from whosays.verify.proof_figures import of_quantity
from whosays.verify.proof_phrases import Reading
from whosays.verify.proof_places import ACROSS, OFF, Fault, near, scaled_faults, value_ticks
from whosays.verify.proof_rules import money, term_slot
from whosays.verify.proof_scopes import period_of
from whosays.verify.proof_words import words

if TYPE_CHECKING:
    from whosays.model.derivation import Compared, Derivation, Input
    from whosays.model.finding import Estimate
    from whosays.model.scheme import Cell, SchemeTold, Term
    from whosays.verify.proof_desk import Desk
    from whosays.verify.proof_units import Drawn, Shape

LOOSE = 0.06
"""Per cent of the width that a day may be off: the ends of the axis of rules are told by its ticks alone."""


def derivation_faults(drawn: Drawn, found: Derivation, desk: Desk) -> Iterator[Fault]:
    """What stands elsewhere than it belongs in the chart of a derivation."""
    told = words().drawn
    for mark in drawn.marks:
        shares = [each.share or 0 for each in found.inputs if mark.title.startswith((_title(each.title), each.name))]
        ends = [[*ACROSS, ACROSS[0] + (ACROSS[1] - ACROSS[0]) * float(share)] for share in shares]
        if _is_share(mark) and not any(near(mark.across, each) and near(each, mark.across) for each in ends):
            yield mark.title, OFF

    def wanted(mark: Shape) -> list[float] | None:
        if _is_share(mark):
            return None
        if mark.title.endswith(told["reported"]):
            return [*_ends(found.reported.low, found.reported.high), *_band(found.estimate)]
        if mark.title.endswith(told["directly"]):
            beside = (each for each in found.compared if _tells(mark, each, desk))
            return next((_ends(each.low, each.high) for each in beside), [])
        known = (each for each in found.inputs if _named(each, told["known"]) in mark.title)
        return next((_ends(each.known.low, each.known.high) for each in known if each.known), None)

    yield from scaled_faults(drawn, list(value_ticks(drawn, "across", found.unit, desk)), wanted, ("across", ACROSS))


def _title(title: str) -> str:
    return title[:1].upper() + title[1:]


def _named(each: Input, pattern: str) -> str:
    title = each.name if each.source is Source.ASSUMPTION else _title(each.title)
    return pattern.format(title=f"{title}, {each.only}" if each.only else title)


def _tells(mark: Shape, each: Compared, desk: Desk) -> bool:
    """Whether a mark's words are the speaker and the figure of a claim."""
    claim, head = desk.ledger.claims.get(each.claim), mark.title.removesuffix(words().drawn["directly"])
    who, _, figure = head.rpartition(" · ")
    same = claim is not None and who == desk.ledger.who(claim)
    return same and claim is not None and desk.ledger.figures.tells(figure, of_quantity(claim.quantity))


def _is_share(mark: Shape) -> bool:
    """Whether a mark is a bar on its track, which runs over the whole axis."""
    told = any(mark.title.endswith(words().drawn[each]) for each in ("reported", "directly"))
    return not told and list(mark.across[:2]) == list(ACROSS) and mark.across[2:3] == (ACROSS[0],)


def _ends(*ends: object) -> list[float]:
    return sorted({float(str(end)) for end in ends if end is not None})


def _band(found: Estimate | None) -> list[float]:
    return [float(end) for end in (found.low, found.low50, found.best, found.high50, found.high)] if found else []


def scheme_faults(drawn: Drawn, told: SchemeTold, desk: Desk) -> Iterator[Fault]:
    """Bars of rules that do not run over the time in which one of these words holds."""
    days = [(_at(across), period.first) for across, _, word in drawn.ticks if (period := period_of(word))]
    points = [(at, float(day.toordinal())) for at, day in days if day]
    times = straight(points, ACROSS)
    if len(points) != len(drawn.ticks) or (times and not times.holds(points, LOOSE)):
        yield " ".join(word for _, _, word in drawn.ticks), OFF
    for mark in drawn.marks if times else ():
        cells = [cell for cell in told.scheme.cells if mark.across and _reads(mark, cell, told, desk)]
        if cells and times and not any(_covers(mark.across, cell.valid, times) for cell in cells):
            yield mark.title, OFF


def _at(across: str) -> float:
    return float(across.removesuffix("%"))


def _reads(mark: Shape, cell: Cell, told: SchemeTold, desk: Desk) -> bool:
    slots = {"amount": money(dict(told.amounts)[cell.key], desk.ledger), "term": term_slot(cell.valid)}
    return Reading([("chart_rule", slots)]).reads(mark.title) is not None


def _covers(places: Sequence[float], term: Term | None, times: Axis) -> bool:
    """Whether the ends of what is drawn are those of a term, and the ends of the axis where it is open."""
    start, end = (term.start, term.end) if term else (None, None)
    first = [times.place(_day(day)) for day in (start.earliest, start.latest)] if start else [ACROSS[0]]
    last = [times.place(_day(day)) for day in (end.earliest, end.latest)] if end else [ACROSS[1]]
    return near(places, [*first, *last], LOOSE) and near([*first, *last], places, LOOSE)


def _day(day: date) -> float:
    return float(day.toordinal())
