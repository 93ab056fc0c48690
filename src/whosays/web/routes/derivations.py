"""Derivations: what follows from several figures, what it hangs on, and what it would be if an assumption were
another."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from whosays.web.linking import Link
from whosays.web.page_records import AssumedRecord, DerivationRecord, DerivationsRecord
from whosays.web.records import plain
from whosays.web.showing import page
from whosays.workspace import desk_reckoned
from whosays.workspace.supposing import LARGEST

if TYPE_CHECKING:
    from whosays.workspace.supposing import Ends

router = APIRouter(tags=["derivations"])
LINK = Link(order=50, title="Derivations", path="/derivations", key="f")
Name = Annotated[str, Path(pattern=r"^[a-z][a-z0-9_]{0,199}$", description="The name of a derivation")]
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such derivation"}}
LONGEST = 40
"""Characters of a number that is supposed."""
ENDS = ("low", "high")


def supposed(request: Request) -> dict[str, Ends]:
    """What an address supposes of assumptions: `low.NAME` and `high.NAME`, one of them where it is one value. Raises
    RequestValidationError where that is no number, or the lower one is not the lower."""
    told: dict[str, list[Decimal]] = {}
    for key, words in sorted(request.query_params.items(), reverse=True):  # low comes first
        end, _, name = key.partition(".")
        if end in ENDS and name and words.strip():
            told.setdefault(name, []).append(_number(words, key))
    for name, (low, high) in (pair := {name: (ends[0], ends[-1]) for name, ends in told.items()}).items():
        if low > high:
            raise _wrong(name, f"it cannot run from {low} to {high}; write the lower value first")
    return pair


def _number(words: str, key: str) -> Decimal:
    bare = words.strip().replace(",", "").replace("\N{MINUS SIGN}", "-")
    try:
        value = Decimal(bare) if len(bare) <= LONGEST else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value) > LARGEST:
        raise _wrong(key, f"{words[:LONGEST]!r} is no number up to {LARGEST:,}; write it as 12000 or 0.5")
    return value


def _wrong(name: str, message: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("query", name), "msg": message, "type": "value_error"}])


@router.get("/derivations", include_in_schema=False)
def derivations(request: Request) -> HTMLResponse:
    """The page of derivations."""
    pages, records = desk_reckoned.derivation_list(request.app.state.desk)
    return page(request, "derivations.html.j2", pages=list(zip(pages, records, strict=True)))


@router.get("/derivations.json", summary="Derivations: figures that follow from others by a formula")
def derivations_record(request: Request) -> DerivationsRecord:
    """Each formula with its inputs, its result, and the claims that say the same directly."""
    _, records = desk_reckoned.derivation_list(request.app.state.desk)
    return DerivationsRecord(derivations=list(records))


@router.get("/derivations/{name}.json", summary="One derivation, perhaps with other assumptions", responses=NOT_THERE)
def derivation_record(request: Request, name: Name) -> DerivationRecord:
    """The derivation as listings have it. Further parameters `low.NAME` and `high.NAME` suppose an assumption to be
    another: the result is reckoned anew, and nothing is written."""
    told = desk_reckoned.derivation(request.app.state.desk, name, supposed(request))
    assumed = [AssumedRecord.model_validate(plain(each) | {"moved": each.moved}) for each in told.assumed]
    return DerivationRecord(derivation=told.record, assumed=assumed)


@router.get(
    "/derivations/{name}/chart.svg",
    summary="The chart of one derivation",
    response_class=Response,
    responses={**NOT_THERE, 200: {"content": {"image/svg+xml": {}}}},
)
def derivation_chart(request: Request, name: Name) -> Response:
    """What the result hangs on, as a file with its title on white paper."""
    chart = desk_reckoned.derivation(request.app.state.desk, name, supposed(request)).page.chart
    if chart is None:
        raise HTTPException(404)
    headers = {"content-disposition": f'attachment; filename="derivation-{name}.svg"'}
    return Response(chart.svg(), media_type="image/svg+xml", headers=headers)


@router.get("/derivations/{name}", include_in_schema=False)
def derivation_page(request: Request, name: Name) -> HTMLResponse:
    """The page of one derivation."""
    told = desk_reckoned.derivation(request.app.state.desk, name, supposed(request))
    return page(
        request,
        "derivation.html.j2",
        told=told,
        page=told.page,
        record=f"/derivations/{name}.json",
        asked=request.url.query,
    )
