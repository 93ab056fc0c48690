"""Review: the queue in the order of worth, one claim with its text, its evidence and all that can be ruled about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from whosays.errors import InputError
from whosays.model.decision import Action
from whosays.model.mention import Stance
from whosays.web.linking import Link
from whosays.web.listing import Number, Value
from whosays.web.records import QueueRecord, QueueRow
from whosays.web.showing import page, query
from whosays.workspace.bench import Chosen
from whosays.workspace.deciding import author
from whosays.workspace.review import State
from whosays.workspace.worded import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.workspace.bench import Bench, Queue
    from whosays.workspace.desk import Desk
    from whosays.workspace.docket import Seen
    from whosays.workspace.review import Waiting

router = APIRouter(tags=["review"])
LINK = Link(order=15, title="Review", path="/review", key="r")
EACH = 20
"""Claims of the queue that are shown around the one in focus."""
NEAR = 20
"""Questions of one measure, and of one population, that are offered to be made one with."""
WHO = "whosays-by"
NOT_KEPT: dict[int | str, dict[str, Any]] = {
    404: {"description": "The case is read where its documents lie, so nothing can be ruled"},
    409: {"description": "A file of decisions is damaged"},
}
REASONS = ("misread", "not what the question asks", "told to be denied", "of another time or place", "no figure at all")
"""Reasons for which a figure is often set aside, by the keys 1 to 5."""
BULK = (Action.ACCEPT, Action.NO_EVIDENCE, Action.DEFER, Action.SAME_ROOT, Action.SAME_QUESTION)
SET = (Action.MEASURE, Action.POPULATION, Action.PLACE, Action.PERIOD, Action.UNIT, Action.SPEAKER, Action.STANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which part of the queue is asked for, and the claim in focus."""

    state: Value = ""
    document: Value = ""
    question: Value = ""
    page: Number = 1
    claim: Value = ""
    saved: Value = ""

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays in the address from claim to claim."""
        told = [(name, str(getattr(self, name))) for name in ("state", "document", "question")]
        return [*told, ("page", str(self.page) if self.page > 1 else "")]

    @property
    def chosen(self) -> Chosen:
        """The part of the queue."""
        told = {name: getattr(self, name) for name in ("state", "document", "question", "page", "claim")}
        return Chosen(**told)

    def at(self, claim: str) -> str:
        """The address of a claim of this part of the queue."""
        return f"/review{query([*self.kept, ('claim', claim)])}"


def whoever(request: Request) -> str:
    """Who decides in this browser."""
    return request.cookies.get(WHO) or author(None)


def bench_of(request: Request) -> Bench:
    """Where people rule. Raises InputError for a case that is read where its documents lie."""
    bench: Bench | None = request.app.state.bench
    if bench is None:
        raise InputError(
            "this case is read where its documents lie and keeps nothing, so nothing can be ruled; make one that does "
            "with: whosays init FOLDER, then whosays add FOLDER FILES."
        )
    return bench


@router.get("/review", include_in_schema=False)
def review(request: Request, wanted: Annotated[Wanted, Depends()]) -> Response:
    """The page of Review."""
    if request.app.state.bench is None:
        return page(request, "review_none.html.j2")
    bench = bench_of(request)
    found = bench.queue(wanted.chosen)
    queue, always = found.claims, _always(request, bench, wanted, found)
    if not queue:
        return page(request, "review.html.j2", **always, queue=(), focus=None, told=None)
    place = next((n for n, each in enumerate(queue) if each.claim.id == wanted.claim), 0)
    focus = queue[place]
    return page(
        request,
        "review.html.j2",
        **always,
        queue=queue[max(0, place - EACH // 2) : max(0, place - EACH // 2) + EACH],
        focus=focus,
        steps=_steps(queue, place, wanted),
        told=_told(request, bench, focus),
        place=place + 1,
        many=len(queue),
    )


@router.get("/review.json", summary="The queue of claims in the order of worth, a page of it", responses=NOT_KEPT)
def review_record(
    request: Request, wanted: Annotated[Wanted, Depends()], start: Annotated[int, Query(ge=0, le=10_000_000)] = 0
) -> QueueRecord:
    """Each claim with its state and its worth, those that nobody has looked at first; 100 at a time."""
    bench = bench_of(request)
    found = bench.queue(wanted.chosen)
    queue = found.claims
    return QueueRecord(
        total=len(queue),
        pages=found.pages,
        seen=seen_text(bench.seen),
        claims=[
            QueueRow(
                claim=each.claim.id,
                question=each.answer.question.id if each.answer else None,
                state=each.state.value,
                worth=each.worth,
                rulings=list(each.rulings),
            )
            for each in queue[start : start + 100]
        ],
    )


def saved_of(bench: Bench, told: str) -> dict[str, Any]:
    """The decision that was kept last, as an address names it, and what it changed."""
    saved = next((each for each in bench.decisions if told and each.id.startswith(told)), None)
    return {
        "saved": saved,
        "event": len(bench.decisions),
        "moved": bench.moved.get(saved.id, ()) if saved else (),
        "told_as": told_as,
        "seen_now": seen_text(bench.seen),
    }


def _always(request: Request, bench: Bench, wanted: Wanted, found: Queue) -> dict[str, Any]:
    return {
        **saved_of(bench, wanted.saved),
        "wanted": wanted,
        "counts": [(state.value, count) for state, count in found.counts],
        "page": found.page,
        "pages": found.pages,
        "at_page": lambda number: f"/review{query([*wanted.kept[:-1], ('page', number)])}",
        "by": whoever(request),
        "lost": bench.lost,
        "reasons": REASONS,
        "bulk": BULK,
        "sets": SET,
        "stances": [stance.value for stance in Stance],
    }


def _steps(queue: Sequence[Waiting], place: int, wanted: Wanted) -> dict[str, str]:
    """The addresses of the claims before and behind the one in focus, and of those that nobody has looked at: from the
    last on from the first again, since what is decided goes to the end of the queue."""
    fresh = [n for n, each in enumerate(queue) if each.state is State.UNREVIEWED and n != place]
    found = {
        "previous": place - 1 if place else None,
        "next": place + 1 if place + 1 < len(queue) else None,
        "previous-unreviewed": next((n for n in reversed(fresh) if n < place), None),
        "next-unreviewed": next((n for n in fresh if n > place), fresh[0] if fresh else None),
    }
    return {name: wanted.at(queue[n].claim.id) for name, n in found.items() if n is not None}


def _told(request: Request, bench: Bench, focus: Waiting) -> dict[str, Any]:
    """All that is shown of the claim in focus: its text, its fields, the evidence beside it, what may be one with
    it."""
    desk: Desk = request.app.state.desk
    claim, answer = focus.claim, focus.answer
    evidence, reading = desk.ruled_on(claim, answer.question.id if answer else None)
    return {
        "document": desk.document(claim.document, claim.id),
        "reading": reading,
        "fields": current(claim),
        "evidence": evidence,
        "others": bench.alike(answer.question.id, NEAR) if answer else [],
        "speakers": [speaker.label for speaker in claim.speakers],
        "rulings": [each for each in bench.decisions if each.id in focus.rulings],
    }


def told_as(action: str) -> str:
    """A ruling in words."""
    words = {
        Action.ACCEPT: "accepted",
        Action.NO_EVIDENCE: "rejected",
        Action.DEFER: "deferred",
        Action.SAME_ROOT: "of one statement with",
        Action.INDEPENDENT: "independent of",
        Action.SAME_QUESTION: "of one question with",
        Action.OTHER_QUESTION: "a question of their own",
        Action.UNDO: "took back",
        Action.BATCH: "many rulings",
        Action.MISSED: "added",
    }
    return words.get(Action(action), action.replace("-", " "))


def seen_text(seen: Seen) -> str:
    """The state of all decisions as a form carries it."""
    return " ".join(f"{name}={digest}" for name, digest in seen)


def seen_of(text: str) -> Seen:
    """The state in a form; the empty one where nothing was decided yet."""
    return tuple((name, digest) for name, _, digest in (each.rpartition("=") for each in text.split()) if name)
