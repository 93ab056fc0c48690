"""`case.toml`: defaults, and errors that name file, line and the nearest known key."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays import settings
from whosays.errors import SettingsError
from whosays.read.options import ReadOptions
from whosays.settings import Settings


def test_an_empty_file_has_every_default() -> None:
    assert settings.parsed("", "case.toml") == Settings()


@pytest.mark.parametrize("title", ["Troops", 'A "quoted" \\ title', "Zürich – Гаага", "two\nlines", "\x07"])
def test_the_template_is_a_case_file(title: str) -> None:
    assert settings.parsed(settings.template(title), "case.toml") == Settings(title=title)


def test_every_default_in_the_template_is_the_default() -> None:
    shown = "\n".join(line.removeprefix("# ") for line in settings.template("").splitlines()[1:] if line)
    assert settings.parsed(shown, "case.toml") == Settings()


def test_keys_reach_their_stage() -> None:
    text = 'title = "T"\n[read]\nmax_pages = 7\n[house]\nnumbers = "1.234,5"\n[build]\nprocesses = 2\nwait = 0\n'
    found = settings.parsed(text, "case.toml")
    assert found.limits == ReadOptions(max_pages=7)
    assert found.house.marks == (".", ",")
    assert (found.title, found.processes, found.wait) == ("T", 2, 0)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("titel = 1", r"case\.toml, line 1: unknown key 'titel'; did you mean 'title'"),
        ("\n[read]\nmax_page = 3", r"case\.toml, line 3: unknown key 'read\.max_page'; did you mean 'max_pages'"),
        ("[reed]\nx = 3", r"case\.toml, line 1: unknown key 'reed'; did you mean 'read'"),
        ("[read]\nmax_pages = 0", r"case\.toml, line 2: 'read\.max_pages'"),
        ('[house]\nnumbers = "1234.5"', r"case\.toml, line 2: 'house\.numbers'"),
        ("[build\n", r"case\.toml: not valid TOML"),
    ],
)
def test_what_is_wrong_is_named(text: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings.parsed(text, "case.toml")


@pytest.mark.parametrize("content", [b"\xff", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "case.toml").write_bytes(content)
    with pytest.raises(SettingsError, match=r"case\.toml: cannot be read"):
        settings.load(tmp_path)
