"""The words for numbers and hedges of a language: sections `[numbers]` and `[hedges]` of its file.

Words are in lower case, phrases have their tokens apart ("o'clock" is fine, "- odd" is a hyphen and a word).
What each table means stands beside it in the data file.
"""

from __future__ import annotations

from decimal import Decimal

from pydantic import Field

from whosays.lexicon.strict import Strict
from whosays.model.quantity import Qualifier


class MoneySuffixes(Strict):
    """Short scale forms that are units beside anything but money, and the words after which "m" is a length: always, or
    where no number before has the same form as a scale."""

    words: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    counting: frozenset[str] = frozenset()
    lengths: frozenset[str] = frozenset()
    lengths_alone: frozenset[str] = frozenset()


class MultipleRules(Strict):
    """Multiples that need a word of comparison after them or a hedge before them."""

    as_many: list[list[str]] = Field(default_factory=list)
    bound: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()


class Ordinals(Strict):
    """Ordinals in words."""

    words: frozenset[str] = frozenset()


class Majority(Strict):
    """Phrases that mean more than half of a whole."""

    words: tuple[str, ...] = ()


class Partitive(Strict):
    """Where the whole of a fraction begins and ends."""

    determiners: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()
    plurals: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()


class Changes(Strict):
    """Words of change by their direction, the words that tie them to a figure, and those of change that take no object:
    what follows `alone` is by how much ("climbed 12 to 47"), and so is what stands before `compared` with `than` behind
    it ("40 fewer people than in May"). Behind one of `prospects` a change is yet to come.
    """

    up: frozenset[str] = frozenset()
    down: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    prospects: frozenset[str] = frozenset()


class Rates(Strict):
    """Rate words: what stands before the thing counted per, the things, and the adverbs that say it in one word.

    A period before one of `not_followed` is no rate ("a month after the flood"), unless one of `net_of` comes next
    ("after tax"). A number behind one of `among`, or of `every` with one of `for_every` before it, is of those among
    whom is counted ("per 100,000", "for every 1,000 births").
    """

    per: frozenset[str] = frozenset()
    strict: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    every: frozenset[str] = frozenset()
    for_every: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    not_followed: frozenset[str] = frozenset()
    net_of: frozenset[str] = frozenset()
    not_preceded: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    things: dict[str, str] = Field(default_factory=dict)
    adverbs: dict[str, str] = Field(default_factory=dict)


class AsideWords(Strict):
    """Words that tell what a number is that is no amount."""

    section: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    craft: frozenset[str] = frozenset()
    singular_verbs: frozenset[str] = frozenset()
    name_ends: frozenset[str] = frozenset()
    verb_before: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    collectives: frozenset[str] = frozenset()
    of_all: frozenset[str] = frozenset()
    not_heads: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    phone_before: frozenset[str] = frozenset()
    clock_before: frozenset[str] = frozenset()
    clock_cues: frozenset[str] = frozenset()
    clock_at: frozenset[str] = frozenset()
    clock_counted: frozenset[str] = frozenset()
    clock_parts: tuple[str, ...] = ()
    day_parts: tuple[str, ...] = ()
    clock_not: frozenset[str] = frozenset()
    scale_names: frozenset[str] = frozenset()
    percent: frozenset[str] = frozenset()
    intervals: frozenset[str] = frozenset()
    bores: frozenset[str] = frozenset()
    bore_units: frozenset[str] = frozenset()
    half_days: frozenset[str] = frozenset()
    clock_after: tuple[str, ...] = ()
    age_before: frozenset[str] = frozenset()
    age_limits: frozenset[str] = frozenset()
    age_bounds: frozenset[str] = frozenset()
    age_between: frozenset[str] = frozenset()
    age_died: frozenset[str] = frozenset()
    age_died_at: frozenset[str] = frozenset()
    aged: frozenset[str] = frozenset()
    copulas: frozenset[str] = frozenset()
    age_after: tuple[str, ...] = ()
    age_leads: tuple[str, ...] = ()
    eldest: frozenset[str] = frozenset()
    eldest_are: frozenset[str] = frozenset()
    aged_persons: frozenset[str] = frozenset()
    age_titles: frozenset[str] = frozenset()
    to_ages: frozenset[str] = frozenset()
    score_cues: frozenset[str] = frozenset()
    vote_cues: frozenset[str] = frozenset()
    year_before: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()


class Joined(Strict):
    """How a language writes numbers as one word ("fünfundzwanzigtausend"): the word between units and tens, the scale
    words that stand inside, the largest first.
    """

    link: str
    scales: tuple[str, ...]


