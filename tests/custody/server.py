"""A web server that answers as a script says, on 127.0.0.1, and a resolver that says what a test wants."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, suppress
from typing import Any

from tests.serving import Answering, Scripted, running

Script = Callable[["Handler"], None]


class Server(Scripted):
    """A server with its script, and what it was asked: paths and headers."""

    def __init__(self, script: Script) -> None:
        super().__init__(Handler)
        self.script = script
        self.paths: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.connections = 0

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get_request(self) -> tuple[socket.socket, Any]:
        self.connections += 1
        return super().get_request()


class Handler(Answering):
    """Gives each request to the script."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 - the name is that of http.server
        self.server.paths.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        with suppress(OSError):
            self.server.script(self)

    def lead(self, address: str) -> None:
        """A redirect."""
        self.send(b"", 302, Location=address)


def serving(script: Script) -> AbstractContextManager[Server]:
    """A server that runs until the test is over."""
    return running(Server(script))


class Names:
    """A resolver: what it was asked, and what it says of each host, another thing each time where a list tells more."""

    def __init__(self, **told: list[list[str]]) -> None:
        self._told = {name.replace("_", "."): list(answers) for name, answers in told.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        answers = self._told[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]
