"""A long draft takes time in proportion to its length: what is compared is what stands near."""

from __future__ import annotations

import pytest

from whosays.trace.comparing import Comparing
from whosays.workspace import Case

SOURCE = "Northgate Wire\n4 March 2025\n\nOpen Hands put the number of the dead at 410.\n"


def looked_at(paragraphs: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many figures of the draft are laid beside others, for a draft of so many paragraphs."""
    case = Case.transient([], [("wire.txt", SOURCE.encode("utf-8"))])
    text = "\n\n".join(f"Open Hands put the number of the dead at {410 + number}." for number in range(paragraphs))
    seen, plain = [0], Comparing.compare

    def counting(self: Comparing, claim: object, origin: object, beside: tuple[object, ...] = ()) -> object:
        seen[0] += len(beside)
        return plain(self, claim, origin, beside)  # type: ignore[arg-type]

    monkeypatch.setattr(Comparing, "compare", counting)
    case.verify(("draft.md", text.encode("utf-8")))
    return seen[0]


def test_twice_the_draft_is_about_twice_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = looked_at(60, monkeypatch), looked_at(120, monkeypatch)
    assert 0 < long < 3 * short
