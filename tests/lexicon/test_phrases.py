"""Phrases in runs of words: what the four signs mean, and that the index finds all that a plain search would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.lexicon.phrases import FIGURE, GAP_WORDS, PhraseIndex


def hits(phrase: str, text: str) -> list[tuple[int, int]]:
    return [(hit.first, hit.end) for hit in PhraseIndex.of([(phrase, 0)]).find(text.lower().split())]


@pytest.mark.parametrize(
    ("phrase", "text", "spans"),
    [
        ("dead", "the dead and the dead", [(1, 2), (4, 5)]),
        ("Dead", "dead", [(0, 1)]),
        ("dead", "deadly", []),
        ("wound*", "wounded wounds wound swound", [(0, 1), (1, 2), (2, 3)]),
        ("killed or|and wounded", "killed or wounded", [(0, 3)]),
        ("killed or|and wounded", "killed wounded", []),
        ("wound*|hurt badly", "hurt badly wounding badly", [(0, 2), (2, 4)]),
        ("another #", "another # men", [(0, 2)]),
        ("another #", "another few #", []),
        ("lost ~ men", "lost men", [(0, 2)]),
        ("lost ~ men", "lost so very many men", [(0, 5)]),
        ("lost ~ men", "lost so very very many men", []),
        ("lost ~ ~ men", "lost so very very very very old men", [(0, 8)]),
        ("lost ~ ~ men", "lost so very very very very very old men", []),
        ("lost ~ men", "lost # men", []),
        ("lost ~ men", "lost old men and young men", [(0, 3)]),
        ("killed wounded", "killed , wounded", [(0, 3)]),
        ("killed wounded", "killed ; wounded", []),
        ("lost ~ men", "lost , a , b , c men", [(0, 8)]),
        ("rise", "", []),
    ],
)
def test_signs_mean_what_the_module_says(phrase: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert hits(phrase, text) == spans


@pytest.mark.parametrize(
    ("phrase", "text", "figure"),
    [("another #", "# another #", 2), ("# ~ replacements", "# or so replacements", 0), ("another", "another #", None)],
)
def test_a_hit_names_its_figure(phrase: str, text: str, figure: int | None) -> None:
    (hit,) = PhraseIndex.of([(phrase, 0)]).find(text.split())
    assert hit.figure == figure


WORDS = st.sampled_from(["ab", "abc", "abcd", "b", "and", FIGURE])


@given(
    st.lists(WORDS, max_size=14),
    st.dictionaries(st.integers(0, 9), st.lists(WORDS, min_size=1, max_size=3), max_size=6),
)
def test_plain_phrases_are_found_as_by_a_plain_search(words: list[str], phrases: dict[int, list[str]]) -> None:
    index = PhraseIndex.of((" ".join(phrase), key) for key, phrase in phrases.items())
    plain = {
        (at, at + len(phrase), key)
        for key, phrase in phrases.items()
        for at in range(len(words))
        if words[at : at + len(phrase)] == phrase
    }
    found = list(index.find(words))
    assert {(hit.first, hit.end, hit.payload) for hit in found} == plain
    assert [hit.first for hit in found] == sorted(hit.first for hit in found)


@given(st.integers(0, 6))
def test_a_gap_takes_so_many_words_and_no_more(between: int) -> None:
    assert bool(hits("lost ~ men", " ".join(["lost", *["x"] * between, "men"]))) is (between <= GAP_WORDS)
