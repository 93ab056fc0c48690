"""The exchange rates of a run: the user's own tables first, then what ships."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.algebra.converting import House
    from whosays.algebra.rates import Rates


def rates(own: tuple[Path, ...] = ()) -> Rates:
    """The rates of the files `own`, in their order, then of the publishers that ship; these are read when they are
    asked for.

    Raises SettingsError where a file is wrong.
    """
    from whosays.algebra.rates import Rates
    from whosays.lexicon.rate_files import own_table
    from whosays.lexicon.rates import published

    return Rates((*(own_table(path) for path in own), *published())) if own else _shipped()


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseMoney:
    """In which currency amounts are told beside their own, in whose prices, and the file of the index for these."""

    currency: str = ""
    prices: str = ""
    index: Path | None = None

    def house(self, known: Rates) -> House | None:
        """The house with the rates `known`; None where no currency is wanted. Raises SettingsError."""
        from whosays.algebra.converting import INDEX, House
        from whosays.algebra.rates import Rates
        from whosays.lexicon.rate_files import own_index
        from whosays.model import edtf

        if not self.currency:
            return None
        if not self.prices or self.index is None:
            return House(currency=self.currency, rates=known)
        points = Rates((own_index(self.index, INDEX),))
        base = edtf.period(self.prices)
        return House(currency=self.currency, rates=known, prices=self.prices, base=base, index=points)


@lru_cache(maxsize=1)
def _shipped() -> Rates:
    """The rates that ship, with what was asked of them kept for the next case of the process."""
    from whosays.algebra.rates import Rates
    from whosays.lexicon.rates import published

    return Rates(published())
