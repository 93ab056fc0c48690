"""The keys, and what programs can ask for."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from whosays.web.showing import page

router = APIRouter(include_in_schema=False)


@router.get("/keys")
def keys(request: Request) -> HTMLResponse:
    """The keys, for who has no script or would rather read."""
    return page(request, "keys.html.j2")


@router.get("/api")
def api(request: Request) -> HTMLResponse:
    """What programs can ask for."""
    told = request.app.openapi()["paths"].items()
    verbs = [(verb.upper(), path, does.get("summary", "")) for path, some in told for verb, does in some.items()]
    return page(request, "api.html.j2", verbs=verbs)
