"""The sidecar `metadata.csv`: what files do not say themselves (Records 1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from whosays.custody.sidecar import Given, given_beside
from whosays.errors import InputError


def given_in(folder: Path, content: bytes) -> dict[str, Given]:
    (folder / "metadata.csv").write_bytes(content)
    return given_beside(folder)


def test_rows_are_read(tmp_path: Path) -> None:
    content = (
        "\ufeffname,published,publisher,url,title,lang\r\na.txt,2025-03-01,Wire,https://e.org/,“T”,en\r\nb.txt,,,,,\r\n"
    )
    assert given_in(tmp_path, content.encode()) == {
        "a.txt": Given(
            published=date(2025, 3, 1), publisher="Wire", address="https://e.org/", title="“T”", language="en"
        ),
        "b.txt": Given(),
    }


def test_columns_may_be_left_out(tmp_path: Path) -> None:
    assert given_in(tmp_path, b"publisher,name\nWire,a.txt\n") == {"a.txt": Given(publisher="Wire")}


def test_no_file_says_nothing(tmp_path: Path) -> None:
    assert given_beside(tmp_path) == {}


def test_what_a_person_gives_comes_first() -> None:
    ours, theirs = Given(publisher="Ours"), Given(publisher="Theirs", title="T")
    assert ours.or_else(theirs) == Given(publisher="Ours", title="T")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,publsher\n", "line 1: unknown column 'publsher'; did you mean 'publisher'"),
        (b"name,colour\n", "line 1: unknown column 'colour'; known columns are: name, published"),
        (b"publisher\n", "line 1: the column 'name' is missing"),
        (b"", "line 1: the column 'name' is missing"),
        (b"name,published\na.txt,1 March 2025\n", "line 2: 'published' is '1 March 2025'"),
        (b"name\na.txt\na.txt\n", "line 3: 'a.txt' stands there twice"),
        (b"name\na.txt,more\n", "line 2: each row has a name and as many cells"),
        (b'name\n"a"b\n', "line 2: not CSV"),
        (b"name\n\xff\n", "cannot be read as UTF-8"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"metadata.csv(, |: ){message}"):
        given_in(tmp_path, content)
