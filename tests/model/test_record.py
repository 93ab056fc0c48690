"""Records: dataclasses in all but how they are made."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from whosays.errors import EvidenceError
from whosays.model.document import Evidence
from whosays.model.mention import Words
from whosays.model.record import record


@record
class Toll:
    """A record with a field to be given and one with a default."""

    low: int
    high: int | None = None

    def __post_init__(self) -> None:
        if self.high is not None and self.high < self.low:
            raise ValueError("upside down")


def test_a_record_is_what_it_was_given() -> None:
    assert (Toll(low=3).low, Toll(low=3).high, Toll(low=3, high=4).high) == (3, None, 4)
    assert Toll(low=3) == Toll(low=3, high=None) != Toll(low=4)
    assert hash(Toll(low=3)) == hash(Toll(low=3))
    assert repr(Toll(low=3)) == "Toll(low=3, high=None)"
    assert [field.name for field in fields(Toll)] == ["low", "high"]


def test_a_record_stays_as_it_is() -> None:
    toll = Toll(low=3)
    with pytest.raises(FrozenInstanceError):
        toll.low = 4  # type: ignore[misc]
    assert replace(toll, low=5) == Toll(low=5)
    words = Words(start=0, end=1, text="x")
    assert pickle.loads(pickle.dumps(words)) == words


def test_a_record_checks_itself_and_what_it_is_given() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Toll(low=3, high=2)
    with pytest.raises(TypeError, match="low"):
        Toll()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="middle"):
        Toll(low=3, middle=4)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Toll(3)  # type: ignore[call-arg]
    with pytest.raises(EvidenceError):
        Evidence(document="d", text_version="t", start=0, end=2, exact="x", before="", after="", place="")
