"""Forms of Review: a ruling is looked at, kept, taken back; where somebody else was quicker, both are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from whosays.errors import ConflictError, InputError
from whosays.model.decision import Action
from whosays.web.reviewing import Form, checked, rows
from whosays.web.routes.review import WHO, bench_of, seen_of, seen_text, told_as, whoever
from whosays.web.showing import page
from whosays.workspace import sought
from whosays.workspace.deciding import as_author, begun
from whosays.workspace.looking import look_records
from whosays.workspace.ruled import DECISION
from whosays.workspace.standing import SHOWN_ID, UNDONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.decision import Decision
    from whosays.model.report import Account
    from whosays.pipeline.near import Look
    from whosays.workspace.bench import Bench
    from whosays.workspace.bulk import Row
    from whosays.workspace.standing import Standing

router = APIRouter(include_in_schema=False)
MOST_BYTES = 200_000
MOST_TOLD = 200
"""Rulings of one event that are told before it is kept."""
RULED_ON = ("/review", "/sources", "/log", "/compare")
"""Pages with forms that rule: whoever sent one is led back to where it stood."""


async def filled(request: Request) -> Form:
    """The form that was sent."""
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        raise InputError(f"a form holds at most {MOST_BYTES:,} bytes; choose fewer figures, or use a CSV.")
    told: dict[str, list[str]] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            told.setdefault(name, []).append(value)
    return Form(told)


Filled = Annotated[Form, Depends(filled)]


@router.post("/review/as")
def named(form: Filled) -> Response:
    """Says who decides in this browser, for as long as it is open."""
    name = as_author(form.one("by"))
    answer = RedirectResponse(_back(form), status_code=303)
    answer.set_cookie(WHO, name, httponly=True, samesite="strict")
    return answer


@router.post("/review/look")
def looked(request: Request, form: Filled) -> Response:
    """What a form would change, with the way to keep it. What changes nothing is kept at once."""
    bench = bench_of(request)
    account = _account(bench, form)
    decision, why, asked = _decision(bench, form, account)
    look = bench.look(decision, account)
    return look_page(
        request,
        look,
        record="/review.json",
        to="/review/keep",
        says=_says(asked, account),
        why=why,
        form=form,
        seen_then=form.one("seen"),
        back=_back(form),
    )


@router.post("/review/keep")
def kept(request: Request, form: Filled) -> Response:
    """Keeps what a form rules; where somebody else was quicker, both are shown, and nothing is kept."""
    bench, by = bench_of(request), whoever(request)
    account = _account(bench, form)
    decision, why, asked = _decision(bench, form, account)
    try:
        standing = bench.keep(decision, account, (why, by, seen_of(form.one("seen"))))
    except ConflictError as fault:
        return conflict_page(
            request,
            (bench, fault),
            record="/review.json",
            to="/review/keep",
            says=_says(asked, account),
            why=why,
            form=form,
            by=by,
            back=_back(form),
        )
    return RedirectResponse(_next(form, standing), status_code=303)


def look_page(request: Request, look: Look, **told: Any) -> Response:
    """What a form would change, with the way to keep it; `told` are the record of the page and where it leads, what is
    ruled and why, and the form with what was seen when it was filled."""
    return page(
        request, "review_look.html.j2", records=list(look_records(look)), exact=look.exact, most=MOST_TOLD, **told
    )


def conflict_page(request: Request, refused: tuple[Bench, ConflictError], **told: Any) -> Response:
    """What a form rules beside what somebody else, who was quicker, ruled; `told` as of `look_page`."""
    bench, fault = refused
    there = [each for each in bench.decisions if each.id in fault.decisions]
    now = {"seen_now": seen_text(bench.seen), "told_as": told_as}
    answer = page(request, "review_conflict.html.j2", there=there, most=MOST_TOLD, **now, **told)
    answer.status_code = 409
    return answer


@router.post("/review/undo")
def undone(request: Request, form: Filled) -> Response:
    """Takes back what this person decided last, or with `redo` what they took back last."""
    bench, by = bench_of(request), whoever(request)
    told = bench.decisions
    name = sought.kept(form.one("decision") or _last(told, by, redo=bool(form.one("redo"))), told).id
    about = next((each.figures for each in told if each.id == name), ())
    account = bench.account(about)
    decision = replace(begun(Action.UNDO), values=((DECISION, name),))
    standing = bench.keep(decision, account, (form.one("why") or "taken back in Review", by, None))
    return RedirectResponse(_next(form, standing), status_code=303)


def _last(told: Sequence[Standing], by: str, *, redo: bool) -> str:
    """The decision of `by` that is to be taken back. Raises InputError where there is none."""
    mine = [each for each in told if each.decision.author == by]
    undoing = {each.id for each in mine if each.decision.action == Action.UNDO}
    for each in reversed(mine):
        again = each.id in undoing and dict(each.decision.values)[DECISION] in undoing
        if again or each.state == UNDONE:
            continue
        if redo is (each.id in undoing):
            return each.id
        if redo:
            break
    what = "taken back nothing that could be had again" if redo else "decided nothing that could be taken back"
    raise InputError(f"{by} has {what}.")


def _account(bench: Bench, form: Form) -> Account:
    """An account with all that a form names."""
    claims = {each for name in ("claim", "other", "other_words", "name", "value") for each in form.each(name)}
    place = form.one("other_words").rpartition(":")[0]
    documents = [*form.each("document"), *(bench.named(place) if place else [])]
    return bench.account(sorted(claims), documents)


def _decision(bench: Bench, form: Form, account: Account) -> tuple[Decision, str, tuple[Row, ...]]:
    """What a form rules as one decision, its reason, and the rulings that it was made of."""
    checked(form, account)
    asked = rows(form, account)
    why = form.one("why") or asked[0].why
    if not why:
        raise InputError("a ruling needs its reason; fill it in, so that others know why.")
    docket = bench.docket(account)
    if len(asked) == 1:
        return docket.proposed(asked[0].action, asked[0].about), why, asked
    return docket.batch(asked, why), why, asked


def _says(asked: Sequence[Row], account: Account) -> list[tuple[str, str]]:
    """What is ruled, in words, each with its reason; figures are called by their words."""
    words = {claim.id: f"“{claim.evidence.exact}”" for claim in account.claims}
    return [
        (f"{told_as(row.action)} {'; '.join(words.get(each, each) for each in row.about)}", row.why) for row in asked
    ]


def _back(form: Form) -> str:
    back = form.one("next")
    return back if back.startswith(RULED_ON) else RULED_ON[0]


def _next(form: Form, standing: Standing) -> str:
    back = _back(form)
    return f"{back}{'&' if '?' in back else '?'}saved={standing.id[:SHOWN_ID]}"
