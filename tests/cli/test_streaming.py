"""`extract -` as a process of its own: claims while the text still comes, with the offsets of the whole text."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

STATUS = Path("/proc/self/status")
PROGRAM = [sys.executable, "-c", "from whosays.cli import main; main()", "extract"]
BLOCK = (
    "The ministry said on {day} March 2025 that about {n},000 soldiers had been killed.\n"
    "A spokesman of the army spoke of {n} wounded. “Nobody – no one – was captured”, he said.\n\n"
)
TEXT = "Havenport, 28 March 2025\n\n" + "".join(BLOCK.format(day=n % 28 + 1, n=n + 2) for n in range(50))
FIELDS = ("start", "end", "text", "low", "high", "qualifier", "unit", "measure", "as_of", "speaker", "stance", "via")


@contextmanager
def running() -> Iterator[subprocess.Popen[bytes]]:
    command = [*PROGRAM, "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        yield run
        run.kill()


def records(out: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("content", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()])
def test_a_stream_gives_the_claims_of_the_file(tmp_path: Path, content: bytes) -> None:
    """The same spans and readings; pieces, contexts and marks of the encoding leave no trace."""
    file = tmp_path / "file.txt"
    file.write_bytes(content)
    whole = subprocess.run([*PROGRAM, str(file), "-q", "--format", "jsonl"], capture_output=True, check=True)
    with running() as run:
        out, errors = run.communicate(content)
    assert (run.returncode, errors) == (0, b"")
    found, streamed = records(whole.stdout), records(out)
    assert len(found) >= 100
    assert [[each[name] for name in FIELDS] for each in streamed] == [[e[name] for name in FIELDS] for e in found]
    assert {(each["question"], each["root"]) for each in streamed} == {(None, None)}


def test_a_claim_is_printed_before_the_next_block_comes() -> None:
    with running() as run:
        assert run.stdin is not None
        assert run.stdout is not None
        for n in (4, 5):
            run.stdin.write(BLOCK.format(day=3, n=n).encode())
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["text"] == f"about {n},000"
            assert json.loads(run.stdout.readline())["text"] == f"{n}"
        run.send_signal(signal.SIGINT)
        assert run.wait(timeout=60) == 130
        assert run.stderr is not None
        assert b"Traceback" not in run.stderr.read()


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    with running() as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(TEXT.encode())
        assert run.stdout.readline()
        run.stdout.close()
        with suppress(BrokenPipeError):
            run.stdin.write(TEXT.encode() * 1_000)
        with suppress(BrokenPipeError):
            run.stdin.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
        assert run.wait(timeout=30) == 0


@pytest.mark.skipif(not STATUS.exists(), reason="the peak of a process is read from /proc")
def test_memory_does_not_grow_with_the_text() -> None:
    """1 MB of words without a figure, in paragraphs of 100 kB, within 100 MB, of a process that starts at about 60."""
    plain = "Nobody in the town knew how many had left, and nobody asked. " * 1_600
    script = "from whosays.cli import main\ntry: main()\nfinally:\n import sys\n "
    script += f"print(next(line for line in open({str(STATUS)!r}) if 'VmHWM' in line), file=sys.stderr)"
    command = [sys.executable, "-c", script, "extract", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        out, errors = run.communicate(b"\n\n".join([plain.encode()] * 10 + [BLOCK.format(day=3, n=4).encode()]))
    assert len(records(out)) == 2
    assert int(errors.split()[1]) < 100_000


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (b"", 2, b"stdin: empty"),
        (b" \n\n", 2, b"stdin: empty"),
        (b"\0\1\2" * 9_000, 2, b"stdin: binary"),
        (b"PK\3\4" + b"\0" * 300, 2, b"stdin: "),
        (BLOCK.format(day=3, n=4).encode() * 60 + b"caf\xe9 " + BLOCK.format(day=3, n=5).encode(), 3, b"no UTF-8"),
        (b"<html><body><p>The ministry said that 4,000 soldiers were killed.</p>", 0, b"reading"),
    ],
)
def test_what_is_no_text_is_read_as_a_file_would_be(content: bytes, code: int, told: bytes) -> None:
    with running() as run:
        out, errors = run.communicate(content)
    assert run.returncode == code
    assert told in errors
    assert bool(out) is (code != 2)
