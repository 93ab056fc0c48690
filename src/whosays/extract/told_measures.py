"""What a cell measures, where a person wrote it in a few words: as prose would have it behind a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.assembly import mentions
from whosays.model.document import Capture, Document
from whosays.model.identity import sha256

if TYPE_CHECKING:
    from whosays.extract.grammars import Grammar

_ANY_FIGURE = 12
"""What stands for the figure of a row."""


def measure_told(text: str, grammar: Grammar) -> str | None:
    """The measure of a count of which prose would say `text` behind its figure ("deaths", "houses destroyed"); None
    where that is no one figure, or what no pack measures."""
    told = f"{_ANY_FIGURE} {text}."
    name = sha256(told.encode("utf-8", "surrogatepass"))
    cell = Document(
        id=name,
        text_version="cell/1",
        media_type="text/plain",
        text=told,
        blocks=(),
        found=Capture(document=name, name=""),
    )
    found = {mention.measure for mention in mentions(cell, grammar).mentions}
    measure = found.pop() if len(found) == 1 else None
    return measure if measure in grammar.subjects.measures.entries else None
