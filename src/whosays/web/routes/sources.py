"""Sources: who says figures, and all that one of them says."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import HTMLResponse

from whosays.web.linking import Link
from whosays.web.listing import Id, Number, Numbered, Value, Words, at_page, wanted
from whosays.web.page_records import SaidRecord, SourceRecord, SourceRow, SourcesRecord, offered
from whosays.web.routes.review import saved_of
from whosays.web.showing import page, query
from whosays.workspace import desk_pages
from whosays.workspace.desk import Asked, Desk
from whosays.workspace.desk_pages import SOURCE_ORDERS

if TYPE_CHECKING:
    from whosays.report.source_page import SaidLine

router = APIRouter(tags=["sources"])
LINK = Link(order=30, title="Sources", path="/sources", key="s")
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such source"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """By what sources are filtered; `unsettled` is "yes" for those with names to be settled."""

    kind: Value = ""
    bloc: Value = ""
    unsettled: Value = ""


def asked(
    filters: Annotated[Filters, Depends()],
    q: Words = "",
    by: Annotated[str, Query(description=f"The order: one of {', '.join(SOURCE_ORDERS)}")] = SOURCE_ORDERS[0],
    page: Number = 1,
) -> Asked:
    """What an address asks for."""
    return wanted(asdict(filters), (q, by), page)


@router.get("/sources", include_in_schema=False)
def sources(request: Request, sought: Annotated[Asked, Depends(asked)], saved: Value = "") -> HTMLResponse:
    """The page of sources."""
    desk: Desk = request.app.state.desk
    return page(
        request,
        "sources.html.j2",
        found=desk_pages.sources(desk, sought),
        asked=sought,
        orders=SOURCE_ORDERS,
        at_page=at_page("/sources", sought, SOURCE_ORDERS[0]),
        **ruled(request, saved),
    )


@router.get("/sources.json", summary="Sources with their names and how many figures they say, a page of them")
def sources_record(request: Request, sought: Annotated[Asked, Depends(asked)]) -> SourcesRecord:
    """Who says figures, under which names, how many, and how many are set aside."""
    found = desk_pages.sources(request.app.state.desk, sought)
    return SourcesRecord(
        total=found.total,
        page=sought.page,
        pages=found.pages,
        filters=offered(found.offered),
        sources=[SourceRow.model_validate(asdict(row)) for row in found.lines],
    )


@router.get("/sources/{speaker}.json", summary="One source with its figures", responses=NOT_THERE)
def source_record(request: Request, speaker: Id, page: Number = 1) -> SourceRecord:
    """The source, and a page of its figures with their words and places."""
    found = desk_pages.source(request.app.state.desk, speaker, page)
    return SourceRecord(
        total=found.total,
        page=page,
        pages=found.pages,
        source=SourceRow.model_validate(asdict(found.row)),
        figures=[_said(line) for line in found.lines],
    )


@router.get("/sources/{speaker}", include_in_schema=False)
def source_page(request: Request, speaker: Id, number: Numbered = 1, saved: Value = "") -> HTMLResponse:
    """The page of one source, with forms that rule what it is called, its bloc and its grade."""
    found = desk_pages.source(request.app.state.desk, speaker, number)
    return page(
        request,
        "source.html.j2",
        page=found,
        number=number,
        at_page=lambda n: f"/sources/{speaker}{query([('page', n)])}",
        **ruled(request, saved),
    )


def ruled(request: Request, saved: str) -> dict[str, Any]:
    """What forms that rule need, and what was kept last."""
    bench = request.app.state.bench
    return saved_of(bench, saved) if bench else {"saved": None}


def _said(line: SaidLine) -> SaidRecord:
    quote = line.quote
    return SaidRecord(
        figure=line.figure,
        document=line.document,
        name=quote.source,
        start=quote.start,
        end=quote.end,
        text=quote.exact,
        when=line.when,
        question=line.question,
        title=line.title,
        aside=line.aside,
    )
