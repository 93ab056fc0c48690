"""Before each answer: is what is shown still true? Who asks first waits a little; a case that was never read is told to
be under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool

from whosays.errors import StoreError
from whosays.web.guard import OPEN
from whosays.web.refusing import NOT_REACHED, refusal

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.types import ASGIApp, Receive, Scope, Send

    from whosays.workspace import Upkeep
    from whosays.workspace.upkeep import State


class Attending:
    """Stands between the guard and the pages of `workbench`: each finds its desk in the state of the application, and
    in its own scope, as `standing`, what is under way."""

    def __init__(self, app: ASGIApp, workbench: FastAPI) -> None:
        self._inner = app
        self._workbench = workbench

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through to the pages, as soon as there is something to show."""
        if scope["type"] != "http" or scope["path"].startswith(OPEN):
            await self._inner(scope, receive, send)
            return
        upkeep: Upkeep = self._workbench.state.upkeep
        state: State = await run_in_threadpool(upkeep.attend)
        desk = upkeep.desk
        try:
            standing = await run_in_threadpool(desk.standing)
        except StoreError as fault:
            answer = refusal(scope, NOT_REACHED, str(fault))
            await answer(scope, receive, send)
            return
        if standing is None:
            answer = refusal(scope, 503, state.wrong or state.under_way)
            await answer(scope, receive, send)
            return
        self._workbench.state.desk = desk
        scope["standing"] = (standing, state)
        await self._inner(scope, receive, send)
