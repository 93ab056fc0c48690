"""Adding documents: files that are dropped or chosen, or text that is pasted; and what became of every file."""

from __future__ import annotations

import io
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

from fastapi import APIRouter, Depends, Path, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from whosays.model.identity import sha256
from whosays.web.linking import Link
from whosays.web.listing import Number, Value, Words, at_page, wanted
from whosays.web.page_records import BatchRecord, FilesRecord, offered
from whosays.web.refusing import wants_record
from whosays.web.showing import page
from whosays.workspace import Given, desk_pages
from whosays.workspace.adding import Adding
from whosays.workspace.desk import Asked, Desk
from whosays.workspace.folders import not_kept

if TYPE_CHECKING:
    from whosays.workspace.adding import Batch

router = APIRouter(tags=["adding"])
LINK = Link(order=80, title="Add", path="/add", key="a")
MOST_FILES = 1_000
MOST_BYTES = 500_000_000
"""Bytes of files that are taken at once; how large one may be says [read] max_bytes of the case."""
LONGEST_TEXT = 5_000_000
LONGEST = 500
FIELDS = ("publisher", "url", "title", "lang")
BatchNumber = Annotated[int, Path(ge=1, le=1_000_000_000)]
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "minItems": 1, "items": {"type": "string", "format": "binary"}},
                        "text": {"type": "string", "pattern": r"\S", "maxLength": LONGEST_TEXT},
                        "published": {"type": "string", "format": "date"},
                        **{name: {"type": "string", "maxLength": LONGEST} for name in FIELDS},
                    },
                    "anyOf": [{"required": ["files"]}, {"required": ["text"]}],
                }
            }
        },
    }
}


def asked(q: Words = "", state: Value = "", page: Number = 1) -> Asked:
    """Which files are to be listed."""
    return wanted({"state": state}, (q, ""), page)


def _adding(request: Request) -> Adding:
    """What takes batches for this workbench; made when it is first needed."""
    state = request.app.state
    if not hasattr(state, "adding"):
        state.adding = Adding()
    adding: Adding = state.adding
    return adding


@router.get("/add", include_in_schema=False)
def add_page(request: Request, sought: Annotated[Asked, Depends(asked)]) -> HTMLResponse:
    """The page on which documents are added, and what became of every file."""
    desk: Desk = request.app.state.desk
    return page(
        request,
        "add.html.j2",
        found=desk_pages.files(desk, sought),
        asked=sought,
        batches=_adding(request).batches(),
        kept=desk.folder is not None,
        most_files=MOST_FILES,
        most_bytes=MOST_BYTES,
        at_page=at_page("/add", sought),
    )


@router.get("/add.json", summary="What became of every file, a page of them")
def files_record(request: Request, sought: Annotated[Asked, Depends(asked)]) -> FilesRecord:
    """Files that could not be read first, then those read in part; with the batches that were added since the workbench
    was opened."""
    found = desk_pages.files(request.app.state.desk, sought)
    return FilesRecord(
        total=found.total,
        page=sought.page,
        pages=found.pages,
        filters=offered(found.offered),
        files=[asdict(row) for row in found.lines],
        batches=[_record(each) for each in _adding(request).batches()],
    )


@router.post("/add", summary="Add documents", status_code=303, response_class=RedirectResponse, openapi_extra=BODY)
async def add(request: Request) -> Response:
    """Takes files, or a text that is pasted, into the case, with what is said about all of them; leads to the page that
    tells what becomes of them."""
    desk: Desk = request.app.state.desk
    if desk.folder is None:
        raise not_kept("add")
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411)
    if int(length) > MOST_BYTES:
        raise HTTPException(413)
    async with request.form(max_files=MOST_FILES, max_fields=50, max_part_size=LONGEST_TEXT) as form:
        given, files = _given(form), _files(form)
        if not files:
            raise _wrong("files", "choose a file, or paste a text")
        batch = await run_in_threadpool(_adding(request).begin, desk.folder, files, given)
    return RedirectResponse(f"/add/{batch.number}{'.json' if wants_record(request.scope) else ''}", status_code=303)


@router.post("/add/{number}/again", include_in_schema=False)
def again(request: Request, number: BatchNumber) -> Response:
    """Tries a batch once more that failed."""
    if _adding(request).again(number) is None:
        raise HTTPException(404)
    return RedirectResponse(f"/add/{number}", status_code=303)


@router.get("/add/{number}.json", summary="How it stands with a batch of documents")
def batch_record(request: Request, number: BatchNumber) -> BatchRecord:
    """How far it is; in the end what is new, what was there, and what could not be read, with the next step."""
    return _record(_batch(request, number))


@router.get("/add/{number}", include_in_schema=False)
def batch_page(request: Request, number: BatchNumber) -> HTMLResponse:
    """The page of a batch; it looks again by itself while there is more to come."""
    desk: Desk = request.app.state.desk
    batch = _batch(request, number)
    return page(request, "added.html.j2", batch=batch, found=desk_pages.files_named(desk, batch.new))


def _batch(request: Request, number: int) -> Batch:
    found = _adding(request).batch(number)
    if found is None:
        raise HTTPException(404)
    return found


def _given(form: FormData) -> Given:
    told = {name: str(form.get(name) or "").strip() for name in ("published", *FIELDS)}
    for name, value in told.items():
        if len(value) > LONGEST:
            raise _wrong(name, f"longer than {LONGEST} characters")
    try:
        day = date.fromisoformat(told["published"]) if told["published"] else None
    except ValueError:
        raise _wrong("published", f"{told['published'][:20]!r} is no day; write it as 2025-03-31") from None
    return Given(
        published=day,
        publisher=told["publisher"] or None,
        address=told["url"] or None,
        title=told["title"] or None,
        language=told["lang"] or None,
    )


def _files(form: FormData) -> list[tuple[str, BinaryIO]]:
    """The files of a form, and its text as one more."""
    found = [(each.filename or "", each.file) for each in form.getlist("files") if isinstance(each, UploadFile)]
    files: list[tuple[str, BinaryIO]] = [each for each in found if each[0]]
    text = str(form.get("text") or "")
    if text.strip():
        content = text.replace("\r\n", "\n").encode("utf-8", "replace")
        files.append((f"pasted-{sha256(content)[:8]}.txt", io.BytesIO(content)))
    return files


def _record(batch: Batch) -> BatchRecord:
    told: dict[str, Any] = asdict(batch)
    return BatchRecord.model_validate({**told, "under_way": batch.is_under_way})


def _wrong(name: str, message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", name), "msg": message, "type": "value_error"}])
