"""An endpoint that answers as a script says, on 127.0.0.1 in the process of the test."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any

from tests.serving import Answering, Scripted, running

Script = Callable[["Handler", str], None]
"""Answers one request; the second argument is the passage that was sent."""


class Server(Scripted):
    """A server with its script and what it was asked."""

    def __init__(self, script: Script) -> None:
        super().__init__(Handler)
        self.script = script
        self.bodies: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    @property
    def passages(self) -> list[str]:
        """The passages that it was asked about."""
        return [passage_of(body) for body in self.bodies]


class Handler(Answering):
    """Gives each request to the script."""

    KIND = "application/json"
    server: Server

    def do_POST(self) -> None:  # noqa: N802 - the name is that of http.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.bodies.append({**body, "path": self.path})
        with suppress(OSError):
            self.server.script(self, passage_of(body))

    def drip(self, content: bytes, every: float) -> None:
        """One byte at a time, until the test is over."""
        for byte in content:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            if self.server.over.wait(every):
                return


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


def endpoint(script: Script) -> AbstractContextManager[Server]:
    """A server that runs until the test is over."""
    return running(Server(script))


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Fails where what it holds takes longer."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < seconds
