"""Web archives: their pages by place, limits, and what a spoilt record costs."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.archives import answer, packed, page, record, wacz
from whosays.model.identity import sha256
from whosays.read.archives import OTHER_ANSWER, OTHER_TYPE, Archive, Archived, Spoilt, found_again, holds_archive

ROOT = Path(__file__).parents[2]
MOST = 100_000
PAGES = [record(answer(page(n)), f"https://example.org/{n}") for n in (1000, 2000, 3000)]
BODIES = [page(n) for n in (1000, 2000, 3000)]
NOISE = [
    record(answer(b"\x89PNG", "image/png")),
    record(answer(b"gone", status=404)),
    record(b"software: test\r\n", kind="warcinfo"),
    record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
]


def walked(file: Path, content: bytes, most: int = MOST) -> tuple[list[Archived], list[Spoilt]]:
    file.write_bytes(content)
    found = list(Archive(file, most))
    return [e for e in found if isinstance(e, Archived)], [e for e in found if isinstance(e, Spoilt)]


SHAPES = {
    "packed.warc.gz": packed([*NOISE, *PAGES]),
    "plain.warc": b"".join([*NOISE, *PAGES]),
    "several in a member.warc.gz": packed([*NOISE, b"".join(PAGES)]),
    "a.wacz": wacz({"data.warc.gz": packed(PAGES), "e.txt": b"no archive"}),
    "b.wacz": wacz({"data.warc": b"".join(PAGES)}, zipfile.ZIP_DEFLATED),
}


@pytest.mark.parametrize("name", SHAPES)
def test_pages_are_found_and_found_again(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    found, spoilt = walked(file, SHAPES[name])
    assert not spoilt
    assert holds_archive(file)
    assert [each.content for each in found] == BODIES
    assert [each.address for each in found] == [f"https://example.org/{n}" for n in (1000, 2000, 3000)]
    assert {each.obtained_at for each in found} == {datetime(2025, 3, 4, 5, 6, 7, tzinfo=UTC)}
    assert len({each.name for each in found}) == 3
    assert [found_again(each.place, sha256(each.content), MOST) for each in found] == BODIES
    assert found_again(found[0].place, sha256(b"another"), MOST) is None


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(b"".join([*NOISE, *PAGES]))
    archive = Archive(file, MOST)
    assert len(list(archive)) == 3
    assert archive.passed == {OTHER_TYPE: 1, OTHER_ANSWER: 1}


BOMB = gzip.compress(b"\0" * 50_000_000)
SPOILT = {
    "rubbish": (b"rubbish" * 99, "damaged"),
    "a bad sum": (packed(PAGES[:1])[:-8] + b"\0" * 8, "damaged"),
    "a bomb": (BOMB, "too large"),
    "a bomb of an answer": (
        packed([record(answer(BOMB, more="Content-Encoding: gzip\r\n"))]),
        "too large",
    ),
    "a large record": (gzip.compress(record(answer(b"x" * 2 * MOST))), "too large"),
    "no record": (gzip.compress(b"WARCO/1.1 is none"), "damaged"),
    "no length": (gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n\r\nx"), "damaged"),
    "cut short": (gzip.compress(PAGES[0][:-60]), "cut short"),
    "cut short by its maker": (packed([record(answer(page(5)), more="WARC-Truncated: length\r\n")]), "cut short"),
    "an endless empty member": (b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + b"\0\0\0\xff\xff" * 200_000, "too large"),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_record_costs_itself(tmp_path: Path, name: str) -> None:
    content, reason = SPOILT[name]
    before, after = packed(PAGES[:1]), packed(PAGES[1:])
    file = tmp_path / "a.warc.gz"
    found, spoilt = walked(file, before + content + after)
    assert [each.content for each in found] == BODIES
    (told,) = spoilt
    assert told.unreadable.reason.startswith(reason)
    assert told.unreadable.name == f"{file}, byte {len(before)}"
    assert told.unreadable.next_step


PLAIN_SPOILT = {
    "rubbish": (b"rubbish" * 99 + b"\r\n", "damaged"),
    "a large record": (record(answer(b"x" * 2 * MOST)), "too large"),
}


@pytest.mark.parametrize("name", PLAIN_SPOILT)
def test_a_spoilt_record_that_is_not_packed_costs_itself(tmp_path: Path, name: str) -> None:
    content, reason = PLAIN_SPOILT[name]
    found, spoilt = walked(tmp_path / "a.warc", PAGES[0] + content + b"".join(PAGES[1:]))
    assert [each.content for each in found] == BODIES
    assert [each.unreadable.reason.split(":")[0] for each in spoilt] == [reason]


def test_an_archive_that_ends_early_keeps_what_came_before(tmp_path: Path) -> None:
    for name, content in (("a.warc.gz", packed(PAGES)[:-20]), ("a.warc", b"".join(PAGES)[:-20])):
        found, spoilt = walked(tmp_path / name, content)
        assert [each.content for each in found] == BODIES[:2]
        assert [each.unreadable.reason.startswith("cut short") for each in spoilt] == [True]


def test_zstandard_is_told(tmp_path: Path) -> None:
    found, spoilt = walked(tmp_path / "a.warc.zst", b"\x28\xb5\x2f\xfd" + b"\0" * 50)
    assert not found
    assert "zstd" in spoilt[0].unreadable.next_step


def test_a_damaged_wacz_is_told(tmp_path: Path) -> None:
    whole = SHAPES["b.wacz"]
    middle = whole.index(b"data.warc") + 60
    broken = whole[:middle] + b"\xff" * 40 + whole[middle + 40 :]
    _, spoilt = walked(tmp_path / "b.wacz", broken)
    assert spoilt
    assert spoilt[0].unreadable.name.startswith(str(tmp_path / "b.wacz"))


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page(7))),
        ("Content-Encoding: gzip\r\n", page(7)),
        ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(7)), page(7))),
        ("Transfer-Encoding: chunked\r\n", page(7)),
        ("Content-Encoding: rot13\r\n", page(7)),
    ],
    ids=["gzip", "gzip that was unpacked", "chunked", "chunks that were joined", "unknown"],
)
def test_bodies_are_as_the_server_meant_them(tmp_path: Path, more: str, body: bytes) -> None:
    found, _ = walked(tmp_path / "a.warc.gz", packed([record(answer(body, more=more))]))
    assert [each.content for each in found] == [page(7)]


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("<https://example.org/a>", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("https://example.org/\x1b[2J", None),
        ("https://example.org/" + "a" * 3000, None),
    ],
)
def test_only_addresses_of_the_web_are_told(tmp_path: Path, told: str, address: str | None) -> None:
    found, _ = walked(tmp_path / "a.warc", record(answer(page(1)), told))
    assert [each.address for each in found] == [address]


@given(st.binary(max_size=400), st.integers(0, 2000), st.booleans())
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int, pack: bool) -> None:
    content = packed(PAGES) if pack else b"".join(PAGES)
    file = tmp_path_factory.mktemp("noise") / "a.warc"
    found, spoilt = walked(file, content[:at] + noise + content[at + len(noise) :])
    assert len(found) + len(spoilt) >= 1


WALK = r"""
import re, sys
from pathlib import Path
from whosays.read.archives import Archive
list(Archive(Path(sys.argv[1]), 20_000_000))
print(re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())[0])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what a process held at most is read from /proc")
def test_bombs_take_little_memory(tmp_path: Path) -> None:
    """A member of 1 GB and an answer of 1 GB, within limits of 20 MB."""
    packing = zlib.compressobj(9, wbits=31)
    many = b"".join(packing.compress(b"\0" * 1_000_000) for _ in range(1_000)) + packing.flush()
    file = tmp_path / "a.warc.gz"
    file.write_bytes(packed(PAGES) + many + packed([record(answer(many, more="Content-Encoding: gzip\r\n"))]))
    run = subprocess.run([sys.executable, "-c", WALK, str(file)], check=True, capture_output=True, text=True)
    assert int(run.stdout) / 1024 < 250
