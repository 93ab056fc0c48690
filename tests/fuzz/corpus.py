"""What fuzzing begins with: the files under `kept/TARGET/`, and files of packed formats, which are made here.

A file under `kept/` is a sample that somebody wrote, or an input that once broke its target and is named after what it
broke; every one is run by the suite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.read import samples

KEPT = Path(__file__).parent / "kept"
SHIPPED = Path(__file__).parents[2] / "src" / "whosays" / "lexicon" / "data" / "packs"


def inputs(target: str) -> Iterator[bytes]:
    """The inputs of `target`, always in the same order."""
    for file in sorted((KEPT / target).glob("*")):
        yield file.read_bytes()
    if made := _MADE.get(target):
        yield from made()


def laid_out(target: str, folder: Path) -> Path:
    """`folder` with the inputs of `target`, as a fuzzer wants them."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(inputs(target)):
        (folder / f"{number:03}").write_bytes(content)
    return folder


def _papers() -> tuple[bytes, ...]:
    line = samples.placed([(72, 700, 12, "About 12,000 troops"), (300, 700, 12, "40 %")])
    return samples.pdf([line]), samples.pdf([line] * 3, info=b"/Title (x) /CreationDate (D:2025)"), samples.locked_pdf()


def _word_files() -> tuple[bytes, ...]:
    return (samples.word("<w:p><w:r><w:t>About 12,000 troops</w:t></w:r></w:p>"),)


def _workbooks() -> tuple[bytes, ...]:
    return (samples.workbook({"A": samples.sheet(["Place", "Killed"], ["Ambar", 12, (0.075, 1)])}, formats=["0.0%"]),)


_MADE: dict[str, Callable[[], tuple[bytes, ...]]] = {
    "papers": _papers,
    "word_files": _word_files,
    "workbooks": _workbooks,
    "archives": lambda: (*_word_files(), samples.zipped({"a": b"x" * 100, "b/c": b"", "../d": b"y"})),
    "packs": lambda: tuple(file.read_bytes()[:4000] for file in sorted(SHIPPED.glob("*.toml"))[:3]),
}
