"""Whether what is kept ready still tells of the case as it is: a quick look at sizes and times first, digests only
where these have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays import settings as case_settings
from whosays.custody import decisions, manifest
from whosays.model.identity import identity
from whosays.workspace.builds import rested_on
from whosays.workspace.edition import edition
from whosays.workspace.folders import PACKS, RATES, SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Look = tuple[tuple[str, int, int], ...]
"""Each file with its size and the time of its last change in nanoseconds."""


def look(case: Path) -> Look:
    """What the files that `case` rests on look like. Documents are not among them: the manifest tells of each."""
    found = ((file, file.stat()) for file in _files(case) if file.is_file())
    return tuple(sorted((file.as_posix(), told.st_size, told.st_mtime_ns) for file, told in found))


def stamp(case: Path, digests: tuple[tuple[str, str], ...]) -> str:
    """A digest of all that an account of `case` rests on; `digests` name and digest every lexicon file."""
    told = (*decisions.heads(case), *rested_on(case, digests))
    return identity("shelf", edition(), manifest.load(case).head, *(f"{name} {digest}" for name, digest in told))


def _files(case: Path) -> Iterator[Path]:
    yield from (case / case_settings.FILE, case / case_settings.REPORT_FILE, manifest.place_of(case))
    for folder in (decisions.FOLDER, PACKS, RATES, SCHEMES):
        yield from (case / folder).glob("*")
