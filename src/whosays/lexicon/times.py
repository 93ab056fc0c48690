"""The words of time of one language: names of months, units, relations, and the forms that time expressions take.

A form is written with the names of word kinds (`day of? month year?`): `?`, `|` and brackets as in regular
expressions, capitals for a macro, and `kind:key` for one key of a kind (`unit:year`). What a form means is known to
`whosays.normalise.dates`; what it looks like is data, so that a language with another order of words needs no code.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from pydantic import Field

from whosays.lexicon.strict import Strict


class TimeWord(StrEnum):
    """The kinds of words in a time expression. A word may be of several kinds ("second": a unit and an ordinal)."""

    MONTH = "month"
    WEEKDAY = "weekday"
    SEASON = "season"
    UNIT = "unit"
    PART = "part"
    RELATION = "relation"
    DIRECTION = "direction"
    DEICTIC = "deictic"
    ORDINAL = "ordinal"
    COUNT = "count"
    SENSE = "sense"
    HEDGE = "hedge"
    DAYPART = "daypart"
    ADVERB = "adverb"
    THEN = "then"
    TAIL = "tail"
    FISCAL = "fiscal"
    DECADE = "decade"
    CLOCK = "clock"
    OF = "of"
    THE = "the"
    TO = "to"
    AND = "and"
    OR = "or"
    EDGE = "edge"
    EDGEUNIT = "edgeunit"
    WEEKDAYS = "weekdays"
    HUNDREDS = "hundreds"
    ONWARDS = "onwards"
    HOLIDAY = "holiday"


class TimeForm(StrEnum):
    """The forms of time expressions; `whosays.normalise.dates` knows what each means. Of two equally long the first."""

    DATE = "date"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"
    DECADE = "decade"
    FISCAL = "fiscal"
    HOLIDAY = "holiday"
    INTERVAL = "interval"
    OPENED = "opened"
    LENGTH = "length"
    AFTER_NEXT = "afternext"
    OFFSET = "offset"
    WEEK = "week"
    SPAN = "span"
    UNIT = "unit"
    EDGE_UNIT = "edgeunit"
    WITHIN = "within"
    NTH = "nth"
    ENDING = "ending"
    AGO = "ago"
    DEICTIC = "deictic"
    WEEKDAY = "weekday"
    DAY = "day"
    THEN = "then"
    ADVERB = "adverb"
    CLOCK = "clock"
    EVENT = "event"


NEVER = r"(?!)"
"""Fits nowhere."""


class Literals(Strict):
    """Regular expressions of expressions written with digits and letters together; group 1, where there is one, is the
    key.
    """

    clock: str = NEVER
    decade: str = NEVER
    quarter: str = NEVER
    half: str = NEVER
    short_year: str = NEVER
    day_month: str = NEVER
    fiscal: str = NEVER
    ordinal: str = NEVER


class Contexts(Strict):
    """Words around an expression that tell a date from a figure or an ordinary word.

    `frequency`: words that make a time recur ("every Tuesday"). `hyphenated`: parts that need a hyphen ("end-
    March"). `never_years`: prepositions that no year takes ("at 2000 rpm"). `range_ends`: words for the time of
    writing that only end a range ("2014 to the present"). `short_dates`: prepositions after which 5/12 is a day.
    `year_senses`: senses before which a bare number is a year. `determiners`: words that make "the 2022 invasion" a
    year. `year_notes`: words after a bare year that confirm it ("2024 alone"). `year_prepositions` take years far
    more often than counts; after one of `whole_units` "the year" is a time. `counted` and `counted_ends`: nouns
    after a number that make it a count; `uncounted` are words with such an ending that are no nouns.
    `adverb_before`: words after which "later" and "earlier" tell a time; `verb_ends`: endings of a word after them
    that say so too. `month_senses` are senses that take a month but no day ("in March 20 people died"); `lengths`
    take a length of time ("within two days"); `event_directions` count from an event where one is named after them
    ("two days after the vote"). `event_senses` relate a figure to an event by its name, `event_nouns` are what a
    document may date itself ("the landslide of 24 May 2024 … since the landslide"); `event_clauses` go on to tell
    of the event's own day. One of `event_firsts` and a count of units begin with the event ("the first 14 months of
    the war"), one of `event_counts` counts from it ("two days after the quake").
    """

    frequency: frozenset[str] = frozenset()
    hyphenated: frozenset[str] = frozenset()
    never_years: frozenset[str] = frozenset()
    range_ends: frozenset[str] = frozenset()
    short_dates: frozenset[str] = frozenset()
    year_senses: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    year_notes: frozenset[str] = frozenset()
    year_prepositions: frozenset[str] = frozenset()
    yearly: frozenset[str] = frozenset()
    whole_units: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    counted_ends: tuple[str, ...] = ()
    uncounted: frozenset[str] = frozenset()
    adverb_before: frozenset[str] = frozenset()
    verb_ends: tuple[str, ...] = ()
    month_senses: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    event_directions: frozenset[str] = frozenset()
    event_senses: frozenset[str] = frozenset()
    event_nouns: frozenset[str] = frozenset()
    event_firsts: frozenset[str] = frozenset()
    event_counts: frozenset[str] = frozenset()
    event_clauses: tuple[str, ...] = ()


class Comparing(Strict):
    """Words that set one time against another in a sentence.

    `always` open what a figure is held against ("than in March", "compared with 2,100"); `paired` do so before a
    figure, behind a comma or a time (", against 2,860"); `sources` before a figure, behind one of `directions` ("up
    from") or a figure that one of `results` leads to ("fell to 4,300 from 5,100"); `like` right before a time ("as
    in 2024"). After one of `excess` an opening word only blurs a length of time ("more than two years ago"). `when`
    goes on from the time before it. One of `records` is held against where one of `bygone` stands before it or one of
    `attained` behind it ("the previous record of 6.3 set in 1998").
    `superlatives`, and words with `superlative_ends` that are none of `plain`, are
    told of the time before them: "the worst since 1998". A day behind one of `statements` ("in a statement on
    Monday"; one of `issued` may stand between, and after one of `papers` has to), or behind a verb of saying and
    words that begin with one of `hearers` or name one of `audiences` ("told reporters in Geneva on Monday"), is that
    of speaking. A year before one of `agreed` says which of them it is ("under the 1996 accord"). One of `until`
    opens a clause that ends what was told before it ("held 9,000 people before it closed in June"); one of
    `relative` behind another figure goes on to tell of that figure alone, and one of `numbers` remarks on the figure
    before it. One of `since` opens a clause whose date begins what goes on ("since protests broke out in May"), one of
    `counted` before a day closes it ("as of 3 August"); one of `begun` behind one of `things` begins it ("floods that
    began on Tuesday have killed 200"). A figure behind one of `formerly`, or of `before` where that opens its clause,
    held before a change ("used to bring", "earlier it was"). The day of one of `counting` is that of the count, not
    of speaking ("on Monday nurses counted 23 wounded"). A time behind one of `made` between commas is that of the
    making ("the ferry, built in 1962,"); behind a figure and one of `parts` it is that of the part alone ("14 died, six
    of them in May"). A time that "from" opens behind one of `papers` or `statements` is that of the text ("figures from
    February").
    """

    always: frozenset[str] = frozenset()
    paired: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    like: frozenset[str] = frozenset()
    excess: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    records: frozenset[str] = frozenset()
    bygone: frozenset[str] = frozenset()
    attained: frozenset[str] = frozenset()
    superlatives: frozenset[str] = frozenset()
    superlative_ends: tuple[str, ...] = ()
    plain: frozenset[str] = frozenset()
    statements: frozenset[str] = frozenset()
    hearers: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    agreed: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    until: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    formerly: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    @cached_property
    def openers(self) -> frozenset[str]:
        """Every word that may open a stretch of its own."""
        return self.always | self.paired | self.sources | self.like | self.when | self.records


class Telling(Strict):
    """How a text dates itself.

    `published` are words that stand beside a date of publication, `documents` those of which a title says the date
    ("Statement of 2 March"); `head_lines` is how many lines at the top may hold it. `past`, `past_ends` (without
    `not_past`), `present` and `future` tell the tense of a clause; `limits` are prepositions that look ahead where
    the verb is in the present ("are facing … by 2025"). `now` are those present verbs that say how things stand,
    not who says, unless one of `promised` stands beside them ("now it will be"); so are `states` ("employs") and
    those of `having` before a figure or one of `owned` ("has room for 800"), and a figure behind one of `sizes` ("a
    town of 9,000"); behind one of `attributive` an ending of the past
    makes no verb ("the injured"). `standing` are prepositions of the day for which all below a heading holds ("as
    of 31 May"), `ahead` words of a label of what is yet to come ("Deadline: 3 May"), one of `intended` behind a
    verb of the present looks ahead, too ("are to leave in June"), and behind one of `helped` no word tells a tense
    ("to be freed"), `notes` labels of remarks, of which a heading says nothing; `running` are documents that tell how
    things stand on their day; one of `reporting` points at the time of the heading ("in the reporting period").
    """

    published: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    head_lines: int = Field(default=6, ge=1)
    limits: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    past_ends: tuple[str, ...] = ()
    not_past: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    now: frozenset[str] = frozenset()
    promised: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    owned: frozenset[str] = frozenset()
    attributive: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()
    intended: frozenset[str] = frozenset()
    helped: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    running: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()


class Times(Strict):
    """The section `[times]` of a language.

    `words` gives for each kind the words (several words are a phrase) with their key: the number of a month, a weekday
    (Monday is 1) or a season's first month; the name of a unit or relation. `guarded` words are ordinary words too and
    need company. `day_first` says which of 02/03 is the day, where the language settles it. `forms_like` names a
    language whose macros and forms hold here too, behind those of the file itself: forms are orders of kinds of words,
    of which most languages share most.
    """

    words: dict[TimeWord, dict[str, str]]
    guarded: frozenset[str]
    day_first: bool | None = None
    forms_like: str | None = None
    literals: Literals
    macros: dict[str, str] = Field(default_factory=dict)
    forms: dict[TimeForm, tuple[str, ...]] = Field(default_factory=dict)
    contexts: Contexts
    comparing: Comparing = Field(default_factory=Comparing)
    telling: Telling
