"""The keys, and what programs can ask for."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import HTMLResponse, RedirectResponse, Response

from whosays.errors import InputError
from whosays.web.keys import COOKIE, FIXED, kept
from whosays.web.showing import page

router = APIRouter(include_in_schema=False)
LASTS = 365 * 24 * 60 * 60
"""Seconds for which a browser keeps keys."""


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """The keys, for who would rather read, and to have others."""
    return page(request, "keys.html.j2", fixed=FIXED)


@router.post("/keys")
async def other_keys(request: Request) -> Response:
    """Other keys for the same actions, kept by this browser; without any the usual ones again."""
    form = await request.form(max_fields=100, max_part_size=1_000)
    told = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        cookie = kept(told)
    except InputError as fault:
        raise RequestValidationError([{"loc": ("body", "keys"), "msg": str(fault), "type": "value_error"}]) from None
    answer = RedirectResponse("/keys", status_code=303)
    answer.set_cookie(COOKIE, cookie, max_age=LASTS, httponly=True, samesite="strict")
    return answer


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """What programs can ask for."""
    told = request.app.openapi()["paths"].items()
    verbs = [(verb.upper(), path, does.get("summary", "")) for path, some in told for verb, does in some.items()]
    return page(request, "api.html.j2", verbs=verbs)
