"""The words that damaged text, sentence ends and tables are read by: section `[tables]` of a language's file.

All of it is data. Words are in lower case; an abbreviation stands without its full stop.
"""

from __future__ import annotations

from whosays.lexicon.strict import Strict


class MarkWords(Strict):
    """What tells a citation mark from the end of a number.

    `openers` open sentences and cannot follow a figure in a phrase; `abbreviations` take a number after their full stop
    ("No.5"); `numbered` stand before dotted numbers that are no amounts ("Section 2.1"); `year_leads` stand before a
    year; `units` are units whose raised 2 or 3 is an exponent.
    """

    openers: frozenset[str]
    abbreviations: frozenset[str]
    numbered: frozenset[str]
    year_leads: frozenset[str]
    units: frozenset[str]


class SentenceWords(Strict):
    """What keeps a sentence from ending at a full stop.

    After `titles` a name follows; after `numbering` a number; `never_last` ends no sentence; after `hours` ("a.m.") a
    sentence goes on where one of `hour_followers` comes.
    """

    titles: frozenset[str]
    numbering: frozenset[str]
    never_last: frozenset[str]
    hours: frozenset[str]
    hour_followers: frozenset[str]


class ColumnWords(Strict):
    """What the words of headers and cells tell.

    `amount`, `money`, `percent`, `date`, `source` and `label` are words of headers, by what their column holds; a
    header's head ends at one of `heads_end` ("Date | of Estimate"). `blanks` fill empty cells. `hedges` stand before a
    figure, `scales` after it, `glued_units` touch it ("12km", "5th"). After `name_prefixes` a capital opens no cell
    ("McKay"). A date phrase is made of `dates` and `date_fillers`. `currencies` are groups of signs and words, one
    group a currency.
    """

    amount: frozenset[str]
    money: frozenset[str]
    percent: frozenset[str]
    date: frozenset[str]
    source: frozenset[str]
    label: frozenset[str]
    heads_end: frozenset[str]
    blanks: frozenset[str]
    hedges: frozenset[str]
    scales: frozenset[str]
    glued_units: frozenset[str]
    name_prefixes: frozenset[str]
    dates: frozenset[str]
    date_fillers: frozenset[str]
    currencies: tuple[frozenset[str], ...]


class TableWords(Strict):
    """Section `[tables]`."""

    marks: MarkWords
    sentences: SentenceWords
    columns: ColumnWords
