"""Questions: all of them, filtered, searched and sorted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from markupsafe import Markup
from starlette.responses import HTMLResponse

from whosays.charts import small_chart
from whosays.web.linking import Link
from whosays.web.listing import LONGEST, Number, Value, at_page, wanted
from whosays.web.records import QuestionsRecord, plain
from whosays.web.showing import page
from whosays.workspace.desk import EACH, ORDERS, Asked, Desk

router = APIRouter(tags=["questions"])
LINK = Link(order=10, title="Questions", path="/questions", key="q")

ORDER = Literal["evidence", "disagreement", "moved", "turning"]
"""The orders of the desk, for the description."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """By what questions are filtered, as it stands in an address; an empty one counts for nothing."""

    status: Value = ""
    measure: Value = ""
    population: Value = ""
    place: Value = ""
    unit: Value = ""
    speaker: Value = ""
    language: Value = ""
    document: Value = ""


def asked(
    filters: Annotated[Filters, Depends()],
    q: Annotated[
        str, Query(max_length=LONGEST, description="Words that a question, a speaker or a sentence holds")
    ] = "",
    by: Annotated[ORDER, Query(description="The order")] = "evidence",
    page: Number = 1,  # the name that the address has
) -> Asked:
    """What an address asks for."""
    return wanted(asdict(filters), (q, by), page)


@router.get("/questions", include_in_schema=False)
def questions(request: Request, sought: Annotated[Asked, Depends(asked)]) -> HTMLResponse:
    """The page of questions."""
    desk: Desk = request.app.state.desk
    found = desk.questions(sought)
    return page(
        request,
        "questions.html.j2",
        found=found,
        asked=sought,
        orders=ORDERS,
        each=EACH,
        charts={row.question: Markup(small_chart(row)) for row in found.rows},  # noqa: S704 (the module escapes it)
        at_page=at_page("/questions", sought, ORDERS[0]),
    )


@router.get("/questions.json", summary="Questions with their findings, a page of them")
def questions_record(request: Request, sought: Annotated[Asked, Depends(asked)]) -> QuestionsRecord:
    """The questions that fit, with what is reported and estimated of each."""
    desk: Desk = request.app.state.desk
    found = desk.questions(sought)
    offered: dict[str, Any] = {name: dict(values) for name, values in found.offered}
    return QuestionsRecord(
        total=found.total, page=sought.page, pages=found.pages, questions=plain(found.rows), filters=offered
    )
