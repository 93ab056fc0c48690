"""Papers that a sentence credits by their printed names: "The Standard reported", "told the site Newsline"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RUN = re.compile(r"[A-Z][\w’'&-]*(?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'&-]*)*")
_WORD = re.compile(r"[\w’'&-]+")
_BEFORE = re.compile(r"((?:[\w-]+\s+){1,5})$")
_AFTER = re.compile(r"^(?:[’']s)?,?((?:\s+[\w-]+){1,4})")
_NEXT = re.compile(r"\s*([^\n]{0,160}?[.!?])(?:\s|$)")
_NEAR: Final = 48
"""Characters beside a name in which a verb of crediting may stand."""
_LONGEST: Final = 6
"""Words of a printed name."""


def plain(name: str) -> str:
    """A printed name as it is looked up: in lower case, without its article."""
    words = name.casefold().split()
    return " ".join(words[1:] if words and words[0] in tracing_words().article else words)


def told_after(text: str, end: int) -> str:
    """The sentence after `end` where it says of the one before through whom it came: "This was reported by the portal
    Newsline." """
    following = _NEXT.match(text, end)
    return following[1] if following and tracing_words().referring_back.match(following[1]) else ""


def credited(text: str, printers: Mapping[str, int]) -> frozenset[int]:
    """The classes of the printers that `text` credits; `printers` gives the class of each printed name, as `plain` has
    it."""
    found: set[int] = set()
    for run in _RUN.finditer(text):
        for start, end in _parts(run):
            known = printers.get(plain(text[start:end].removesuffix("’s").removesuffix("'s")))
            if known is not None and _is_credit(text[max(0, start - _NEAR) : start], text[end : end + _NEAR]):
                found.add(known)
    return frozenset(found)


def _parts(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The stretches of whole words of a run of capitalised words, at most six long."""
    words = [(run.start() + m.start(), run.start() + m.end()) for m in _WORD.finditer(run[0])]
    for first in range(len(words)):
        for last in range(first, min(first + _LONGEST, len(words))):
            yield words[first][0], words[last][1]


def _is_credit(before: str, after: str) -> bool:
    lists = tracing_words()
    ahead = _BEFORE.search(before)
    if ahead and any(_only_describes(ahead[1][match.end() :]) for match in lists.crediting.finditer(ahead[1])):
        return True
    behind = _AFTER.match(after)
    words = behind[1].split() if behind else []
    while words and words[0].lower() in lists.between:
        words.pop(0)
    led = [word.lower() for word in before.split()[-2:] if word.lower() not in lists.article]
    return bool(words and lists.crediting.match(" ".join(words)) and not (led and led[-1] in lists.placed))


def _only_describes(between: str) -> bool:
    """Whether the words between a verb and a name only say what the name is: "the exile site"."""
    return between == between.lower()
