"""Data files that are wrong: the message names file, line, key and the nearest key that exists."""

from __future__ import annotations

import pytest
from pydantic import Field, ValidationError

from whosays.errors import LexiconError, SettingsError
from whosays.lexicon.strict import Strict, line_of, parse, read


class Leaf(Strict):
    colour: str
    width: int = 1


class Tree(Strict):
    title: str
    leaf: dict[str, Leaf] = Field(default_factory=dict)
    branches: tuple[Leaf, ...] = ()


RIGHT = 'title = "oak"\n\n[leaf.left]\ncolour = "green"\nwidth = 3\n\n[[branches]]\ncolour = "brown"\n'


def test_a_right_file_is_read() -> None:
    tree = read(RIGHT, Tree, "oak.toml")
    assert (tree.leaf["left"].width, tree.branches[0].colour) == (3, "brown")
    assert read(f"\ufeff{RIGHT}", Tree, "oak.toml") == tree


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (RIGHT.replace("width", "widht"), "oak.toml, line 5: unknown key 'leaf.left.widht'; did you mean 'width'?"),
        (RIGHT.replace("title", "titel"), "oak.toml, line 1: unknown key 'titel'; did you mean 'title'?"),
        (RIGHT + "colr = 2", "oak.toml, line 9: unknown key 'branches.colr'; did you mean 'colour'?"),
        (RIGHT + "qqq = 2", "oak.toml, line 9: unknown key 'branches.qqq'; known keys are: colour, width."),
        (RIGHT.replace('colour = "green"', ""), "oak.toml, line 3: the key 'leaf.left.colour' is missing; add it."),
        (RIGHT.replace('"oak"', "7"), "oak.toml, line 1: 'title': input should be a valid string; it has 7."),
        ('title = "oak"\n[branches]\n', "oak.toml, line 2: 'branches' is a list; write [[branches]] above each of its"),
        ('title = "oak', "oak.toml: not valid TOML"),
        (RIGHT + "open = [\n 1,\n 2,\n", "What begins in line 9 is not closed; close it and run again."),
        (RIGHT + "[[branches", "oak.toml: not valid TOML"),
        ("title = 1 2\n", "(at line 1, column 11). Mend that place and run again."),
        ('title = "oak"\nleaf = 3\n', "oak.toml, line 2: 'leaf' holds tables; write [leaf.NAME] above each of them."),
    ],
)
def test_a_wrong_file_is_explained(text: str, says: str) -> None:
    with pytest.raises(LexiconError) as raised:
        read(text, Tree, "oak.toml")
    assert says in str(raised.value).splitlines()[0] or says in str(raised.value)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        read('titel = 1\n[leaf.a]\nwidth = "x"\n', Tree, "t.toml", SettingsError)
    assert len(str(raised.value).splitlines()) == 4


def test_the_error_is_the_one_asked_for() -> None:
    with pytest.raises(SettingsError):
        parse("= 1", "case.toml", SettingsError)


def test_what_is_read_stays_as_it_is() -> None:
    with pytest.raises(ValidationError):
        Leaf(colour="red").colour = "blue"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (["title"], 1),
        (["leaf", "left"], 3),
        (["leaf", "left", "width"], 5),
        (["leaf", "left", "none"], 3),
        (["no"], None),
    ],
)
def test_a_key_has_a_line(path: list[str], line: int | None) -> None:
    assert line_of(RIGHT, path) == line
