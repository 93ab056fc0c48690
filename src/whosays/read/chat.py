"""Telegram's chat export (`result.json` of Telegram Desktop): one block a message, as a person would read it.

What always holds: every message with words is read, in the order of the file, with its date and sender as the file
tells them; media, calls and joins are told in the notes, and so is each message that is damaged. Runs inside the helper
process, see sandbox.py.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from whosays.model.document import BlockKind
from whosays.read.composing import Composition
from whosays.read.draft import Draft, Found, Refusal
from whosays.read.options import ReadOptions
from whosays.read.salvage import salvaged

NO_CHAT = Refusal(
    reason="data for programs, no text for readers",
    next_step="add the report that the data come from; of chats, the result.json that Telegram Desktop exports",
)
DAMAGED = Refusal(
    reason="damaged: no whole JSON",
    next_step="export the chat again as machine-readable JSON, and add the result.json",
)

MOST_TOLD = 10
"""Damaged messages that are told one by one."""

_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)")
_NAMELESS = "Deleted Account"
"""What Telegram itself shows where an account is gone."""


def drafted(content: bytes, _options: ReadOptions) -> Draft | Refusal:
    """The draft of an export of one chat or of all chats."""
    broken: list[str] = []
    try:
        chats = [chat for chat in _chats(json.loads(content)) if isinstance(chat.get("messages"), list)]
    except RecursionError:
        return DAMAGED
    except ValueError:
        chats = salvaged(content, broken)
        if not any(chat["messages"] for chat in chats):
            return DAMAGED
    if not chats:
        return NO_CHAT
    return _Reading(chats, broken).result()


def _chats(export: object) -> Iterator[dict[str, object]]:
    """The chats of an export: the export itself, or those in its lists (ECMA-404 objects as Telegram names them)."""
    if not isinstance(export, dict):
        return
    if "messages" in export:
        yield export
    for name in ("chats", "left_chats"):
        inside = export.get(name)
        listed = inside.get("list") if isinstance(inside, dict) else None
        yield from (chat for chat in _list(listed) if isinstance(chat, dict))


class _Reading:
    """Chats, read from the first message to the last."""

    def __init__(self, chats: list[dict[str, object]], broken: list[str]) -> None:
        self._chats = chats
        self._broken = broken
        self._composition = Composition()
        self._senders: set[str] = set()
        self._days: set[date] = set()
        self._unread: Counter[str] = Counter()

    def result(self) -> Draft | Refusal:
        """The draft, or EMPTY where no message holds words."""
        for chat in self._chats:
            messages = [message for message in _list(chat.get("messages")) if isinstance(message, dict)]
            lines = [line for message in messages if (line := self._line(message))]
            if lines:
                self._composition.add(_text(chat.get("name")), BlockKind.TITLE)
            for line in lines:
                self._composition.add(line, BlockKind.PARAGRAPH)
        return self._composition.draft(self._found(), self._notes())

    def _line(self, message: dict[str, object]) -> str | None:
        """A message as a person would read it: "2025-03-04 15:12 Name: text"; None where it holds no words."""
        if message.get("type") != "message":
            self._unread["notices of the service"] += 1
            return None
        words = _message_words(message)
        if not words:
            self._unread[f"{_media(message)} without words"] += 1
            return None
        moment = _MOMENT.match(_text(message.get("date")))
        day = _day(moment)
        if day:
            self._days.add(day)
        sender = _text(message.get("from")) or _NAMELESS
        self._senders.add(sender)
        when = f"{day} {moment[4]} " if moment and day else ""
        first = _text(message.get("forwarded_from"))
        forwarded = f" (forwarded from {first})" if first else ""
        return f"{when}{sender}{forwarded}: {words}"

    def _found(self) -> Found:
        """The chat as title; its one sender as publisher; the day of its last message, up to which it tells."""
        return Found(
            title=_text(self._chats[0].get("name")) or None if len(self._chats) == 1 else None,
            publisher=next(iter(self._senders)) if len(self._senders) == 1 else None,
            published=max(self._days, default=None),
        )

    def _notes(self) -> Iterator[str]:
        if self._days:
            first, last = min(self._days), max(self._days)
            yield f"messages from {first} to {last}, in the time zone of whoever exported them"
        for fault in self._broken[:MOST_TOLD]:
            yield f"damaged and left out: {fault}"
        if len(self._broken) > MOST_TOLD:
            yield f"damaged and left out: {len(self._broken) - MOST_TOLD:,} more messages"
        if self._unread:
            told = ", ".join(f"{count:,} {what}" for what, count in sorted(self._unread.items()))
            yield f"not read: {told}"


def _message_words(message: dict[str, object]) -> str:
    """The words of a message: its text or caption, the question of a poll with its answers."""
    poll = message.get("poll")
    parts = [_joined(message.get("text"))]
    if isinstance(poll, dict):
        answers = [_joined(answer.get("text")) for answer in _list(poll.get("answers")) if isinstance(answer, dict)]
        parts += [_joined(poll.get("question")), *answers]
    return "\n".join(part for part in parts if part.strip()).strip()


def _joined(text: object) -> str:
    """A text, or a list of texts and entities ({"type": "bold", "text": …}), as one string."""
    pieces: Iterable[object] = text if isinstance(text, list) else [text]
    return "".join(_raw(piece.get("text") if isinstance(piece, dict) else piece) for piece in pieces)


def _media(message: dict[str, object]) -> str:
    """What a message holds instead of words, for people."""
    kind = _text(message.get("media_type"))
    if kind:
        return kind.replace("_", " ") + "s"
    return "photos" if "photo" in message else "files" if "file" in message else "other messages"


def _day(moment: re.Match[str] | None) -> date | None:
    try:
        return date(int(moment[1]), int(moment[2]), int(moment[3])) if moment else None
    except ValueError:
        return None


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _raw(value: object) -> str:
    return value if isinstance(value, str) else ""


def _text(value: object) -> str:
    return " ".join(_raw(value).split())
