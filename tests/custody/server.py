"""A web server that answers as a script says, on 127.0.0.1, and a resolver that says what a test wants."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    """A server with its script, and what it was asked: paths and headers."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, script: Script) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.paths: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.connections = 0
        self.over = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def get_request(self) -> tuple[socket.socket, Any]:
        self.connections += 1
        return super().get_request()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what the test wants."""


class Handler(BaseHTTPRequestHandler):
    """Gives each request to the script."""

    server: Server

    def do_GET(self) -> None:
        self.server.paths.append(self.path)
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        with suppress(OSError):
            self.server.script(self)

    def send(self, content: bytes, status: int = 200, kind: str = "text/html", **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **given}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def lead(self, address: str) -> None:
        """A redirect."""
        self.send(b"", 302, Location=address)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    """A server that runs until the test is over."""
    server = Server(script)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


class Names:
    """A resolver: what it was asked, and what it says of each host, another thing each time where a list tells more."""

    def __init__(self, **told: list[list[str]]) -> None:
        self._told = {name.replace("_", "."): list(answers) for name, answers in told.items()}
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        answers = self._told[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]
