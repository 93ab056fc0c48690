"""What a word can be in a sentence of saying: bits of one integer, named for the lists of `[saying]` that give them.

A rule asks `line.tags[place] & (PEOPLE | BODY)`. Signs and forms have bits of their own, beyond those of the lists.
"""

from typing import Final

NAMES: Final = (
    "people",
    "bodies",
    "writings",
    "estimate_nouns",
    "rules",
    "generic",
    "count_nouns",
    "titles",
    "person_pronouns",
    "plural_pronouns",
    "thing_pronouns",
    "own_pronouns",
    "person_possessives",
    "plural_possessives",
    "thing_possessives",
    "own_possessives",
    "determiners",
    "reopening",
    "definite",
    "quantifiers",
    "cardinals",
    "scales",
    "auxiliaries",
    "being",
    "helpers",
    "negations",
    "skipped",
    "times",
    "linking",
    "close_linking",
    "other_prepositions",
    "joining",
    "openers",
    "relatives",
    "contrasting",
    "remarks",
    "noun_like",
    "after_verb",
    "toll_nouns",
    "claim_nouns",
    "states_after",
    "not_said",
    "made",
    "made_by",
    "any_body",
    "hearsay_adverbs",
    "hearsay_adjectives",
    "rejections",
    "addressees",
    "infinitive",
    "of_about",
    "put_at",
    "putting",
    "speaking_of",
    "agent",
    "telling",
    "manner",
    "that",
    "own_account",
    "speculating",
    "modals",
    "estimating",
    "not_denial",
    "not_according",
    "press",
    "readiness",
    "adjectival",
    "account_nouns",
    "own_bodies",
    "described",
    "feminine",
    "masculine",
    "own_word",
    "of",
    "only_speakers",
    "accessed",
    "committing",
    "disbelieved",
    "right_words",
    "name_openers",
    "subordinating",
    "raising",
    "acted_on",
    "bounding",
    "carers",
    "unowned_account",
    "remains",
    "harms",
    "methods",
    "provisional",
    "evidence",
    "judging",
    "how",
    "emphatic",
    "wishes",
    "deeds",
    "admitting",
    "reacting",
    "told_nouns",
    "false_adverbs",
    "falsehoods",
    "declining",
    "accusing",
    "causing",
    "warning",
    "spoken_in",
    "one_of",
    "armed",
    "spoken_to",
    "told_totals",
    "told_adjectives",
    "particles",
    "own_heads",
    "once_more",
    "mouthpieces",
    "penning",
    "adding_up",
    "of_people",
    "giving_up",
)
BITS: Final = {name: 1 << place for place, name in enumerate(NAMES)}

