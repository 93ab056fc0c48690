"""Builds: when the case was built, and what changed from one build to another, with what moved it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from whosays.web.linking import Link
from whosays.web.listing import Number, Numbered
from whosays.web.page_records import BuildsRecord
from whosays.web.routes.review import NOT_KEPT, bench_of
from whosays.web.showing import page, query
from whosays.workspace import desk_builds

router = APIRouter(tags=["builds"])
LINK = Link(order=75, title="Builds", path="/builds", key="b")
Name = Annotated[str, Query(max_length=64, pattern="^[0-9a-f]*$", description="The beginning of the id of a build")]


@router.get("/builds", include_in_schema=False)
def builds(request: Request, first: Name = "", second: Name = "", number: Numbered = 1) -> Response:
    """The page of builds, with what changed between two of them: the last two, where none is named."""
    if request.app.state.bench is None:
        return page(request, "review_none.html.j2")
    found = desk_builds.builds(bench_of(request), (first, second), number)
    return page(
        request,
        "builds.html.j2",
        told=found,
        number=number,
        at_page=lambda n: f"/builds{query([('first', first), ('second', second), ('page', n)])}",
    )


@router.get("/builds.json", summary="Builds, and what changed between two of them", responses=NOT_KEPT)
def builds_record(request: Request, first: Name = "", second: Name = "", page: Number = 1) -> BuildsRecord:
    """The latest builds; then the figures that moved from one to the other, those that moved most first, each with what
    moved it: a document, a decision, a pack, the settings or another version."""
    told = desk_builds.builds(bench_of(request), (first, second), page)
    return BuildsRecord(
        total=told.total,
        builds=list(told.builds),
        first=told.found.before.id if told.found else "",
        second=told.found.after.id if told.found else "",
        changed=list(told.changed),
        n_changed=told.n_changed,
        pages=told.pages,
    )
