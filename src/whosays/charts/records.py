"""What charts are made of: figures, bands and days as plain numbers and words, whoever they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of charts in the language of their reader. {n} is a number, {name} a name."""

    about: str
    aside: str
    band: str
    bound: str
    carried: str
    column_amount: str
    column_bloc: str
    column_change: str
    column_figure: str
    column_how: str
    column_input: str
    column_of: str
    column_root: str
    column_rule: str
    column_share: str
    column_when: str
    column_who: str
    compared: str
    crowded: str
    dateless: str
    denied: str
    inferred: str
    known: str
    lost: str
    more: str
    no_bloc: str
    open_end: str
    relay: str
    reported: str
    result: str
    revised: str
    share: str
    stated: str
    statement: str
    times: str
    together: str
    unchanged: str
    undated: str
    unsure: str


def _must_be_in_order(*ends: Decimal | None) -> None:
    """Raises ValueError where one of `ends` is no number, or is less than one before it."""
    told = [end for end in ends if end is not None]
    if not all(end.is_finite() for end in told) or told != sorted(told):
        raise ValueError(f"these are no ends that a chart can show: {', '.join(map(str, told))}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim. None is an open end of a figure or of a time. `figure`, `who` and `when` are for people; `root` is
    the letter of the statement that it goes back to, empty where it goes back to none; `series` names the speaker
    whose figures in time are revisions of one another. `denied` tells that it is no evidence, `why` for what reason."""

    id: str
    low: Decimal | None
    high: Decimal | None
    figure: str
    who: str
    root: str = ""
    bloc: str = ""
    first: date | None = None
    last: date | None = None
    when: str = ""
    series: str = ""
    about: bool = False
    denied: bool = False
    relay: bool = False
    why: str = ""

    def __post_init__(self) -> None:
        _must_be_in_order(self.low, self.high)

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The ends that are not open."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def told(self) -> str:
        """The claim in words."""
        return " · ".join(part for part in (self.figure, self.who, self.when, self.why) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What a model supports: best with half and nine tenths of the probability around it, and the same in words."""

    low: Decimal
    low50: Decimal
    best: Decimal
    high50: Decimal
    high: Decimal
    words: str = ""

    def __post_init__(self) -> None:
        _must_be_in_order(self.low, self.low50, self.best, self.high50, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The claims of a question in one unit. `linear` keeps the axis so, as for shares. `name` makes ids and file names
    unique."""

    name: str
    title: str
    description: str
    marks: tuple[Mark, ...]
    band: Band | None = None
    linear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A claim on the way from a statement: `parent` is the id of the claim that it was taken from, empty where it is
    the statement itself; `changes` tell what changed on that edge, `why` how it is known."""

    id: str
    parent: str
    figure: str
    who: str
    when: str = ""
    day: date | None = None
    changes: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A statement by its letter with all that goes back to it; `held` tells whether it is itself among the sources."""

    letter: str
    who: str
    held: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paths:
    """The statements behind a question."""

    name: str
    title: str
    description: str
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An input of a derivation, or a figure that it is set beside: what enters, in words; `share` of the result's
    variance, from 0 to 1; `low` and `high` of the result if the input were known, or of the figure beside it."""

    name: str
    title: str
    figure: str
    share: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        _must_be_in_order(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A derivation: its inputs in the order of its formula, what was reported, what draws support."""

    name: str
    title: str
    description: str
    inputs: tuple[Entry, ...]
    figure: str
    low: Decimal | None
    high: Decimal | None
    band: Band | None = None
    compared: tuple[Entry, ...] = ()
    linear: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One rule of a scheme in time. An end is known to lie between two days; None is an open end. `dated` is false
    where nothing tells its time. `basis` is "stated", "carried" or "inferred"."""

    case: str
    amount: str
    when: str
    dated: bool
    start: tuple[date, date] | None = None
    end: tuple[date, date] | None = None
    basis: str = "stated"
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A scheme: its rules in its order."""

    name: str
    title: str
    description: str
    terms: tuple[Term, ...]
