"""What was decided: the audit trail, with the state of each author's chain, filtered and taken away."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from whosays.model.decision import Action
from whosays.web.linking import Link
from whosays.web.listing import Number, Value
from whosays.web.records import DecisionRecord, DecisionsRecord, plain
from whosays.web.routes.review import NOT_KEPT, bench_of
from whosays.web.showing import page, query
from whosays.workspace import listings
from whosays.workspace.standing import IN_FORCE, NOT_FOUND, OVERRULED, UNDONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.workspace.bench import Broken
    from whosays.workspace.standing import Standing

router = APIRouter(tags=["review"])
LINK = Link(order=80, title="Log", path="/log", key="l")
EACH = 50
STATES = {"in force": IN_FORCE, "overruled": OVERRULED, "undone": UNDONE, "lost": NOT_FOUND}
"""The states as a filter names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which decisions are asked for."""

    by: Value = ""
    ruling: Value = ""
    state: Value = ""
    q: Value = ""
    page: Number = 1

    @property
    def told(self) -> list[tuple[str, str]]:
        """The filters as an address has them."""
        return [(name, getattr(self, name)) for name in ("by", "ruling", "state", "q")]


@router.get("/log", include_in_schema=False)
def log(request: Request, asked: Annotated[Asked, Depends()]) -> Response:
    """The page of decisions, the latest first."""
    if request.app.state.bench is None:
        return page(request, "review_none.html.j2")
    bench = bench_of(request)
    broken = bench.broken
    damaged = any(not fault.torn for fault in broken)  # none of them can be told; a torn last line is left out alone
    told = () if damaged else bench.decisions
    found = _fitting(told, asked)[::-1]
    first = (asked.page - 1) * EACH
    return page(
        request,
        "log.html.j2",
        asked=asked,
        chains=_chains(broken, told),
        rulings=[action.value for action in Action],
        states=list(STATES),
        total=len(found),
        shown=found[first : first + EACH],
        numbers={each.id: number for number, each in enumerate(told, 1)},
        pages=max(1, -(-len(found) // EACH)),
        damaged=damaged,
        tail=query(asked.told),
        at_page=lambda number: f"/log{query([*asked.told, ('page', number)])}",
    )


@router.get("/log.json", summary="What was decided, a page of it", responses=NOT_KEPT)
def log_record(request: Request, asked: Annotated[Asked, Depends()]) -> DecisionsRecord:
    """The decisions that fit, in order of time, 50 at a time, and whether each author's chain is whole."""
    bench = bench_of(request)
    told = bench.decisions
    found = _fitting(told, asked)
    first = (asked.page - 1) * EACH
    return DecisionsRecord(
        total=len(found),
        chains={name: fault.fault if fault else "whole" for name, _, fault in _chains(bench.broken, told)},
        decisions=[told_of(each) for each in found[first : first + EACH]],
    )


@router.get(
    "/log.jsonl",
    summary="All decisions that fit, a line each",
    response_class=Response,
    responses={**NOT_KEPT, 200: {"content": {"application/x-ndjson": {}}}},
)
def log_lines(request: Request, asked: Annotated[Asked, Depends()]) -> Response:
    """The records of `whosays decisions --format jsonl`."""
    records = listings.decisions(_fitting(bench_of(request).decisions, asked))
    told = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in records)
    return _file(told, "application/x-ndjson", "decisions.jsonl")


@router.get(
    "/log.csv",
    summary="All decisions that fit, as a table",
    response_class=Response,
    responses={**NOT_KEPT, 200: {"content": {"text/csv": {}}}},
)
def log_table(request: Request, asked: Annotated[Asked, Depends()]) -> Response:
    """The records of `whosays decisions --format csv`; no cell begins with a sign that a spreadsheet obeys."""
    records = listings.decisions(_fitting(bench_of(request).decisions, asked))
    return _file(listings.as_csv(records), "text/csv; charset=utf-8", "decisions.csv")


def _fitting(told: Sequence[Standing], asked: Asked) -> list[Standing]:
    words = asked.q.casefold().split()
    state = STATES.get(asked.state, "")
    return [
        each
        for each in told
        if asked.by in ("", each.decision.author)
        and asked.ruling in ("", each.decision.action)
        and (not state or any(part.state == state for part in (each, *each.rulings)))
        and all(word in _words(each) for word in words)
    ]


def _words(each: Standing) -> str:
    return " ".join((each.id, *each.about, each.decision.reason)).casefold()


def _chains(broken: Sequence[Broken], told: Sequence[Standing]) -> list[tuple[str, int, Any]]:
    """Each author with how many decisions are theirs, and what is wrong with their file, if anything."""
    faults = {fault.file: fault for fault in broken}
    names = sorted({each.decision.author for each in told} | {FilePath(file).stem for file in faults})
    return [
        (
            name,
            sum(each.decision.author == name for each in told),
            next((fault for file, fault in faults.items() if file.endswith(f"/{name}.jsonl")), None),
        )
        for name in names
    ]


def told_of(each: Standing) -> DecisionRecord:
    """A decision for programs."""
    (record,) = listings.decisions([each])
    return DecisionRecord.model_validate(plain(record))


def _file(content: str, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
