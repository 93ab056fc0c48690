"""The schemes of a case: read from `CASE/schemes`, asked, looked over, tested, drafted.

What always holds: a cell counts as confirmed only while it stands as the person saw it; whatever is asked of several
schemes is asked of each by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from whosays.algebra.rates import Rate, Rates
from whosays.custody import durable
from whosays.derive.schemes.coverage import coverage
from whosays.derive.schemes.drafting import Material, drafted
from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.openfisca import parameters
from whosays.derive.schemes.overlaps import EVENT
from whosays.derive.schemes.points import points
from whosays.derive.schemes.proving import Proof, proofs
from whosays.derive.schemes.statements import left_out
from whosays.derive.schemes.writing import written
from whosays.errors import SchemeError
from whosays.export.records import source_names
from whosays.lexicon import load as lexicon
from whosays.lexicon.packs import PackFile
from whosays.model.report import Account
from whosays.model.scheme import Coverage, Entitlement, Scheme
from whosays.pipeline.exchange import rates
from whosays.settings import load as settings_of
from whosays.workspace.case import Case
from whosays.workspace.folders import SCHEMES, must_be_case
from whosays.workspace.holdings import packs_of
from whosays.workspace.progress import silence
from whosays.workspace.scheme_files import SUFFIX, TESTS, known, load, named, shown, text

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked of a case's schemes: values of axes, the date, dates of single clocks, by when a rule must be
    known, which scheme, and the currency to show amounts in."""

    values: Mapping[str, str]
    on: date
    dates: Mapping[str, date] = field(default_factory=dict)
    known_by: date | None = None
    scheme: str | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What one scheme gives for one point, with the rate of each currency that it was shown in another by."""

    scheme: Scheme
    entitlement: Entitlement
    rates: Mapping[str, Rate | None] = field(default_factory=dict)


def house_currency(folder: Path) -> str | None:
    """The currency that the case tells amounts in too, if it names one. Raises CaseError where there is no case."""
    must_be_case(folder)
    return settings_of(folder).house.currency or None


def answered(folder: Path, wanted: Wanted) -> tuple[Answered, ...]:
    """What the schemes of a case give: an answer for each point with the values that are asked for.

    Raises SchemeError where an axis, a value or a clock is not there, or a scheme contradicts itself.
    """
    return answers_of(load(folder), wanted, settings_of(folder).rate_files)


def answers_of(found: Sequence[Scheme], wanted: Wanted, rate_files: Sequence[Path]) -> tuple[Answered, ...]:
    """What these schemes give, with exchange rates from `rate_files` and those that ship. Raises SchemeError as
    `answered` does."""
    chosen = _chosen(found, wanted)
    known_rates = rates(tuple(rate_files)) if wanted.currency else None
    told: list[Answered] = []
    for point in points(chosen, wanted.values):
        asked = Asked(point=point, on=wanted.on, dates=wanted.dates, known_by=wanted.known_by)
        given = entitlement(chosen, asked)
        told.append(Answered(scheme=chosen, entitlement=given, rates=_rates(given, wanted, known_rates)))
    return tuple(told)


def _chosen(found: Sequence[Scheme], wanted: Wanted) -> Scheme:
    """The one scheme that is asked. Raises SchemeError where that is not clear, or it has not what is asked for."""
    if wanted.scheme is not None:
        chosen = named(found, wanted.scheme)
    elif len(found) == 1:
        chosen = found[0]
    elif not found:
        raise SchemeError("the case has no scheme; write one, or draft one with: whosays scheme draft CASE")
    else:
        raise SchemeError(f"the case has several schemes: {', '.join(s.key for s in found)}; name one with --scheme.")
    for axis, value in wanted.values.items():
        known("axis", axis, [each.key for each in chosen.axes], chosen.key)
        known(f"value of {axis}", value, chosen.axis(axis).keys, chosen.key)
    clocks = {EVENT, *(clock for trigger in chosen.triggers for clock in trigger.at)}
    for clock in wanted.dates:
        known("clock", clock, sorted(clocks), chosen.key)
    asked = {axis for point in points(chosen, wanted.values) for axis, _ in point}
    if idle := [axis for axis in wanted.values if axis not in asked]:
        raise SchemeError(f"{chosen.key}: {idle[0]} is not asked of this case; leave it out.")
    return chosen


def _rates(given: Entitlement, wanted: Wanted, told: Rates | None) -> dict[str, Rate | None]:
    """The rate of each currency that an answer is in, on the date that was asked about."""
    if told is None or wanted.currency is None:
        return {}
    totals = [o.total for o in (*given.outcomes, *given.inferred) if o.total]
    return {t.currency: told.on(t.currency, wanted.currency, wanted.on) for t in totals}


def covered(folder: Path, known_by: date | None = None) -> tuple[tuple[Scheme, Coverage], ...]:
    """The schemes of a case, each with where it is silent."""
    return tuple((found, coverage(found, known_by)) for found in load(folder))


def tested(folder: Path) -> tuple[tuple[Scheme, tuple[Proof, ...]], ...]:
    """The schemes of a case that have tests beside them, with what the tests came to. Raises SchemeError where a file
    of tests is wrong or belongs to no scheme."""
    found = {each.key: each for each in load(folder)}
    told = []
    for path in sorted((folder / SCHEMES).glob(f"*{TESTS}")):
        name = path.name.removesuffix(TESTS)
        if name not in found:
            raise SchemeError(f"{shown(path)}: there is no {SCHEMES}/{name}{SUFFIX} to test; rename one of them.")
        told.append((found[name], proofs(found[name], text(path), shown(path))))
    return tuple(told)


def draft(folder: Path, name: str, say: Say = silence) -> str:
    """The text of a scheme drafted from the claims of a case. Raises SchemeError where they tell no rule."""
    case = Case.open(folder, say)
    account, settings = case.account, settings_of(folder)
    material = Material(
        claims=account.claims,
        sources=account.sources,
        pack=lexicon(packs_of(folder)).pack,
        rates=rates(settings.rate_files),
    )
    title = f"Payments as the documents of “{settings.title or folder.resolve().name}” tell them"
    made = drafted(name, title, material)
    if made is None:
        raise SchemeError(f'{folder}: no claim tells a rule of payment; a measure of kind "rule" in money would.')
    return written(made) + "".join(_left_out(account, material.pack))


def _left_out(account: Account, pack: PackFile) -> Iterator[str]:
    """What a draft leaves out, as remarks behind it."""
    names = source_names(account)
    for number, (claim, why) in enumerate(left_out(account.claims, pack)):
        head = "\n# Left out:\n" if not number else ""
        words = " ".join(claim.evidence.exact.split())
        yield f"{head}# {words} ({names[claim.document]}:{claim.evidence.start}): {why}\n"


def keep(folder: Path, name: str, content: str) -> Path:
    """Writes a scheme that is not there yet, and gives its file. Raises SchemeError where it is there."""
    path = folder / SCHEMES / f"{name}{SUFFIX}"
    if path.exists():
        raise SchemeError(f"{shown(path)} is there already; name another with --name, or move it.")
    durable.make_folder(path.parent)
    durable.write(path, content.encode("utf-8"))
    return path


def exported(folder: Path, name: str | None) -> str:
    """A scheme as OpenFisca parameters. Raises SchemeError where it is not clear which."""
    found = load(folder)
    if name is None and len(found) != 1:
        if not found:
            raise SchemeError("the case has no scheme; `whosays scheme draft` proposes one from its claims.")
        raise SchemeError(f"the case has {len(found)} schemes; name one with --scheme.")
    return parameters(named(found, name) if name else found[0])
