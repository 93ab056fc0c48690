"""One question: its page, its record, and what can be taken away from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from whosays.web.records import QuestionRecord
from whosays.web.showing import page, query
from whosays.workspace import listings
from whosays.workspace.desk import Desk
from whosays.workspace.takeaway import archive

router = APIRouter(tags=["questions"])
Id = Annotated[str, Path(pattern=r"^[0-9a-f]{16}$", description="The id of a question")]
FOLDED = 6
"""With more figures of one root than these, those behind the first ones are folded."""
MOST = 50
"""Pairs that contradict one another, roots that are left out, and figures of a bound that the page tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which sheet of the evidence is asked for: the one that holds the claim `at`, else number `sheet`; `whole` is all
    of it."""

    at: Annotated[str, Query(max_length=64)] = ""
    sheet: Annotated[int, Query(ge=1, le=1_000_000)] = 1
    whole: bool = False


@router.get("/questions/{question}.json", summary="One question with all that bears on it")
def question_record(request: Request, question: Id) -> QuestionRecord:
    """The question with its finding, claims and checks, and what best would be without each root."""
    desk: Desk = request.app.state.desk
    return QuestionRecord.model_validate(desk.question_record(question))


@router.get(
    "/questions/{question}.csv",
    summary="The claims of one question as a table",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
def question_table(request: Request, question: Id) -> Response:
    """The claims that bear on the question, a row each; no cell begins with a sign that a spreadsheet obeys."""
    desk: Desk = request.app.state.desk
    told = listings.as_csv(listings.claim_records(desk.account_of(question)))
    return _file(told, "text/csv; charset=utf-8", f"question-{question}.csv")


@router.get(
    "/questions/{question}.zip",
    summary="One question with its claims, charts and sources as an archive",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}}}},
)
def question_archive(request: Request, question: Id) -> Response:
    """The table of claims, the record, the charts, and the documents that they stand in by name and digest."""
    headers = {"content-disposition": f'attachment; filename="question-{question}.zip"'}
    return Response(archive(request.app.state.desk, question), media_type="application/zip", headers=headers)


@router.get(
    "/questions/{question}/chart-{number}.svg",
    summary="A chart of one question",
    response_class=Response,
    responses={200: {"content": {"image/svg+xml": {}}}},
)
def question_chart(request: Request, question: Id, number: Annotated[int, Path(ge=1, le=99)]) -> Response:
    """The chart of that number on the page, as a file with its title on white paper."""
    desk: Desk = request.app.state.desk
    charts = desk.question(question).charts
    if number > len(charts):
        raise HTTPException(404)
    return _file(charts[number - 1].svg(), "image/svg+xml", f"question-{question}-{number}.svg")


@router.get("/questions/{question}", include_in_schema=False)
def question_page(request: Request, question: Id, wanted: Annotated[Wanted, Depends()]) -> HTMLResponse:
    """The page of one question."""
    desk: Desk = request.app.state.desk
    return page(
        request,
        "question.html.j2",
        page=desk.question(question, wanted.at, wanted.sheet, whole=wanted.whole),
        leaf=lambda number: f"/questions/{question}{query([('sheet', number if number > 1 else '')])}#evidence",
        focus=f"c-{wanted.at}",
        folded=FOLDED,
        most=MOST,
    )


def _file(content: str, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
