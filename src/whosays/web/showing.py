"""Pages from templates: everything is escaped, hidden characters are made visible, unknown names are errors."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from whosays.web.keys import COOKIE, keys_of
from whosays.workspace import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.web.linking import Link
    from whosays.workspace.desk import Desk


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The template engine."""
    made = Environment(
        loader=PackageLoader("whosays.web", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    made.filters.update(visible=visible, segment=lambda text: quote(text, safe=""), query=query)
    return made


def page(request: Request, template: str, **values: Any) -> HTMLResponse:
    """The page `template` filled with `values`, with all that every page has."""
    desk: Desk = request.app.state.desk
    standing, state = request.scope["standing"]
    links: tuple[Link, ...] = request.app.state.links
    keys = keys_of(request.cookies.get(COOKIE, ""))
    whole = {
        "case": desk.title,
        "counts": dict(standing.counts),
        "state": state,
        "links": links,
        "keys": keys,
        "typed": {each.action: each.keys for each in keys},
        "rules": request.app.state.bench is not None,
        "here": request.url.path,
        "record": record_of(request),
        **values,
    }
    return HTMLResponse(environment().get_template(template).render(whole))


def record_of(request: Request) -> str:
    """The address of the record behind a page."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}.json{asked}"


def query(told: Iterable[tuple[str, object]]) -> str:
    """What stands behind an address: names and values, without those that are empty."""
    kept = urlencode([(name, value) for name, value in told if value not in ("", None)])
    return f"?{kept}" if kept else ""


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value
