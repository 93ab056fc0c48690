"""What follows from a scheme by itself: the amount of each cell, where it is silent, what each change changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.changes import changes
from whosays.derive.schemes.coverage import coverage
from whosays.model.scheme import SchemeTold

if TYPE_CHECKING:
    from whosays.model.scheme import Scheme


def told(scheme: Scheme) -> SchemeTold:
    """`scheme` with what follows from it."""
    return SchemeTold(
        scheme=scheme,
        amounts=tuple((cell.key, worth(scheme, cell)) for cell in scheme.cells),
        coverage=coverage(scheme),
        changes=changes(scheme),
    )
