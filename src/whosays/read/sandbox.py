"""Parsers of foreign formats, kept in a helper process with limits on memory, time and files.

What always holds: whatever a document does to its parser, the caller gets a Draft or a Refusal with a reason, within
the wall time; the helper is started by executing Python anew (never by forking this process, which may have threads),
once for many documents, and replaced after it had to be stopped. One document at a time; threads wait for one another.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from whosays.errors import EvidenceError
from whosays.read.draft import Draft, Refusal, unpacked
from whosays.read.framing import LENGTH_BYTES, framed
from whosays.read.options import ReadOptions
from whosays.read.picture import Asked, Picture

_KEPT_VARIABLES = ("PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_DAMAGED = "open it in its own program, save it again, and add that"
_SPLIT = "split it, or print it to PDF, and add the parts"
STRANGE = Refusal(reason="damaged: what was read of it does not fit together", next_step=_DAMAGED)


class _Helper:
    """A running helper process and the pipes to it, which never block."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        requests, self._to = os.pipe()
        self._from, answers = os.pipe()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "whosays.read.forkserver"],
            stdin=requests,
            stdout=answers,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            start_new_session=True,
        )
        os.close(requests)
        os.close(answers)
        os.set_blocking(self._to, False)
        os.set_blocking(self._from, False)

    def ask(self, header: bytes, content: bytes, seconds: float) -> bytes:
        """The helper's answer. Raises TimeoutError after `seconds`, ConnectionError where it died."""
        deadline = time.monotonic() + seconds
        for part in (*framed(header), *framed(content)):
            self._send(part, deadline)
        length = int.from_bytes(self._receive(LENGTH_BYTES, deadline), "big")
        return self._receive(length, deadline)

    def stop(self) -> None:
        """End the helper and its child at once."""
        if self.owner == os.getpid() and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        os.close(self._to)
        os.close(self._from)
        if self.owner == os.getpid():
            self._process.wait()

    def _send(self, part: bytes, deadline: float) -> None:
        view = memoryview(part)
        while view:
            _wait(self._to, select.POLLOUT, deadline)
            view = view[os.write(self._to, view[: 1 << 16]) :]

    def _receive(self, length: int, deadline: float) -> bytes:
        content = bytearray()
        while len(content) < length:
            _wait(self._from, select.POLLIN, deadline)
            piece = os.read(self._from, min(length - len(content), 1 << 20))
            if not piece:
                raise ConnectionError
            content += piece
        return bytes(content)


class Sandbox:
    """Asks a helper to read; starts one when there is none that belongs to this process."""

    def __init__(self) -> None:
        self._helper: _Helper | None = None
        self._turn = threading.Lock()

    def drafted(self, reader: str, content: bytes, options: ReadOptions) -> Draft | Refusal:
        """What `reader` (a key of `TEXT_VERSIONS`) makes of `content`; no content makes it raise."""
        result = self._result(reader, content, options)
        return STRANGE if isinstance(result, Picture) else result

    def pictured(self, content: bytes, options: ReadOptions, asked: Asked) -> Picture | Refusal:
        """A page of the PDF file `content`; no content makes it raise."""
        result = self._result("page", content, options, asdict(asked))
        return STRANGE if isinstance(result, Draft) else result

    def _result(
        self, reader: str, content: bytes, options: ReadOptions, asked: dict[str, Any] | None = None
    ) -> Draft | Picture | Refusal:
        header = json.dumps({"reader": reader, "options": asdict(options), "asked": asked or {}}).encode()
        with self._turn:
            try:
                answer = self._asked(header, content, options.wall_seconds)
            except TimeoutError:
                return Refusal(reason=f"took too long: {options.wall_seconds:g} s", next_step=_SPLIT)
            except OSError:
                return Refusal(reason="damaged: it ended the process that read it", next_step=_DAMAGED)
        return _understood(answer, options)

    def close(self) -> None:
        """Stop the helper; the next document starts another."""
        if self._helper:
            self._helper.stop()
            self._helper = None

    def _asked(self, header: bytes, content: bytes, seconds: float) -> bytes:
        """The helper's answer; a helper that did not give it whole, for whatever reason, answers nothing else."""
        helper, answer = self._ready(), None
        try:
            answer = helper.ask(header, content, seconds)
        finally:
            if answer is None:
                self.close()
        return answer

    def _ready(self) -> _Helper:
        if self._helper and self._helper.owner != os.getpid():  # inherited by a fork: the pipes are another's
            self.close()
        if not self._helper:
            self._helper = _Helper()
        return self._helper


def _wait(end: int, event: int, deadline: float) -> None:
    left = deadline - time.monotonic()
    poll = select.poll()  # select() knows no descriptor above 1,023
    poll.register(end, event)
    if left <= 0 or not poll.poll(left * 1000):
        raise TimeoutError


def _understood(answer: bytes, options: ReadOptions) -> Draft | Picture | Refusal:
    if answer.startswith(b'{"died"'):
        death = json.loads(answer)["died"]
        return _cause(int(death["signal"]), str(death["fault"]), options)
    try:
        return unpacked(answer)
    except (ValueError, EvidenceError):
        return STRANGE


def _cause(death: int, fault: str, options: ReadOptions) -> Refusal:
    """Why a child gave nothing: the signal that ended it, or the last words of its parser."""
    if "MemoryError" in fault or "bad_alloc" in fault:
        return Refusal(reason=f"took too much memory: more than {options.memory_bytes / 1e6:,.0f} MB", next_step=_SPLIT)
    if death in (signal.SIGXCPU, signal.SIGKILL):
        return Refusal(reason=f"took too long: {options.cpu_seconds} s of processor time", next_step=_SPLIT)
    if death:
        reason = f"damaged or made to harm: it ended its parser (signal {death}), perhaps for want of memory"
        return Refusal(reason=reason, next_step=_DAMAGED)
    words = fault.strip().splitlines()[-1][:200] if fault.strip() else "no answer"
    return Refusal(reason=f"damaged: its parser gave up ({words})", next_step=_DAMAGED)


def _environment() -> dict[str, str]:
    """Only what Python needs to start: a parser has no business with the rest."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    here = str(Path(__file__).parents[2])
    before = os.environ.get("PYTHONPATH")
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([here, before] if before else [here]),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
    }


SANDBOX = Sandbox()
atexit.register(SANDBOX.close)
