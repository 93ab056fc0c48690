"""The fit of the weights by which speakers still speak: evaluation/still_speaking.py."""

from __future__ import annotations

from evaluation.still_speaking import BASE, Sample, fitted


def samples(reason: str, *, right: int, wrong: int) -> list[Sample]:
    return [
        Sample("dev", frozenset({BASE, reason}), speaker=told, author=not told)
        for told, count in ((True, right), (False, wrong))
        for _ in range(count)
    ]


def test_a_reason_weighs_what_it_tells() -> None:
    weights = fitted(samples("counts_on", right=40, wrong=10) + samples("name", right=10, wrong=40))
    assert weights["counts_on"] > 0 > weights["name"]
    assert weights["counts_on"] == -weights["name"]
    assert weights[BASE] == 0.0


def test_what_few_figures_show_weighs_little() -> None:
    many = samples("first", right=30, wrong=30)
    few = fitted(many + samples("himself", right=2, wrong=0))["himself"]
    more = fitted(many + samples("himself", right=20, wrong=0))["himself"]
    assert 0 < few < more


def test_a_figure_that_the_gold_gives_to_both_counts_as_carried_but_little() -> None:
    both = [Sample("dev", frozenset({BASE}), speaker=True, author=True)] * 10
    wrong = [Sample("dev", frozenset({BASE}), speaker=False, author=True)] * 10
    assert -2 < fitted(both + wrong)[BASE] < 0
