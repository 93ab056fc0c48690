"""Strategies for every record of the model, built from the types of its fields within the invariants of the few.

Decisions and snapshots are not among them: custody writes those, and tests them.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from whosays.model.check import Check
from whosays.model.claim import Claim, Gap, Reading, Statement, Unread
from whosays.model.document import Block, Capture, Document, Evidence, Unreadable
from whosays.model.finding import Finding
from whosays.model.link import Lineage
from whosays.model.mention import Mention
from whosays.model.period import AsOf, Period
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier, Quantity
from whosays.model.question import Question
from whosays.model.report import Answer

RECORDS = (
    *(Document, Unreadable, Capture, Claim, Unread, Gap, Statement, Reading, Mention, AsOf),
    *(Question, Lineage, Finding, Check, Answer),
)

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_FIGURES = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12)
_DAYS = st.dates(min_value=date(1, 1, 1))
_MOMENTS = st.datetimes(timezones=st.just(UTC))


def records(shape: type[Any]) -> st.SearchStrategy[Any]:
    """Records of type `shape`."""
    return st.from_type(shape)


@st.composite
def _evidence(draw: st.DrawFn) -> Evidence:
    words = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8))
    start = draw(st.integers(0, 10**6))
    texts = {name: draw(_TEXTS) for name in ("document", "text_version", "before", "after", "place")}
    return Evidence(start=start, end=start + len(words), exact=words, **texts)


@st.composite
def _period(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    return draw(st.sampled_from([Period(first=first, last=last), Period(first=first, last=None)]))


@st.composite
def _quantity(draw: st.DrawFn) -> Quantity:
    qualifier = draw(st.sampled_from(Qualifier))
    low, high = sorted((draw(_FIGURES), draw(_FIGURES)))
    ends: tuple[Decimal | None, Decimal | None] = (low, high)
    if qualifier in LOWER_BOUNDS:
        ends = (low, None)
    elif qualifier in UPPER_BOUNDS:
        ends = (None, high)
    elif qualifier in (Qualifier.EXACT, Qualifier.APPROX):
        ends = (low, low)
    return Quantity(qualifier=qualifier, low=ends[0], high=ends[1], unit=draw(_TEXTS), granularity=draw(_FIGURES))


@st.composite
def _block(draw: st.DrawFn) -> Block:
    start = draw(st.integers(0, 9))
    return Block(start=start, end=10, place=draw(st.from_type(Block.__dataclass_fields__["place"].default.__class__)))


@st.composite
def _document(draw: st.DrawFn) -> Document:
    return Document(
        id=draw(_TEXTS),
        text_version=draw(_TEXTS),
        media_type=draw(_TEXTS),
        text=draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=10, max_size=12)),
        blocks=tuple(draw(st.lists(_block(), max_size=1))),
        found=draw(st.from_type(Capture)),
        notes=tuple(draw(st.lists(_TEXTS, max_size=2))),
    )


st.register_type_strategy(str, _TEXTS)
st.register_type_strategy(Decimal, _FIGURES)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(date, _DAYS)
st.register_type_strategy(datetime, _MOMENTS)
st.register_type_strategy(Evidence, _evidence())
st.register_type_strategy(Period, _period())
st.register_type_strategy(Quantity, _quantity())
st.register_type_strategy(Block, _block())
st.register_type_strategy(Document, _document())
