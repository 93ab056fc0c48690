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

    openers: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    year_leads: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


class SentenceWords(Strict):
    """What keeps a sentence from ending at a full stop.

    After `titles` a name follows; after `numbering` a number; `never_last` ends no sentence; after `hours` ("a.m.") a
    sentence goes on where one of `hour_followers` comes; `ending` are names of one letter that end a sentence ("wrote
    on X. The"). `library` is the language whose rules sentencex splits by.
    """

    library: str = "en"
    titles: frozenset[str] = frozenset()
    numbering: frozenset[str] = frozenset()
    never_last: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    hour_followers: frozenset[str] = frozenset()
    ending: tuple[str, ...] = ()


class Furniture(Strict):
    """What lines of a page tell that are no prose.

    `rights` begin the line of a footer, a year behind them ("Copyright 2025"), `offers` what a reader may
    click or buy ("Subscribe for $5 a
    month"); a line of a number and one of `counted` only counts ("4,512 comments").
    """

    rights: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


class ColumnWords(Strict):
    """What the words of headers and cells tell.

    `amount`, `money`, `percent`, `date`, `source` and `label` are words of headers, by what their column holds; a
    header's head ends at one of `heads_end` ("Date | of Estimate"). `blanks` fill empty cells. `hedges` stand before a
    figure, `scales` after it, `glued_units` touch it ("12km", "5th"). After `name_prefixes` a capital opens no cell
    ("McKay"). A date phrase is made of `dates` and `date_fillers`. `currencies` are groups of signs and words, one
    group a currency.
    """

    amount: frozenset[str] = frozenset()
    money: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    date: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    label: frozenset[str] = frozenset()
    heads_end: frozenset[str] = frozenset()
    blanks: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    scales: frozenset[str] = frozenset()
    glued_units: frozenset[str] = frozenset()
    name_prefixes: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    date_fillers: frozenset[str] = frozenset()
    currencies: tuple[frozenset[str], ...] = ()


class TableWords(Strict):
    """Section `[tables]`."""

    marks: MarkWords = MarkWords()
    sentences: SentenceWords
    columns: ColumnWords = ColumnWords()
    furniture: Furniture = Furniture()
