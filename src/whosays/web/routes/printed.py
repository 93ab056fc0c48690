"""Pages of originals as they are printed, with the claims on them marked where they stand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from starlette.responses import HTMLResponse, Response

from whosays.web.records import PrintedRecord, SpotRecord
from whosays.web.routes.documents import At, Digest
from whosays.web.showing import page, query
from whosays.workspace import desk_printed

router = APIRouter(tags=["documents"])
Sheet = Annotated[int, Path(ge=1, le=100_000, description="The number of a page, from 1")]


@router.get(
    "/documents/{document}/pages/{number}.png",
    summary="A page of a PDF as a picture",
    response_class=Response,
    responses={200: {"content": {"image/png": {}}}},
)
def printed_picture(request: Request, document: Digest, number: Sheet) -> Response:
    """The page as it is printed, without marks. It is drawn in a process of its own, which can open no file."""
    return Response(desk_printed.drawn(request.app.state.desk, document, number), media_type="image/png")


@router.get("/documents/{document}/pages/{number}.json", summary="Where the claims of a page of a PDF stand on it")
def printed_record(request: Request, document: Digest, number: Sheet) -> PrintedRecord:
    """The size of the picture of the page, and the rectangles around the words of each claim; none where the page does
    not hold them as the text of record has them."""
    told = desk_printed.printed(request.app.state.desk, document, number)
    return PrintedRecord(
        page=told.number,
        pages=told.pages,
        width=told.width,
        height=told.height,
        spots=[SpotRecord(claim=each.claim.id, boxes=list(each.boxes)) for each in told.spots],
    )


@router.get("/documents/{document}/pages/{number}", include_in_schema=False)
def printed_page(request: Request, document: Digest, number: Sheet, at: At = "") -> HTMLResponse:
    """The page of an original, with a claim in focus."""
    told = desk_printed.printed(request.app.state.desk, document, number)
    here = f"/documents/{document}/pages"
    return page(
        request,
        "printed.html.j2",
        page=told,
        at=at,
        picture=f"{here}/{number}.png",
        at_page=lambda n: f"{here}/{n}{query([('at', at if n == number else '')])}",
    )
