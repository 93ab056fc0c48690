"""Style and script of the workbench, and the way from the front door to the questions."""

from __future__ import annotations

from importlib import resources

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

router = APIRouter(include_in_schema=False)
KINDS = {
    "workbench.css": "text/css",
    "workbench.js": "text/javascript",
    "pages.js": "text/javascript",
    "review.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@router.get("/")
def front() -> Response:
    """To the questions."""
    return RedirectResponse("/questions", status_code=303)


@router.get("/static/workbench.css")
def style() -> Response:
    """The style of every page, and of charts."""
    return _file("workbench.css")


@router.get("/static/workbench.js")
def script() -> Response:
    """The script of every page."""
    return _file("workbench.js")


@router.get("/static/pages.js")
def script_of_pages() -> Response:
    """The script of single pages."""
    return _file("pages.js")


@router.get("/static/review.js")
def review_script() -> Response:
    """The script of Review, beside that of every page."""
    return _file("review.js")


@router.get("/static/icon.svg")
def icon() -> Response:
    """The sign of the workbench on a tab."""
    return _file("icon.svg")


def _file(name: str) -> Response:
    content = resources.files("whosays.web").joinpath("static", name).read_bytes()
    return Response(content, media_type=KINDS[name])
