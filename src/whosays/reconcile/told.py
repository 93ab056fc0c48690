"""Claims of anywhere as plain records, read: the fields that `whosays extract` prints, of which few are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from whosays.algebra.rounding import granularity
from whosays.lexicon.packs import MeasureKind, PackFile
from whosays.model.claim import AUTHOR, NO_VOTE
from whosays.model.edtf import period
from whosays.model.identity import identity
from whosays.model.mention import Stance
from whosays.model.period import Period
from whosays.model.quantity import UPPER_BOUNDS, Qualifier, Quantity
from whosays.model.question import Role
from whosays.reconcile.reports import Report, is_vague, middle
from whosays.reconcile.scales import WHOLE, ScaleKind

Record = Mapping[str, Any]
CHANCES = ("probability", "copy_odds")
NUMBERS = ("best", "truth", "rank")
TEXTS = ("question", "id", "copy_of", "root", "bloc", "root_in_question")
WORDS = ("speaker", "measure", "population", "place", "unit", "per", "document", "publisher", "as_of", "stance", "kind",
         "scale", "qualifier", "period", "identified_by", "root_speaker",
         "root_bloc")  # fmt: skip
FLAGS = ("revised", "converted", "aside", "entered", "against_interest", "beside", "basis_open")  # fmt: skip
BOUNDS = {"bounds_below": Role.BOUNDS_BELOW, "bounds_above": Role.BOUNDS_ABOVE}
KEY = ("measure", "population", "place", "unit", "per")


class ClaimError(ValueError):
    """A record that is no claim, by its number, from one."""

    def __init__(self, number: int, fault: object) -> None:
        self.number = number
        self.fault = str(fault)
        super().__init__(f"claim {number}: {fault}")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim as read: its record, quantity, question, stance and the time for which it is told."""

    record: Record
    quantity: Quantity
    question: str
    stance: Stance
    name: str
    time: Period | None

    @classmethod
    def of(cls, record: Record, number: int, pack: PackFile | None = None) -> Told:
        if not isinstance(record, Mapping):
            raise TypeError("a JSON object is wanted")
        record = _decoded(record, pack)
        _check(record)
        question = record.get("question")
        return cls(
            record=record,
            quantity=_quantity(record),
            question=str(question) if question is not None else _own_question(record, pack),
            stance=Stance(record.get("stance") or "asserts"),
            name=_name(record, number),
            time=period(record["as_of"]) if record.get("as_of") else None,
        )

    @property
    def root(self) -> str | None:
        """The statement that it goes back to, as it answers the question, where that is told."""
        return self.root_in_question or _text(self.record.get("root"))

    @property
    def root_in_question(self) -> str | None:
        """The root of its question as a report counts it: then nothing else tells which claims are one."""
        return _text(self.record.get("root_in_question"))

    @property
    def rank(self) -> float:
        """Which of its root's figures it is, the one that speaks first; none is told outside of reports."""
        return float(_number(self.record, "rank") or 0)

    @property
    def converted(self) -> bool:
        """Whether it only restates another figure in another currency."""
        return self.record.get("converted") is True

    @property
    def beside(self) -> bool:
        """Whether its root tells it beside another figure, as a report has it: both are in the envelope."""
        return self.record.get("beside") is True

    @property
    def blocs(self) -> frozenset[str]:
        """Who shares a bias, as far as that is known: a document that names nobody is no bloc. A report has told all
        that it knows: who is of none there is of none here."""
        if self.root_in_question is not None:
            return frozenset((_text(self.record.get("root_bloc", self.record.get("bloc"))) or "").split())
        named = self.record.get("bloc") or (self.record.get("speaker") if self.names_somebody else None)
        return frozenset({str(named)} if named else ())

    @property
    def names_somebody(self) -> bool:
        """Whether a speaker is named; else the document says so itself."""
        return self.record.get("speaker") not in (None, "", AUTHOR)

    @property
    def root_speaker(self) -> str:
        """Whose statement it goes back to; empty where that is the document's own."""
        named = self.record.get("root_speaker", self.record.get("speaker") if self.names_somebody else "")
        return str(named or "")

    @property
    def copy_of(self) -> str | None:
        """The name of the claim that this one copies."""
        return _text(self.record.get("copy_of"))

    @property
    def copy_odds(self) -> float:
        """The probability that it is a copy, where it names one; it is sure where nothing is told."""
        odds = _chance(self.record, "copy_odds")
        return 1.0 if odds is None else odds

    @property
    def best(self) -> Decimal | None:
        """The median of a range, where the record has one."""
        return _number(self.record, "best")

    @property
    def truth(self) -> float | None:
        """What the question turned out to be, where that is settled."""
        value = _number(self.record, "truth")
        return None if value is None else float(value)

    @property
    def day(self) -> date | None:
        return middle(self.time) if self.time else None

    @property
    def votes(self) -> bool:
        """Whether it is evidence for its figure, and its speaker has not revised it since."""
        return self.evidence and self.record.get("revised") is not True

    @property
    def evidence(self) -> bool:
        """Whether it may bound another question: what was revised since still does, as a case has it."""
        return self.stance not in NO_VOTE and self.record.get("aside") is not True

    @property
    def text(self) -> str:
        """Which text tells it: its document, else itself; what an analyst wrote down, its publisher or itself."""
        told = self.record.get("publisher" if self.record.get("entered") is True else "document")
        return self.name if told is None else str(told)

    @property
    def speaker(self) -> str:
        """Who speaks; a document that names nobody speaks for itself."""
        named = self.record.get("speaker")
        return str((named if named != AUTHOR else None) or self.record.get("document") or named or self.name)

    @property
    def bounds(self) -> tuple[tuple[str, Role], ...]:
        """The questions, besides its own, that it bounds, as a report tells them."""
        return tuple((each, role) for field, role in BOUNDS.items() for each in self.record.get(field) or ())

    def report(self, root: str | None, role: Role = Role.ANSWERS) -> Report:
        """What the claim reports for `root`."""
        return Report(
            quantity=self.quantity,
            bloc=str(self.record.get("bloc") or self.speaker),
            party=bool(self.record.get("bloc")),
            root=root,
            role=role,
            denied=self.stance is Stance.DENIES,
            day=self.day,
            vague=self.time is not None and is_vague(self.time),
            probability=_chance(self.record, "probability"),
        )


