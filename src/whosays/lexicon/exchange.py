"""Plausible bands of exchange rates: data/exchange.toml. They judge, they never convert."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from importlib import resources

from pydantic import Field, model_validator

from whosays.lexicon.strict import Strict, read


class Band(Strict):
    """One unit of `one` has been worth from `least` to `most` units of `in`, by `source`."""

    one: str = Field(pattern="^[A-Z]{3}$")
    in_: str = Field(alias="in", pattern="^[A-Z]{3}$")
    least: Decimal = Field(gt=0)
    most: Decimal = Field(gt=0)
    source: str = Field(min_length=1)

    @model_validator(mode="after")
    def _ordered(self) -> Band:
        if self.least > self.most:
            raise ValueError("least is above most")
        return self


class Exchange(Strict):
    """The file: one table for each pair of currencies."""

    band: tuple[Band, ...]


@lru_cache(maxsize=1)
def bands() -> tuple[Band, ...]:
    """The bands that ship. Raises LexiconError where the file does not fit its shape."""
    name = "exchange.toml"
    return read(resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8"), Exchange, name).band
