"""Pages of listings: what an address asks for, and the address of another page of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Path, Query

from whosays.web.showing import query
from whosays.workspace.desk import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST = 200
"""Characters of a word that is searched for, and of a value of a filter."""
Words = Annotated[str, Query(max_length=LONGEST, description="Words that it holds")]
Value = Annotated[str, Query(max_length=LONGEST)]
Number = Annotated[int, Query(ge=1, le=1_000_000)]
Numbered = Annotated[int, Query(alias="page", ge=1, le=1_000_000)]
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$")]


def wanted(filters: Mapping[str, str], sought: tuple[str, str], page: int) -> Asked:
    """What is asked of a listing, by words and in an order; an empty filter counts for nothing."""
    words, by = sought
    return Asked(
        filters=tuple((name, value) for name, value in filters.items() if value), words=words, by=by, page=page
    )


def at_page(path: str, asked: Asked, usual: str = "") -> Callable[[int], str]:
    """The address of each page of a listing, which is in the order `usual` where none is asked for."""
    by = "" if asked.by == usual else asked.by
    return lambda number: f"{path}{query([('q', asked.words), ('by', by), *asked.filters, ('page', number)])}"
