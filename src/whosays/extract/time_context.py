"""Whether words that have the form of a time expression are one: "in 2024" and not "2024 men", "in May" and not "it
may".

The rules look at the words of the run and at the characters on either side, never further than one word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.time_forms import Candidate
    from whosays.extract.time_words import Token
    from whosays.lexicon.times import Contexts

_NEXT_WORD = re.compile(r"\s*([^\W\d_]+)")
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s'’]*$")
_RANGE_GOES_ON = re.compile(r"\s+[^\W\d_]+\s+[\d$€£]")
_BEFORE = 24
"""Characters looked back for the word before: longer words are none that the rules know."""
_FIGURE_SIGNS = frozenset("$€£¥₽₴#~≈<>≥≤+%°")
_WEEKS = 53
_ROUND = 50
"""A four-digit number divisible by this, before a counted noun, is a count rather than a year."""
_ALONE = frozenset({TimeForm.MONTH, TimeForm.SEASON, TimeForm.WEEKDAY, TimeForm.DAY})
"""Forms that need no company where nothing else stands in the text."""
_COMPANY = frozenset({"day", "ordinal", "year", "yy", "number", "weekday", "part", "relation"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a candidate stands: the text from `start` to `end`, the run of words and the index of its first."""

    text: str
    start: int
    end: int
    run: Sequence[Token]
    first: int

    def next_word(self, offset: int) -> str:
        """The word that follows `offset` with nothing but white space between, or nothing."""
        match = _NEXT_WORD.match(self.text, offset, self.end)
        return match[1] if match else ""

    def word_before(self, offset: int) -> str:
        """The word that stands before `offset`, or nothing."""
        match = _LAST_WORD.search(self.text[max(0, offset - _BEFORE) : offset])
        return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class _Found:
    """A candidate with its words, where it stands, and what the language says of such places."""

    roles: tuple[tuple[str, Token], ...]
    start: int
    end: int
    place: Place
    contexts: Contexts
    guarded: frozenset[str]

    def of(self, kind: str) -> Token | None:
        return next((token for role, token in self.roles if role == kind), None)

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(role for role, _ in self.roles)


def stands(candidate: Candidate, place: Place, contexts: Contexts, guarded: frozenset[str]) -> bool:
    """Whether the candidate is a time expression where it stands."""
    run = place.run
    found = _Found(
        tuple((role, run[index]) for role, index in candidate.roles),
        run[candidate.first].start,
        run[candidate.end - 1].end,
        place,
        contexts,
        guarded,
    )
    if not _is_apart(found, run[candidate.first]):
        return False
    rule = _RULES.get(candidate.form)
    return rule is None or rule(found) or (candidate.form in _ALONE and _is_all(found))


def _is_apart(found: _Found, first: Token) -> bool:
    """Whether the ends touch no letter or digit of a neighbour; a glued cell may start with a capitalised word and end
    before one.
    """
    if not first.apart and not first.capitalised:
        return False
    if first.text[0].isdigit() and found.start > 0 and found.place.text[found.start - 1] in _FIGURE_SIGNS:
        return False
    after = found.place.text[found.end : found.end + 1]
    return not after.isalnum() or after.isupper() or (after.isdigit() and not found.place.text[found.end - 1].isdigit())


def _is_all(found: _Found) -> bool:
    """Whether the expression is all the words there are, as in the cell of a table."""
    rest = found.place.text[found.place.start : found.start] + found.place.text[found.end : found.place.end]
    return len(rest) < _ROUND and not any(sign.isalnum() for sign in rest)


def _date(found: _Found) -> bool:
    """A month and a day; "in March 20 people died" has a month only, for days take another preposition."""
    if "daymonth" in found.kinds:
        return _is_short_date(found)
    month, day, sense = found.of(TimeWord.MONTH), found.of("day"), found.of(TimeWord.SENSE)
    if month is None or day is None:
        return True
    if (
        "year" in found.kinds
        or "yy" in found.kinds
        or TimeWord.WEEKDAY in found.kinds
        or TimeWord.RELATION in found.kinds
    ):
        return True
    counts = day.end == found.end and _is_counted(found.place.next_word(found.end), found.contexts)
    takes_month = sense is None or sense.text.lower() in found.contexts.month_senses
    return not (counts and takes_month) and not _is_ordinary(month, found)


