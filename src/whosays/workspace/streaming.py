"""Claims of a text that comes bit by bit: each as soon as the block that holds it is there, in memory that stays small.

What always holds: where pieces end is told by the characters alone, never by how they arrive; offsets are those of the
whole text; a figure is read with what stands before it, as far back as a reader would look, and never with what comes
after its piece.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, getincrementaldecoder
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays import read
from whosays.engine.local import LocalEngine
from whosays.export import claim_records
from whosays.model.document import Unreadable
from whosays.pipeline import Means, extracted
from whosays.store.memory import MemoryStore
from whosays.workspace.gathering import Taking, of_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader

    from whosays.pipeline import Stages

    Record = dict[str, Any]

HEAD = 1_000
"""Characters at the beginning of the text that every piece is read with: title and dateline stand there."""
BEFORE = 6_000
"""Characters before a piece that it is read with."""
SHARE, LARGEST = 4, 32_000
"""A piece holds a quarter of what came before it, or so many characters: the first ones are single blocks."""
LONGEST = 64_000
"""Characters after which a block that does not end is cut."""
AT_ONCE = 65_536
LOOK = 4_096
"""Bytes by which text is told from other kinds of files."""

_OF_A_WHOLE = {"question": None, "root": None}

_BLOCK_END = re.compile(r"\r?\n[ \t]*\r?\n|(?<=[^\W\d_]{2}[.!?])[\"'\u201d\u2019)]{0,2}\r?\n|(?<=\d[.!?])\r?\n")
"""A blank line, or a line that ends with a sentence."""
_FIELDS_GO_ON = re.compile(
    rb"(?:From |(?:From|To|Cc|Date|Subject|Received|Sender|[!-,.-9;-~]+-[!-9;-~]*):)[^\n]*\n"
    rb"(?:[!-9;-~]+:[^\n]*\n|[ \t][^\n]*\n)*[^\n]*\Z",
    re.IGNORECASE,
)
"""The header of a mail that has not ended yet (RFC 5322, 2.2)."""


@dataclass(frozen=True, slots=True)
class Begun:
    """A stream of which the first bytes were looked at."""

    first: bytes
    source: BufferedReader

    @property
    def is_text(self) -> bool:
        """Whether it is plain text in UTF-8, which alone can be read piece by piece."""
        start = self.first.removeprefix(BOM_UTF8).lstrip()
        if not start or start.startswith(b"{"):
            return False
        lines = start[:LOOK] if _may_be_more(self.first) else start[:LOOK].split(b"\n")[0]
        return read.is_plain_text(lines)

    def whole(self, most: int) -> bytes:
        """All bytes; of more than `most` only so many that it is seen."""
        parts, size = [self.first], len(self.first)
        while size <= most and (more := self.source.read1(AT_ONCE)):
            parts.append(more)
            size += len(more)
        return b"".join(parts)


def begun(source: BufferedReader) -> Begun:
    """`source` with as many first bytes as tell what it is. Waits for no more than the first line of a text."""
    first = b""
    while more := source.read1(AT_ONCE):
        first += more
        if len(first) >= LOOK or (b"\n" in first and not _may_be_more(first)):
            break
    return Begun(first, source)


def _may_be_more(first: bytes) -> bool:
    """Whether a page, data or the header of a mail may have begun."""
    start = first.removeprefix(BOM_UTF8).lstrip()
    return start[:1] in (b"", b"<", b"{") or _FIELDS_GO_ON.match(first) is not None


class Stream:
    """The text `begun`, called `name`, read with `stages`; `unreadable` fills with what of it could not be read."""

    def __init__(self, begun: Begun, name: str, stages: Stages) -> None:
        self._begun = begun
        self._name = name
        self._stages = stages
        self.unreadable: list[Unreadable] = []
        self.length = 0

    def claims(self) -> Iterator[Record]:
        """The record of each claim, in the order of the text. `question` and `root` are told of a whole text only."""
        head, before, broken = "", "", 0
        for piece in _pieces(self._begun):
            broken += piece.count("\N{REPLACEMENT CHARACTER}")
            context = f"{head}\n\n{before}" if self.length > len(before) else before
            if piece.strip():
                yield from self._of(context, piece)
            head = (head + piece)[:HEAD] if len(head) < HEAD else head
            before = (before + piece)[-BEFORE:]
            self.length += len(piece)
        if broken:
            self._cannot(f"{broken:,} places are no UTF-8, shown as U+FFFD", "save it as UTF-8")

    def _of(self, context: str, piece: str) -> Iterator[Record]:
        content = (context + piece).encode("utf-8")
        means = Means(stages=self._stages, store=MemoryStore(), engine=LocalEngine(processes=1))
        found = extracted([of_bytes(content, self._name, Taking(max_bytes=len(content)))], means)
        shift = self.length - len(context)
        for record in claim_records(found):
            if record["start"] >= len(context):
                yield {**record, "start": record["start"] + shift, "end": record["end"] + shift, **_OF_A_WHOLE}
        for each in found.unreadable:
            self._cannot(f"characters {self.length:,} to {self.length + len(piece):,}: {each.reason}", each.next_step)

    def _cannot(self, reason: str, next_step: str) -> None:
        self.unreadable.append(Unreadable(name=self._name, reason=reason, next_step=next_step))


def _pieces(stream: Begun) -> Iterator[str]:
    """The text in pieces that end where blocks do."""
    decoder = getincrementaldecoder("utf-8-sig")("replace")
    pending, came = "", 0
    more = stream.first
    while more:
        pending += decoder.decode(more)
        at = 0
        while end := _end(pending, at, came + at):
            yield pending[at:end]
            at = end
        pending, came = pending[at:], came + at
        more = stream.source.read1(AT_ONCE)
    if rest := pending + decoder.decode(b"", final=True):
        yield rest


def _end(pending: str, at: int, came: int) -> int:
    """Where the piece that begins `at` ends; 0 while that is not known."""
    least = at + min(came // SHARE, LARGEST)
    found = _BLOCK_END.search(pending, least, at + LONGEST)
    if found:
        return found.end()
    if len(pending) - at < LONGEST:
        return 0
    cuts = (pending.rfind(mark, at, at + LONGEST) + len(mark) for mark in ("\n", ". ", " "))
    return next((cut for cut in cuts if cut > least), at + LONGEST)
