"""A chat export that is no whole JSON: what can be read of it, message by message.

What always holds: a message is read whole or not at all; each that is not is named with what is wrong with it.
"""

from __future__ import annotations

import json
import re

_LIST = re.compile(r'"messages"\s*:\s*\[')
_NAME = re.compile(r'"name"\s*:\s*("(?:[^"\\]|\\.)*")')
_MESSAGE = re.compile(r'\{\s*"id"\s*:\s*(-?\d+)')
_BETWEEN = re.compile(r"[\s,]*")
NAME_WITHIN = 400
"""Characters before the list of messages in which the name of its chat stands."""


def salvaged(content: bytes, broken: list[str]) -> list[dict[str, object]]:
    """The chats of a damaged export with the messages that are whole; the others are added to `broken`."""
    text = content.decode("utf-8-sig", errors="replace")
    chats: list[dict[str, object]] = []
    lists = list(_LIST.finditer(text))
    for number, found in enumerate(lists):
        end = lists[number + 1].start() if number + 1 < len(lists) else len(text)
        named = list(_NAME.finditer(text, max(0, found.start() - NAME_WITHIN), found.start()))
        messages = _messages(text, found.end(), end, broken)
        chats.append({"name": _name(named[-1][1]) if named else "", "messages": messages})
    return chats


def _name(written: str) -> str:
    """The name that is `written` in JSON; none where that is damaged too."""
    try:
        return str(json.loads(written, strict=False))
    except ValueError:
        return ""


def _messages(text: str, at: int, end: int, broken: list[str]) -> list[object]:
    """The whole messages of the list whose inside begins at `at`."""
    decoder = json.JSONDecoder()
    messages: list[object] = []
    while at < end:
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
        if at >= end or text[at] == "]":
            return messages
        try:
            message, at = decoder.raw_decode(text, at)
            messages.append(message)
        except (ValueError, RecursionError) as fault:
            broken.append(_fault(text, at, fault))
            following = _MESSAGE.search(text, at + 1, end)
            at = following.start() if following else end
    return messages


def _fault(text: str, at: int, fault: Exception) -> str:
    """What is wrong with the message at `at`, for people."""
    named = _MESSAGE.match(text, at)
    line = text.count("\n", 0, at) + 1
    return (
        f"{f'message {named[1]}' if named else 'a message'} (line {line}): {getattr(fault, 'msg', 'nested too deep')}"
    )
