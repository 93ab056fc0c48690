"""No pattern holds on to what a group has taken: Python before 3.11.5, which Debian 12 ships, loses its place there.

`(?:…)*+` and `(?>…)` may fail where they fit, or fit where they fail (CPython issue 106052): "November 2020" had no year.
Holding on to single characters (`\\d++`) is right everywhere.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "whosays"
HOLDING = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")


def holding(text: str) -> list[str]:
    """The places in `text` where a group is held on to."""
    return [text[max(0, match.start() - 20) : match.end()] for match in HOLDING.finditer(text)]


def written(file: Path) -> Iterator[str]:
    """The strings of a module, or the whole of a file of words."""
    text = file.read_text("utf-8")
    if file.suffix != ".py":
        yield text
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
            yield node.value if isinstance(node.value, str) else node.value.decode("latin-1")


@pytest.mark.parametrize("pattern", [r"\d++(?:\.\d++)*+", r"(?:a|b)++", r"(?:ab)?+", r"(?:ab){2,3}+", r"(?>ab)"])
def test_a_group_that_holds_on_is_seen(pattern: str) -> None:
    assert holding(pattern)


def test_single_characters_may_hold_on() -> None:
    assert not holding(r"\d++(?:,\d{3})*[ \t]*+(a|b)+")


def test_no_pattern_of_ours_holds_on_to_a_group() -> None:
    files = sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.toml")])
    assert [(file.name, found) for file in files for text in written(file) for found in holding(text)] == []
