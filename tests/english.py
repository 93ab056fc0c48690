"""English texts as the stages read them: the words that ship, loaded once, and documents made of a text.

A document of these tests is its text; a blank line ends a block. `account` walks the whole path over several of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from whosays import extract, normalise
from whosays.engine.local import LocalEngine
from whosays.extract.scenes import Scene, scene
from whosays.extract.words import SentenceWords, sentence_words
from whosays.lexicon import load
from whosays.lexicon.language import language
from whosays.model.claim import Claim, Reading
from whosays.model.document import Block, Capture, Document
from whosays.model.identity import sha256
from whosays.model.mention import Found
from whosays.model.period import AsOf, Period
from whosays.model.report import Account
from whosays.pipeline import Input, Means, ShippedStages, account
from whosays.read import ReadOptions
from whosays.store.memory import MemoryStore

LEXICON = load()
PACK = LEXICON.pack
GRAMMAR = extract.grammar(LEXICON)
SUBJECTS = GRAMMAR.subjects
NOUNS = language("en").nouns


def document(text: str, publisher: str | None = None) -> Document:
    """A plain-text document of `text`, a block a paragraph."""
    digest = sha256(text.encode("utf-8"))
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start=at, end=at + len(part)))
        at += len(part) + 2
    return Document(
        id=digest,
        text_version="test/1",
        media_type="text/plain",
        text=text,
        blocks=tuple(blocks),
        found=Capture(document=digest, name="paper.txt", publisher=publisher),
    )


def found(text: str) -> Found:
    """What extraction finds in `text`."""
    return extract.mentions(document(text), GRAMMAR)


def reading(text: str, dated: str | None = None, publisher: str | None = None) -> Reading:
    """The claims of `text`, which was published on the ISO date `dated`, if that is known."""
    day = date.fromisoformat(dated) if dated else None
    as_of = AsOf(period=Period(first=day, last=day), words="", reason="published then") if day else None
    paper = document(text, publisher)
    return normalise.claims(paper, extract.mentions(paper, GRAMMAR), LEXICON, as_of, None)


def claims(text: str, dated: str | None = None) -> tuple[Claim, ...]:
    """The claims of `text` alone."""
    return reading(text, dated).claims


def folded(text: str, *figures: str) -> SentenceWords:
    """The words of `text` with each of `figures`, in order, folded to one word."""
    spans, at = [], 0
    for figure in figures:
        start = text.index(figure, at)
        at = start + len(figure)
        spans.append((start, at))
    return sentence_words(text, 0, len(text), spans)


def looked_up(text: str, *figures: str, speakers: Sequence[str] = ()) -> Scene:
    """The scene of the sentence `text`."""
    spoken = [(text.index(name), text.index(name) + len(name)) for name in speakers]
    return scene(folded(text, *figures), spoken, SUBJECTS)


@lru_cache(maxsize=1)
def stages() -> ShippedStages:
    """The stages that ship, with the words that ship."""
    return ShippedStages(edition="test", limits=ReadOptions(), digests=LEXICON.digests)


def inputs(texts: Iterable[str], published: date | None = date(2025, 3, 3)) -> list[Input]:
    """`texts` as files named by their digests."""
    contents = [text.encode("utf-8") for text in texts]
    captures = [Capture(document=sha256(c), name=f"{sha256(c)[:8]}.txt", published=published) for c in contents]
    return [Input(captures=(k,), content=lambda c=c: c) for k, c in zip(captures, contents, strict=True)]  # type: ignore[misc]


def walked(given: Iterable[Input]) -> Account:
    """The account of `given`, in this process and with nothing known before."""
    means = Means(stages=stages(), store=MemoryStore(), engine=LocalEngine(processes=1))
    return account(given, means)
