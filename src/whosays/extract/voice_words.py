"""The words of one sentence with what each can be in a sentence of saying: a verb of saying, a head of a speaker, a
boundary …

A word's possibilities are bits of one integer, so that a rule asks `line.tags[i] & (PEOPLE | BODY)`. Offsets are those
of the text given; the words of a line never overlap and stand in order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final, NamedTuple

from whosays.extract.voice_patterns import figured, names, token, verdicts
from whosays.extract.voice_tags import (
    ADJECTIVE,
    BITS,
    CAPITAL,
    CARDINAL,
    CLAUSE_VERB,
    CLOSE,
    COLON,
    COMMA,
    COUNTRY,
    DASH,
    GERUND_FORM,
    HELPER,
    HIS,
    ITS,
    MARK,
    NEGATION,
    NUMERAL,
    OPEN,
    OPENER,
    OUR,
    PHRASE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PROBABILITY,
    QUOTE,
    SKIPPED,
    SPEAKABLE,
    STOP,
    THEIR,
    TIME,
    TITLE,
    VERB,
)
from whosays.lexicon.countries import countries
from whosays.lexicon.language import language
from whosays.lexicon.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.lexicon.saying import Saying
    from whosays.model.mention import Stance

    Openings = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Phrases by their first word, each with the list that it is of."""

_SIGNS: Final = {
    ",": COMMA,
    ";": STOP,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    ":": COLON,
    "–": DASH,
    "—": DASH,
    "-": DASH,
    "(": OPEN,
    "[": OPEN,
    ")": CLOSE,
    "]": CLOSE,
    '"': QUOTE,
    "“": QUOTE,
    "”": QUOTE,
    "„": QUOTE,
    "«": QUOTE,
    "»": QUOTE,
}

_APOSTROPHES: Final = frozenset("'’")
_PLURAL_OWNER: Final = ("s'", "s’")
_ELISION: Final = 2
"""The length of a word that lost its vowel ("s'"), which is no owner."""
_DIGITS: Final = "0123456789"
_NO_NAME: Final = PREPOSITION | OPENER | HIS | ITS | THEIR | OUR
"""Words that begin no name, though they open a sentence with a capital."""
QUOTES: Final = re.compile("[{}]".format("".join(sign for sign, tag in _SIGNS.items() if tag == QUOTE)))

