"""Checks: relations between figures, those that fail first, each with a sentence for the author."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from whosays.web.linking import Link
from whosays.web.listing import Number, Value, Words, at_page, wanted
from whosays.web.page_records import ChecksRecord, offered
from whosays.web.showing import page
from whosays.workspace import desk_pages
from whosays.workspace.desk import Asked, Desk

router = APIRouter(tags=["checks"])
LINK = Link(order=40, title="Checks", path="/checks", key="c")
VERDICTS = {"fails": "fails", "boundary": "on a boundary", "cannot_tell": "cannot be told", "holds": "holds"}


def asked(
    q: Words = "",
    verdict: Annotated[str, Query(max_length=20, description=f"One of {', '.join(VERDICTS)}")] = "",
    relation: Value = "",
    document: Value = "",
    page: Number = 1,
) -> Asked:
    """What an address asks for."""
    return wanted({"verdict": verdict, "relation": relation, "document": document}, (q, ""), page)


@router.get("/checks", include_in_schema=False)
def checks(request: Request, sought: Annotated[Asked, Depends(asked)]) -> HTMLResponse:
    """The page of checks."""
    desk: Desk = request.app.state.desk
    return page(
        request,
        "checks.html.j2",
        found=desk_pages.checks(desk, sought),
        asked=sought,
        verdicts=VERDICTS,
        at_page=at_page("/checks", sought),
    )


@router.get("/checks.json", summary="Relations between figures and whether they hold, a page of them")
def checks_record(request: Request, sought: Annotated[Asked, Depends(asked)]) -> ChecksRecord:
    """The checks that fit, what fails first; those that say one thing as one."""
    found = desk_pages.checks(request.app.state.desk, sought)
    return ChecksRecord(
        total=found.total,
        page=sought.page,
        pages=found.pages,
        filters=offered(found.offered),
        checks=list(found.records),
    )
