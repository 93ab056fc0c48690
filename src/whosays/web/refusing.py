"""Answers to what goes wrong: a page for people, a record for programs, each with the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.responses import HTMLResponse, JSONResponse

from whosays.web.showing import environment

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from starlette.responses import Response

NOT_REACHED = 502
"""Where a case lies in the store of a team, and that is not reached."""
WORDS = {
    400: ("That cannot be done as it was asked", "See what the message names, and ask again."),
    401: (
        "This workbench does not know you",
        "Open the address that “whosays serve” printed: it holds the token that lets you in. A link from another page "
        "or program does not carry it.",
    ),
    403: (
        "Another page asked for this",
        "What one site asks of another is refused. Open the address of the workbench itself.",
    ),
    404: ("There is nothing here", "It may have been named otherwise. Go to Questions, or search."),
    405: ("This cannot be done here", "Go to Questions and from there to what you want to change."),
    409: ("Somebody else was quicker", "Load the page again, look at what has changed, and decide then."),
    413: ("That is too large", "See [read] max_bytes in case.toml."),
    421: ("This workbench is not at that address", "Open the address that “whosays serve” printed."),
    422: ("Something in the request is not as it should be", "See what the message names, and ask again."),
    NOT_REACHED: (
        "The store of the team does not answer",
        "Nothing was changed. See that its server runs and that this machine gets there, and load the page again.",
    ),
    503: (
        "The case is being read",
        "What follows from its documents is worked out for the first time. This page looks again by itself.",
    ),
}
UNKNOWN = (
    "Something went wrong in whosays itself",
    "Nothing was changed. The terminal in which “whosays serve” runs tells more; please report it.",
)


def refusal(scope: MutableMapping[str, Any], code: int, message: str = "") -> Response:
    """The answer to a request that fails with `code`; `message` says what was wrong with it."""
    title, next_step = WORDS.get(code, UNKNOWN)
    told = message or title
    if wants_record(scope):
        return JSONResponse({"error": told, "next_step": next_step}, status_code=code)
    page = environment().get_template("refused.html.j2")
    html = page.render(code=code, title=title, message=message, next_step=next_step)
    return HTMLResponse(html, status_code=code, headers={"retry-after": "2", "refresh": "2"} if code == 503 else None)  # noqa: PLR2004


def wants_record(scope: MutableMapping[str, Any]) -> bool:
    """Whether whoever asks is a program: it names a record, or does not say that it takes a page, as browsers do."""
    accepted = next((v.decode("latin-1") for k, v in scope.get("headers", ()) if k == b"accept"), "")
    return scope["path"].endswith(".json") or "html" not in accepted