BASE: Final = 1
THIRD: Final = 2
PAST: Final = 4
PARTICIPLE: Final = 8
GERUND: Final = 16
_KINDS: Final = (BASE, THIRD, PAST, PARTICIPLE, GERUND)


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What one written form of a verb can be: its classes (names of `SayingVerbs`), its kinds (bits) and the stance it
    gives."""

    classes: frozenset[str]
    kinds: int
    stance: Stance


class Word(NamedTuple):
    """A written word: in lower case without its possessive ending, the length of that, what it can be in a sentence,
    and what as its first word."""

    low: str
    cut: int
    tag: int
    first: int


@dataclass(frozen=True, slots=True, eq=False)
class VoiceGrammar:
    """The words of one language: `phrases` are the cues of several words by their first, `openings` those that decide a
    stance; `words` tells of every word and sign what it can be, `triggers` the words without which a sentence has no
    voice, but for one whose figure somebody has (`figured`). `still_speaking` are weights by their reasons."""

    saying: Saying
    tags: Mapping[str, int]
    words: Memo[str, Word]
    verbs: Mapping[str, VerbForm]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    triggers: frozenset[str]
    token: re.Pattern[str]
    word: re.Pattern[str]
    openings: Openings
    probabilities: tuple[tuple[str, ...], ...]
    titled: re.Pattern[str]
    name_before: re.Pattern[str]
    name_after: re.Pattern[str]
    figured: re.Pattern[str]
    codes: frozenset[str]
    still_speaking: Mapping[str, float]
    verdict: re.Pattern[str]
    claim_label: re.Pattern[str]
    rating: re.Pattern[str]


@dataclass(slots=True, eq=False)
class Line:
    """The words of one sentence: lower-case words without possessive ending, offsets with none of it, tags, quotation
    depth. `every` holds the tags of all its words: a rule whose tag is not among them has nothing to look for."""

    text: str
    start: int
    end: int
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[int, ...]
    quoted: tuple[int, ...]
    every: int
    _begun: tuple[int, ...] | None = None

    def __len__(self) -> int:
        return len(self.low)

    def at(self, place: int) -> int:
        """The tags of the word at `place`; 0 outside the line."""
        return self.tags[place] if 0 <= place < len(self.tags) else 0

    def index_at(self, offset: int) -> int:
        """The index of the first word that ends after `offset`."""
        return bisect_right(self.ends, offset)

    def beginnings(self, openings: Openings) -> tuple[int, ...]:
        """The places where phrases of `openings` begin that stand there as a whole: looked for once, for each
        figure."""
        if self._begun is None:
            low = self.low
            places = [at for at, word in enumerate(low) if word in openings]
            self._begun = tuple([at for at in places if _stands(low, at, openings)])
        return self._begun


def _stands(low: tuple[str, ...], at: int, openings: Openings) -> bool:
    """Whether a phrase of `openings` stands at the word `at` as a whole."""
    return any(low[at : at + len(phrase)] == phrase for phrase, _ in openings[low[at]])


_PHRASE_LISTS = {
    "according": "according", "short_according": "short_according", "account_leads": "account_lead",
    "turning": "turning", "according_behind": "according_behind", "verb_phrases": "verb_phrase",
    "uttering_phrases": "uttering_phrase", "handing_on": "handing_on", "hearsay_phrases": "hearsay",
    "commitments": "commitment", "briefed": "briefed", "disputing_phrases": "disputing", "settling": "settling",
    "keeping": "keeping", "handing_out": "handing_out", "having": "having", "bringing_out": "bringing_out",
    "gathering": "gathering", "lying": "lying", "leaving_open": "leaving_open", "informants": "informant",
    "trusted": "trusted", "telling_it": "telling_it",
}  # fmt: skip
_STANCE_LISTS = {
    "denial_phrases": "denial", "contrary": "contrary", "none_of": "none_of", "unconfirmed": "unconfirmed",
    "admission": "admission", "going_round": "going_round", "assuming": "assuming",
    "replaced": "replaced", "unsaid": "unsaid", "taken_back": "taken_back", "claimants": "claimant", "tales": "tale",
    "games": "played", "inventing": "invented",
    "played_behind": "played_behind", "realised": "realised",
    "conditions": "condition", "inversions": "inversion", "suppositions": "supposition",
    "uncommented": "uncommented", "withdrawing": "withdrawing", "false_labels": "false_label", "far_from": "far_from",
    "former_versions": "former_version", "unhappened": "unhappened", "disproved": "disproved",
    "retracted": "retracted", "unproven": "unproven", "confirming_phrases": "not_confirmed", "feared": "feared",
    "rejected_behind": "rejected_behind", "planned": "planned", "wished": "wished",
    "nothing": "nothing", "inferring": "inferring",
}  # fmt: skip


@lru_cache
def voice_grammar(code: str = "en") -> VoiceGrammar:
    """The grammar of one language's `[saying]` section and the country list. Raises LexiconError where a file is
    broken."""
    words = language(code).saying
    tags: dict[str, int] = {}
    for name, bit in BITS.items():
        for word in getattr(words, name):
            tags[word] = tags.get(word, 0) | bit
    verbs = _verbs(words)
    for form, known in verbs.items():
        tags[form] = tags.get(form, 0) | (CLAUSE_VERB if known.classes == {"clausal"} else VERB)
    phrases = _by_first((phrase, kind) for name, kind in _PHRASE_LISTS.items() for phrase in getattr(words, name))
    for first in phrases:
        tags[first] = tags.get(first, 0) | PHRASE
    for phrase in words.probabilities:
        last = phrase.split()[-1]
        tags[last] = tags.get(last, 0) | PROBABILITY
    openings = _by_first((phrase, kind) for name, kind in _STANCE_LISTS.items() for phrase in getattr(words, name))
    probable = tuple(sorted((tuple(p.split()) for p in words.probabilities), key=len, reverse=True))
    titled, name_before, name_after = names(words)
    return VoiceGrammar(
        saying=words,
        tags=tags,
        words=Memo(partial(_word, tags, words)),
        verbs=verbs,
        phrases=phrases,
        triggers=_triggers(words, verbs, phrases),
        token=token(words.titles, words.elisions),
        word=re.compile(r"[^\W\d_]+"),
        openings=openings,
        probabilities=probable,
        titled=titled,
        name_before=name_before,
        name_after=name_after,
        figured=figured(words),
        codes=frozenset(countries().country),
        still_speaking=words.still_speaking.model_dump() if words.still_speaking else {},
        **dict(zip(("verdict", "claim_label", "rating"), verdicts(words), strict=True)),
    )


def _triggers(words: Saying, verbs: Iterable[str], phrases: Iterable[str]) -> frozenset[str]:
    """The words without which a sentence has no voice."""
    opening = (first.rstrip("'") for first in phrases)
    alone = (*words.hearsay_adverbs, *words.own_account, *words.claim_nouns)
    return frozenset((*verbs, *opening, *alone)) - frozenset(words.having)


def _small(word: str, tag: int, words: Saying) -> int:
    """The tags of a word in small letters of which `tag` is known: a plural by its ending, an adverb by its."""
    tag |= PLURAL if word.endswith(words.plural_endings) and word not in words.singular_in_s else 0
    tag |= CARDINAL if "-" in word and set(word.split("-")) <= set(words.cardinals) else 0
    tag |= GERUND_FORM if words.gerund_endings and word.endswith(words.gerund_endings) else 0
    tag |= BITS["people"] if words.people_endings and word.endswith(words.people_endings) else 0
    adverb = not tag & (SPEAKABLE | VERB) and word.endswith(words.adverb_endings)
    return tag | SKIPPED if adverb else tag


def _verbs(words: Saying) -> dict[str, VerbForm]:
    found: dict[str, VerbForm] = {}
    for name in type(words.verbs).model_fields:
        group = getattr(words.verbs, name)
        for written in group.forms:
            for kind, spellings in zip(_KINDS, written.split(), strict=True):
                for form in spellings.split("|"):
                    old = found.get(form)
                    classes = frozenset({name}) | (old.classes if old else frozenset())
                    kinds = kind | (old.kinds if old else 0)
                    found[form] = VerbForm(classes, kinds, old.stance if old else group.stance)
    return found


def _by_first(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, kind in pairs:
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append((words, kind))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in found.items()}


@lru_cache(maxsize=1)
def _country_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The last words of names and capitals (datelines have them in capitals), of adjectives, and of peoples in the
    plural."""
    every = countries().country.values()
    names = frozenset(form.split()[-1] for c in every for form in (*c.names, *c.capitals))
    adjectives = frozenset(form.split()[-1] for c in every for form in c.adjectives)
    peoples = frozenset(form.split()[-1] for c in every for form in c.demonyms if form.endswith("s")) - adjectives
    return names | {name.upper() for name in names}, adjectives, peoples


