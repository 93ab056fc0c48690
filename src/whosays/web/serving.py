"""The server: on this machine alone, on a port of its own, until it is stopped."""

from __future__ import annotations

import gc
import socket
import webbrowser
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import uvicorn

from whosays.errors import InputError
from whosays.web.app import application
from whosays.web.guard import LOOPBACK, Gate

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.workspace import Upkeep


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """On which `port` of this machine, on any free one where it is 0; whether it `opens` a browser."""

    port: int = 0
    opens: bool = True


def serve(upkeep: Upkeep, server: Server, tell: Callable[[str], None]) -> None:
    """Serves the workbench on the case of `upkeep` until it is stopped; `tell` is told the address. Raises InputError
    where the port is taken."""
    with closing(upkeep), _bound(server.port) as listening, suppress(KeyboardInterrupt):  # how a person ends it
        gate = Gate(port=listening.getsockname()[1])
        tell(gate.address)
        if server.opens:
            webbrowser.open(gate.address)
        app = application(upkeep, gate)
        settle()
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(config).run(sockets=[listening])


def settle() -> None:
    """What is loaded once stays: it is not looked through for garbage again while pages are made, which took 0.1 s of
    every few."""
    gc.collect()
    gc.freeze()


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # who asks before the server is up waits for it
    except OSError as fault:
        listening.close()
        raise InputError(
            f"port {port} cannot be used ({fault.strerror}); name another with --port, or none, for any that is free."
        ) from None
    return listening
