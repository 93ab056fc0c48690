"""A connection over HTTP to a numeric address that was checked, and a limit on all of what is said on it.

What always holds: a name is not resolved here, so that no second answer of a name server can lead elsewhere; no
redirect is followed, no proxy of the environment is used, no cookie is kept; the line is cut at the time limit, however
slowly bytes come.
"""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Event, Timer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line(HTTPConnection):
    """A connection to `numeric`; `host`, the name that led there, is only told to it. `seconds` is for each step."""

    def __init__(self, host: str, port: int, numeric: str, *, secure: bool, seconds: float) -> None:
        super().__init__(host, port, timeout=seconds)
        self._numeric = numeric
        self._secure = secure
        self.line: socket.socket | None = None

    def connect(self) -> None:
        """Opens the line, which stays known here for whoever has to cut it."""
        self.line = socket.create_connection((self._numeric, self.port), self.timeout)
        if self._secure:
            self.line = ssl.create_default_context().wrap_socket(self.line, server_hostname=self.host)
        self.sock = self.line


@contextmanager
def cut_after(connection: Line, seconds: float, late: Event) -> Iterator[None]:
    """Cuts the line after `seconds`, whatever is going on, and sets `late`."""

    def cut() -> None:
        late.set()
        if connection.line is not None:
            with suppress(OSError):
                connection.line.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def why(fault: Exception) -> str:
    """The reason in words of this machine, never in those of the other side."""
    if isinstance(fault, HTTPException):
        return "it does not answer in HTTP"
    return (fault.strerror if isinstance(fault, OSError) else None) or str(fault) or type(fault).__name__
