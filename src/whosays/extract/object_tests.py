"""What a verb of saying has as its object: a thing, a sum, or a number that somebody gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.bare_figures import bare, figure_after
from whosays.extract.doing_tests import REACH
from whosays.extract.voice_tags import (
    AUXILIARY,
    COLON,
    COMMA,
    DETERMINER,
    HARM,
    HELPER,
    OF,
    PRONOUN,
    QUOTE,
    RELATIVE,
    REMAINS,
    SCALE,
    STATE_AFTER,
    STOP,
    THAT,
    VERB,
)

if TYPE_CHECKING:
    from whosays.extract.voice_words import Line


def of_things(line: Line, at: int) -> bool:
    """Whether a verb has a thing as its object: "wrote **the word** on 41 of them", "posted **300 guards**"."""
    following = line.at(at + 1)
    if following & (THAT | QUOTE | COLON | COMMA):
        return False
    if following & DETERMINER and not following & PRONOUN:
        return True
    figure = figure_after(line, at)
    return figure is not None and not bare(line, figure) and not counts_harm(line, at)


def sums(line: Line, at: int) -> bool:
    """Whether a sum alone is added and nothing is told of it: "the region pays 1.9 million; Moscow **adds**
    400,000"."""
    figure = figure_after(line, at)
    if figure is None:
        return False
    for k in range(figure + 1, min(len(line), figure + 1 + REACH)):
        if line.tags[k] & (AUXILIARY | HELPER | VERB | HARM | STATE_AFTER | RELATIVE):
            return False
        if line.tags[k] & (COMMA | STOP):
            break
    return True


def counts_harm(line: Line, at: int) -> bool:
    """Whether a body gives a number and does not have or give things: "the ministry gave **44 dead**", "the prefecture
    gave 44", but not "the prisons held 6,420 inmates"."""
    figure = figure_after(line, at)
    if figure is None:
        return True
    while line.at(figure + 1) & SCALE:
        figure += 1
    alone = bare(line, figure) and not line.at(figure + 1) & OF  # "holds 40 **of** its posts"
    return alone or any(line.at(k) & (HARM | REMAINS) for k in range(figure + 1, figure + 3))
