"""Web archives taken into cases and read where they lie: one document a page, with its address and day."""

from __future__ import annotations

from pathlib import Path

from tests.archives import answer, packed, page, record
from whosays import Case

RUBBISH = b"rubbish" * 50


def archive(folder: Path) -> Path:
    """Four answers, one of them the bytes of another, and rubbish between."""
    file = folder / "news.warc.gz"
    answers = [
        record(answer(page(1000)), "https://example.org/a", date="2025-03-01T00:00:00Z"),
        record(answer(page(1000)), "https://example.com/again", date="2025-03-09T00:00:00Z"),
        record(answer(page(2000)), "https://example.org/b"),
    ]
    file.write_bytes(packed(answers[:2]) + RUBBISH + packed(answers[2:]))
    return file


def test_a_page_is_a_document_with_its_address_and_day(tmp_path: Path) -> None:
    file = archive(tmp_path)
    case = Case.create(tmp_path / "case")
    added = case.add([file])
    assert len(added.new) == 3
    assert [each.name for each in added.unreadable] == [f"{file}, byte {_after(file)}"]
    again = Case.open(tmp_path / "case")
    told = {(c.address, str(c.obtained_at)[:10]) for source in again.documents for c in source.captures}
    assert told == {
        ("https://example.org/a", "2025-03-01"),
        ("https://example.com/again", "2025-03-09"),
        ("https://example.org/b", "2025-03-04"),
    }
    assert len(again.documents) == 2
    assert sorted(str(claim.quantity.low) for claim in again.claims) == ["1000", "2000"]
    assert again.add([file]).new == ()


def _after(file: Path) -> int:
    """Where the rubbish begins."""
    return file.read_bytes().index(RUBBISH)


def test_pages_are_read_where_they_lie(tmp_path: Path) -> None:
    said: list[str] = []
    case = Case.transient([archive(tmp_path)], say=said.append)
    assert sorted(str(claim.quantity.low) for claim in case.claims) == ["1000", "2000"]
    assert [each.reason.split(":")[0] for each in case.unreadable] == ["damaged"]
