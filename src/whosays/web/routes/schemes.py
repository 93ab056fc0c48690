"""Schemes: rules of payment, when which of them holds, and what is due in one case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BeforeValidator
from starlette.responses import HTMLResponse

from whosays.web.linking import Link
from whosays.web.page_records import SchemeRecord, SchemesRecord
from whosays.web.showing import page
from whosays.workspace import desk_schemes
from whosays.workspace.desk_schemes import Sought

if TYPE_CHECKING:
    from whosays.model.scheme import Scheme

router = APIRouter(tags=["schemes"])
LINK = Link(order=60, title="Schemes", path="/schemes", key="p")
Key = Annotated[str, Path(max_length=200, description="The name of a scheme")]
Currency = Annotated[str, Query(alias="in", pattern="^([A-Z]{3})?$", description="A currency to show amounts in")]
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such scheme"}}
Day = Annotated[date | None, BeforeValidator(lambda told: told or None)]
"""A day, or nothing: a form sends a field that was left empty too."""
AXIS, CLOCK = "axis.", "date."


def sought(
    request: Request,
    on: Annotated[Day, Query(description="The day that decides, as 2024-12-01")] = None,
    known: Annotated[Day, Query(description="Only rules that were known by that day")] = None,
    currency: Currency = "",
) -> Sought:
    """What an address asks of a scheme; `axis.NAME` gives the value of an axis, `date.NAME` the day of one clock."""
    told = [(key, value) for key, value in request.query_params.items() if value]
    return Sought(
        values={key.removeprefix(AXIS): value for key, value in told if key.startswith(AXIS)},
        on=on,
        dates={
            key.removeprefix(CLOCK): day for key, value in told if key.startswith(CLOCK) and (day := _day(key, value))
        },
        known_by=known,
        currency=currency or None,
    )


def _day(name: str, words: str) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        told = f"{words[:20]!r} is no day; write it as 2024-12-01"
        raise RequestValidationError([{"loc": ("query", name), "msg": told, "type": "value_error"}]) from None


@router.get("/schemes", include_in_schema=False)
def schemes(request: Request) -> HTMLResponse:
    """The page of schemes."""
    return page(request, "schemes.html.j2", schemes=desk_schemes.scheme_list(request.app.state.desk))


@router.get("/schemes.json", summary="Schemes: rules of payment with their axes")
def schemes_record(request: Request) -> SchemesRecord:
    """The schemes of the case, or what was drafted from its claims."""
    found = desk_schemes.scheme_list(request.app.state.desk)
    return SchemesRecord(schemes=[_brief(each) for each in found])


@router.get("/schemes/{key}.json", summary="One scheme, and what is due in one case", responses=NOT_THERE)
def scheme_record(request: Request, key: Key, wanted: Annotated[Sought, Depends(sought)]) -> SchemeRecord:
    """The cells of the scheme, where it is silent, and, where a day is asked about, what is due: one record for each
    coherent reading. Further parameters: `axis.NAME` for the value of an axis, `date.NAME` for the day of one clock."""
    told = desk_schemes.scheme(request.app.state.desk, key, wanted)
    return SchemeRecord(
        scheme=_brief(told.scheme),
        cells=list(told.cells),
        silences=list(told.silences),
        due=[each.record for each in told.due],
        fault=told.fault,
    )


@router.get("/schemes/{key}", include_in_schema=False)
def scheme_page(request: Request, key: Key, wanted: Annotated[Sought, Depends(sought)]) -> HTMLResponse:
    """The page of one scheme."""
    told = desk_schemes.scheme(request.app.state.desk, key, wanted)
    return page(request, "scheme.html.j2", told=told, page=told.page, asked=wanted)


def _brief(scheme: Scheme) -> dict[str, Any]:
    return {
        "scheme": scheme.key,
        "title": scheme.title,
        "draft": scheme.draft,
        "confirmed": len(scheme.confirmed),
        "cells": len(scheme.cells),
        "axes": {axis.key: {"title": axis.title, "values": dict(axis.values)} for axis in scheme.axes},
    }
