"""The report on paper: fonts inside, tags, links that lead somewhere, nothing fetched, the same bytes."""

from __future__ import annotations

import builtins
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.export import papers
from tests.report.accounts import sample
from whosays import report
from whosays.errors import InputError
from whosays.export.paper import pdf
from whosays.report import ReportOptions

try:
    import weasyprint
except (ImportError, OSError) as fault:
    pytest.skip(f"the extra paper is not installed, or Pango is missing: {fault}", allow_module_level=True)


@pytest.fixture(scope="module")
def page() -> str:
    return report.page(sample().account, ReportOptions(title="Diggers"))


@pytest.fixture(scope="module")
def paper(page: str) -> bytes:
    return pdf(page)


def test_it_says_what_the_page_says(paper: bytes) -> None:
    words = papers.text(paper)
    assert "Diggers" in words
    assert "More than 5,100 diggers came" in words


def test_every_font_is_embedded(paper: bytes) -> None:
    embedded = papers.fonts_are_embedded(paper)
    assert len(embedded) > 20
    assert all(embedded)


def test_it_is_tagged_for_screen_readers(paper: bytes) -> None:
    assert papers.is_tagged(paper)
    assert b'pdfuaid:part="1"' in papers.unpacked(paper)


def test_every_link_leads_to_a_page(page: str, paper: bytes) -> None:
    targets = papers.link_targets(paper)
    assert len(targets) >= page.count('href="#') / 2
    assert min(targets) >= 0
    assert max(targets) > 0


def test_the_same_page_gives_the_same_bytes(page: str, paper: bytes) -> None:
    assert pdf(page) == paper


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">a secret</text></svg>', "utf-8")

    def opened(*_: Any, **__: Any) -> None:
        raise AssertionError("an address was opened")

    monkeypatch.setattr(weasyprint.urls.URLFetcher, "open", opened)
    hostile = (
        f'<html lang="en"><title>t</title><link rel="stylesheet" href="http://127.0.0.1:9/a.css">'
        f'<style>@import url("http://127.0.0.1:9/b.css"); p {{ background: url({secret.as_uri()}) }}</style>'
        f'<p>plain<img alt="x" src="{secret.as_uri()}"><object data="{secret.as_uri()}">y</object></p></html>'
    )
    assert "a secret" not in papers.text(pdf(hostile))


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (ImportError("no module"), r"pip install 'whosays\[paper\]'; or ask for html"),
        (OSError("cannot load library 'libpango-1.0-0'\nmore"), r"lacks \(cannot load library.*install libpango-1.0-0"),
    ],
)
def test_what_is_missing_is_told_with_the_next_step(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, said: str
) -> None:
    true_import = builtins.__import__

    def importing(name: str, *more: Any, **others: Any) -> Any:
        if name == "weasyprint":
            raise fault
        return true_import(name, *more, **others)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", importing)
    with pytest.raises(InputError, match=said):
        pdf("<p>x</p>")


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing_wrong(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper)
    assert subprocess.run(["qpdf", "--check", file], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="pdffonts is not installed")
def test_pdffonts_sees_every_font_embedded(paper: bytes, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(paper)
    told = subprocess.run(["pdffonts", file], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert told
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in told)
