"""Questions: all of them, filtered, searched and sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from whosays.charts import small_chart
from whosays.web.linking import Link
from whosays.web.records import QuestionsRecord, plain
from whosays.web.showing import page, query
from whosays.workspace.desk import EACH, ORDERS, Asked, Desk

router = APIRouter(tags=["questions"])
LINK = Link(order=10, title="Questions", path="/questions", key="q")
LONGEST = 200
"""Characters of a word that is searched for."""

ORDER = Literal["evidence", "disagreement", "moved", "turning"]
"""The orders of the desk, for the description."""
Words = Annotated[str, Query(max_length=LONGEST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """By what questions are filtered, as it stands in an address; an empty one counts for nothing."""

    status: Words = ""
    measure: Words = ""
    population: Words = ""
    place: Words = ""
    speaker: Words = ""
    document: Words = ""


def asked(
    filters: Annotated[Filters, Depends()],
    q: Annotated[
        str, Query(max_length=LONGEST, description="Words that a question, a speaker or a sentence holds")
    ] = "",
    by: Annotated[ORDER, Query(description="The order")] = "evidence",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,  # the name that the address has
) -> Asked:
    """What an address asks for."""
    told = {name: getattr(filters, name) for name in Filters.__dataclass_fields__}
    return Asked(filters=tuple((name, value) for name, value in told.items() if value), words=q, by=by, page=page)


@router.get("/questions", include_in_schema=False)
def questions(request: Request, wanted: Annotated[Asked, Depends(asked)]) -> HTMLResponse:
    """The page of questions."""
    desk: Desk = request.app.state.desk
    found = desk.questions(wanted)
    told = [("q", wanted.words), ("by", "" if wanted.by == ORDERS[0] else wanted.by), *wanted.filters]
    return page(
        request,
        "questions.html.j2",
        found=found,
        asked=wanted,
        orders=ORDERS,
        each=EACH,
        charts={row.question: Markup(small_chart(row)) for row in found.rows},  # noqa: S704 (the module escapes it)
        at_page=lambda number: f"/questions{query([*told, ('page', number)])}",
    )


@router.get("/questions.json", summary="Questions with their findings, a page of them")
def questions_record(request: Request, wanted: Annotated[Asked, Depends(asked)]) -> QuestionsRecord:
    """The questions that fit, with what is reported and estimated of each."""
    desk: Desk = request.app.state.desk
    found = desk.questions(wanted)
    offered: dict[str, Any] = {name: dict(values) for name, values in found.offered}
    return QuestionsRecord(
        total=found.total, page=wanted.page, pages=found.pages, questions=plain(found.rows), filters=offered
    )
