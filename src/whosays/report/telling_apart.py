"""What tells questions of one name apart: the words of a figure that answers one and not the other.

What always holds: no two questions of a report are called the same; the one that most figures answer keeps its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.report.phrases import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.question import Question


def told_apart(named: Mapping[str, Sequence[Question]], claims: Mapping[str, Claim]) -> Mapping[str, str]:
    """What is added to the names of questions, by their ids; `named` are the questions by their names."""
    found: dict[str, str] = {}
    for alike in named.values():
        taken: set[str] = set()
        for question in sorted(alike, key=lambda each: (-len(each.answers), each.id))[1:]:
            words = next((told for told in _ways(question, claims) if told not in taken), question.id)
            taken.add(words)
            found[question.id] = words
    return found


def _ways(question: Question, claims: Mapping[str, Claim]) -> Iterator[str]:
    """The words of its figures, each by itself and then with its place."""
    told = [claims[each].evidence for each in question.answers if each in claims]
    yield from (say("title_figure", figure=" ".join(each.exact.split())) for each in told)
    yield from (say("title_figure_at", figure=" ".join(each.exact.split()), start=str(each.start)) for each in told)
