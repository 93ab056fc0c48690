"""Words of rules about payments that no field has for itself, for drafts of schemes: `data/schemes.toml`."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from whosays.lexicon.strict import Strict, read


class Base(Strict):
    """The layer that the others add to."""

    key: str
    title: str


class LayerWords(Strict):
    """A layer of rules, or a cause of payments: what people call it, and phrases that tell it."""

    title: str
    words: tuple[str, ...]


class Words(Strict):
    """Phrases of one meaning."""

    words: tuple[str, ...]


class SumWords(Strict):
    """Words that tell a sum for many from what is due to one: `each` makes it the share of each, `one` tells a single
    receiver, `to` leads from a sum to those who get it, `got` from them to it, `total` says that it is in all."""

    each: tuple[str, ...]
    one: tuple[str, ...]
    to: tuple[str, ...]
    got: tuple[str, ...]
    total: tuple[str, ...]


class SchemeWords(Strict):
    """The file. `unknown` tell that nobody knows, `alike` that a rule is taken to hold for others too, `about` that a
    sentence speaks of payments at all, `condition` that a rule has one, `guess` that it is none, `sum` that an amount
    was paid to many in all, `cause` out of what a payment arises."""

    base: Base
    layer: dict[str, LayerWords]
    unknown: Words
    alike: Words
    about: Words
    condition: Words
    guess: Words
    sum: SumWords
    cause: dict[str, LayerWords]


@lru_cache(maxsize=1)
def scheme_words() -> SchemeWords:
    """The words that ship. Raises LexiconError where the file does not fit its shape."""
    name = "schemes.toml"
    return read(resources.files("whosays.lexicon").joinpath("data", name).read_text("utf-8"), SchemeWords, name)