PEOPLE: Final = BITS["people"]
BODY: Final = BITS["bodies"]
WRITING: Final = BITS["writings"]
RULE: Final = BITS["rules"]
GENERIC: Final = BITS["generic"]
COUNT_NOUN: Final = BITS["count_nouns"]
TOLL_NOUN: Final = BITS["toll_nouns"]
CLAIM_NOUN: Final = BITS["claim_nouns"]
TITLE: Final = BITS["titles"]
HE: Final = BITS["person_pronouns"]
THEY: Final = BITS["plural_pronouns"]
IT: Final = BITS["thing_pronouns"]
OWN: Final = BITS["own_pronouns"]
HIS: Final = BITS["person_possessives"]
THEIR: Final = BITS["plural_possessives"]
ITS: Final = BITS["thing_possessives"]
OUR: Final = BITS["own_possessives"]
PRONOUN: Final = HE | THEY | IT | OWN
DETERMINER: Final = BITS["determiners"]
REOPENING: Final = BITS["reopening"]
DEFINITE: Final = BITS["definite"]
QUANTIFIER: Final = BITS["quantifiers"]
CARDINAL: Final = BITS["cardinals"]
SCALE: Final = BITS["scales"]
AUXILIARY: Final = BITS["auxiliaries"]
BEING: Final = BITS["being"]
HELPER: Final = BITS["helpers"]
NEGATION: Final = BITS["negations"]
SKIPPED: Final = BITS["skipped"]
TIME: Final = BITS["times"]
LINKING: Final = BITS["linking"]
CLOSE_LINKING: Final = BITS["close_linking"]
PREPOSITION: Final = BITS["other_prepositions"] | LINKING
JOINING: Final = BITS["joining"]
OPENER: Final = BITS["openers"]
RELATIVE: Final = BITS["relatives"]
CONTRASTING: Final = BITS["contrasting"]
REMARK: Final = BITS["remarks"]
NOUN_LIKE: Final = BITS["noun_like"]
AFTER_VERB: Final = BITS["after_verb"]
STATE_AFTER: Final = BITS["states_after"]
NOT_SAID: Final = BITS["not_said"]
MADE: Final = BITS["made"]
MADE_BY: Final = BITS["made_by"]
ANY_BODY: Final = BITS["any_body"]
HEARSAY_ADVERB: Final = BITS["hearsay_adverbs"]
HEARSAY_ADJECTIVE: Final = BITS["hearsay_adjectives"]
ADDRESSEE: Final = BITS["addressees"]
INFINITIVE: Final = BITS["infinitive"]
OF_ABOUT: Final = BITS["of_about"]
PUT_AT: Final = BITS["put_at"]
PUTTING: Final = BITS["putting"]
SPEAKING_OF: Final = BITS["speaking_of"]
AGENT: Final = BITS["agent"]
THAT: Final = BITS["that"]
TELLING: Final = BITS["telling"]
MANNER: Final = BITS["manner"]
OWN_ACCOUNT: Final = BITS["own_account"]
SPECULATING: Final = BITS["speculating"]
MODAL: Final = BITS["modals"]
ESTIMATING: Final = BITS["estimating"]
NOT_DENIAL: Final = BITS["not_denial"]
ADJECTIVAL: Final = BITS["adjectival"]
ACCOUNT: Final = BITS["account_nouns"]
OWN_BODY: Final = BITS["own_bodies"]
DESCRIBED: Final = BITS["described"]
PRESS: Final = BITS["press"]
READINESS: Final = BITS["readiness"]
NOT_ACCORDING: Final = BITS["not_according"]
SHE: Final = BITS["feminine"]
MALE: Final = BITS["masculine"]
OWN_WORD: Final = BITS["own_word"]
OF: Final = BITS["of"]
ONLY_SPEAKERS: Final = BITS["only_speakers"]
ACCESSED: Final = BITS["accessed"]
COMMITTING: Final = BITS["committing"]
SUBORDINATING: Final = BITS["subordinating"]
RAISING: Final = BITS["raising"]
ACTED_ON: Final = BITS["acted_on"]
BOUNDING: Final = BITS["bounding"]
CARER: Final = BITS["carers"]
REMAINS: Final = BITS["remains"]
HARM: Final = BITS["harms"]
UNOWNED: Final = BITS["unowned_account"]
RIGHT: Final = BITS["right_words"]
NAME_OPENER: Final = BITS["name_openers"]
DISBELIEVED: Final = BITS["disbelieved"]
REJECTION: Final = BITS["rejections"]
_FREE = len(NAMES)
VERB: Final = 1 << _FREE
CAPITAL: Final = 1 << (_FREE + 1)
NUMERAL: Final = 1 << (_FREE + 2)
POSSESSIVE: Final = 1 << (_FREE + 3)
COMMA: Final = 1 << (_FREE + 4)
STOP: Final = 1 << (_FREE + 5)
COLON: Final = 1 << (_FREE + 6)
DASH: Final = 1 << (_FREE + 7)
OPEN: Final = 1 << (_FREE + 8)
CLOSE: Final = 1 << (_FREE + 9)
QUOTE: Final = 1 << (_FREE + 10)
PHRASE: Final = 1 << (_FREE + 11)
COUNTRY: Final = 1 << (_FREE + 12)
ADJECTIVE: Final = 1 << (_FREE + 13)
MARK: Final = 1 << (_FREE + 14)
PROBABILITY: Final = 1 << (_FREE + 15)
PLURAL: Final = 1 << (_FREE + 16)
GERUND_FORM: Final = 1 << (_FREE + 17)
CLAUSE_VERB: Final = 1 << (_FREE + 18)
"""A verb that says something only with a clause: else it is no verb of saying, and bounds nothing."""
PUNCTUATION: Final = COMMA | STOP | COLON | DASH | OPEN | CLOSE | QUOTE | MARK
SPEAKABLE: Final = PEOPLE | BODY | WRITING | GENERIC
METHOD: Final = BITS["methods"]
PROVISIONAL: Final = BITS["provisional"]
EVIDENCE: Final = BITS["evidence"]
JUDGING: Final = BITS["judging"]
HOW: Final = BITS["how"]
EMPHATIC: Final = BITS["emphatic"]
WISH: Final = BITS["wishes"]
ESTIMATE_NOUN: Final = BITS["estimate_nouns"]
DEED: Final = BITS["deeds"]
ADMITTING: Final = BITS["admitting"]
REACTING: Final = BITS["reacting"]
TOLD: Final = BITS["told_nouns"]
FALSELY: Final = BITS["false_adverbs"]
FALSEHOOD: Final = BITS["falsehoods"]
DECLINING: Final = BITS["declining"]
ACCUSING: Final = BITS["accusing"]
CAUSING: Final = BITS["causing"]
WARNING: Final = BITS["warning"]
SPOKEN_IN: Final = BITS["spoken_in"]
SPOKEN_TO: Final = BITS["spoken_to"]
ONE_OF: Final = BITS["one_of"]
ARMED: Final = BITS["armed"]
TOLD_TOTAL: Final = BITS["told_totals"]
TOLD_ADJECTIVE: Final = BITS["told_adjectives"]
PARTICLE: Final = BITS["particles"]
OWN_HEAD: Final = BITS["own_heads"]
ONCE_MORE: Final = BITS["once_more"]
MOUTHPIECE: Final = BITS["mouthpieces"]
GIVING_UP: Final = BITS["giving_up"]
OF_PEOPLE: Final = BITS["of_people"]
PENNING: Final = BITS["penning"]
ADDING_UP: Final = BITS["adding_up"]
