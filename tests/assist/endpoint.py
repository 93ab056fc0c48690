"""An endpoint that answers as a script says, on 127.0.0.1 in the process of the test."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[["Handler", str], None]
"""Answers one request; the second argument is the passage that was sent."""


class Server(ThreadingHTTPServer):
    """A server with its script and what it was asked."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, script: Script) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = script
        self.bodies: list[dict[str, Any]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def passages(self) -> list[str]:
        """The passages that it was asked about."""
        return [passage_of(body) for body in self.bodies]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what the test wants."""


class Handler(BaseHTTPRequestHandler):
    """Gives each request to the script."""

    server: Server

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append({**body, "path": self.path})
        with suppress(OSError):
            self.server.script(self, passage_of(body))

    def send(self, content: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def drip(self, content: bytes, every: float) -> None:
        """One byte at a time, until the test is over."""
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.server.over.wait(every):
                return

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def passage_of(body: dict[str, Any]) -> str:
    """What stands between the two lines that delimit it."""
    first, *lines, last = body["messages"][1]["content"].split("\n")
    assert first == last
    assert first.startswith("PASSAGE ")
    return "\n".join(lines)


def completion(said: Any) -> bytes:
    """What a chat endpoint answers when the model says `said`."""
    return json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": said}}]}).encode()


def figures(*proposed: object) -> str:
    """What a model says that does as it is told."""
    return json.dumps({"figures": proposed})


def saying(said: Any) -> Script:
    """The script of a model that always says the same."""
    return lambda handler, _: handler.send(completion(said))


@contextmanager
def endpoint(script: Script) -> Iterator[Server]:
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


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what it holds takes longer."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds
