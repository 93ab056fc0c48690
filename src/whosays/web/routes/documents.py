"""Documents: all of them, and one with everything that was found in its text."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import HTMLResponse, Response

from whosays.web.linking import Link
from whosays.web.listing import LONGEST, Number, Numbered
from whosays.web.records import DocumentRecord, DocumentRow, DocumentsRecord, plain
from whosays.web.showing import page, query
from whosays.workspace.desk import EACH, Desk, Documents

router = APIRouter(tags=["documents"])
LINK = Link(order=20, title="Documents", path="/documents", key="d")
Digest = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="The SHA-256 of the document's bytes")]
Words = Annotated[str, Query(max_length=LONGEST, description="Words of name, title, publisher or digest")]
At = Annotated[str, Query(max_length=LONGEST, description="A claim's id, or a character, that the part is to hold")]
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
SHOWN = {
    "text/html": SANDBOX,
    "text/plain": SANDBOX,
    "application/pdf": "default-src 'none'; style-src 'unsafe-inline'",
}
"""Kinds of files that a browser shows, and under which policy. A viewer of PDF does not work in a sandbox of the page's
own; it runs in one of the browser's."""


@router.get("/documents", include_in_schema=False)
def documents(request: Request, q: Words = "", page_number: Numbered = 1) -> HTMLResponse:
    """The page of documents."""
    desk: Desk = request.app.state.desk
    found = desk.documents(q, page_number)
    return page(
        request,
        "documents.html.j2",
        found=found,
        rows=_rows(found),
        dates=found.dates,
        words=q,
        number=page_number,
        first=(page_number - 1) * EACH + 1,
        at_page=lambda number: f"/documents{query([('q', q), ('page', number)])}",
    )


@router.get("/documents.json", summary="Documents, a page of them")
def documents_record(request: Request, q: Words = "", page: Number = 1) -> DocumentsRecord:
    """The documents that fit, with what is known of each and how much was found in it."""
    desk: Desk = request.app.state.desk
    found = desk.documents(q, page)
    return DocumentsRecord(total=found.total, page=page, pages=found.pages, documents=_rows(found))


@router.get("/documents/{document}.json", summary="One document with what was found in it")
def document_record(request: Request, document: Digest, at: At = "") -> DocumentRecord:
    """The document, a part of its text, and every claim in it with its place."""
    desk: Desk = request.app.state.desk
    told = desk.document(document, _place(at))
    return DocumentRecord(
        document=_row(told.source, len(told.found), told.unread, told.gaps),
        part=told.part,
        parts=told.parts,
        start=told.start,
        end=told.end,
        text="".join(piece.text for piece in told.pieces),
        claims=plain(told.found),
        captures=plain(told.source.captures),
        notes=list(told.source.document.notes),
    )


@router.get(
    "/documents/{document}/original",
    summary="The file of a document as it came",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
def document_original(request: Request, document: Digest) -> Response:
    """The bytes, unchanged. What a browser shows by itself is shown where nothing in it can run, ask or send."""
    desk: Desk = request.app.state.desk
    source, content = desk.original(document)
    kind = source.document.media_type
    shown = kind if kind in SHOWN else "application/octet-stream"
    way = "inline" if kind in SHOWN else "attachment"
    headers = {
        "content-disposition": f"{way}; filename*=UTF-8''{quote(source.name, safe='')}",
        "content-security-policy": SHOWN.get(kind, SANDBOX),
    }
    return Response(content, media_type=shown, headers=headers)


@router.get("/documents/{document}", include_in_schema=False)
def document_page(request: Request, document: Digest, at: At = "") -> HTMLResponse:
    """The page of one document."""
    desk: Desk = request.app.state.desk
    told = desk.document(document, _place(at))
    focus = desk.reading(document, at) if at and not at.isdigit() else None
    return page(request, "document.html.j2", page=told, focus=focus, at=at)


def _place(at: str) -> str | int:
    return int(at) if at.isdecimal() and len(at) < 10 else at  # noqa: PLR2004 (a text of more characters is not held)


def _rows(found: Documents) -> list[DocumentRow]:
    leaves = found.leaves
    return [
        _row(each, len(leaf.claims), len(leaf.unread), len(leaf.gaps))
        for each in found.sources
        if (leaf := leaves.get(each.document.id))
    ]


def _row(source: Any, claims: int, unread: int, gaps: int) -> DocumentRow:
    first = source.captures[0] if source.captures else source.document.found
    return DocumentRow(
        document=source.document.id,
        name=source.name,
        title=first.title or "",
        publisher=first.publisher or "",
        url=first.address or "",
        dated=source.dated.period.edtf if source.dated else None,
        dated_because=source.dated.reason if source.dated else "",
        media_type=source.document.media_type,
        claims=claims,
        unread=unread,
        gaps=gaps,
    )
