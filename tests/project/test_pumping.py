"""No text of one thing said again and again is read out of step with its length (Trust T9): ten times the text, at most
fifteen times the time. The short form goes to 20,000 characters, `PUMPING=200000` further.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable

import pytest

from tests import english
from whosays import extract
from whosays.lexicon.packs import PackFile
from whosays.lexicon.strict import read
from whosays.lexicon.whole import Lexicon

LONGEST = int(os.environ.get("PUMPING", "20000"))
MOST = 15
"""Times the time for ten times the text (Trust T9)."""
SHORTEST = 2_000
"""Characters: of a list of many figures the first thousand are read faster than those that follow, each of which then
costs the same."""
UNTOLD = 0.02
"""Seconds: what takes less for the longest text takes no time that anybody could notice, and none that can be
measured beside other work."""
TEXTS = ("a", "1", "1,", "12 men, ", "said ", "$1 ", "“", "5\n")


def seconds(act: Callable[[str], object], pump: str, length: int) -> float:
    """The processor time of `act` for a text of that length."""
    text = (pump * length)[:length] + "!"
    began = time.process_time()
    act(text)
    return time.process_time() - began


def out_of_step(act: Callable[[str], object], pump: str) -> str:
    """How far `act` is out of step with the length of its text; empty where it keeps step."""
    before, size = min(seconds(act, pump, SHORTEST) for _ in range(2)), 10 * SHORTEST
    while size <= LONGEST:
        taken = seconds(act, pump, size)
        if taken > MOST * before:  # other work may have come between: once more
            taken = min(taken, seconds(act, pump, size))
        if taken > UNTOLD and taken > MOST * before:
            return f"{pump!r} × {size:,}: {taken:.3f} s, {taken / max(before, 1e-9):.0f} times a tenth of it"
        before, size = taken, size * 10
    return ""


def test_a_pattern_that_does_not_is_found() -> None:
    assert out_of_step(re.compile(r"a*b").search, "a")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("pump", TEXTS)
def test_every_text_keeps_step(pump: str) -> None:
    assert out_of_step(english.claims, pump) == ""


def test_words_of_a_pack_are_words_and_no_patterns() -> None:
    """What would be a pattern without end elsewhere is looked for as it stands."""
    hostile = r"(a+)+$"
    table = f"name = 'x'\n[measure.geese]\ntitle = 'geese'\nnames = ['{hostile}', 'a*a*a*a*a*b', '[[']\nunit = 'count'\nkind = 'stock'\n"
    pack = read(table, PackFile, "x.toml")
    grammar = extract.grammar(Lexicon(pack, (("x.toml", pack),), "en", ()))

    def found(text: str) -> object:
        return extract.mentions(english.document(text), grammar)

    assert out_of_step(found, "a") == ""
    assert out_of_step(found, "45 aaa") == ""
