"""How extraction, building and tracing grow: documents a second by engine, time and memory by size, side by side.

    python benchmarks/scale.py [--documents 10000] [--build 1000 10000] [--trace 10000 100000] [--pages] [--quick]

Prints three tables. *Engines*: the same web archive of made-up documents extracted by a loop in one process, by one
and by two local workers and by Dask with two; seconds of the processor (all processes together) and of the clock; the
overhead of an engine being its processor time beside that of the loop, start-up included. *Builds*: a case of so many
documents made from nothing, a process a size. *Tracing*: see `tracing.py`. On a machine that others use the clock says
nothing and speed-up cannot be seen; processor time is still true.

With --pages the documents are HTML, which workers have parsed in helper processes whose processor time no system call
tells: the clock alone counts then. Each figure stands beside its bar and whether it holds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from benchmarks.workbench_case import texts  # noqa: E402 - this very tree is measured
from whosays import Case  # noqa: E402
from whosays.engine.protocol import Engine  # noqa: E402
from whosays.workspace import engine_of, harvested  # noqa: E402

CLAIMS = 5
"""In each document."""
ENGINES = ("loop", "local 1", "local 2", "dask 2")
SPEED_UP, OVERHEAD = 1.6, 0.15
FLAT, LINEAR = 0.20, 0.15
KILOBYTES = 1024 if sys.platform == "linux" else 1024**2
"""What the system counts memory in, of a megabyte: kilobytes, on a Mac bytes."""
HEAD = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/{name}\r\n"
    "WARC-Date: 2031-04-01T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n"
)
Taken = dict[str, float]


class Loop:
    """An engine that is none."""

    def map(self, function, items, lost=None):  # type: ignore[no-untyped-def]  # noqa: ARG002
        """See `Engine.map`."""
        return map(function, items)


def archive(place: Path, documents: int, *, pages: bool) -> int:
    """A web archive of made-up documents; gives the bytes of their texts."""
    size = 0
    with place.open("wb") as file:
        for name, text in texts(documents, CLAIMS):
            size += len(text)
            lines = "".join(f"<p>{line}</p>" for line in text.splitlines() if line)
            body = f"<html><body><article>{lines}</article></body></html>" if pages else text
            kind = "text/html" if pages else "text/plain"
            block = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{body}"
            record = HEAD.format(name=name, length=len(block.encode())) + block + "\r\n\r\n"
            file.write(gzip.compress(record.encode(), 1, mtime=0))
    return size


def spent() -> float:
    """Seconds of the processor of this process and of all that it started and waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def peak() -> tuple[float, float]:
    """The most megabytes that this process held, and that one of those did that it started."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, others = (each.ru_maxrss / KILOBYTES for each in used)
    return own, others


def measured(*work: str) -> Taken:
    """What `work` took, in a process of its own."""
    run = subprocess.run([sys.executable, __file__, "--take", *work], check=True, stdout=subprocess.PIPE, text=True)
    taken: Taken = json.loads(run.stdout.splitlines()[-1])
    return taken


def take(work: Sequence[str]) -> None:
    """Does one piece of work and prints what it took."""
    kind, source, out = work[0], Path(work[1]), Path(work[2])
    clock, used = time.perf_counter(), spent()
    if kind == "build":
        case = Case.create(out / "case")
        with (out / "case" / "case.toml").open("a", encoding="utf-8") as settings:
            settings.write("\n[build]\nprocesses = 1\n")
        case = Case.open(out / "case")
        case.add([source])
        case.build()
    else:
        name, _, workers = kind.partition(" ")
        engine: Engine = Loop() if name == "loop" else engine_of(name, int(workers), "")
        harvested([source], out / kind, engine)
    own, others = peak()
    told = {"clock": time.perf_counter() - clock, "used": spent() - used, "own": own, "others": others}
    print(json.dumps(told))


def verdict(holds: bool) -> str:  # noqa: FBT001 - it is what is told
    """For the end of a line."""
    return "holds" if holds else "MISSED"


def engines(folder: Path, documents: int, *, pages: bool) -> None:
    """The first table."""
    source = folder / "made.warc.gz"
    size = archive(source, documents, pages=pages)
    print(f"extraction of {documents:,} documents, {size / 1000:,.0f} KB of text, {'HTML' if pages else 'plain text'}")
    heads = ("processor s", "clock s", "docs/s", "KB/s", "docs/cpu s", "MB", "MB a worker")
    print(f"{'engine':<9}" + "".join(f"{head:>12}" for head in heads))
    found: dict[str, Taken] = {}
    for name in ENGINES:
        taken = found[name] = measured(name, str(source), str(folder))
        told = (
            *(taken["used"], taken["clock"], documents / taken["clock"], size / 1000 / taken["clock"]),
            *(documents / taken["used"], taken["own"], taken["others"]),
        )
        print(f"{name:<9}" + "".join(f"{each:>12,.1f}" for each in told), flush=True)
    same = len({tuple(contents(folder / name)) for name in ENGINES}) == 1
    print(f"bytes of the parts are the same: {verdict(same)}")
    for name in ENGINES[1:]:
        over = found[name]["used"] / found["loop"]["used"] - 1
        holds = verdict(over <= OVERHEAD)
        print(f"overhead of {name}: {over:.1%} of the loop's processor time (bar {OVERHEAD:.0%}): {holds}")
    for name in ENGINES[2:]:
        fast = found["local 1"]["clock"] / found[name]["clock"]
        print(f"speed-up of {name} by the clock: {fast:.2f} (bar {SPEED_UP}): {verdict(fast >= SPEED_UP)}")
    print(f"load of this machine, one minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below `folder`."""
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.relative_to(folder).as_posix(), file.read_bytes()


