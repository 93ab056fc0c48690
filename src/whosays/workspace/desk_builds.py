"""The builds of a case for its pages, and what changed from one to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.workspace import comparing, freshness

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
    now = (freshness.look(bench.folder), tuple(name for name, _ in known))
    found = _between(bench, now, *names)
    differences = found.differences if found else ()
    shown = differences[(page - 1) * EACH : page * EACH]
    return Builds(
        builds=tuple(comparing.build_records(known[::-1][:EACH])),
        total=len(known),
        found=found,
        changed=tuple(comparing.difference_records(replace(found, differences=shown))) if found else (),
        n_changed=len(differences),
        pages=max(1, -(-len(differences) // EACH)),
    )


@lru_cache(maxsize=4)
def _between(bench: Bench, now: object, first: str, second: str) -> Compared | None:  # noqa: ARG001 (it is a key)
    """What changed, kept for as long as the case is as it is `now`: what two builds of a large case found takes seconds
    to be read."""
    return comparing.between(bench.folder, bench.claims_for, first, second)
