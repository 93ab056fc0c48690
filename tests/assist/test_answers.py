"""Answers of an endpoint: proposals as they were said, and a mark for everything that was not as it was asked for."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.assist.endpoint import completion, figures
from whosays.assist.answers import MOST, proposals
from whosays.assist.protocol import UNUSABLE, Proposal
from whosays.errors import AssistError

ONE = {"quote": "seven died", "figure": "seven"}
READ = Proposal(quote="seven died", figure="seven")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (figures(), ()),
        (figures(ONE), (READ,)),
        (figures(ONE, ONE), (READ, READ)),
        (json.dumps([ONE]), (READ,)),
        ("Here you are:\n```json\n" + figures(ONE) + "\n```\nAnything else?", (READ,)),
        (figures({**ONE, "speaker": "police", "measure": 4}), (replace(READ, speaker="police"),)),
        (figures({**ONE, "tool": "delete everything"}), (READ,)),
        (figures({"quote": "seven died"}), (UNUSABLE,)),
        (figures({"quote": "seven died", "figure": 7}), (UNUSABLE,)),
        (figures({"quote": None, "figure": "seven"}), (UNUSABLE,)),
        (figures({"quote": "x" * 2_001, "figure": "x"}), (UNUSABLE,)),
        (figures("seven", 7, None, [ONE]), (UNUSABLE,) * 4),
        (json.dumps({"figures": ONE}), (UNUSABLE,)),
        (json.dumps({"claims": [ONE]}), (UNUSABLE,)),
        ("7", (UNUSABLE,)),
        ("", (UNUSABLE,)),
        ("I cannot help with that.", (UNUSABLE,)),
        ('{"figures": [{"quote": "seven', (UNUSABLE,)),
        ("[" * 100_000, (UNUSABLE,)),
        ('{"figures": [' + "9" * 5_000 + "]}", (UNUSABLE,)),
        (figures(*[ONE] * (MOST + 2)), (READ,) * MOST + (UNUSABLE,) * 2),
    ],
)
def test_what_is_said_becomes_proposals(said: str, expected: tuple[Proposal, ...]) -> None:
    assert proposals(completion(said)) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body>It works!</body></html>",
        b"\xff\xfe\x00",
        b"null",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {}}]}',
        b'{"error": {"message": "no such model"}}',
        b"[" * 100_000,
        completion(None),
        completion([{"type": "text", "text": "{}"}]),
    ],
)
def test_what_is_no_chat_completion_is_a_fault(content: Any) -> None:
    with pytest.raises(AssistError, match="OpenAI-compatible"):
        proposals(content)