def _decoded(record: Record, pack: PackFile | None) -> Record:
    """The record with its word of probability as a number, by the table of its speaker in `pack`; without the word
    where no table has it."""
    word = record.get("probability")
    if not isinstance(word, str):
        return record
    named = record.get("speaker")
    entries = pack.speaker.values() if pack else ()
    countries = frozenset(entry.country for entry in entries if entry.name == named)
    return {**record, "probability": pack.chance(word, countries) if pack else None}


def floor(told: Iterable[Told]) -> Decimal | None:
    """The highest lower bound that rests on identified cases (Records 10); None where none does."""
    found = (each.quantity for each in told if each.record.get("identified_by"))
    lows = (quantity.low for quantity in found if quantity.qualifier not in UPPER_BOUNDS)
    return max((low for low in lows if low is not None), default=None)


def _check(record: Record) -> None:
    """Raises TypeError or ValueError for a field that cannot be what it is told to be."""
    for field in TEXTS:
        if not isinstance(record.get(field), str | int | None) or isinstance(record.get(field), bool):
            raise TypeError(f"{field} is {record[field]!r}, and a text is wanted")
    for field in WORDS:
        if not isinstance(record.get(field), str | None):
            raise TypeError(f"{field} is {record[field]!r}, and a text is wanted")
    _check_flags(record)
    for field in (*TEXTS, *WORDS):
        _check_text(record, field)
    for field in NUMBERS:
        _number(record, field)
    for field in CHANCES:
        _chance(record, field)
    for field, known in (("kind", MeasureKind), ("scale", ScaleKind)):
        if record.get(field) is not None and record[field] not in list(known):
            raise ValueError(f"{field} is {record[field]!r}, and one of {', '.join(known)} is wanted")
    _check_scale(record)


