"""Pieces of Markdown that all parts of the report are made of: escaped text, tables, quotations with their place.

What always holds: no text of a document is taken for Markdown or HTML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.report.phrases import say
from whosays.report.showing import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whosays.report.views import Quote

_SPECIAL = re.compile(r"([\\`*\[\]|~]|(?<![^\W_])_|_(?![^\W_]))")
_AT_LINE_START = re.compile(r"^(\s*)([#+\-=>]|\d+[.)])")


def escaped(text: str) -> str:
    """`text` on one line, hidden characters made visible, nothing in it read as Markdown or HTML."""
    plain = _SPECIAL.sub(r"\\\1", one_line(text))
    plain = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _AT_LINE_START.sub(r"\1\\\2", plain) if plain[:1] in "#+-=" else plain


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with an empty line behind it; cells are escaped already."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def quotation(quote: Quote) -> str:
    """The figure in its sentence, with its place."""
    before, after = quote.before[-1:], quote.after[:1]
    glued = before.isalnum() or after.isalnum()
    figure = escaped(quote.exact)
    figure = f"<b>{figure}</b>" if glued else f"**{figure}**"
    parts = [escaped(quote.before), " " if before.isspace() else "", figure]
    parts += [" " if after.isspace() else "", escaped(quote.after)]
    return f"“{''.join(parts).strip()}” ({place(quote)})"


def anchored(anchor: str) -> str:
    """The place that links of this name lead to; nothing where it has no name."""
    return f'<a id="{anchor}"></a>' if anchor else ""


def place(quote: Quote) -> str:
    """Where a quotation stands."""
    where = say("evidence_of", source=quote.source, start=quote.start, end=quote.end)
    return escaped(f"{where}, {quote.place}" if quote.place else where)
