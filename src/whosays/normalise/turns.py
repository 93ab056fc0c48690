"""Turns of a transcript: who speaks in each paragraph of an interview, a briefing with questions or a hearing.

What always holds: a turn is a line that begins with a label and a colon, and there are turns only where somebody asks
by label ("Q:", "PRESENTER:") or two labels take turns at least twice. Who asks, and who answers under no name, stays
the document.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from whosays.lexicon.speakers import institutions

if TYPE_CHECKING:
    from collections.abc import Sequence

_TURN: Final = re.compile(
    r"^[ \t]*(?P<label>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,5})(?: \([^)\n]{1,40}\))?:(?=[ \t]+\S)", re.MULTILINE
)
_TAKING_TURNS: Final = 2
"""Labels that recur in a transcript without questions, and how often each does."""


def turns(text: str) -> tuple[tuple[int, str | None], ...]:
    """Where each turn begins, and the fullest label of who speaks in it; None for who asks."""
    found = [(match.start("label"), match["label"]) for match in _TURN.finditer(text)]
    if len(found) < _TAKING_TURNS:
        return ()
    known = institutions()
    nobody = {*known.askers, *known.answerers}
    asked = any(label.lower() in known.askers for _, label in found)
    kept = [(at, label) for at, label in found if asked or label.isupper()]
    labels = [label for _, label in kept if label.lower() not in nobody]
    if not (labels if asked else _alternate(labels)):
        return ()
    return tuple((at, None if label.lower() in nobody else _fullest(label, labels)) for at, label in kept)


def _alternate(labels: Sequence[str]) -> bool:
    often = [label for label, times in Counter(labels).items() if times >= _TAKING_TURNS]
    return len(often) >= _TAKING_TURNS


def _fullest(label: str, labels: Sequence[str]) -> str:
    """The first label that ends in this one with more before it: "COMMISSIONER IDRIS BASHAR" for "BASHAR"."""
    return next((other for other in labels if other.endswith(f" {label}")), label)
