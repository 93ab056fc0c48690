"""A workbench on a socket of its own, for a real browser; it ends with the test that began it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import uvicorn

from tests.web.asking import Still
from whosays.web import application
from whosays.web.guard import Gate
from whosays.workspace import Case, Upkeep


@contextmanager
def served(upkeep: Upkeep) -> Iterator[Gate]:
    """The gate of a workbench on the case of `upkeep`."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        gate = Gate(port=listening.getsockname()[1])
        config = uvicorn.Config(application(upkeep, gate), log_level="warning", access_log=False, lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield gate
        finally:
            server.should_exit = True
            thread.join(10)


def still(case: Case) -> Upkeep:
    """The upkeep of a case that nobody changes."""
    return cast("Upkeep", Still(case))
