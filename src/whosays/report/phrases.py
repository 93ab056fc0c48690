"""The English words of a report, all of them from words.toml beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from whosays.lexicon.strict import Strict, read

_NAME = "words.toml"


class Counted(Strict):
    """A phrase with a number, in singular and plural; `none` where it differs."""

    one: str
    many: str


class Step(Strict):
    """How a probability of at most `up_to` is worded, as the head of a clause."""

    up_to: float
    words: str


class Phrases(Strict):
    """The file's tables: fixed phrases (with {names} to be filled in), counted ones, patterns of sentences, the months,
    the words for small numbers, the steps of likelihood, the last words of names of bodies that take an article, the
    words before which the head of a description ends, how words begin whose first sound is not as it is spelt, the
    populations that say nothing, and the plurals of units that do not take an s."""

    phrase: dict[str, str]
    count: dict[str, Counted]
    sentence: dict[str, tuple[str, ...]]
    months: tuple[str, ...]
    numerals: tuple[str, ...]
    likelihood: tuple[Step, ...]
    bodies: tuple[str, ...]
    prepositions: tuple[str, ...]
    spoken_otherwise: tuple[str, ...]
    anybody: frozenset[str]
    plurals: dict[str, str]


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """All phrases. Raises LexiconError where words.toml does not fit its shape."""
    return read(resources.files("whosays.report").joinpath(_NAME).read_text("utf-8"), Phrases, _NAME)


def say(key: str, **values: object) -> str:
    """The phrase `key` with `values` filled in."""
    return phrases().phrase[key].format(**values)


def counted(key: str, number: int) -> str:
    """The phrase `key` for `number` of them: "1 claim", "1,204 claims"."""
    forms = phrases().count[key]
    return (forms.one if number == 1 else forms.many).format(n=f"{number:,}")


def few(number: int) -> str:
    """A count in running text: small ones as words, "four", larger ones in digits."""
    words = phrases().numerals
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def several(key: str, number: int) -> str:
    """The phrase `key` for `number` of them in running text: "one claim", "four claims", "1,204 claims"."""
    forms = phrases().count[key]
    return (forms.one if number == 1 else forms.many).format(n=few(number))


def month(number: int) -> str:
    """The name of the month, 1 to 12."""
    return phrases().months[number - 1]
