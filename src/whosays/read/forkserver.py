"""The helper process: a small server that forks one child for every document, so that each is parsed alone and within
limits.

What always holds: the server has one thread and reads nothing but requests; what a document holds is touched only by
the child, which can open no file and no socket (RLIMIT_NOFILE 0), write no file, and has its own memory and processor
time. A child that dies takes nothing with it. When the parent goes away, so do the child and the server.
"""

from __future__ import annotations

import codecs
import gc
import importlib
import json
import os
import resource
import select
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NoReturn

from whosays.read.draft import Draft, Refusal, packed
from whosays.read.framing import Gone, framed, received
from whosays.read.options import ReadOptions
from whosays.read.picture import Picture

REQUESTS, ANSWERS = 0, 1
"""The file descriptors of the pipes from and to the parent."""

LARGEST_ANSWER = 400_000_000
"""Bytes of a draft: twenty times the largest file, for blocks and boxes."""

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii", "latin-1", "cp437", "cp1252")
"""Those that PDF strings, zip members and XML parts come in."""

MAIL_ENCODINGS = (
    "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-10",
    "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "koi8-r", "koi8-u", "cp866", "cp874", "cp1250", "cp1251",
    "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "mac-roman", "mac-cyrillic", "gbk", "gb18030",
    "big5", "big5hkscs", "euc_jp", "iso2022_jp", "shift_jis", "cp932", "euc_kr", "cp949", "utf-32-le", "utf-32-be",
    "raw-unicode-escape",
)  # fmt: skip
"""Those of the WHATWG Encoding Standard, by Python's names: each part of a mail may come in another."""

LATE_MODULES = ("_strptime", "heapq")
"""What the standard library imports only when it is first used, by the parsers or by us."""

LONGEST_FAULT = 2_000
"""Bytes of a child's last words that are kept."""

Result = Draft | Picture | Refusal
Reader = Callable[..., Result]

_READERS = {
    "html": ("html", "drafted_utf8"),
    "pdf": ("pdf", "drafted"),
    "page": ("pagepicture", "pictured"),
    "word": ("word", "drafted"),
    "workbook": ("workbook", "drafted"),
    "csv": ("separated", "drafted_csv"),
    "tsv": ("separated", "drafted_tsv"),
    "mail": ("mail", "drafted"),
    "chat": ("chat", "drafted"),
}
"""Name of a reader → its module in this package and its function."""


@dataclass(frozen=True, slots=True)
class _Pipes:
    answer: int
    fault: int


def serve() -> None:
    """Answer requests until the parent closes its end."""
    _make_ready()
    while True:
        try:
            header = received(REQUESTS)
            content = received(REQUESTS)
        except Gone:
            return
        request = json.loads(header)
        options = ReadOptions(**request["options"])
        answer = _in_child(partial(_reader(request["reader"]), content, options, **request["asked"]), options)
        for part in framed(answer):
            _write_all(ANSWERS, part)


def _make_ready() -> None:
    """Load what a child needs and, without any file, could not load.

    A child lives for one document, within a limit on memory: it collects no garbage, which for pages of many elements
    took more time than reading them.
    """
    gc.disable()
    packed(Refusal(reason="", next_step=""))
    for encoding in ENCODINGS:
        codecs.lookup(encoding)
    for module in LATE_MODULES:
        importlib.import_module(module)


def _reader(name: str) -> Reader:
    """The reader called `name`, imported in the server so that children have it at once."""
    module, function = _READERS[name]
    if name == "mail":
        for encoding in MAIL_ENCODINGS:
            codecs.lookup(encoding)
    reader: Reader = getattr(importlib.import_module(f"whosays.read.{module}"), function)
    return reader


def _in_child(work: Callable[[], Result], options: ReadOptions) -> bytes:
    """What `work` gives, done in a child; or why the child gave nothing, as `{"died": …}`."""
    answer_end, answer = os.pipe()
    fault_end, fault = os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(work, options, _Pipes(answer, fault))
    os.close(answer)
    os.close(fault)
    try:
        result, said = _collected(answer_end, fault_end)
    finally:
        os.close(answer_end)
        os.close(fault_end)
        os.kill(child, signal.SIGKILL)
        status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 and result:
        return bytes(result)
    death = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    return json.dumps({"died": {"signal": death, "fault": said.decode("utf-8", "replace")}}).encode()


def _collected(answer_end: int, fault_end: int) -> tuple[bytearray, bytes]:
    """All that the child writes until it closes its ends. Leaves the process when the parent has gone."""
    answer, said = bytearray(), b""
    open_ends = {answer_end, fault_end}
    while open_ends:
        ready, _, _ = select.select([*open_ends, REQUESTS], [], [])
        if REQUESTS in ready:  # nothing is asked while a child works: the parent has gone
            raise SystemExit
        for end in ready:
            piece = os.read(end, 1 << 20)
            if not piece or len(answer) > LARGEST_ANSWER:
                open_ends.discard(end)
            elif end == answer_end:
                answer += piece
            else:
                said = (said + piece)[-LONGEST_FAULT:]
    return answer, said


def _be_child(work: Callable[[], Result], options: ReadOptions, pipes: _Pipes) -> NoReturn:
    """Work within limits, hand over the result, and leave without any tidying up of the server's things."""
    status = 1
    try:
        os.close(REQUESTS)
        os.close(ANSWERS)
        _limit(options)
        _write_all(pipes.answer, packed(work()))
        status = 0
    finally:
        if status:
            kind, error, _trace = sys.exc_info()
            _write_all(pipes.fault, "".join(traceback.format_exception_only(kind, error))[:LONGEST_FAULT].encode())
        os._exit(status)


def _limit(options: ReadOptions) -> None:
    wanted = (
        (resource.RLIMIT_AS, options.memory_bytes),
        (resource.RLIMIT_CPU, options.cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    )
    for name, most in wanted:
        try:
            resource.setrlimit(name, (most, most))
        except (ValueError, OSError):  # macOS knows no limit on address space; wall time and processor time remain
            continue


def _write_all(end: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(end, view) :]


if __name__ == "__main__":
    serve()
