"""A client of the workbench without a socket: what a browser would send, and what comes back."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import httpx
from fastapi import FastAPI

from whosays.web import application
from whosays.web.guard import Gate
from whosays.workspace import Case, Upkeep
from whosays.workspace.bench import bench_of
from whosays.workspace.upkeep import State

PORT = 8123
HOST = f"127.0.0.1:{PORT}"
OWN = f"http://{HOST}"


class Client:
    """Asks the workbench `app`; `cookies` are kept from one request to the next, as a browser does."""

    def __init__(self, app: FastAPI, gate: Gate) -> None:
        self.app = app
        self.gate = gate
        self.cookies = httpx.Cookies()

    def ask(self, verb: str, path: str, **more: Any) -> httpx.Response:
        """The answer to one request, redirects not followed."""
        with ThreadPoolExecutor(1) as apart:  # a browser that tests have open keeps a loop running in this thread
            return apart.submit(asyncio.run, self._asked(verb, path, more)).result()

    def get(self, path: str, **more: Any) -> httpx.Response:
        """The answer to a look at `path`."""
        return self.ask("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        """The answer to a form of the workbench itself that is sent to `path`."""
        return self.ask("POST", path, **{"headers": {"origin": OWN, "sec-fetch-site": "same-origin"}, **more})

    def entered(self) -> Client:
        """The same, let in by the address that was printed."""
        assert self.get(self.gate.address.removeprefix(OWN)).status_code == 303
        return self

    async def _asked(self, verb: str, path: str, more: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        told = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
        async with httpx.AsyncClient(transport=transport, base_url=OWN, cookies=self.cookies, headers=told) as client:
            answer = await client.request(verb, path, **more)
            self.cookies = client.cookies
            return answer


class Still:
    """A case that nobody changes: it is read once."""

    def __init__(self, case: Case) -> None:
        case.shelve()
        self.desk = case.desk
        self.bench = bench_of(case)

    def attend(self) -> State:
        """All is well."""
        return State()

    def close(self) -> None:
        """There is nothing to end."""


def client_of(case: Case) -> Client:
    """A client of the workbench on `case`, which stays as it is; not let in yet."""
    return Client(application(cast("Upkeep", Still(case)), gate := Gate(port=PORT)), gate)


def on_texts(**texts: str) -> Client:
    """A client, let in, of a workbench on texts by their names without ending."""
    files = [(f"{name}.txt", text.encode("utf-8")) for name, text in texts.items()]
    return client_of(Case.transient([], files)).entered()
