"""The words here are our own, and the code knows no particular document."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
LONG = 12  # words: a shorter sentence may be common property
LARGEST = 2_000_000  # bytes: a larger file is data

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"{SHARED} is not there: nothing to compare with")


def own_files() -> list[Path]:
    """Files of the repository, new ones included, ignored ones not."""
    listing = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listing, check=True, capture_output=True, text=True).stdout.split("\0")
    return [path for name in sorted(set(names)) if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """The text of a file, empty where it is too large or not text."""
    data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    return "" if b"\0" in data else data.decode("utf-8", "replace")


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def sentences(text: str) -> set[tuple[str, ...]]:
    """The long sentences of a text, each as its words; an empty line, a table cell or a list mark ends one too."""
    ends = r"(?<=[.!?])[\"”’')\]]*\s+|\n\s*\n|\n\s*(?:[-*•]|\d+\.)\s|\s\|\s"
    return {s for part in re.split(ends, text) if len(s := words(part)) >= LONG}


def copied(ours: str, theirs: Iterable[tuple[str, ...]]) -> list[str]:
    """Those of their sentences that stand whole in our text."""
    text = words(ours)
    starts: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(text) - LONG + 1):
        starts.setdefault(text[i : i + LONG], []).append(i)
    return sorted(" ".join(s) for s in theirs if any(text[i : i + len(s)] == s for i in starts.get(s[:LONG], [])))


def names_a_seed(text: str, seeds: Iterable[str]) -> bool:
    return "seeds/" in text or any(name in text for name in seeds)


@needs_shared
def test_no_source_file_names_a_seed() -> None:
    seeds = {part for p in (SHARED / "seeds").iterdir() for part in (p.name, p.stem)}
    assert seeds
    source = [p for p in (ROOT / "src").rglob("*") if p.is_file() and p.suffix != ".pyc"]
    assert not [str(p) for p in source if names_a_seed(text_of(p), seeds)]


@needs_shared
def test_no_sentence_is_copied() -> None:
    originals = [p for p in (SHARED / "seeds").rglob("*") if p.is_file()] + list(SHARED.glob("*.md"))
    theirs = set().union(*(sentences(text_of(p)) for p in originals))
    assert len(theirs) > len(originals)
    found = {str(p.relative_to(ROOT)): lines for p in own_files() if (lines := copied(text_of(p), theirs))}
    assert not found


TWELVE = "One two three four five six seven eight nine ten eleven twelve."


@pytest.mark.parametrize(
    ("ours", "found"),
    [
        (f"Before. {TWELVE} After.", 1),
        ("# one TWO three, four\n# five six seven eight (nine) ten\n# eleven twelve", 1),
        ("One two three four five six seven eight nine ten eleven thirteen.", 0),
        ("three four five six seven eight nine ten eleven twelve", 0),
    ],
)
def test_a_copied_sentence_is_found(ours: str, found: int) -> None:
    theirs = sentences(f"Too short to count.\n\n{TWELVE} Another one.")
    assert len(theirs) == 1
    assert len(copied(ours, theirs)) == found


@pytest.mark.parametrize(
    ("text", "named"), [('open("../shared/seeds/a")', True), ("if name == 'x_1.txt':", True), ("seeds = 3", False)]
)
def test_a_named_seed_is_found(text: str, named: bool) -> None:
    assert names_a_seed(text, {"x_1.txt", "x_1"}) is named
