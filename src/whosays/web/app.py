"""The application: routes found by themselves, the guard before them, and one way for whatever goes wrong."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from whosays import __version__
from whosays.errors import CaseError, ConflictError, InputError, InUseError, StoreError, WhosaysError
from whosays.web import routes
from whosays.web.attending import Attending
from whosays.web.guard import CARRIED, Guard
from whosays.web.linking import Link
from whosays.web.records import Refusal
from whosays.web.refusing import NOT_REACHED, WORDS, refusal

if TYPE_CHECKING:
    from starlette.responses import Response

    from whosays.web.guard import Gate
    from whosays.workspace import Upkeep

CODES: dict[type[WhosaysError], int] = {
    InputError: 404,
    CaseError: 409,
    InUseError: 409,
    ConflictError: 409,
    StoreError: NOT_REACHED,
}
"""What an error of ours is to whoever asks; any other is 400."""


REFUSED = (400, 401, 403, 404, 409, 421, 422, NOT_REACHED, 503)
"""Codes that any verb may answer with."""


def application(upkeep: Upkeep, gate: Gate) -> FastAPI:
    """The workbench on the case of `upkeep` behind `gate`."""
    app = FastAPI(
        title="whosays",
        version=__version__,
        summary="Every contested figure, traced to who said it, and weighed.",
        docs_url=None,  # its pages come from other hosts
        redoc_url=None,
        responses={code: {"model": Refusal, "description": WORDS[code][0]} for code in REFUSED},
    )
    app.state.desk = upkeep.desk
    app.state.upkeep = upkeep
    app.state.bench = upkeep.bench
    app.state.gate = gate
    modules = [import_module(f"{routes.__name__}.{each.name}") for each in pkgutil.iter_modules(routes.__path__)]
    for module in modules:
        app.include_router(module.router)
    links = [link for module in modules if isinstance(link := getattr(module, "LINK", None), Link)]
    app.state.links = tuple(sorted(links, key=lambda link: link.order))
    app.add_exception_handler(WhosaysError, _ours)
    app.add_exception_handler(HTTPException, _told)
    app.add_exception_handler(RequestValidationError, _misput)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(Attending, workbench=app)
    app.add_middleware(Guard, gate=gate)
    return app


def _ours(request: Request, fault: Exception) -> Response:
    """What a form lacks is no page that is not there."""
    code = CODES.get(type(fault), 400)  # type: ignore[arg-type]
    form = request.method == "POST" and not request.url.path.endswith(".json")
    return refusal(request.scope, 400 if form and type(fault) is InputError else code, str(fault))


def _told(request: Request, fault: Any) -> Response:
    answer = refusal(request.scope, fault.status_code)
    answer.headers.update(fault.headers or {})
    return answer


def _misput(request: Request, fault: Any) -> Response:
    told = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in fault.errors())
    return refusal(request.scope, 422, told)


def _fault(request: Request, fault: Exception) -> Response:  # noqa: ARG001
    """What is outside of the guard carries by itself what every answer carries."""
    answer = refusal(request.scope, 500)
    answer.headers.update(CARRIED)
    return answer
