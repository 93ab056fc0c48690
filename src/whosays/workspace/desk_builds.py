"""The builds of a case for its pages, and what changed from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.workspace import comparing

if TYPE_CHECKING:
    from whosays.workspace.bench import Bench
    from whosays.workspace.comparing import Compared

EACH = 50
"""Builds, and figures that changed, of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Builds:
    """A page of the builds, the latest first, and how many there are; what changed between two, a page of it."""

    builds: tuple[dict[str, Any], ...]
    total: int
    found: Compared | None
    changed: tuple[dict[str, Any], ...]
    n_changed: int
    pages: int


def builds(bench: Bench, names: tuple[str, str], page: int) -> Builds:
    """The builds, and what changed from the first of `names` to the second, as `whosays diff` takes them. Raises
    InputError where a name finds none or several."""
    known = comparing.builds(bench.folder)
    if any(names) and len(known) < comparing.LEAST:
        raise InputError("there are not two builds to compare; build the case again after a change.")
    found = comparing.between(bench.folder, bench.claims_for, *names)
    changed = tuple(comparing.difference_records(found)) if found else ()
    first = (page - 1) * EACH
    return Builds(
        builds=tuple(comparing.build_records(known[::-1][:EACH])),
        total=len(known),
        found=found,
        changed=changed[first : first + EACH],
        n_changed=len(changed),
        pages=max(1, -(-len(changed) // EACH)),
    )