def _word(tags: Mapping[str, int], words: Saying, written: str) -> Word:
    """What there is to know of a word or sign by itself."""
    if written in _SIGNS:
        return Word(written, 0, _SIGNS[written], _SIGNS[written])
    if not written[0].isalpha():
        ordinal = written[0].isdigit() and written.lstrip(_DIGITS) in words.ordinal_endings
        tag = 0 if ordinal else NUMERAL if written[0].isdigit() else MARK
        return Word(written, 0, tag, tag)
    cut = (
        len("'s")
        if written.endswith(("'s", "’s"))
        else int(written.endswith(_PLURAL_OWNER) and len(written) > _ELISION)
    )
    bare = written[: len(written) - cut]
    low = bare.lower()
    tag = tags.get(low.rstrip("."), 0) | (POSSESSIVE if cut else 0)
    if "-" in low and tags.get(low.partition("-")[0], 0) & TIME:  # "mid-April"
        tag |= tags.get(low.rpartition("-")[2], 0) & TIME
    if "-" in low:  # "vice-mayor", "ex-soldiers"
        tag |= tags.get(low.rpartition("-")[2], 0) & BITS["people"]
    if bare in words.capital_times:
        tag = CAPITAL | TIME
    elif bare[0].isupper():
        tag = _capital(bare, low, tag, words)
    else:
        tag = _small(low, tag, words)
    inside = tag & ~HELPER if tag & CAPITAL else tag
    return Word(low, cut, inside, tag & ~CAPITAL if tag & _NO_NAME and not tag & SPEAKABLE else tag)


def _capital(word: str, low: str, tag: int, words: Saying) -> int:
    """The tags of a word that begins with a capital; `tag` are those of its small letters `low`."""
    tag |= PLURAL if low.endswith(words.plural_endings) and low not in words.singular_in_s else 0
    names, adjectives, peoples = _country_words()
    tag |= CARDINAL if "-" in low and set(low.split("-")) <= set(words.cardinals) else 0
    tag |= CAPITAL | (COUNTRY if word in names else 0) | (ADJECTIVE if word in adjectives else 0)
    tag |= BITS["people"] if word in peoples else 0
    if word.isupper() and len(word) > 1 and word[-1] not in _APOSTROPHES:
        tag &= CAPITAL | COUNTRY | ADJECTIVE | POSSESSIVE | TITLE | NEGATION
    return tag
