"""Little words around a figure's noun: what ends a noun phrase, what breaks a clause, what only points back."""

from __future__ import annotations

from pydantic import Field

from whosays.lexicon.strict import Strict


class Nouns(Strict):
    """The section `[nouns]` of a language file. All words are in lower case.

    `stops` end a noun phrase; `breaks` begin a clause of its own; `pointers` make a small number an anaphor ("the two
    nations"); `persons` are pronouns for people, `among` prepositions that lead from a count to its people, `for_whom`
    from money to whom it goes. `dimensions` turn a length into a measure ("1,000 kilometres long"); `growth` are words
    of change, `comparatives` behind a share and `directions` before it tell which way it goes (behind
    `phrasal_directions` none), `costing` verbs of what something costs, each with the noun, `share_verbs` those between
    a noun and its share, `spending` those of what is spent (`spent_on` leads to what), `strengths` words of how many
    make up a thing ("40-strong"), `joins` join coordinated nouns, of which `sums` take both; `of` leads from a number
    to its noun (`out` may stand before it), `named_before` point back at a noun ("of the latter"), `further` count more
    of the same ("21 more"), as `adding` do before the figure, `listed_by` part the items of a list (", 27 over Lorn"),
    `thought_of` are participles of people who do not speak ("17 believed to be trapped"), `selves` are people ("they
    were 180"), `from_where` from people to their origin, which may lie `beyond` something; `apiece` stand behind what
    each gets, `restating` are phrases between a figure and the same in other terms ("3 million roubles, or $41,300"). A
    noun is plural by one of `plural_ends`, but none of `no_plural_ends`, or as one of `irregular`; `singulars` are
    nouns that a figure of one counts. `uncounted` are nouns whose small numbers tell structure, not facts ("two ways",
    "three reasons"), `stand_ins` nouns that stand for people counted before ("the list holds 58 names"). `identified`
    are phrases that tell that a count rests on identified cases. `sources` and `estimated` are words of table headers;
    a sentence with none of `counted_in_gaps` says nothing of a missing figure. `place_words` tell that a name is one of
    a place ("the town of"), `befalls_place` are verbs with a place as their object ("struck Lorn"), `no_place_after`
    stand before a place where somebody only speaks or sits ("told reporters in Lorn"), `states` are what people are
    thought to be ("confirmed dead"), `being` verbs that tell what somebody is, `groupings` lead to the size of a group
    ("in groups of ten"), `manner_ends` ends of words for how ("one seriously"), `place_events` what bears the name of
    its place ("the Lorn earthquake"), `everywhere` what is no one place ("across the country"), as `wholly` and "of"
    tell ("the **whole of** the island"), `seats` words for a country's first city ("the Sudanese **capital**"),
    `scholarly` heads of names of bodies that are no side's ("the German **Institute** for"), `long_runs` what goes on
    in many places ("since the war began"), `only_here` closes what is one place or time of several ("in our street
    **alone**"), `only_in` opens it ("**just** in March") before a place, a day or the time that one of `only_over`
    leads to, `name_particles` little words within names ("Bab el Oued"), `bureaus` places from which other places are
    reported. `addressing` stand before those to whom somebody speaks ("told reporters"), `adjectives_of_peoples` are
    ends of words that name a people where they are capitalised ("Houthi fighters"). `place_heads` head columns of
    places, the widest first, `origin_heads` such of where people come from, `remark_heads` remarks, `part_heads` parts
    of the column before; `whole_rows` label the sum of the rows, `reckoned_rows` what else is reckoned from them.
    `acting` are verbs of what people do and not of what befalls them ("# people **came**"), `acting_on` past tenses
    that are such where an object follows ("# rescuers **found** #"), `moving` those of coming and going, which may lead
    to what befell ("# came in with wounds"), `guarding` those of watching over a crowd, `undergoing` verbs with an
    object that befalls their subject ("# men **suffered** a"), `losing` those with the subject's own dead as their
    object ("Chad **lost** # men"), `losses` nouns for these, `pointing_back` words for a country named before ("**its**
    own losses"), `harming` those that harm their object, `second_verbs` lead to another verb of the same people.
    `carrying` stand before passengers, `carried` behind them, `on_board` tell the same in two words, over one of
    `being_several`; `lacking` what people were without, `let_go` what ended a hold on them; `own_acts` what a bare
    figure of people did ("# have **deserted**", with `having_done` before), `counted_as` what only tells that they were
    counted ("# have been **confirmed**"), `attracting` what draws a crowd and does nothing to it, `conditions` open
    what is only supposed, `count_heads` lead to a count and no sum of money, `compared_with` lead to a figure of the
    same as the one before ("150 missiles **after** 148"), `passive` the verbs before what was done to them, `calendar`
    days and months, after which nothing is called; `unnamed` tell in several words that nobody knows who people are ("#
    **could not be identified**"); `idioms` are phrases that hold words of measures and mean something else ("**turned
    out to be**", "**death threats**"); `counting` are words of one or two behind which a bare number counts those of
    before ("the north **accounted for** #", "has the **names of** #"); `relating` are pronouns of things ("of **which**
    #"), which `among_which` lead to like "of", `who` those of people; what is told to be `left_out` with one of
    `negators` before comes on top of another's count ("who were **not included**"); `adding_that` are participles of
    saying that lead to a further figure ("at 41, **saying** that 7"); `made_of_people` nouns of things that people make
    up ("of 40 **families** 12"); `together` stand before those with whom something is done ("**with** # troops"),
    `living` are people who came through alive; whoever is `answering` for a deed ("# men **accused** of killing", with
    one of `answered` behind) did not suffer it. `kin` are relatives, whom one of `whose` gives to somebody ("**whose**
    two **sons** are missing"); `handling` are verbs of what people do to those whom they count ("rescuers **saved**
    #"); `reasons` open a clause that tells why and counts nobody ("may pass 150, **because** the list"). `opening`
    words open a clause with a subject of its own ("rose to # **as** rescuers reached"). `auxiliaries` begin a
    predicate, `of_one` such of one thing ("4 billion **has** been paid": no people), `date_heads` are words of a
    column's head over dates. `on_days` stand before the day of an event ("on Friday"), `starts_change` begin a change
    of a subject ("rose from"), `comparing` set a bare figure beside the one before ("from 3 percent to 5"), `paying`
    are verbs of what money does ("captains get 900"), `earning` of what people earn, `in_all` behind a sum and `in_sum`
    before it say that it is that of all together, `leads` stand between a subject and its figure ("arrivals fell to").
    A plural is of people where it is one of `person_nouns` or has one of `person_endings` and is none of `things`.
    Where `adjective_ends` are given, the counted noun is the first word behind the figure without such an end; where
    nouns are `capitalised`, the first in capitals; else it is told by its plural.
    """

    stops: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    pointers: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    for_whom: frozenset[str] = frozenset()
    in_place: frozenset[str] = frozenset()
    dimensions: dict[str, str] = Field(default_factory=dict)
    growth: frozenset[str] = frozenset()
    comparatives: dict[str, str] = Field(default_factory=dict)
    directions: dict[str, str] = Field(default_factory=dict)
    phrasal_directions: frozenset[str] = frozenset()
    strengths: frozenset[str] = frozenset()
    costing: dict[str, str] = Field(default_factory=dict)
    share_verbs: frozenset[str] = frozenset()
    spending: dict[str, str] = Field(default_factory=dict)
    spent_on: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    sums: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    out: frozenset[str] = frozenset()
    excepting: frozenset[str] = frozenset()
    named_before: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    adding: frozenset[str] = frozenset()
    listed_by: frozenset[str] = frozenset()
    thought_of: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    groupings: frozenset[str] = frozenset()
    being: frozenset[str] = frozenset()
    manner_ends: tuple[str, ...] = ()
    selves: frozenset[str] = frozenset()
    from_where: frozenset[str] = frozenset()
    beyond: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    than: frozenset[str] = frozenset()
    plural_ends: tuple[str, ...] = ()
    no_plural_ends: tuple[str, ...] = ()
    past_ends: tuple[str, ...] = ()
    restating: tuple[str, ...] = ()
    apiece: tuple[str, ...] = ()
    irregular: frozenset[str] = frozenset()
    singulars: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    generic_heads: frozenset[str] = frozenset()
    stand_ins: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    only_here: frozenset[str] = frozenset()
    only_in: frozenset[str] = frozenset()
    only_over: frozenset[str] = frozenset()
    revising: tuple[str, ...] = ()
    formers: frozenset[str] = frozenset()
    latters: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()
    similar: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    ordinary: frozenset[str] = frozenset()
    identified: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    estimated: frozenset[str] = frozenset()
    ones: frozenset[str] = frozenset()
    counted_in_gaps: frozenset[str] = frozenset()
    at_place: frozenset[str] = frozenset()
    no_places: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()
    befalls_place: frozenset[str] = frozenset()
    no_place_after: frozenset[str] = frozenset()
    place_events: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()
    wholly: frozenset[str] = frozenset()
    of_one: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    scholarly: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()
    long_runs: frozenset[str] = frozenset()
    name_particles: frozenset[str] = frozenset()
    bureaus: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    place_heads: tuple[str, ...] = ()
    origin_heads: frozenset[str] = frozenset()
    whole_rows: frozenset[str] = frozenset()
    reckoned_rows: frozenset[str] = frozenset()
    remark_heads: frozenset[str] = frozenset()
    part_heads: frozenset[str] = frozenset()
    adjectives_of_peoples: tuple[str, ...] = ()
    leads: frozenset[str] = frozenset()
    comparing: frozenset[str] = frozenset()
    paying: frozenset[str] = frozenset()
    earning: frozenset[str] = frozenset()
    in_all: tuple[str, ...] = ()
    in_sum: frozenset[str] = frozenset()
    starts_change: frozenset[str] = frozenset()
    on_days: frozenset[str] = frozenset()
    auxiliaries: frozenset[str] = frozenset()
    acting: frozenset[str] = frozenset()
    acting_on: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    guarding: frozenset[str] = frozenset()
    undergoing: frozenset[str] = frozenset()
    losing: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    handling: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    losses: frozenset[str] = frozenset()
    pointing_back: frozenset[str] = frozenset()
    harming: frozenset[str] = frozenset()
    second_verbs: frozenset[str] = frozenset()
    carrying: frozenset[str] = frozenset()
    carried: frozenset[str] = frozenset()
    on_board: frozenset[str] = frozenset()
    being_several: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    own_acts: frozenset[str] = frozenset()
    counted_as: frozenset[str] = frozenset()
    attracting: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    count_heads: frozenset[str] = frozenset()
    compared_with: frozenset[str] = frozenset()
    passive: frozenset[str] = frozenset()
    calendar: frozenset[str] = frozenset()
    let_go: frozenset[str] = frozenset()
    having_done: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    idioms: tuple[str, ...] = ()
    counting: frozenset[str] = frozenset()
    relating: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    among_which: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    adding_that: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    made_of_people: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    living: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    date_heads: frozenset[str] = frozenset()
    person_endings: tuple[str, ...] = ()
    adjective_ends: tuple[str, ...] = ()
    capitalised: bool = False
    person_nouns: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
