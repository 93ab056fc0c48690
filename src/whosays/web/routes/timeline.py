"""The timeline: who confirmed, denied, announced or agreed what, and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import HTMLResponse

from whosays.web.linking import Link
from whosays.web.listing import Number, Value, Words, at_page, wanted
from whosays.web.page_records import EventsRecord, offered
from whosays.web.showing import page
from whosays.workspace import desk_pages
from whosays.workspace.desk import Asked, Desk

router = APIRouter(tags=["timeline"])
LINK = Link(order=70, title="Timeline", path="/timeline", key="t")


def asked(q: Words = "", kind: Value = "", speaker: Value = "", document: Value = "", page: Number = 1) -> Asked:
    """What an address asks for."""
    return wanted({"kind": kind, "speaker": speaker, "document": document}, (q, ""), page)


@router.get("/timeline", include_in_schema=False)
def timeline(request: Request, sought: Annotated[Asked, Depends(asked)]) -> HTMLResponse:
    """The page of events."""
    desk: Desk = request.app.state.desk
    found = desk_pages.timeline(desk, sought)
    return page(request, "timeline.html.j2", found=found, asked=sought, at_page=at_page("/timeline", sought))


@router.get("/timeline.json", summary="Events that statements without figures tell of, a page of them")
def timeline_record(request: Request, sought: Annotated[Asked, Depends(asked)]) -> EventsRecord:
    """Who did what, when, in which words, and which statements tell of it."""
    found = desk_pages.timeline(request.app.state.desk, sought)
    return EventsRecord(
        total=found.total,
        page=sought.page,
        pages=found.pages,
        filters=offered(found.offered),
        events=list(found.records),
    )
