"""Rulings for programs: one or many as one, looked at or kept; the same words as `whosays decide` takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Body, Request
from pydantic import BaseModel, Field

from whosays.errors import InputError
from whosays.model.decision import Action
from whosays.web.records import DecisionRecord, LookRecord, Record, plain
from whosays.web.routes.log import told_of
from whosays.web.routes.review import bench_of, seen_of, whoever
from whosays.workspace.bulk import Row
from whosays.workspace.looking import look_records

if TYPE_CHECKING:
    from whosays.model.decision import Decision
    from whosays.model.report import Account
    from whosays.workspace.bench import Bench

router = APIRouter(tags=["review"])
REFUSED: dict[int | str, dict[str, Any]] = {
    400: {"description": "The rulings cannot be read, as where a scheme is wrong"},
    404: {"description": "Something that is named is not there, or not clear"},
    409: {"description": "Somebody else decided about the same thing; nothing was kept"},
}
MOST = 500
Word = Annotated[str, Field(max_length=2_000)]


class RulingRecord(BaseModel):
    """One ruling: what `whosays decide` takes as RULING and ABOUT. Of a large case figures are named by their ids or
    places, not by words."""

    ruling: Action
    about: list[Word] = Field(min_length=1, max_length=100)
    why: Word = ""


class RulingsRecord(BaseModel):
    """One ruling, or many that are kept and undone as one. `seen` is the state on which they were made, as /review.json
    tells it; without it the present one. `by` says who decides."""

    rulings: list[RulingRecord] = Field(min_length=1, max_length=MOST)
    why: Word = ""
    by: Annotated[str, Field(max_length=64, pattern=r"^([A-Za-z0-9][A-Za-z0-9._@+-]*)?$")] = ""
    seen: Annotated[str, Field(max_length=20_000)] | None = None


class LooksRecord(Record):
    """What rulings would change: each question that they touch, before and after."""

    exact: bool
    questions: list[LookRecord]


Asked = Annotated[RulingsRecord, Body()]


@router.post("/rulings/look.json", summary="What rulings would change", responses=REFUSED)
def look(request: Request, asked: Asked) -> LooksRecord:
    """The findings of the questions that they touch, before and after; nothing is kept. `exact` is false where the case
    is too large to trace all of it now."""
    bench = bench_of(request)
    account = _account(bench, asked)
    found = bench.look(_decision(bench, asked, account), account)
    told = [LookRecord.model_validate(plain(each)) for each in look_records(found)]
    return LooksRecord(exact=found.exact, questions=told)


@router.post("/rulings.json", summary="Keep rulings", status_code=201, responses=REFUSED)
def keep(request: Request, asked: Asked) -> DecisionRecord:
    """Keeps them as one decision, appended to the file of whoever decides."""
    bench = bench_of(request)
    why = asked.why or asked.rulings[0].why
    if not why.strip():
        raise InputError("a ruling needs its reason; tell it as why.")
    seen = None if asked.seen is None else seen_of(asked.seen)
    account = _account(bench, asked)
    said = (why, asked.by or whoever(request), seen)
    kept = bench.keep(_decision(bench, asked, account), account, said)
    return told_of(kept)


def _account(bench: Bench, asked: RulingsRecord) -> Account:
    """An account with all that is named: figures by their ids, or by their places."""
    told = [each for ruling in asked.rulings for each in ruling.about]
    places = [name for each in told if (name := each.rpartition(":")[0])]
    return bench.account(sorted(set(told)), [each for name in sorted(set(places)) for each in bench.named(name)])


def _decision(bench: Bench, asked: RulingsRecord, account: Account) -> Decision:
    docket = bench.docket(account)
    if len(asked.rulings) == 1:
        (only,) = asked.rulings
        return docket.proposed(only.ruling, tuple(only.about))
    rows = [Row(action=each.ruling, about=tuple(each.about), why=each.why) for each in asked.rulings]
    return docket.batch(rows, asked.why)
