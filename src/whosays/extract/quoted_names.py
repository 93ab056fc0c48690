"""Names in quotation marks: газета «Вясна», der Zeitung »Die Presse« zufolge. They are names and no quotations: nobody
speaks in them.

Languages that set names in marks say so (`quoted_names`); the marks then stand with the name's first and last word.
Marks of all kinds are plain ones in a reading copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Token = tuple[str, int, int]
"""A written word with where it begins and ends."""
_LONGEST: Final = 5
_QUOTE: Final = '"'
_NO_NAME: Final = frozenset(".!?;:,")


def joined(tokens: Sequence[Token], *, quoted: bool) -> list[Token]:
    """`tokens` of a sentence, with the marks of names in the words beside them; `quoted` says that a quotation of a
    sentence before is still open."""
    marks = [at for at, token in enumerate(tokens) if token[0] == _QUOTE]
    marks = marks[1:] if quoted else marks
    words = list(tokens)
    for opening, close in zip(marks[::2], marks[1::2], strict=False):
        if _is_name(tokens, opening, close):
            first = words[opening + 1]
            words[opening + 1] = (first[0], tokens[opening][1], first[2])
            last = words[close - 1]
            words[close - 1] = (last[0], last[1], tokens[close][2])
            words[opening] = words[close] = ("", 0, 0)
    return [word for word in words if word[0]]


def _is_name(tokens: Sequence[Token], opening: int, close: int) -> bool:
    """Whether a few words behind another word, the first in capitals, are set in marks, with no sign or number."""
    inside = [word for word, _, _ in tokens[opening + 1 : close]]
    if not 0 < len(inside) <= _LONGEST or opening == 0 or not tokens[opening - 1][0][0].isalpha():
        return False
    signs = not _NO_NAME.isdisjoint(inside) or any(word[0].isdigit() for word in inside)
    return inside[0][0].isupper() and not signs
