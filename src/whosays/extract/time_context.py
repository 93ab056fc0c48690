"""Whether words that have the form of a time expression are one: "in 2024" and not "2024 men", "in May" and not "it
may".

The rules look at the words of the run and at the characters on either side, never further than one word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.time_forms import DAY
from whosays.extract.time_places import Found, Place
from whosays.extract.year_context import ROUND, are_years, is_counted, is_year
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from whosays.extract.time_forms import Candidate
    from whosays.extract.time_words import Token
    from whosays.lexicon.times import Contexts

_FIGURE_SIGNS = frozenset("$€£¥₽₴#~≈<>≥≤+%°")
_CLAUSE_ENDS = frozenset(".,;:!?)\n")
_ABBREVIATED = 3
"""Letters of a word that stands for others: "EOY"."""
_BARE_MONTHS = frozenset({TimeWord.MONTH, TimeWord.SENSE, TimeWord.AND, "year"})
_BARE_WEEKDAYS = frozenset({TimeWord.WEEKDAY, TimeWord.SENSE, TimeWord.AND})
_WEEK_DAYS = 7
_WEEKS = 53
_WIDEST_CELL = 50
"""Characters of blanks and marks around an expression that fills a cell."""
_ALONE = frozenset({TimeForm.MONTH, TimeForm.SEASON, TimeForm.WEEKDAY, TimeForm.DAY})
"""Forms that need no company where nothing else stands in the text."""
_COMPANY = frozenset({"day", "ordinal", "year", "yy", "number", "weekday", "part", "relation"})


def stands(candidate: Candidate, place: Place, contexts: Contexts, guarded: frozenset[str]) -> bool:
    """Whether the candidate is a time expression where it stands."""
    run = place.run
    found = Found(
        tuple((role, run[index]) for role, index in candidate.roles),
        run[candidate.first].start,
        run[candidate.end - 1].end,
        place,
        contexts,
        guarded,
    )
    if not _is_apart(found, run[candidate.first]) or _recurs(found) or _lacks_hyphen(found):
        return False
    rule = _RULES.get(candidate.form)
    return rule is None or rule(found) or (candidate.form in _ALONE and _is_all(found))


def _recurs(found: Found) -> bool:
    """ "Every Tuesday" is no date."""
    return found.place.word_before(found.start).lower() in found.contexts.frequency


def _lacks_hyphen(found: Found) -> bool:
    """ "End-March" is a time, "end March" may be an order."""
    part = found.of(TimeWord.PART)
    bound = part is not None and part.end != found.end and part.text.lower() in found.contexts.hyphenated
    return bound and part is not None and found.place.text[part.end : part.end + 1] not in {"-", "–"}


def _is_apart(found: Found, first: Token) -> bool:
    """Whether the ends touch no letter or digit of a neighbour; a glued cell may start with a capitalised word and end
    before one.
    """
    if not first.apart and not first.capitalised:
        return False
    if first.text[0].isdigit() and found.start > 0 and found.place.text[found.start - 1] in _FIGURE_SIGNS:
        return False
    after = found.place.text[found.end : found.end + 1]
    return not after.isalnum() or after.isupper() or (after.isdigit() and not found.place.text[found.end - 1].isdigit())


def _is_all(found: Found) -> bool:
    """Whether the expression is all the words there are, as in the cell of a table."""
    place = found.place
    if found.start - place.start + place.end - found.end > _WIDEST_CELL:
        return False
    rest = place.text[place.start : found.start] + place.text[found.end : place.end]
    return not any(sign.isalnum() for sign in rest)


def _date(found: Found) -> bool:
    """A month and a day; "in March 20 people died" has a month only, for days take another preposition."""
    if "daymonth" in found.kinds:
        return _is_short_date(found)
    month, day, sense = found.of(TimeWord.MONTH), found.of("day"), found.of(TimeWord.SENSE)
    if month is None or day is None or TimeWord.COUNT in found.kinds:
        return True
    if (
        "year" in found.kinds
        or "yy" in found.kinds
        or TimeWord.WEEKDAY in found.kinds
        or TimeWord.RELATION in found.kinds
    ):
        return True
    counts = day.end == found.end and is_counted(found.place.next_word(found.end), found.contexts)
    takes_month = sense is not None and sense.text.lower() in found.contexts.month_senses
    return not (counts and takes_month) and not _is_ordinary(month, found)


def _is_short_date(found: Found) -> bool:
    """5/12 is a day after "on" or a weekday, or where it fills a cell; anywhere else it may be a fraction."""
    sense = found.of(TimeWord.SENSE)
    introduced = sense is not None and sense.text.lower() in found.contexts.short_dates
    alone = found.end - found.start > len("1/2") and _is_all(found)
    return introduced or alone or TimeWord.WEEKDAY in found.kinds


def _deictic(found: Found) -> bool:
    """ "Now" and "present" only end a range."""
    word = found.of(TimeWord.DEICTIC)
    return word is None or word.text.lower() not in found.contexts.range_ends


def _is_ordinary(name: Token, found: Found) -> bool:
    """Whether a guarded word in lower case is a verb: "another 12 may have died"."""
    return name.text.islower() and name.text in found.guarded and bool(found.place.next_word(found.end))


def _month(found: Found) -> bool:
    month = found.of(TimeWord.MONTH)
    if month is None or month.text.lower() not in found.guarded:
        return True
    if "year" in found.kinds:
        return True
    company = found.kinds & (_COMPANY | {TimeWord.SENSE})
    if month.text.islower() and TimeWord.SENSE in found.kinds:
        return not found.place.next_word(found.end)
    return not month.text.islower() and (bool(company) or _in_brackets(found) or _is_label(found))


def _in_brackets(found: Found) -> bool:
    """Whether the expression fills a pair of brackets: the label "(March)" of a row."""
    return (
        found.place.text[max(0, found.start - 1) : found.start] == "("
        and found.place.text[found.end : found.end + 1] == ")"
    )


def _is_label(found: Found) -> bool:
    """Whether a colon makes the expression the label of what follows: "March: 340 killed"."""
    return found.place.text[found.end : found.end + 2] == ": "


def _season(found: Found) -> bool:
    """A season needs a year, a relation, a part, or "in the …" without an "of" that makes it a fall of something."""
    if found.kinds & {"year", "yy", "relation", "part", "unit"} or _in_brackets(found):
        return True
    return TimeWord.SENSE in found.kinds and found.place.next_word(found.end).lower() != "of"


def _quarter(found: Found) -> bool:
    """ "Q3" without a year needs a preposition; "1H" is a proton as often as a half-year and always needs a year."""
    short = found.of("quarter") or found.of("half")
    if short is None or found.kinds & {"year", TimeWord.UNIT}:
        return True
    return TimeWord.SENSE in found.kinds and not short.text[0].isdigit()


def _interval(found: Found) -> bool:
    """Two ends: "between … and", "from … to", or a dash; bare years need order and no counted noun behind them."""
    sense = found.of(TimeWord.SENSE)
    between = sense is not None and sense.key(TimeWord.SENSE) == "between"
    if found.of(TimeWord.TO) is None and not between:
        return _are_neighbours(found)
    if "daymonth" in found.kinds and sense is None:
        return False
    years = [token for role, token in found.roles if role == "year"]
    if found.kinds <= {"year", TimeWord.TO, TimeWord.AND, TimeWord.SENSE}:
        numbers = [int(year.key("year") or 0) for year in years]
        rising = numbers[0] <= numbers[-1]
        counted = is_counted(found.place.next_word(found.end), found.contexts)
        return rising and not (counted and all(year % ROUND == 0 for year in numbers))
    return True


def _are_neighbours(found: Found) -> bool:
    """ "18 and 19 June", "in May and June", "on Thursday and Friday": two in a row make a period without "between"."""
    roles = [role for role, _ in found.roles]
    days = [int(token.key(role) or 0) for role, token in found.roles if role in {"day", TimeWord.ORDINAL}]
    if days:
        return roles.count(TimeWord.MONTH) == 1 and days == [days[0], days[0] + 1]
    if found.kinds <= _BARE_WEEKDAYS:
        weekdays = [int(token.key(role) or 0) for role, token in found.roles if role == TimeWord.WEEKDAY]
        return bool(weekdays) and weekdays[1] == weekdays[0] % _WEEK_DAYS + 1
    months = [int(token.key(role) or 0) for role, token in found.roles if role == TimeWord.MONTH]
    return found.kinds <= _BARE_MONTHS and bool(months) and months == [months[0], months[0] + 1]


def _decade(found: Found) -> bool:
    """Two digits or a bare word ("90s", "nineties") need an article."""
    decade = found.of(TimeWord.DECADE)
    if decade is None or len(decade.key(TimeWord.DECADE) or "") > len("90"):
        return True
    return decade.start > found.start and found.place.word_before(decade.start).lower() != "a"


def _adverb(found: Found) -> bool:
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


def _day(found: Found) -> bool:
    """ "On the 15th", with digits, a preposition and no noun behind it; "Friday the 13th"; "the 5th of last month"."""
    if DAY in found.kinds and TimeWord.RELATION not in found.kinds:
        return not found.place.next_word(found.end)
    if TimeWord.RELATION in found.kinds or TimeWord.WEEKDAY in found.kinds:
        return True
    ordinal = found.of(TimeWord.ORDINAL)
    if ordinal is None or not ordinal.text[0].isdigit() or TimeWord.SENSE not in found.kinds:
        return False
    return not found.place.next_word(found.end)


def _week(found: Found) -> bool:
    """ "Week 31", of a year that has no more than 53; "a week 20 people died" is none."""
    number = found.of("number")
    if number is None:
        return True
    if found.place.text[found.end : found.end + 1] in {"-", "–", "/"}:
        return False
    return 1 <= int(number.text) <= _WEEKS and not is_counted(found.place.next_word(found.end), found.contexts)


def _weekday(found: Found) -> bool:
    name = found.of(TimeWord.WEEKDAY)
    return (
        name is None
        or name.text.lower() not in found.guarded
        or (name.capitalised and bool(found.kinds & {"sense", "relation"}))
    )


def _unit(found: Found) -> bool:
    """Calendar units from the day up; "this second" and "the last minute" tell no date."""
    unit, relation = found.of(TimeWord.UNIT), found.of(TimeWord.RELATION)
    part = found.of(TimeWord.PART)
    if found.kinds <= {TimeWord.UNIT, TimeWord.SENSE} and unit is not None:
        return _is_whole_unit(unit, found)
    if unit is not None and part is not None and relation is None and " " not in part.text:
        return part.start > unit.start and part.start - unit.end > len(" ")
    if unit is not None and relation is not None and unit.key(TimeWord.UNIT) in {"second", "minute", "hour", "half"}:
        return False
    return _ago(found)


def _edge_unit(found: Found) -> bool:
    """ "EOY" in capitals, a longer word in any, after a preposition or an article, or alone."""
    short = found.of(TimeWord.EDGEUNIT)
    if short is None or (len(short.text) <= _ABBREVIATED and not short.text.isupper()):
        return False
    return TimeWord.SENSE in found.kinds or short.start > found.start or _is_all(found)


def _is_whole_unit(unit: Token, found: Found) -> bool:
    """ "In the year", "for the day": the one that is spoken of, where nothing says more of it."""
    if unit.key(TimeWord.UNIT) == "weekend":
        return True
    sense = found.of(TimeWord.SENSE)
    named = sense is not None and sense.text.lower() in found.contexts.whole_units
    small = unit.key(TimeWord.UNIT) in {"second", "minute", "hour", "half", "period", "quarter"}
    return named and not small and not unit.text.lower().endswith("s") and _ends_clause(found)


def _ends_clause(found: Found) -> bool:
    after = found.place.text[found.end : found.end + 1]
    return not after or after in _CLAUSE_ENDS


def _ago(found: Found) -> bool:
    """ "Two days after the vote" counts from the vote, which is no time expression; "two days after." counts from a
    time.
    """
    direction = found.of(TimeWord.DIRECTION)
    if direction is None or direction.text.lower() not in found.contexts.event_directions:
        return True
    following = found.place.next_word(found.end).lower()
    return not following or following in found.contexts.adverb_before


def _holiday(found: Found) -> bool:
    """ "New year" and the like are ordinary words too, and need company or a capital."""
    name = found.of(TimeWord.HOLIDAY)
    guarded = name is not None and name.text.lower() in found.guarded
    return not guarded or (name is not None and name.capitalised) or bool(found.kinds & {"sense", "year", "relation"})


def _opened(found: Found) -> bool:
    """ "2018 or later" closes its clause; before a noun or verb the words belong to that."""
    words = found.of(TimeWord.ONWARDS)
    return words is None or words.key(TimeWord.ONWARDS) == "on" or _ends_clause(found)


def _after_next(found: Found) -> bool:
    """ "After next week" belongs together: a unit behind "next" is what it speaks of."""
    return not any(
        token.start >= found.end and token.key(TimeWord.UNIT) for token in found.place.run[found.place.first :]
    )


def _within(found: Found) -> bool:
    """A length of time after its preposition; "$2,000 a month" is a rate."""
    sense = found.of(TimeWord.SENSE)
    return sense is not None and sense.text.lower() in found.contexts.lengths


def _then(found: Found) -> bool:
    """ "Since then", "at that time"; a bare "then" only orders a tale."""
    return TimeWord.SENSE in found.kinds


_RULES = {
    TimeForm.DATE: _date,
    TimeForm.DEICTIC: _deictic,
    TimeForm.MONTH: _month,
    TimeForm.SEASON: _season,
    TimeForm.QUARTER: _quarter,
    TimeForm.YEAR: is_year,
    TimeForm.YEARS: are_years,
    TimeForm.HOLIDAY: _holiday,
    TimeForm.INTERVAL: _interval,
    TimeForm.OPENED: _opened,
    TimeForm.AFTER_NEXT: _after_next,
    TimeForm.DECADE: _decade,
    TimeForm.ADVERB: _adverb,
    TimeForm.DAY: _day,
    TimeForm.WEEK: _week,
    TimeForm.WEEKDAY: _weekday,
    TimeForm.UNIT: _unit,
    TimeForm.EDGE_UNIT: _edge_unit,
    TimeForm.AGO: _ago,
    TimeForm.WITHIN: _within,
    TimeForm.THEN: _then,
}
