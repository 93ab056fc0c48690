"""What servers of tests share: they run on 127.0.0.1 in the process of the test, until it is over."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TypeVar


class Scripted(ThreadingHTTPServer):
    """A server at a free port; `over` is set where the test is over."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, handler: type[Answering]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what the test wants."""


class Answering(BaseHTTPRequestHandler):
    """Answers as it is told, and says nothing else."""

    KIND = "text/html"
    """The media type of an answer of which no other is told."""

    def send(self, content: bytes, status: int = 200, kind: str = "", **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in {"Content-Type": kind or self.KIND, "Content-Length": str(len(content)), **given}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


Server = TypeVar("Server", bound=Scripted)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """`server`, which runs until the test is over."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
