"""Two people's decisions compared: how far they agree, what they ruled otherwise with its evidence, whose ruling is to
hold; decisions that somebody hands over are looked at first, and then taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from whosays.custody.handed import Handed, file_bytes, handed
from whosays.errors import ConflictError, InputError
from whosays.model.identity import sha256
from whosays.web.linking import Link
from whosays.web.listing import Number
from whosays.web.records import ComparedRecord, LookRecord, TakenRecord, plain
from whosays.web.reviewing import Form
from whosays.web.routes.review import bench_of, saved_of, seen_of, seen_text, whoever
from whosays.web.routes.review_forms import Filled, conflict_page, look_page
from whosays.web.routes.rulings import REFUSED, LooksRecord
from whosays.web.showing import page, query
from whosays.workspace.desk_compared import apart, comparison
from whosays.workspace.looking import look_records

if TYPE_CHECKING:
    from whosays.model.decision import Decision
    from whosays.model.report import Account
    from whosays.workspace.bench import Bench
    from whosays.workspace.settling import Followed

router = APIRouter(tags=["review"])
LINK = Link(order=85, title="Compare", path="/compare", key="m")
MOST_BYTES = 10_000_000
"""Bytes of decisions that are looked at at once: some ten thousand of them."""
MOST_HELD = 8
"""Handovers that are held while people look at them; an older one is to be chosen again."""
FOLLOW = "follow-"
SIDES = ("one", "other")
Name = Annotated[str, Field(max_length=64)]
Digest = Annotated[str, Field(max_length=64, pattern=r"^([0-9a-f]{16})?$")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Whom to compare, and which handover is looked at too."""

    one: Name = ""
    other: Name = ""
    handed: Digest = ""
    page: Number = 1

    @property
    def people(self) -> tuple[str, str]:
        """The two."""
        return self.one, self.other

    @property
    def told(self) -> list[tuple[str, object]]:
        """As an address has them."""
        return [("one", self.one), ("other", self.other), ("handed", self.handed)]


class HandedRecord(BaseModel):
    """Decisions that somebody hands over: the lines of decisions/NAME.jsonl."""

    decisions: Annotated[str, Field(min_length=1, max_length=MOST_BYTES)]


