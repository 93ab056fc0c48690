"""Extraction beside quantulum3: the same sentences, one core, one run, caches emptied before each pass, median of passes.

    make bench-extraction          (PASSES=1 for a first impression)

Reads the sentences of ../shared/suites and the seeds, each distinct one once, at least a megabyte; of the suites that hold records
and no text it makes one sentence a record ("… put Russian personnel losses at about 5,710 on 2022-03-01."). whosays goes the whole way from
text to claims (figure, unit, measure, people, place, time, speaker, stance); quantulum3 from text to quantities. Times are processor
time of this process; the first call of each, which loads and compiles, is not counted and is printed apart.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import re
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LEAST_BYTES = 1_000_000
SUITES = (
    "qure", "grobid_quantities_open", "recognizers_number", "recognizers_numberwithunit", "recognizers_datetime", "quantulum3",
    "dateparser", "price_parser", "numberwords", "duckling_quantity", "duckling_time",
)  # fmt: skip
PIECE = 2_000
"""Characters of a piece of text that each is given at once: a short article. Sentences are joined by line ends."""


def sentences() -> Iterator[str]:
    """Every text of the suites in English or without a language, and the lines of the seeds."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield from (line.strip() for line in path.read_text("utf-8").splitlines())
    for suite in SUITES:
        for line in (SHARED / "suites" / f"{suite}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            yield from str(record.get("text") or "").splitlines()
    yield from _told("ukraine_losses", "{source} put {question} at {approx} {value:,} on {as_of}.")
    yield from _told("polls538_to2016", "{source} asked {n:.0f} voters by {method} and put the candidate at {value:g} percent on {date}.")


def _told(suite: str, form: str) -> Iterator[str]:
    """One sentence for each claim of a suite of records, where it has all that the sentence needs."""
    for line in (SHARED / "suites" / f"{suite}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        for claim in record["claims"]:
            told = {"question": record["question"], "approx": "", **claim}
            if all(told.get(name) is not None for name in re.findall(r"{(\w+)", form)):
                yield " ".join(form.format(**told).split())


def pieces(texts: Iterator[str]) -> list[str]:
    """Distinct sentences in order, joined to pieces of about PIECE characters."""
    joined: list[str] = []
    part: list[str] = []
    for sentence in dict.fromkeys(text for text in texts if text.strip()):
        part.append(sentence)
        if sum(map(len, part)) >= PIECE:
            joined.append("\n".join(part))
            part = []
    return [*joined, "\n".join(part)]


def forget() -> None:
    """Empties every cache of functions that see text."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("whosays.extract", "whosays.normalise", "quantulum3")):
            for thing in vars(module).values():
                if isinstance(thing, functools._lru_cache_wrapper) and not name.endswith(("load", "language")):
                    thing.cache_clear()
    gc.collect()


def whosays_claims() -> Callable[[str], int]:
    from whosays import extract, lexicon, normalise
    from whosays.model.document import Block, Capture, Document
    from whosays.model.identity import sha256

    words = lexicon.load()
    grammar = extract.grammar(words)

    def claims(text: str) -> int:
        name = sha256(text.encode())
        blocks = tuple(Block(start=a, end=b) for a, b in _lines(text))
        found = Capture(document=name, name="piece")
        document = Document(id=name, text_version="text/1", media_type="text/plain", text=text, blocks=blocks, found=found)
        return len(normalise.claims(document, extract.mentions(document, grammar), words, None, found).claims)

    return claims


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1


def quantulum_quantities() -> Callable[[str], int]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    return lambda text: sum(len(parser.parse(line)) for line in text.split("\n") if line.strip())


def measured(name: str, make: Callable[[], Callable[[str], int]], texts: list[str], passes: int) -> float:
    """KB per CPU second, the median of `passes`."""
    started = time.process_time()
    read = make()
    read(texts[0])
    loaded = time.process_time() - started
    size = sum(len(text.encode()) for text in texts) / 1000
    rates = []
    found = 0
    for _ in range(passes):
        forget()
        started = time.process_time()
        found = sum(read(text) for text in texts)
        rates.append(size / (time.process_time() - started))
    rate = statistics.median(rates)
    spread = f"{min(rates):.1f}–{max(rates):.1f}"
    print(f"{name:11} {rate:8.1f} KB per CPU second ({spread}), {found} found, {loaded:.1f} s to load", flush=True)
    return rate


def main() -> int:
    if not SHARED.is_dir():
        print(f"skipped: the sentences lie in {SHARED}, which is not there")
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    passes = int(os.environ.get("PASSES", "5"))
    texts = pieces(sentences())
    size = sum(len(text.encode()) for text in texts)
    if size < LEAST_BYTES:
        print(f"only {size} bytes of distinct sentences; at least {LEAST_BYTES} are wanted")
        return 1
    print(f"{size / 1e6:.2f} MB of distinct sentences, one core, {passes} passes each, caches emptied")
    ours = measured("whosays", whosays_claims, texts, passes)
    theirs = measured("quantulum3", quantulum_quantities, texts, passes)
    print(f"quantulum3: {ours / theirs:.1f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
