"""Words of saying: verbs with their stance, nouns that can speak, and the little words by which a voice is bounded.

The section `[saying]` of a language file. All words are in lower case; phrases are words with single spaces.
"""

from __future__ import annotations

from whosays.lexicon.strict import Strict
from whosays.model.mention import Stance


class Verbs(Strict):
    """Verbs that behave alike. Each of `forms` is "base third past participle gerund", with "|" between spellings."""

    stance: Stance
    note: str
    forms: tuple[str, ...] = ()


NO_VERBS = Verbs(stance=Stance.ASSERTS, note="")


class SayingVerbs(Strict):
    """The verbs by what they need beside them.

    `speech` takes any speaker; `estimating`, `speculating`, `confirming`, `denying`, `disputing` too, each with its
    stance. `counting` needs a figure after it, `giving` a noun of counting, `revising` a toll of one's own,
    `withdrawing` that or a claim, `standing` an account as its subject, `calling` a word of rejection; the object
    of `quoting` is the speaker. `seeking` needs a sum of money after it, `uttering` a quotation beside it;
    `accepting` a noun of counting with its figure; `serving` those who care as its subject and whom they cared for
    as its object; `working` a body under its own name that tells what it did; `watching` people who saw what they
    count; `using` a figure that counts nothing beside it; `recounting` "how" or "that" right behind it, `clausal`
    "that" or what is said right before it.
    """

    speech: Verbs = NO_VERBS
    estimating: Verbs = NO_VERBS
    speculating: Verbs = NO_VERBS
    confirming: Verbs = NO_VERBS
    denying: Verbs = NO_VERBS
    disputing: Verbs = NO_VERBS
    counting: Verbs = NO_VERBS
    giving: Verbs = NO_VERBS
    revising: Verbs = NO_VERBS
    withdrawing: Verbs = NO_VERBS
    standing: Verbs = NO_VERBS
    calling: Verbs = NO_VERBS
    quoting: Verbs = NO_VERBS
    seeking: Verbs = NO_VERBS
    uttering: Verbs = NO_VERBS
    accepting: Verbs = NO_VERBS
    serving: Verbs = NO_VERBS
    working: Verbs = NO_VERBS
    watching: Verbs = NO_VERBS
    using: Verbs = NO_VERBS
    recounting: Verbs = NO_VERBS
    clausal: Verbs = NO_VERBS


class StillSpeaking(Strict):
    """The weights, on the logit scale, by which a speaker still speaks in the next sentence, which names nobody.

    `base` always holds; `first`: he spoke in the lead; `throughout`: the whole sentence was his; `unnamed`: he is no
    body, has no name and is not told of as known; `supposed`: he only estimated or supposed; `runs_on`: in the sentence
    before he was only taken to speak; `new_paragraph`: a paragraph begins between; `after_one_sentence`: the paragraph
    before was his one sentence; `ends_paragraph`: the later sentence ends its own; `counts_on`: it counts on from what
    he said; `himself`: a pronoun for him heads it; `name`: a name stands before its verb.
    """

    base: float
    first: float
    throughout: float
    unnamed: float
    supposed: float
    runs_on: float
    new_paragraph: float
    after_one_sentence: float
    ends_paragraph: float
    counts_on: float
    himself: float
    name: float