def _check_flags(record: Record) -> None:
    """Raises TypeError for what is neither true nor false, or no list, and should be."""
    for field in FLAGS:
        if not isinstance(record.get(field), bool | None):
            raise TypeError(f"{field} is {record[field]!r}, and true or false is wanted")
    for field, what in (*((each, "questions") for each in BOUNDS), ("basis", "bases")):
        told = record.get(field)
        if not isinstance(told, list | None) or not all(isinstance(each, str) for each in told or ()):
            raise TypeError(f"{field} is {told!r}, and a list of {what} is wanted")


def _check_text(record: Record, field: str) -> None:
    """Raises ValueError where a text is none that can be written: JSON lets half a surrogate pair through."""
    try:
        str(record.get(field)).encode()
    except UnicodeEncodeError:
        raise ValueError(f"{field} is {record[field]!r}, and half a surrogate pair is no text") from None


def _check_scale(record: Record) -> None:
    """Raises ValueError where a figure lies outside the scale on which it is to be weighed."""
    ends = [end for end in (_number(record, "low"), _number(record, "high")) if end is not None]
    if record.get("scale") == ScaleKind.LOG and any(end < 0 for end in ends):
        raise ValueError("a figure below zero has no logarithm; say scale: linear")
    if record.get("scale") == ScaleKind.LOGIT and any(not 0 <= end <= WHOLE for end in ends):
        raise ValueError("log-odds are of shares from 0 to 100 percent; say scale: linear or log")


def _own_question(record: Record, pack: PackFile | None) -> str:
    """The question of a record that names none: its key, and what sets its sum apart from plain ones of its measure."""
    told = tuple(record.get("basis") or ())
    apart = pack.apart(str(record.get("measure")), told) if pack else " ".join(told)
    return identity(*(_text(record.get(k)) for k in KEY), *([apart] if apart else []))


def _name(record: Record, number: int) -> str:
    """How others name the claim in `copy_of`: its id, else its place (as reports print both), else its number."""
    if record.get("id") is not None:
        return str(record["id"])
    place = record.get("document"), record.get("start")
    return str(number) if None in place else f"{place[0]}:{place[1]}"


def _chance(record: Record, field: str) -> float | None:
    value = _number(record, field)
    if value is not None and not 0 <= value <= 1:
        raise ValueError(f"{field} is {record[field]!r}, and a number from 0 to 1 is wanted")
    return None if value is None else float(value)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _quantity(record: Record) -> Quantity:
    low, high = _number(record, "low"), _number(record, "high")
    if low is None and high is None:
        raise ValueError("low or high is needed")
    told = record.get("qualifier")
    qualifier = Qualifier(told) if told else _qualifier(low, high)
    stated = low if low is not None else high
    step = _number(record, "granularity")
    step = granularity(abs(stated or Decimal(0))) if step is None else step
    unit, per = str(record.get("unit") or "count"), _text(record.get("per"))
    return Quantity(qualifier=qualifier, low=low, high=high, unit=unit, per=per, granularity=step)


def _qualifier(low: Decimal | None, high: Decimal | None) -> Qualifier:
    if low is None or high is None:
        return Qualifier.AT_LEAST if high is None else Qualifier.AT_MOST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _number(record: Record, field: str) -> Decimal | None:
    value = record.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise TypeError(f"{field} is {value!r}, and a number is wanted")
    number = Decimal(str(value))
    if not number.is_finite():
        raise ValueError(f"{field} is {value!r}, and a finite number is wanted")
    return number
