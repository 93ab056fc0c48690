"""What a derivation would come to if its assumptions were others: reckoned on the spot, written nowhere.

What always holds: only what the case itself calls an assumption can be supposed; everything else is as it was found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays import settings as case_settings
from whosays.derive import Case
from whosays.errors import InputError, nearest_or
from whosays.lexicon import load as lexicon
from whosays.lexicon.derivations import AssumptionEntry
from whosays.model.quantity import PERCENT
from whosays.model.report import Source
from whosays.model.shelf import Told
from whosays.pipeline import ShippedStages, orders
from whosays.pipeline.derived import derivations
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Kind
from whosays.workspace import formulas
from whosays.workspace.desk import claims_of, claims_told
from whosays.workspace.holdings import packs_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.derive import Formula
    from whosays.derive.written import Sought
    from whosays.lexicon import Lexicon
    from whosays.model.derivation import Derivation
    from whosays.pipeline.derived import Deriving
    from whosays.store.protocol import Store
    from whosays.workspace.desk import Desk

LARGEST = 10**15
"""The largest value that can be supposed, and less nothing the smallest."""
AUTHOR, REASON = "you", "supposed for this page, written nowhere"
Ends = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """An assumption of a formula: what it is now, from `low` to `high`, and what it is in the case."""

    name: str
    low: Decimal
    high: Decimal
    unit: str
    per: str
    written: Ends

    @property
    def moved(self) -> bool:
        """Whether it is another than in the case."""
        return (self.low, self.high) != self.written

    @property
    def reach(self) -> Ends:
        """Between what a slider moves: up to 100 for a percentage, else to twice what is written."""
        low, high = self.written
        top = max(abs(low), abs(high))
        most = Decimal(100) if self.unit == PERCENT else Decimal(1) if 0 < top <= 1 else top * 2
        return (min(low, -most if low < 0 else Decimal(0)), max(high, most))


@dataclass(frozen=True, slots=True)
class Reckoner:
    """What a formula of the case is reckoned with."""

    formula: Formula
    deriving: Deriving
    stages: ShippedStages


def reckoner(home: Path | None, name: str) -> Reckoner:
    """What the formula called `name` is reckoned with. Raises InputError where the case has it no more."""
    settings = case_settings.load(home) if home else case_settings.Settings()
    packs = packs_of(home) if home else ()
    words = _words(packs, tuple(_look(pack) for pack in packs))
    deriving = formulas.deriving(settings, packs, words)
    formula = next((each for each in (deriving.formulas if deriving else ()) if each.entry.name == name), None)
    if deriving is None or formula is None:
        raise InputError(f"no formula is called {name!r} any more; load the page of derivations again.")
    stages = ShippedStages(
        edition="",
        limits=settings.limits,
        digests=words.digests,
        packs=packs,
        rates=settings.rate_files,
        money=settings.money,
    )
    return Reckoner(formula, deriving, stages)


@lru_cache(maxsize=1)
def _words(packs: tuple[Path, ...], look: tuple[object, ...]) -> Lexicon:  # noqa: ARG001 (other files are read anew)
    return lexicon(packs)


def _look(pack: Path) -> tuple[tuple[str, int, int], ...]:
    found = ((file.name, file.stat()) for file in pack.glob("*"))
    return tuple(sorted((name, told.st_size, told.st_mtime_ns) for name, told in found))


def assumptions(means: Reckoner, supposed: Mapping[str, Ends]) -> tuple[Assumed, ...]:
    """The assumptions of a formula as they are written, with what is `supposed` in their place."""
    return tuple(
        Assumed(
            name=each.name,
            low=supposed.get(each.name, told.ends)[0],
            high=supposed.get(each.name, told.ends)[1],
            unit=told.unit,
            per=told.per or "",
            written=told.ends,
        )
        for each in means.formula.inputs
        if (told := each.assumption) is not None
    )


def supposing(desk: Desk, found: Derivation, means: Reckoner, supposed: Mapping[str, Ends]) -> Derivation:
    """What `found` comes to with what is `supposed`. Raises InputError where that is no assumption of it."""
    names = [each.name for each in means.formula.inputs if each.assumption is not None]
    for name in supposed:
        if name not in names:
            hint = nearest_or(name, names, f"there are: {', '.join(names) or 'none'}.")
            raise InputError(f"{found.name} has no assumption {name!r}; {hint}")
    if not supposed:
        return found
    with desk.ledger() as store:
        case = _case(store, found)
    formula = replace(means.formula, inputs=tuple(_other(each, supposed) for each in means.formula.inputs))
    alone = replace(means.deriving, formulas=(formula,))
    return next(iter(derivations(alone, case, means.stages, MemoryStore())), found)


def _case(store: Store, found: Derivation) -> Case:
    """The answers that `found` rests on, or is compared with, alone."""
    questions = [each.question for each in found.inputs if each.question] + ([found.same] if found.same else [])
    told = store.some(Kind.ANSWERS, dict.fromkeys(questions), Told).values()
    claims = claims_of(store, list(dict.fromkeys(claim for each in told for claim in claims_told(each))))
    covers = store.some(Kind.COVERS, sorted({claim.document for claim in claims}), Source).values()
    dates = {cover.document.id: day for cover in covers if (day := orders.day_of(cover))}
    return Case([each.answer for each in told], {claim.id: claim for claim in claims}, dates)


def _other(sought: Sought, supposed: Mapping[str, Ends]) -> Sought:
    told, ends = sought.assumption, supposed.get(sought.name)
    if told is None or ends is None:
        return sought
    value, low, high = (ends[0], None, None) if ends[0] == ends[1] else (None, *ends)
    assumed = AssumptionEntry(
        value=value, low=low, high=high, unit=told.unit, per=told.per, each=told.each, author=AUTHOR, reason=REASON
    )
    return replace(sought, assumption=assumed)