class Saying(Strict):
    """The section. The comments of the file say what each list is for."""

    verbs: SayingVerbs
    still_speaking: StillSpeaking | None = None
    pointing_back: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    writings: tuple[str, ...] = ()
    estimate_nouns: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    count_nouns: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    person_pronouns: tuple[str, ...] = ()
    plural_pronouns: tuple[str, ...] = ()
    thing_pronouns: tuple[str, ...] = ()
    own_pronouns: tuple[str, ...] = ()
    person_possessives: tuple[str, ...] = ()
    plural_possessives: tuple[str, ...] = ()
    thing_possessives: tuple[str, ...] = ()
    own_possessives: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    reopening: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    quantifiers: tuple[str, ...] = ()
    cardinals: tuple[str, ...] = ()
    scales: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    being: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    close_linking: tuple[str, ...] = ()
    other_prepositions: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    contrasting: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    according: tuple[str, ...] = ()
    according_behind: tuple[str, ...] = ()
    verb_phrases: tuple[str, ...] = ()
    handing_on: tuple[str, ...] = ()
    short_according: tuple[str, ...] = ()
    briefed: tuple[str, ...] = ()
    made_by: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    hearsay_adverbs: tuple[str, ...] = ()
    hearsay_adjectives: tuple[str, ...] = ()
    hearsay_phrases: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    readiness: tuple[str, ...] = ()
    noun_like: tuple[str, ...] = ()
    after_verb: tuple[str, ...] = ()
    rejections: tuple[str, ...] = ()
    not_denial: tuple[str, ...] = ()
    speculating: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    estimating: tuple[str, ...] = ()
    probabilities: tuple[str, ...] = ()
    inferring: tuple[str, ...] = ()
    toll_nouns: tuple[str, ...] = ()
    claim_nouns: tuple[str, ...] = ()
    states_after: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    put_at: tuple[str, ...] = ()
    putting: tuple[str, ...] = ()
    speaking_of: tuple[str, ...] = ()
    of_about: tuple[str, ...] = ()
    agent: tuple[str, ...] = ()
    infinitive: tuple[str, ...] = ()
    own_account: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    capital_times: tuple[str, ...] = ()
    any_body: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    name_prefixes: tuple[str, ...] = ()
    of_people: tuple[str, ...] = ()
    giving_up: tuple[str, ...] = ()
    initialisms: frozenset[str] = frozenset()
    own_bodies: tuple[str, ...] = ()
    adjectival: tuple[str, ...] = ()
    account_nouns: tuple[str, ...] = ()
    denial_phrases: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    distributing: frozenset[str] = frozenset()
    insisting: frozenset[str] = frozenset()
    contrary: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    unuttered: tuple[str, ...] = ()
    taken_back: tuple[str, ...] = ()
    told_nouns: tuple[str, ...] = ()
    falsehoods: tuple[str, ...] = ()
    false_adverbs: tuple[str, ...] = ()
    false_labels: tuple[str, ...] = ()
    former_versions: tuple[str, ...] = ()
    far_from: tuple[str, ...] = ()
    uncommented: tuple[str, ...] = ()
    withdrawing: tuple[str, ...] = ()
    confirming_phrases: tuple[str, ...] = ()
    declining: tuple[str, ...] = ()
    accusing: tuple[str, ...] = ()
    inventing: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()
    causing: tuple[str, ...] = ()
    games: tuple[str, ...] = ()
    feared: tuple[str, ...] = ()
    disproved: tuple[str, ...] = ()
    retracted: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    unhappened: tuple[str, ...] = ()
    proving: frozenset[str] = frozenset()
    claimants: tuple[str, ...] = ()
    liars: frozenset[str] = frozenset()
    realised: tuple[str, ...] = ()
    tales: tuple[str, ...] = ()
    played_behind: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    inversions: tuple[str, ...] = ()
    suppositions: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    wished: tuple[str, ...] = ()
    rejected_behind: tuple[str, ...] = ()
    plain_negations: frozenset[str] = frozenset()
    denied_verbs: frozenset[str] = frozenset()
    would: frozenset[str] = frozenset()
    perfect: frozenset[str] = frozenset()
    press: tuple[str, ...] = ()
    not_according: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    masculine: tuple[str, ...] = ()
    own_word: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    only_speakers: tuple[str, ...] = ()
    accessed: tuple[str, ...] = ()
    committing: tuple[str, ...] = ()
    disbelieved: tuple[str, ...] = ()
    right_words: tuple[str, ...] = ()
    name_openers: tuple[str, ...] = ()
    subordinating: tuple[str, ...] = ()
    disputing_phrases: tuple[str, ...] = ()
    that: tuple[str, ...] = ()
    adverb_endings: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    raising: tuple[str, ...] = ()
    acted_on: tuple[str, ...] = ()
    bounding: tuple[str, ...] = ()
    remains: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    verdict_heads: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    verdict_sentences: tuple[str, ...] = ()
    claim_labels: tuple[str, ...] = ()
    verdict_labels: tuple[str, ...] = ()
    admission: tuple[str, ...] = ()
    going_round: tuple[str, ...] = ()
    assuming: tuple[str, ...] = ()
    enabled: frozenset[str] = frozenset()
    deeds: tuple[str, ...] = ()
    admitting: tuple[str, ...] = ()
    reacting: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    spoken_in: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    armed: tuple[str, ...] = ()
    people_endings: tuple[str, ...] = ()
    told_totals: tuple[str, ...] = ()
    told_adjectives: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    provisional: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    judging: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    emphatic: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    ordinal_endings: frozenset[str] = frozenset()
    gathering: tuple[str, ...] = ()
    lying: tuple[str, ...] = ()
    leaving_open: tuple[str, ...] = ()
    backshift: frozenset[str] = frozenset()
    participles: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    anew: frozenset[str] = frozenset()
    apportioning: frozenset[str] = frozenset()
    carers: tuple[str, ...] = ()
    unowned_account: tuple[str, ...] = ()
    settling: tuple[str, ...] = ()
    keeping: tuple[str, ...] = ()
    handing_out: tuple[str, ...] = ()
    having: tuple[str, ...] = ()
    bringing_out: tuple[str, ...] = ()
    informants: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    telling_it: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
    perceived: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    further: frozenset[str] = frozenset()
    staying: frozenset[str] = frozenset()
    among: frozenset[str] = frozenset()
    them: tuple[str, ...] = ()
    singular_in_s: frozenset[str] = frozenset()
    gerund_endings: tuple[str, ...] = ()
    manner: tuple[str, ...] = ()
    quoted_names: bool = False
    subject_behind: bool = False
    spoken_to: tuple[str, ...] = ()
    turning: tuple[str, ...] = ()
    account_leads: tuple[str, ...] = ()
    account_endings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    own_heads: tuple[str, ...] = ()
    once_more: tuple[str, ...] = ()
    mouthpieces: tuple[str, ...] = ()
    penning: tuple[str, ...] = ()
    adding_up: tuple[str, ...] = ()
    uttering_phrases: tuple[str, ...] = ()