def _is_short_date(found: _Found) -> bool:
    """5/12 is a day after "on" or a weekday, or where it fills a cell; anywhere else it may be a fraction."""
    sense = found.of(TimeWord.SENSE)
    introduced = sense is not None and sense.text.lower() in found.contexts.short_dates
    alone = found.end - found.start > len("1/2") and _is_all(found)
    return introduced or alone or TimeWord.WEEKDAY in found.kinds


def _deictic(found: _Found) -> bool:
    """ "Now" and "present" only end a range."""
    word = found.of(TimeWord.DEICTIC)
    return word is None or word.text.lower() not in found.contexts.range_ends


def _is_ordinary(name: Token, found: _Found) -> bool:
    """Whether a guarded word in lower case has no number beside it."""
    return name.text.islower() and name.text in found.guarded and not found.kinds & {"day", "ordinal", "year", "yy"}


def _month(found: _Found) -> bool:
    month = found.of(TimeWord.MONTH)
    if month is None or month.text.lower() not in found.guarded:
        return True
    if "year" in found.kinds:
        return True
    company = found.kinds & (_COMPANY | {TimeWord.SENSE})
    return not month.text.islower() and (bool(company) or _in_brackets(found))


def _in_brackets(found: _Found) -> bool:
    """Whether the expression fills a pair of brackets: the label "(March)" of a row."""
    return (
        found.place.text[max(0, found.start - 1) : found.start] == "("
        and found.place.text[found.end : found.end + 1] == ")"
    )


def _season(found: _Found) -> bool:
    """A season needs a year, a relation, a part, or "in the …" without an "of" that makes it a fall of something."""
    if found.kinds & {"year", "yy", "relation", "part", "unit"} or _in_brackets(found):
        return True
    return TimeWord.SENSE in found.kinds and found.place.next_word(found.end).lower() != "of"


def _year(found: _Found) -> bool:
    """A bare number is a year where a preposition, a bracket, a determiner or a note says so and no counted noun
    follows.
    """
    year = found.of("year")
    if year is None or found.kinds & {"part", "unit"}:
        return True
    following, sense = found.place.next_word(found.end), found.of(TimeWord.SENSE)
    if following.lower() in found.contexts.year_notes:
        return True
    usual = sense is not None and sense.text.lower() in found.contexts.year_prepositions
    if _is_counted(following, found.contexts) and (int(year.text) % _ROUND == 0 or not usual):
        return following.lower() not in found.contexts.counted and int(year.text) % _ROUND != 0
    if sense is not None:
        opens_range = sense.key(TimeWord.SENSE) in {"from", "between"} and _RANGE_GOES_ON.match(
            found.place.text, found.end
        )
        return sense.key(TimeWord.SENSE) in found.contexts.year_senses and not opens_range
    return _is_named_year(year, found)


def _is_named_year(year: Token, found: _Found) -> bool:
    before, after = found.place.text[max(0, year.start - 1) : year.start], found.place.text[found.end : found.end + 1]
    if before and before in "([" and after and after in ")],;":
        return True
    if before in {",", " "} and after in {")", "]"} and found.place.text[max(0, year.start - 2)] in ",;":
        return True
    if after in {"'", "’"} and not before.isalnum():
        return True
    word = found.place.word_before(year.start).lower()
    if word == "of" or word in found.contexts.determiners:
        return word == "of" or bool(found.place.next_word(found.end))
    return word == "and" and found.place.first > 0


def _years(found: _Found) -> bool:
    """2024/25, 2010-12: the second follows the first within the century."""
    year, short = found.of("year"), found.of("yy")
    if year is None or short is None or year.end + 1 != short.start:
        return False
    return (
        not _is_counted(found.place.next_word(found.end), found.contexts)
        or int(short.text) == (int(year.text) + 1) % 100
    )


def _interval(found: _Found) -> bool:
    """Two ends: "between … and", "from … to", or a dash; bare years need order and no counted noun behind them."""
    sense = found.of(TimeWord.SENSE)
    between = sense is not None and sense.key(TimeWord.SENSE) == "between"
    if found.of(TimeWord.TO) is None and not between:
        return False
    if "daymonth" in found.kinds and sense is None:
        return False
    years = [token for role, token in found.roles if role == "year"]
    if found.kinds <= {"year", TimeWord.TO, TimeWord.AND, TimeWord.SENSE}:
        rising = int(years[0].text) <= int(years[-1].text)
        counted = _is_counted(found.place.next_word(found.end), found.contexts)
        return rising and not (counted and all(int(year.text) % _ROUND == 0 for year in years))
    return True


