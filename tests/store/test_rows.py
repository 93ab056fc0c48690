"""Records come back from JSON as they went in: a property, over records built from the types of their fields."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.records import RECORDS, records
from whosays.errors import CaseError
from whosays.model.claim import Gap
from whosays.model.document import Capture
from whosays.model.finding import Interval
from whosays.store import rows

SLOW_TO_BUILD = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("shape", RECORDS, ids=lambda shape: shape.__name__)
@settings(max_examples=20, suppress_health_check=SLOW_TO_BUILD)
@given(data=st.data())
def test_what_comes_back_is_what_went_in(shape: type[Any], data: st.DataObject) -> None:
    record = data.draw(records(shape))
    text = rows.encoded(record)
    back = rows.decoded(text, shape)
    assert back == record
    assert rows.encoded(back) == text
    assert json.loads(text)["schema"] == rows.schema_of(shape)


@pytest.mark.parametrize("figure", ["0", "-0", "1E+3", "1000", "0.10", "12345678901234567890.123456789"])
def test_a_decimal_keeps_every_digit(figure: str) -> None:
    interval = Interval(low=Decimal(figure), high=None)
    back = rows.decoded(rows.encoded(interval), Interval)
    assert str(back.low) == figure


def test_moments_and_days_stay_apart() -> None:
    capture = Capture(
        document="d", name="n", obtained_at=datetime(2025, 3, 1, 12, tzinfo=UTC), published=date(2025, 3, 1)
    )
    assert rows.decoded(rows.encoded(capture), Capture) == capture


@pytest.mark.parametrize(("shape", "schema"), [(Gap, "whosays/gap/1"), (Interval, "whosays/interval/1")])
def test_a_schema_names_the_record(shape: type[Any], schema: str) -> None:
    assert rows.schema_of(shape) == schema


@pytest.mark.parametrize(
    "text",
    [
        "no json",
        "[]",
        "{}",
        '{"schema":"whosays/interval/1","low":"x","high":null}',
        '{"schema":"whosays/interval/1","low":"1"}',
        '{"schema":"whosays/interval/2","low":"1","high":null}',
        '{"schema":"whosays/gap/1","low":"1","high":null}',
    ],
)
def test_what_is_damaged_is_said_to_be(text: str) -> None:
    with pytest.raises(CaseError, match="delete the ledger"):
        rows.decoded(text, Interval)


@dataclass(frozen=True)
class Strange:
    value: bytes | str


def test_no_row_is_guessed() -> None:
    with pytest.raises(TypeError, match="no row"):
        rows.encoded(Strange(value=b"1"))
    with pytest.raises(TypeError, match="one kind of thing"):
        rows.record_of({"schema": "whosays/strange/1", "value": "1"}, Strange)
