"""The server: on this machine alone, on a port of its own, until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from typing import TYPE_CHECKING

import uvicorn

from whosays.errors import InputError
from whosays.web.app import application
from whosays.web.guard import LOOPBACK, Gate

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.workspace.desk import Desk


def serve(desk: Desk, port: int, opening: bool, tell: Callable[[str], None]) -> None:  # noqa: FBT001
    """Serves the workbench on `desk` on `port`, on any free one where it is 0, until it is stopped; `tell` is told the
    address. Raises InputError where the port is taken."""
    with _bound(port) as listening:
        gate = Gate(port=listening.getsockname()[1])
        tell(gate.address)
        if opening:
            webbrowser.open(gate.address)
        config = uvicorn.Config(
            application(desk, gate), log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:  # how a person ends it
            return


def _bound(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as fault:
        listening.close()
        raise InputError(
            f"port {port} cannot be used ({fault.strerror}); name another with --port, or none, for any that is free."
        ) from None
    return listening
