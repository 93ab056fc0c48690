"""The exchange rates of a run: the user's own tables first, then what ships."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


@lru_cache(maxsize=1)
def _shipped() -> Rates:
    """The rates that ship, with what was asked of them kept for the next case of the process."""
    from whosays.algebra.rates import Rates
    from whosays.lexicon.rates import published

    return Rates(published())
