"""The answer of an OpenAI-compatible endpoint to proposals: strings of limited length, or what stands for rubbish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from whosays.assist.protocol import UNUSABLE, Proposal
from whosays.errors import AssistError

MOST = 100
"""Proposals for one passage: 2,000 characters do not hold so many figures."""
LONGEST_QUOTE = 2_000
LONGEST_WORDS = 200
"""Characters of a figure, a measure, a people or a speaker."""

_OPTIONAL = ("measure", "population", "speaker")


def proposals(content: bytes) -> tuple[Proposal, ...]:
    """The proposals in an answer, `UNUSABLE` for each that is not as it should be and for an answer without any.

    Raises AssistError where `content` is no chat completion at all.
    """
    said = _said(content)
    listed = _listed(said)
    if listed is None:
        return (UNUSABLE,)
    return tuple(_proposal(item) if place < MOST else UNUSABLE for place, item in enumerate(listed))


def _said(content: bytes) -> str:
    """The words of the model."""
    try:
        said = json.loads(content)["choices"][0]["message"]["content"]
    except (ValueError, RecursionError, LookupError, TypeError):
        said = None
    if not isinstance(said, str):
        raise AssistError("it does not answer as an OpenAI-compatible chat endpoint; check the address and its /v1")
    return said


def _listed(said: str) -> list[Any] | None:
    """The list in the first JSON that `said` holds: models like to put words or a fence around it."""
    for text in _candidates(said):
        try:
            read = json.loads(text)
        except (ValueError, RecursionError):
            continue
        listed = read.get("figures") if isinstance(read, dict) else read
        return listed if isinstance(listed, list) else None
    return None


def _candidates(said: str) -> Iterator[str]:
    yield said
    for opening, closing in ("{}", "[]"):
        first, last = said.find(opening), said.rfind(closing)
        if 0 <= first < last:
            yield said[first : last + 1]


def _proposal(item: Any) -> Proposal:
    if not isinstance(item, dict):
        return UNUSABLE
    quote, figure = _words(item.get("quote"), LONGEST_QUOTE), _words(item.get("figure"), LONGEST_WORDS)
    if quote is None or figure is None:
        return UNUSABLE
    return Proposal(quote=quote, figure=figure, **{name: _words(item.get(name), LONGEST_WORDS) for name in _OPTIONAL})


def _words(value: Any, longest: int) -> str | None:
    return value if isinstance(value, str) and len(value) <= longest else None
