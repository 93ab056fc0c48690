"""Frames of packs (`lexicon/reckonings.py` has the notation), compiled to patterns over the tokens of a passage.

A passage is its words in lower case with a space behind each, and a mark for each figure, one sign for each class. What
always holds: words are met one by one and every gap has an end, so that a pattern takes no longer than its passage asks
for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.errors import LexiconError, nearest_or

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

COUNT, SHARE, MONEY, OTHER, TIMES, UNTOLD = "\ue000\ue001\ue002\ue003\ue004\ue005"
"""The marks of figures; the last is of those that nobody asserts, which no frame meets and no gap passes."""
MARKS = f"{COUNT}-{UNTOLD}"
LENGTH, DATE = "\ue010\ue011"
"""The marks of lengths of time and of dates, which a gap may pass as words."""
BORDER = "¶"
"""The token between two sentences."""
END = f"(?:$|{BORDER} )"
_CLASSES = {
    "count": COUNT,
    "share": SHARE,
    "money": MONEY,
    "amount": COUNT + MONEY + OTHER,
    "times": TIMES,
    "rate": COUNT + MONEY + OTHER,
    "length": LENGTH,
    "date": DATE,
}
_NEAR, _FAR, _BETWEEN = 8, 20, 10
"""Words of a gap: a short one, a long one, and one between the figures of a list."""
_ELEMENT = re.compile(r"\{[^}]*\}|!?<[^>]*>\??|~~?\d*|\S+")
_PLACE = re.compile(r"\{([a-z][a-z_]*)([+*]?)\}")
TOKEN = re.compile(r"[^\W_]+(?:[.'’/-][^\W_]+)*|[,;:()–—]|-(?=\s)")
"""A word, or a sign that parts clauses."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A pattern as it is written, the sets of words of each of which a passage must have one, the classes of figures
    that it asks for, whether it spans two sentences, its places for figures, and the least number of figures that fill
    them."""

    written: str
    needs: tuple[frozenset[str], ...]
    marks: tuple[str, ...]
    across: bool
    places: tuple[str, ...]
    least: int

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled once somebody looks for it: most frames fit no passage of a case."""
        return _compiled(self.written)

    def may_fit(self, words: frozenset[str], marks: frozenset[str]) -> bool:
        """Whether a passage with these tokens may have it."""
        return all(not marks.isdisjoint(each) for each in self.marks) and not any(
            words.isdisjoint(need) for need in self.needs
        )


@dataclass(slots=True)
class _Making:
    """A frame as it is made, element by element."""

    where: str
    figures: Mapping[str, str]
    words: Mapping[str, Sequence[str]]
    parts: list[str]
    needs: list[frozenset[str]]
    places: list[str]


def frame(text: str, figures: Mapping[str, str], words: Mapping[str, Sequence[str]], where: str) -> Frame:
    """The frame that `text` tells. Raises LexiconError for a place or a list of words that nobody has declared."""
    making = _Making(where, figures, words, [], [], [])
    for element in _ELEMENT.findall(text):
        making.parts.append(_element(element, making))
    if len(set(making.places)) < len(making.places):
        raise LexiconError(f"{where}: the frame {text!r} has one figure twice; give the second a name of its own.")
    return Frame(
        written="(?<![^ ])" + "".join(making.parts),
        needs=tuple(making.needs),
        marks=tuple(_CLASSES[figures[place]] for place in making.places),
        across="." in _ELEMENT.findall(text),
        places=tuple(making.places),
        least=len(making.places) + text.count("+}"),
    )


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _element(element: str, making: _Making) -> str:
    if element.startswith("{"):
        return _place(element, making)
    if element.startswith("~"):
        return _gap(element)
    if element == ".":
        return f"{BORDER} "
    return _phrases(element, making)


def _place(element: str, making: _Making) -> str:
    match = _PLACE.fullmatch(element)
    if match is None or match[1] not in making.figures:
        name = element.strip("{+*}")
        hint = nearest_or(name, making.figures, "tell its class in figures.")
        raise LexiconError(f"{making.where}: no figure is called {name!r}; {hint}")
    making.places.append(match[1])
    one = f"[{_CLASSES[making.figures[match[1]]]}] "
    if not match[2]:
        return f"(?P<{match[1]}>{one})"
    least = 1 if match[2] == "+" else 0
    between = f"(?:[^{MARKS};:(){BORDER} ][^ ]* ){{0,{_BETWEEN}}}?"
    return f"(?P<{match[1]}>{one}(?:{between}{one}){{{least},}})"


def _gap(element: str) -> str:
    bare = element.lstrip("~")
    far = element.startswith("~~")
    most = int(bare) if bare else _FAR if far else _NEAR
    excluded = f"{MARKS};:(){BORDER} " if far else f"{MARKS},;:(){BORDER} –—"
    return f"(?:[^{excluded}][^ ]* ){{0,{most}}}?"


def _phrases(element: str, making: _Making) -> str:
    refused, optional = element.startswith("!"), element.endswith("?") and element != "?"
    bare = element.removeprefix("!").removesuffix("?") if optional else element.removeprefix("!")
    phrases = list(_listed(bare[1:-1] if bare.startswith("<") else bare, making))
    if not refused and not optional and "$" not in phrases:
        making.needs.append(frozenset(phrase.split(" ")[0] for phrase in phrases))
    told = sorted(phrases, key=len, reverse=True)
    one_of = "|".join(END if phrase == "$" else re.escape(_spaced(phrase)) for phrase in told)
    return f"(?!{one_of})" if refused else f"(?:{one_of})?" if optional else f"(?:{one_of})"


def _listed(told: str, making: _Making) -> Iterator[str]:
    for phrase in told.split("|"):
        if not phrase.startswith("@"):
            yield phrase.lower()
        elif phrase[1:] in making.words:
            yield from (each.lower() for each in making.words[phrase[1:]])
        else:
            hint = nearest_or(phrase[1:], making.words, "add it to [phrases].")
            raise LexiconError(f"{making.where}: no list of words is called {phrase[1:]!r}; {hint}")


def _spaced(phrase: str) -> str:
    """A phrase as the tokens of a passage have it, each with a space behind."""
    return "".join(f"{token} " for token in tokens(phrase))


def tokens(text: str) -> list[str]:
    """The tokens of a text in lower case; a lone hyphen is a dash."""
    return ["–" if found == "-" else found for found in TOKEN.findall(text.lower())]