class SettledRecord(BaseModel):
    """Whose rulings are to hold: of single things by their keys, and of the `rest`; `seen` is the state on which
    that was decided, as /compare.json tells it."""

    one: Name
    other: Name
    handed: Digest = ""
    follow: dict[Annotated[str, Field(max_length=16)], Annotated[str, Field(pattern="^(one|other)$")]] = Field(
        default_factory=dict, max_length=5_000
    )
    rest: Annotated[str, Field(pattern="^(one|other)?$")] = ""
    why: Annotated[str, Field(max_length=2_000)] = ""
    by: Annotated[str, Field(max_length=64, pattern=r"^([A-Za-z0-9][A-Za-z0-9._@+-]*)?$")] = ""
    seen: Annotated[str, Field(max_length=20_000)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Settling:
    """What is to be kept: the handover, if there is one, and the decision of who compares, if anybody is followed."""

    told: Handed
    new: tuple[Decision, ...]
    decision: Decision | None
    account: Account
    followed: tuple[Followed, ...]


NOBODY = Handed(())


@router.get("/compare", include_in_schema=False)
def compare(
    request: Request, asked: Annotated[Pair, Depends()], saved: str = "", taken: Annotated[int, Field(ge=0)] = 0
) -> Response:
    """The page on which two people's decisions are compared."""
    if request.app.state.bench is None:
        return page(request, "review_none.html.j2")
    bench = bench_of(request)
    told, own = _held(request, asked.handed), sorted({each.decision.author for each in bench.decisions})
    by = whoever(request)
    people = (by, "") if not (asked.one or asked.other) and by in own else asked.people
    found = comparison(request.app.state.desk, bench, people, told, asked.page)
    return page(
        request,
        "compare.html.j2",
        **saved_of(bench, saved),
        found=found,
        asked=asked,
        told=told,
        taken=taken,
        by=by,
        own=own,
        at_page=lambda number: f"/compare{query([*asked.told, ('page', number)])}",
    )


@router.get("/compare.json", summary="How two people agree, and what they ruled otherwise", responses=REFUSED)
def compare_record(request: Request, asked: Annotated[Pair, Depends()]) -> ComparedRecord:
    """By kinds of ruling: on how many things both ruled, how many alike, Cohen's kappa; then a page of what they ruled
    otherwise, with the words that it is about."""
    bench = bench_of(request)
    found = comparison(request.app.state.desk, bench, asked.people, _held(request, asked.handed), asked.page)
    told: dict[str, Any] = plain(found)
    told["kinds"] = [plain(each) | {"share": each.share} for each in found.kinds]
    return ComparedRecord.model_validate({**told, "handed": asked.handed, "seen": seen_text(bench.seen)})


@router.post("/compare.json", summary="Hand over another person's decisions to be looked at", responses=REFUSED)
def hand_over(request: Request, told: HandedRecord) -> ComparedRecord:
    """Holds them, for as long as the workbench runs, under the name that `handed` tells; nothing is taken over yet."""
    name = _hold(request, handed(told.decisions.encode("utf-8", "replace")))
    return compare_record(request, Pair(handed=name))


@router.post("/compare/look.json", summary="What following one of two people would change", responses=REFUSED)
def look_record(request: Request, asked: SettledRecord) -> LooksRecord:
    """The findings of the questions that it touches, before and after; nothing is taken over or kept."""
    bench = bench_of(request)
    settling = _settling(request, asked)
    found = bench.look_at([*settling.new, *([settling.decision] if settling.decision else [])], settling.account)
    told = [LookRecord.model_validate(plain(each)) for each in look_records(found)]
    return LooksRecord(exact=found.exact, questions=told)


@router.post("/compare/keep.json", summary="Take over decisions, and follow one of two people", responses=REFUSED)
def keep_record(request: Request, asked: SettledRecord) -> TakenRecord:
    """Takes over what is handed over and not here, then keeps as one decision whose rulings are to hold."""
    bench = bench_of(request)
    settling = _settling(request, asked)
    said = (asked.why, asked.by or whoever(request), seen_of(asked.seen) if asked.seen else bench.seen)
    taken, kept = bench.take_over(settling.told, settling.decision, settling.account, said)
    return TakenRecord(taken=taken, decision=kept.id if kept else None)


@router.get(
    "/compare/{author}.jsonl",
    summary="The decisions of one person, to be handed over",
    response_class=Response,
    responses={**REFUSED, 200: {"content": {"application/x-ndjson": {}}}},
)
def own_file(request: Request, author: Annotated[str, Field(max_length=64)]) -> Response:
    """The file decisions/NAME.jsonl as it is, with its chain."""
    content = file_bytes(bench_of(request).folder, author)
    headers = {"content-disposition": f'attachment; filename="{author}.jsonl"'}
    return Response(content, media_type="application/x-ndjson", headers=headers)


@router.post("/compare", include_in_schema=False)
async def handed_over(request: Request) -> Response:
    """Holds the decisions that are in a file or in a text that is pasted, and shows them compared."""
    bench_of(request)
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > MOST_BYTES:
        raise HTTPException(413 if length.isdecimal() else 411)
    async with request.form(max_files=20, max_fields=20, max_part_size=MOST_BYTES) as form:
        parts = [await each.read() for each in form.getlist("files") if isinstance(each, UploadFile)]
        parts.append(str(form.get("text") or "").encode("utf-8", "replace"))
        name = _hold(request, handed(b"\n".join(parts)))
    return RedirectResponse(f"/compare{query([('handed', name)])}", status_code=303)


@router.post("/compare/look", include_in_schema=False)
def looked(request: Request, form: Filled) -> Response:
    """What a form would take over and rule, with the way to keep it."""
    bench = bench_of(request)
    asked = _of_form(form)
    settling = _settling(request, asked)
    found = bench.look_at([*settling.new, *([settling.decision] if settling.decision else [])], settling.account)
    return look_page(
        request,
        found,
        record=f"/compare.json{query([('one', asked.one), ('other', asked.other)])}",
        to="/compare/keep",
        says=_says(asked, settling),
        why=asked.why,
        form=form,
        seen_then=asked.seen,
        back=_back(asked),
    )


@router.post("/compare/keep", include_in_schema=False)
def kept(request: Request, form: Filled) -> Response:
    """Takes over and keeps what a form says; where somebody else was quicker, both are shown, and nothing is kept."""
    bench, by, asked = bench_of(request), whoever(request), _of_form(form)
    settling = _settling(request, asked)
    try:
        said = (asked.why, by, seen_of(asked.seen))
        taken, decision = bench.take_over(settling.told, settling.decision, settling.account, said)
    except ConflictError as fault:
        return conflict_page(
            request,
            (bench, fault),
            record="/compare.json",
            to="/compare/keep",
            says=_says(asked, settling),
            why=asked.why,
            form=form,
            by=by,
            back=_back(asked),
        )
    told = [("one", asked.one), ("other", asked.other), ("taken", taken or "")]
    return RedirectResponse(
        f"/compare{query([*told, ('saved', decision.id[:8] if decision else '')])}", status_code=303
    )


def _of_form(form: Form) -> SettledRecord:
    """What a form says, as programs say it."""
    chosen = {name.removeprefix(FOLLOW): form.one(name) for name in form.told if name.startswith(FOLLOW)}
    rest = form.one("rest")
    return SettledRecord(
        one=form.one("one")[:64],
        other=form.one("other")[:64],
        handed=form.one("handed") if len(form.one("handed")) in (0, 16) else "",
        follow={key[:16]: side for key, side in chosen.items() if side in SIDES},
        rest=rest if rest in SIDES else "",
        why=form.one("why"),
        seen=form.one("seen"),
    )


def _settling(request: Request, asked: SettledRecord) -> _Settling:
    """What is to be kept. Raises InputError where nothing is, where it has no reason, or where both agree by now."""
    bench: Bench = bench_of(request)
    told = _held(request, asked.handed)
    found = apart(bench, (asked.one, asked.other), told).apart
    sides = {each.key: asked.follow.get(each.key, asked.rest) for each in found}
    if gone := [key for key in asked.follow if key not in sides]:
        raise InputError(f"{len(gone)} of these things are ruled alike by now, or by one alone; compare again.")
    followed = tuple((each, SIDES.index(side)) for each in found if (side := sides[each.key]))
    if followed and not asked.why.strip():
        raise InputError("a ruling needs its reason; fill it in, so that others know why.")
    if not (followed or told):
        raise InputError("nothing is chosen; choose whose ruling is to hold of one thing at least.")
    account, new = bench.account_over(
        told or NOBODY, [part for each, _ in followed for side in each.rulings for part in side]
    )
    decision = bench.docket(account).settled(followed, asked.why) if followed else None
    return _Settling(told=told or NOBODY, new=new, decision=decision, account=account, followed=followed)


def _says(asked: SettledRecord, settling: _Settling) -> list[tuple[str, str]]:
    """What is to be kept, in words, each with a reason where it has one."""
    people, told = (asked.one, asked.other), []
    if settling.new:
        number = len(settling.new)
        names = ", ".join(dict.fromkeys(each.author for each in settling.new))
        told.append((f"take over {number:,} decision{'s' * (number > 1)} of {names}", ""))
    for each, side in settling.followed:
        label = (each.one, each.other)[side].replace("-", " ")
        told.append(
            (f"{each.kind.replace('_', ' ')} of {'; '.join(each.about)}: as {people[side]}, {label}", each.why[side])
        )
    return told


def _back(asked: SettledRecord) -> str:
    return f"/compare{query([('one', asked.one), ('other', asked.other), ('handed', asked.handed)])}"


def _holds(request: Request) -> dict[str, Handed]:
    state = request.app.state
    if not hasattr(state, "handed"):
        state.handed = {}
    held: dict[str, Handed] = state.handed
    return held


def _hold(request: Request, told: Handed) -> str:
    name = sha256(repr(told.heads).encode())[:16]
    held = _holds(request)
    held.pop(name, None)
    held[name] = told
    for old in list(held)[:-MOST_HELD]:
        held.pop(old, None)
    return name


def _held(request: Request, name: str) -> Handed | None:
    """The handover of that name. Raises InputError where it is held no more."""
    if name and name not in _holds(request):
        raise InputError("what was handed over is held no more; choose the file again.")
    return _holds(request).get(name)
