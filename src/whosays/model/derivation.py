"""Derivations: figures computed from questions by a formula, with everything that they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from whosays.model.finding import Estimate, Interval


class Source(StrEnum):
    """What an input is."""

    QUESTION = "question"
    SCHEME = "scheme"
    ASSUMPTION = "assumption"


class Entering(StrEnum):
    """How an input enters the draws: by its posterior, anywhere in its envelope alike, or as one value."""

    POSTERIOR = "posterior"
    ENVELOPE = "envelope"
    VALUE = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From `low` to `high`, of which it is 90 % sure; `best` is the median."""

    best: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What stands behind one name of a formula.

    `only` tells which of a question's figures are meant, empty where all are. `reported` is what enters, in `unit` and
    for each `per`; `band` what the question's estimate supports. `flag` tells why the input is less than it seems,
    `converted` by which rule or rate it was brought into its unit. `claims` are those that it rests on. `author` and
    `reason` are those of an assumption. `within` is the derivation through which it enters, where that is another.
    `share` is the part of the result's variance that it explains by itself,
    `elasticity` by how many per cent the result moves where it moves by one, `known` the result's band if it were
    known; None where there is none.
    """

    name: str
    source: Source
    title: str
    reported: Interval
    unit: str
    per: str | None = None
    entering: Entering = Entering.VALUE
    band: Band | None = None
    only: str = ""
    flag: str = ""
    converted: str = ""
    question: str | None = None
    status: str = ""
    n_roots: int = 0
    claims: tuple[str, ...] = ()
    author: str = ""
    reason: str = ""
    within: str = ""
    share: Decimal | None = None
    elasticity: Decimal | None = None
    known: Band | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far the ends of the 90 % band could lie apart whatever the inputs have to do with one another: the lowest
    that its lower end can be, the highest that its upper end can be, and between what best lies. `method` is the bound
    that was used."""

    low: Decimal
    best_low: Decimal
    best_high: Decimal
    high: Decimal
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A direct claim about the same thing beside the result: `low` and `high` in the result's unit, whether they meet
    (`agrees`), and by what factors the claim is above the result, from the least to the largest, where they do not."""

    claim: str
    root: str
    low: Decimal | None
    high: Decimal | None
    agrees: bool
    sentence: str
    least: Decimal | None = None
    largest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A root that nobody has opened yet, of the inputs `inputs`: whose statement it is, and what part of the result's
    variance its own error explains. `alone` are the inputs that rest on nothing else, so that no band shows how wrong
    they may be. `band` is the result's if the statement were held as one more root like the others."""

    root: str
    speakers: str
    inputs: tuple[str, ...]
    claims: tuple[str, ...]
    alone: tuple[str, ...] = ()
    share: Decimal | None = None
    band: Band | None = None


NOTHING = Interval(low=None, high=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """A figure computed by a formula, in `unit` and for each `per`.

    `reported` is the plain interval of all that was reported; `estimate` what draws from the inputs together support,
    None where `no_estimate` says why; `reach` what that could be under any dependence. `refused` says why nothing could
    be reckoned. `missing` are the unopened roots, the one that would tell most first; `place` is where it is written.
    """

    name: str
    title: str
    says: str
    formula: str
    unit: str
    per: str | None
    place: str
    each: bool = False
    inputs: tuple[Input, ...] = ()
    reported: Interval = NOTHING
    estimate: Estimate | None = None
    no_estimate: str = ""
    reach: Reach | None = None
    no_reach: str = ""
    compared: tuple[Compared, ...] = ()
    same: str | None = None
    missing: tuple[Missing, ...] = ()
    refused: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def narrowing(self) -> Missing | None:
        """The missing root that would narrow the 90 % band most, if one would."""
        told = self.estimate
        widths = [(each.band.high - each.band.low, n) for n, each in enumerate(self.missing) if each.band]
        if told is None or not widths or min(widths)[0] >= told.high - told.low:
            return None
        return self.missing[min(widths)[1]]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that its inputs rest on, each once."""
        return tuple(dict.fromkeys(claim for each in self.inputs for claim in each.claims))

    @property
    def turning(self) -> Input | None:
        """The input that would narrow the band most if it were known, or the only one that moves; None where none
        does."""
        bands = [(each.known.high - each.known.low, n) for n, each in enumerate(self.inputs) if each.known]
        if bands:
            return self.inputs[min(bands)[1]]
        return next((each for each in self.inputs if each.share), None)
