"""Who may ask: only this machine, by this address, with the token that was handed out; and what every answer carries.

What always holds: nothing of a case is told, and nothing is changed, before host, origin and token have been looked at.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse

from whosays.web.refusing import refusal

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost", "[::1]")
TOKEN_BYTES = 32
"""256 bits: nobody guesses them (OWASP ASVS 7.2.3 asks for 128)."""
ENTRANCE = "/enter"
OPEN = "/static/"
"""What tells nothing of a case and needs no token: the page that refuses has its style too."""
LOOKING = frozenset({"GET", "HEAD", "OPTIONS"})
OWN_SITE = frozenset({"same-origin", "none"})
CARRIED = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What every answer carries unless its page says otherwise. Without a referrer at all a browser would send no origin
with forms either ("null"), and they would be refused."""


def _secret() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What the workbench on `port` asks of whoever comes. The `token` stands in the address that is opened; what a
    browser keeps is the `session`, so that the address is worth nothing to who sees the cookie."""

    port: int
    token: str = field(default_factory=_secret, repr=False)
    session: str = field(default_factory=_secret, repr=False)

    @property
    def hosts(self) -> frozenset[str]:
        """What the header Host may say."""
        return frozenset(f"{name}:{self.port}" for name in NAMES)

    @property
    def cookie(self) -> str:
        """The name of the cookie: cookies are not kept apart by port, names are."""
        return f"whosays-{self.port}"

    @property
    def address(self) -> str:
        """What is to be opened in a browser."""
        return f"http://{LOOPBACK}:{self.port}{ENTRANCE}?token={self.token}"


class Guard:
    """Stands before the application `app`."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._inner = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through to the application, answers it itself, or refuses it."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return

        async def carrying(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in CARRIED.items():
                    headers.setdefault(name, value)
            await send(message)

        headers = Headers(scope=scope)
        answer = self._refused(scope, headers) or self._entered(scope)
        if answer is None and not (scope["path"].startswith(OPEN) or self._known(headers)):
            answer = refusal(scope, 401)
        await (answer or self._inner)(scope, receive, carrying)

    def _refused(self, scope: Scope, headers: Headers) -> Response | None:
        if headers.get("host", "").lower() not in self._gate.hosts:
            return refusal(scope, 421)
        if not self._from_here(scope["method"], headers):
            return refusal(scope, 403)
        return None

    def _from_here(self, method: str, headers: Headers) -> bool:
        """Whether no other page is behind a request. What changes anything must show where it comes from: by its
        origin, or by a token that no browser adds by itself."""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin.lower() != f"http://{headers['host'].lower()}":
            return False
        if site is not None and site not in OWN_SITE:
            return False
        return method in LOOKING or origin is not None or self._bears_token(headers)

    def _entered(self, scope: Scope) -> Response | None:
        """Whoever comes by the address that was opened gets the cookie, and an address without the token."""
        if scope["path"] != ENTRANCE or scope["method"] not in LOOKING:
            return None
        token = QueryParams(scope["query_string"]).get("token", "")
        if not _same(token, self._gate.token):
            return refusal(scope, 401)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(self._gate.cookie, self._gate.session, httponly=True, samesite="strict")
        return answer

    def _known(self, headers: Headers) -> bool:
        kept = cookie_parser(headers.get("cookie", "")).get(self._gate.cookie, "")
        return _same(kept, self._gate.session) or self._bears_token(headers)

    def _bears_token(self, headers: Headers) -> bool:
        scheme, _, told = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and _same(told.strip(), self._gate.token)


def _same(told: str, wanted: str) -> bool:
    """Whether both are the same, in a time that tells nothing of where they differ."""
    return compare_digest(told.encode("utf-8", "surrogatepass"), wanted.encode("ascii"))