class Noughts(Strict):
    """Section `[numbers.noughts]`: `articles` say that there is none of what follows ("no civilian"), unless that is a
    word of `not_before`; it counts where a word of `heads` (harm) or of `done` (what is done to people) follows. Behind
    the verbs `present` a word of `done` must follow any word for none: "nobody is missing", no "nobody is perfect".
    A word of `subjects` opens a clause that tells of whom there was none: "none of the 48 **it** had treated".
    """

    articles: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()


class Numbers(Strict):
    """Section `[numbers]`.

    `cardinals` of a hundred and more add up with smaller ones ("двести сорок"); `phrases` are cardinals of several
    words ("quatre-vingt"); one of `tens_joins` may stand between tens and units ("treinta y uno"). `lone_fractions`
    need neither an article nor a count ("треть"); `scale_leads` stand before the scale of a heading ("in thousands"),
    and of `scale_subjects` a sentence speaks that gives one ("all figures are in thousands."); `dotted` are short forms
    of scales with a full stop ("5 Mio.").
    """

    decimal: str
    phrases: dict[str, int] = Field(default_factory=dict)
    tens_joins: frozenset[str] = frozenset()
    lone_fractions: frozenset[str] = frozenset()
    dotted: frozenset[str] = frozenset()
    joined: Joined | None = None
    points: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    extra: frozenset[str] = frozenset()
    age_tails: tuple[str, ...] = ()
    joins: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    partitives: frozenset[str] = frozenset()
    ordinal_endings: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    pronoun_before: frozenset[str] = frozenset()
    pronoun_after: frozenset[str] = frozenset()
    anaphora: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    zero_pronouns: tuple[str, ...] = ()
    zero_determiners: tuple[str, ...] = ()
    noughts: Noughts = Noughts()
    auxiliaries: frozenset[str] = frozenset()
    needs_partitive: frozenset[str] = frozenset()
    not_before_half: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    from_: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    alternatives: tuple[str, ...] = ()
    tolerances: tuple[str, ...] = ()
    margins: tuple[str, ...] = ()
    times: frozenset[str] = frozenset()
    out_of: tuple[str, ...] = ()
    over: frozenset[str] = frozenset()
    share_points: frozenset[str] = frozenset()
    points_apart: frozenset[str] = frozenset()
    cardinals: dict[str, int] = Field(default_factory=dict)
    scales: dict[str, int] = Field(default_factory=dict)
    plural_scales: dict[str, int] = Field(default_factory=dict)
    plural_endings: tuple[str, ...] = ()
    half_words: frozenset[str] = frozenset()
    suffixes: dict[str, int] = Field(default_factory=dict)
    money_suffixes: MoneySuffixes = MoneySuffixes()
    ratios: frozenset[str] = frozenset()
    scale_leads: frozenset[str] = frozenset()
    scale_subjects: frozenset[str] = frozenset()
    vague_scales: dict[str, tuple[int, int]] = Field(default_factory=dict)
    vague_counts: dict[str, tuple[int, int]] = Field(default_factory=dict)
    vague_exact: dict[str, tuple[int, int]] = Field(default_factory=dict)
    fractions: dict[str, tuple[int, int]] = Field(default_factory=dict)
    multiples: dict[str, Decimal] = Field(default_factory=dict)
    multiple_rules: MultipleRules = MultipleRules()
    ordinals: Ordinals = Ordinals()
    majority: Majority = Majority()
    partitive: Partitive = Partitive()
    changes: Changes = Changes()
    rates: Rates = Rates()
    asides: AsideWords = AsideWords()


class Hedges(Strict):
    """Section `[hedges]`: phrases before and after a figure by the bound that they give it.

    Behind the words that `phrasal` has for it a hedge belongs to the verb; behind a noun of `topical` too, where
    nothing or a word of `pointing` stands before that. Behind "never" and a verb of `held` "more than" is at most.
    """

    intensifiers: tuple[str, ...] = ()
    closing: frozenset[str] = frozenset()
    round_only: frozenset[str] = frozenset()
    bare_only: frozenset[str] = frozenset()
    bare_before: frozenset[str] = frozenset()
    phrasal: dict[str, frozenset[str]] = Field(default_factory=dict)
    topical: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    unclosed: tuple[str, ...] = ()
    before: dict[Qualifier, tuple[str, ...]] = Field(default_factory=dict)
    after: dict[Qualifier, tuple[str, ...]] = Field(default_factory=dict)
