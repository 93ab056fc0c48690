"""What is told twice, and what is missing of a list that was begun."""

from __future__ import annotations

from whosays.verify.proof_once import Telling, missing, twice
from whosays.verify.proof_phrases import Phrase, either, given, one_of
from whosays.verify.proof_scopes import Scope

PAIR: Phrase = ("", "clash", "")
COUNT: Phrase = ("", "n_roots", " roots")
PAIRS = [one_of(["90 (A) against 45 (B)"]), one_of(["90 (A) against 45 (C)"])]


def scope() -> Scope:
    return Scope(kind="question", says="a question", slots={"clash": either(*PAIRS)}, lists={"clash": PAIRS})


def telling(*lines: list[tuple[Phrase, str]]) -> Telling:
    told = Telling()
    for line in lines:
        told.add(line)
    return told


def test_each_of_a_list_is_told_once() -> None:
    told = telling([(PAIR, "90 (A) against 45 (B)"), (PAIR, "90 (A) against 45 (C)")])
    assert not list(twice(scope(), told))
    assert not list(missing(scope(), told))


def test_a_name_in_place_of_another_is_told_twice_and_one_is_missing() -> None:
    told = telling([(PAIR, "90 (A) against 45 (C)"), (PAIR, "90 (A) against 45 (C)")])
    assert [words for words, _ in twice(scope(), told)] == ["90 (A) against 45 (C)"]
    assert list(missing(scope(), told))


def test_a_line_tells_nothing_twice_but_two_lines_may() -> None:
    assert not list(twice(scope(), telling([(COUNT, "3 roots")], [(COUNT, "3 roots")])))
    assert list(twice(scope(), telling([(COUNT, "3 roots"), (COUNT, "3 roots")])))


def test_what_a_record_needs_is_told() -> None:
    needy = Scope(kind="rate", says="a rate", slots={"implied": given(True)}, needs=frozenset({"implied"}))
    assert [why for _, why in missing(needy, Telling())] == ["implied of a rate is missing"]
