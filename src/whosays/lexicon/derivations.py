"""How a derivation is written, in `case.toml` or in a pack: a formula, what its names stand for, and what it gives.

Names of a formula are questions (by measure, people, place and period), cells of a scheme, or assumptions that carry
their author's name. A name that no table explains is the measure of that name.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from pydantic import Field, model_validator

from whosays.lexicon.strict import Strict

NAME = "^[a-z][a-z0-9_]*$"


class InputEntry(Strict):
    """What a name of a formula stands for: the finding of a question, the amount of a scheme's cell, or another
    `derivation`, by its name.

    A question is named by its measure, and by people, place and period where several are told apart by them, sums by
    their `basis` ("net"); `question` is its id or the beginning of it, for those that only their incidents tell apart.
    `speaker`, `unit` and `known_by` narrow it to the roots of one speaker, to figures in one unit, to documents of that
    day or before. A scheme is asked for its amount `on` a day, `when` its axes have these values.
    """

    measure: str | None = None
    population: str | None = None
    place: str | None = None
    period: str | None = None
    basis: str | None = None
    question: str | None = Field(default=None, pattern="^[0-9a-fA-F]{4,}$")
    speaker: str | None = None
    unit: str | None = None
    per: str | None = None
    known_by: date | None = None
    scheme: str | None = None
    on: date | None = None
    when: dict[str, str] = Field(default_factory=dict)
    derivation: str | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> InputEntry:
        if [self.scheme, self.measure, self.derivation].count(None) != 2:  # noqa: PLR2004
            raise ValueError(self._kinds())
        if self.derivation is not None and self.model_fields_set != {"derivation"}:
            raise ValueError("a derivation is taken as it stands: whose figures it rests on is told in its own inputs")
        if self.scheme is not None and self.on is None:
            raise ValueError("a scheme is asked for one day: add on = 2025-01-31")
        return self

    def _kinds(self) -> str:
        """What is wrong with an input of no kind, or of two."""
        if self.question is not None and self.scheme is None and self.derivation is None:
            written = f'{{ measure = "…", question = "{self.question}" }}'
            return f"a question is told beside its measure, as `whosays questions` shows both; write {written}"
        written = '{ measure = "…", question = "…" } where several questions are of one measure, with the id of one'
        return f"an input names either a measure or a scheme, or another derivation; write {written}"


class AssumptionEntry(Strict):
    """A figure that nobody reported: one value, or anything from low to high alike, with who assumes it and why."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = "count"
    per: str | None = None
    each: bool = False
    author: str = Field(min_length=1, pattern=r"\S")
    reason: str = Field(min_length=1, pattern=r"\S")

    @model_validator(mode="after")
    def _told(self) -> AssumptionEntry:
        if (self.value is None) == (self.low is None and self.high is None):
            raise ValueError("an assumption is one value, or low and high")
        if self.value is None and (self.low is None or self.high is None or self.low > self.high):
            raise ValueError("low and high are both told, the lower first")
        return self

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value."""
        low = self.value if self.value is not None else self.low
        high = self.value if self.value is not None else self.high
        assert low is not None and high is not None  # noqa: S101, PT018
        return low, high


class SameEntry(Strict):
    """The question that answers directly what a formula reckons."""

    measure: str
    population: str | None = None
    place: str | None = None
    period: str | None = None
    basis: str | None = None


class DerivationEntry(Strict):
    """A figure computed by a formula. `unit` and `per` are those of the result, `each` tells that it is an amount of
    money for one person.

    `population`, `place`, `period` and `known_by` hold for every input that does not say otherwise. Money in other
    currencies is converted at the rate of `converted` (a day, month or year), or not at all.
    """

    name: str = Field(pattern=NAME)
    title: str = ""
    says: str = ""
    formula: str
    unit: str
    per: str | None = None
    each: bool = False
    converted: str | None = None
    population: str | None = None
    place: str | None = None
    period: str | None = None
    known_by: date | None = None
    inputs: dict[str, InputEntry] = Field(default_factory=dict)
    assumptions: dict[str, AssumptionEntry] = Field(default_factory=dict)
    same: SameEntry | None = None
