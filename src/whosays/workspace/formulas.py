"""The formulas of a case: those of its `case.toml`, then those of its packs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.errors import InputError, LexiconError, nearest_or
from whosays.model.document import Unreadable
from whosays.model.identity import sha256
from whosays.pipeline import exchange
from whosays.pipeline.derived import Deriving
from whosays.workspace.scheme_cells import cells

if TYPE_CHECKING:
    from whosays.derive import Written
    from whosays.lexicon import Lexicon
    from whosays.model.derivation import Derivation
    from whosays.settings import Settings

NEXT_STEP = "nothing follows from this derivation until it is mended"


def deriving(settings: Settings, packs: tuple[Path, ...], lexicon: Lexicon) -> Deriving | None:
    """What is derived in a case with these settings and packs; None where nothing is written.

    One of the case that is wrong is told among the faults, and the others go on. Raises LexiconError where one of a
    pack is, with file, line and what to do.
    """
    written = [*_of_packs(packs, lexicon), *settings.derivations]
    if not written and not settings.misread:
        return None
    from whosays import derive
    from whosays.lexicon import rates

    faults = [line for each in settings.misread for line in each.fault.splitlines()]
    formulas = derive.compiled(written, lexicon.pack, faults)
    own = settings.rate_files
    editions = (*rates.editions(), *(sha256(file.read_bytes()) for file in own if file.is_file()))
    return Deriving(
        formulas=formulas,
        rates=partial(exchange.rates, own),
        editions=editions,
        cells=cells(settings.home, settings.left_out),
        options=settings.derive,
        faults=tuple(faults),
    )


def faulty(told: Sequence[str]) -> tuple[Unreadable, ...]:
    """Formulas that are wrong, as what of a case could not be read."""
    parts = (fault.partition(": ") for fault in told)
    return tuple(Unreadable(name=place, reason=why, next_step=NEXT_STEP) for place, _, why in parts)


def named(found: Sequence[Derivation], names: Sequence[str], written: Sequence[str] = ()) -> tuple[Derivation, ...]:
    """Those of `found` that `names` name, or all where none is named. Raises InputError for a name that none has; one
    that is `written` all the same is wrong, and told as such."""
    by_name = {each.name: each for each in found}
    for name in names:
        if name not in by_name and name not in written:
            hint = nearest_or(name, by_name, f"there are: {', '.join(by_name) or 'none'}")
            raise InputError(f"no derivation is called {name!r}; {hint}")
    return tuple(by_name[name] for name in dict.fromkeys(names) if name in by_name) if names else tuple(found)


def _of_packs(packs: tuple[Path, ...], lexicon: Lexicon) -> Sequence[Written]:
    if not any(pack.derivation for _, pack in lexicon.packs):
        return ()
    from whosays.derive import Written
    from whosays.lexicon.whole import pack_sources

    return [
        Written(entry=entry, name=source.name, text=source.text, number=number, error=LexiconError, of_pack=True)
        for source in pack_sources(packs)
        for number, entry in enumerate(source.pack.derivation)
    ]