def _decade(found: _Found) -> bool:
    """Two digits or a bare word ("90s", "nineties") need an article."""
    decade = found.of(TimeWord.DECADE)
    if decade is None or len(decade.key(TimeWord.DECADE) or "") > len("90"):
        return True
    return decade.start > found.start and found.place.word_before(decade.start).lower() != "a"


def _adverb(found: _Found) -> bool:
    """ "later" and "earlier" as times: at the end of a clause, after an auxiliary, or before a verb; not before a
    noun.
    """
    rest = found.place.text[found.end : found.end + 1]
    following = found.place.next_word(found.end).lower()
    if not following:
        return rest in set(".,;:!?)") or found.end >= found.place.end
    if found.place.word_before(found.start).lower() not in found.contexts.adverb_before:
        return False
    return following.endswith(found.contexts.verb_ends)


def _day(found: _Found) -> bool:
    """ "On the 15th", with digits, a preposition and no noun behind it; "Friday the 13th"; "the 5th of last month"."""
    if TimeWord.RELATION in found.kinds or TimeWord.WEEKDAY in found.kinds:
        return True
    ordinal = found.of(TimeWord.ORDINAL)
    if ordinal is None or not ordinal.text[0].isdigit() or TimeWord.SENSE not in found.kinds:
        return False
    return not found.place.next_word(found.end)


def _week(found: _Found) -> bool:
    """ "Week 31", of a year that has no more than 53; "a week 20 people died" is none."""
    number = found.of("number")
    if number is None:
        return True
    return 1 <= int(number.text) <= _WEEKS and not _is_counted(found.place.next_word(found.end), found.contexts)


def _weekday(found: _Found) -> bool:
    name = found.of(TimeWord.WEEKDAY)
    return (
        name is None
        or name.text.lower() not in found.guarded
        or (name.capitalised and bool(found.kinds & {"sense", "relation"}))
    )


def _unit(found: _Found) -> bool:
    """Calendar units from the day up; "this second" and "the last minute" tell no date."""
    unit, relation = found.of(TimeWord.UNIT), found.of(TimeWord.RELATION)
    if unit is not None and relation is not None and unit.key(TimeWord.UNIT) in {"second", "minute", "hour", "half"}:
        return False
    return _ago(found)


def _ago(found: _Found) -> bool:
    """ "Two days after the vote" counts from the vote, which is no time expression; "two days after." counts from a
    time.
    """
    direction = found.of(TimeWord.DIRECTION)
    if direction is None or direction.text.lower() not in found.contexts.event_directions:
        return True
    following = found.place.next_word(found.end).lower()
    return not following or following in found.contexts.adverb_before


def _within(found: _Found) -> bool:
    """A length of time after its preposition; "$2,000 a month" is a rate."""
    sense = found.of(TimeWord.SENSE)
    return sense is not None and sense.text.lower() in found.contexts.lengths


def _then(found: _Found) -> bool:
    """ "Since then", "at that time"; a bare "then" only orders a tale."""
    return TimeWord.SENSE in found.kinds


def _is_counted(word: str, contexts: Contexts) -> bool:
    """Whether the word that follows a number makes it a count."""
    if not word or not word.islower():
        return False
    return word in contexts.counted or (word.endswith(contexts.counted_ends) and word not in contexts.uncounted)


_RULES = {
    TimeForm.DATE: _date,
    TimeForm.DEICTIC: _deictic,
    TimeForm.MONTH: _month,
    TimeForm.SEASON: _season,
    TimeForm.YEAR: _year,
    TimeForm.YEARS: _years,
    TimeForm.INTERVAL: _interval,
    TimeForm.DECADE: _decade,
    TimeForm.ADVERB: _adverb,
    TimeForm.DAY: _day,
    TimeForm.WEEK: _week,
    TimeForm.WEEKDAY: _weekday,
    TimeForm.UNIT: _unit,
    TimeForm.AGO: _ago,
    TimeForm.WITHIN: _within,
    TimeForm.THEN: _then,
}
