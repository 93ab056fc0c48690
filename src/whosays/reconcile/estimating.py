"""The estimate of a question from its roots: the form that each has, the model that fits the measure, what is told.

Every current root is one form, its fullest claim's; what repeats it adds nothing, so that no echo narrows a band. A
narrower concept bounds from below, a wider one from above, a denial speaks against its figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.packs import MeasureKind
from whosays.model.finding import Estimate, Leverage
from whosays.model.mention import Stance
from whosays.model.quantity import PERCENT
from whosays.model.question import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whosays.lexicon.packs import MeasureEntry
    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.model.question import Question
    from whosays.reconcile.envelope import Enveloped
    from whosays.reconcile.forms import Form
    from whosays.reconcile.growing import Timed
    from whosays.reconcile.options import Options
    from whosays.reconcile.posterior import Posterior
    from whosays.reconcile.scales import Scale

DIGITS = 3
"""Significant digits of what is printed (Records 11)."""
GRID_DIGITS = 5
MONTH = Decimal("30.4375")
"""Days of a month, on the mean."""
SURPRISING = 0.05
"""A root with a lower predictive probability, given the others, is an outlier (model's note)."""
MOVING = Decimal("0.25")
"""A root without which best moves by more than this share is a single point of failure (Recording rule 27)."""
IN_TIME = frozenset({MeasureKind.CUMULATIVE, MeasureKind.STOCK})
LIKELY = 1e-6
"""Cells of the grid below this share of the likeliest are left out of the record."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate with what hangs on single roots. `modes` has two or more entries where the figures split."""

    estimate: Estimate
    modes: tuple[Decimal, ...]
    outliers: tuple[str, ...]
    leverage: tuple[Leverage, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """The claim that speaks for a root, or that bounds or denies; `root` is None for these."""

    claim: Claim
    root: str | None
    role: Role = Role.ANSWERS


def estimated(
    question: Question,
    roots: Sequence[Root],
    claims: Mapping[str, Claim],
    told: Enveloped,
    entry: MeasureEntry | None,
) -> Estimated | None:
    """What the current `roots` support in the unit of the envelope; None where fewer than two speak in it."""
    voices = _voices(question, roots, claims, told)
    if sum(voice.root is not None for voice in voices) < 2:  # noqa: PLR2004 - two roots make an estimate (rule 25)
        return None
    return _weighed(_Weighing.of(voices, entry))


def _voices(
    question: Question, roots: Sequence[Root], claims: Mapping[str, Claim], told: Enveloped
) -> tuple[Voice, ...]:
    """One claim for each root that has one in the unit of the envelope, then the bounds and the denials."""
    voices = []
    for root in roots:
        spoken = [claims[c] for c in root.claims if _comparable(claims[c], told)]
        if spoken:
            voices.append(Voice(spoken[0], root.id))
    for bearing in question.bearings:
        claim = claims[bearing.claim]
        if not _comparable(claim, told):
            continue
        denied = bearing.role is Role.ANSWERS and claim.stance is Stance.DENIES
        if denied or (bearing.role is not Role.ANSWERS and claim.votes):
            voices.append(Voice(claim, None, bearing.role))
    return tuple(voices)


def _comparable(claim: Claim, told: Enveloped) -> bool:
    return (claim.quantity.unit, claim.quantity.per) == (told.unit, told.per)


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The forms of the voices on the scale that fits them; `months` where the measure moves in time."""

    voices: tuple[Voice, ...]
    forms: tuple[Form, ...]
    months: tuple[float, ...]
    scale: Scale
    options: Options
    grows: bool

    @classmethod
    def of(cls, voices: Sequence[Voice], entry: MeasureEntry | None) -> _Weighing:
        from whosays.reconcile.options import Options

        scale = _scale(voices)
        options = Options()
        if entry is not None and entry.spread is not None:
            options = replace(options, error=entry.spread, bias=entry.spread)
        kind = entry.kind if entry is not None else None
        months = _months(voices) if kind in IN_TIME else ()
        forms = tuple(_form(voice, scale) for voice in voices)
        return cls(tuple(voices), forms, months, scale, options, grows=kind is MeasureKind.CUMULATIVE)

    def timed(self, without: int | None = None) -> list[Timed]:
        from whosays.reconcile.growing import Timed

        pairs = zip(self.forms, self.months, strict=True)
        return [Timed(form, month) for at, (form, month) in enumerate(pairs) if at != without]


def _form(voice: Voice, scale: Scale) -> Form:
    from whosays.reconcile.forms import Shape, form

    claim = voice.claim
    made = form(claim.quantity, scale, _bloc(claim), denied=claim.stance is Stance.DENIES)
    if voice.role is Role.ANSWERS:
        return made
    below = voice.role is Role.BOUNDS_BELOW
    end = made.low if below else made.high
    return replace(made, shape=Shape.AT_LEAST if below else Shape.AT_MOST, low=end, high=end + 1e-4, loose=True)


def _bloc(claim: Claim) -> str:
    """Who shares a bias with the claim's speaker: a bloc of the pack, else the speaker alone, else the document."""
    blocs = sorted({speaker.bloc for speaker in claim.speakers if speaker.bloc})
    if blocs:
        return " ".join(blocs)
    return " ".join(sorted(speaker.key or speaker.words.lower() for speaker in claim.speakers)) or claim.document


def _scale(voices: Sequence[Voice]) -> Scale:
    """Shares on log-odds, what may be negative as it is, in steps of a tenth of the largest, all else by its log."""
    from whosays.reconcile.scales import Scale, ScaleKind

    quantities = [voice.claim.quantity for voice in voices]
    ends = [float(end) for q in quantities for end in (q.low, q.high) if end is not None]
    if min(ends) < 0:
        return Scale(ScaleKind.LINEAR, max(abs(end) for end in ends) / 10)
    if quantities[0].unit == PERCENT and max(ends) < 100:  # noqa: PLR2004 - percent of a whole
        return Scale(ScaleKind.LOGIT)
    return Scale(ScaleKind.LOG)


def _months(voices: Sequence[Voice]) -> tuple[float, ...]:
    """The month at which each voice's figure holds; empty where not all have a date or all have one."""
    days = [_day(voice.claim) for voice in voices]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or len(set(known)) <= 1:
        return ()
    first = min(known)
    return tuple(float(Decimal((day - first).days) / MONTH) for day in known)


def _day(claim: Claim) -> date | None:
    """The middle of the period for which a figure is told; its one end where the other is open."""
    if claim.as_of is None:
        return None
    first, last = claim.as_of.period.first, claim.as_of.period.last
    if first is not None and last is not None:
        return first + (last - first) / 2
    return first or last


def _weighed(weighing: _Weighing) -> Estimated | None:
    if not any(weighing.forms):
        return None
    if weighing.months:
        return _in_time(weighing)
    from whosays.reconcile.static import Quadrature

    quadrature = Quadrature(weighing.forms, weighing.options)
    posterior = quadrature.fit().reported
    roots = _rooted(weighing)
    without = {at: quadrature.fit((at,)).reported for at, _ in roots}
    odd = tuple(root for at, root in roots if len(roots) > 2 and quadrature.surprise(at) < SURPRISING)  # noqa: PLR2004
    return _told(weighing, posterior, without, odd)


def _in_time(weighing: _Weighing) -> Estimated:
    from whosays.reconcile.growing import fit
    from whosays.reconcile.steps import GROWING, WALKING

    steps, asked = GROWING if weighing.grows else WALKING, max(weighing.months)
    posterior = fit(weighing.timed(), asked, steps, weighing.options)
    without = {at: fit(weighing.timed(at), asked, steps, weighing.options) for at, _ in _rooted(weighing)}
    return _told(weighing, posterior, without, ())


def _rooted(weighing: _Weighing) -> list[tuple[int, str]]:
    return [(at, voice.root) for at, voice in enumerate(weighing.voices) if voice.root is not None]


def _told(
    weighing: _Weighing, posterior: Posterior, without: Mapping[int, Posterior], odd: tuple[str, ...]
) -> Estimated:
    scale = weighing.scale
    best = scale.value(posterior.quantile(0.5))
    leverage = tuple(
        Leverage(root=root, best=rounded(scale.value(without[at].quantile(0.5)), DIGITS))
        for at, root in _rooted(weighing)
    )
    modes = tuple(rounded(scale.value(mode), DIGITS) for mode in posterior.modes())
    quantile = {share: rounded(scale.value(posterior.quantile(share)), DIGITS) for share in (0.05, 0.25, 0.75, 0.95)}
    estimate = Estimate(
        best=rounded(best, DIGITS),
        low50=quantile[0.25],
        high50=quantile[0.75],
        low=quantile[0.05],
        high=quantile[0.95],
        grid=_grid(posterior, scale),
    )
    return Estimated(estimate, modes, odd, leverage)


def _grid(posterior: Posterior, scale: Scale) -> tuple[tuple[Decimal, Decimal], ...]:
    """Values and probabilities of the cells that matter."""
    least = LIKELY * posterior.mass.max()
    cells = zip(scale.values(posterior.grid), posterior.mass, strict=True)
    return tuple((rounded(v, GRID_DIGITS), rounded(p, GRID_DIGITS)) for v, p in cells if p > least)


def rounded(value: float, digits: int) -> Decimal:
    """`value` to `digits` significant digits, as a plain number."""
    told = Decimal(f"{value:.{digits - 1}e}")
    return told.quantize(Decimal(1)) if told == told.to_integral_value() else told.normalize()