def builds(folder: Path, sizes: Sequence[int]) -> None:
    """The second table: extraction and building by the number of documents."""
    print("by the number of documents, each in a process of its own")
    heads = ("build cpu s", "ms a doc", "build MB", "loop cpu s", "ms a doc", "loop MB")
    print(f"{'documents':<9}" + "".join(f"{head:>12}" for head in heads))
    found: list[tuple[float, float, float]] = []
    for size in sizes:
        place = folder / f"of {size}"
        place.mkdir()
        source = place / "made.warc.gz"
        archive(source, size, pages=False)
        built, looped = measured("build", str(source), str(place)), measured("loop", str(source), str(place))
        told = (
            *(built["used"], 1000 * built["used"] / size, built["own"]),
            *(looped["used"], 1000 * looped["used"] / size, looped["own"]),
        )
        found.append((told[4], told[5], told[1]))
        print(f"{size:<9,}" + "".join(f"{each:>12,.1f}" for each in told), flush=True)
    if len(found) > 1:
        (first_ms, first_mb, first_build), (last_ms, last_mb, last_build) = found[0], found[-1]
        for what, grown, bar in (
            ("extraction, time a document", last_ms / first_ms - 1, LINEAR),
            ("extraction, memory", last_mb / first_mb - 1, FLAT),
            ("building, time a document", last_build / first_build - 1, LINEAR),
        ):
            print(f"{what}: {grown:+.1%} from {sizes[0]:,} to {sizes[-1]:,} (bar {bar:.0%}): {verdict(grown <= bar)}")
    print()


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, help="for the engines")
    parser.add_argument("--build", type=int, nargs="*", help="sizes of cases")
    parser.add_argument("--trace", type=int, nargs="*", help="numbers of claims")
    parser.add_argument("--pages", action="store_true", help="HTML in place of plain text")
    parser.add_argument("--quick", action="store_true", help="sizes that take less than ten minutes")
    parser.add_argument("--take", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.take:
        take(given.take)
        return 0
    quick = given.quick
    with TemporaryDirectory() as folder:
        engines(Path(folder), given.documents or (2_000 if quick else 10_000), pages=given.pages)
        if sizes := ([300, 1_000] if quick else [1_000, 10_000]) if given.build is None else given.build:
            builds(Path(folder), sizes)
    traced = ([10_000, 30_000] if quick else [10_000, 100_000, 1_000_000]) if given.trace is None else given.trace
    if traced:
        subprocess.run(
            [sys.executable, str(ROOT / "benchmarks" / "tracing.py"), "--claims", *map(str, traced)], check=True
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
