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
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_patterns import figured, names, token, verdicts
from whosays.extract.voice_tags import (
    BITS,
    CLAUSE_VERB,
    PHRASE,
    PROBABILITY,
    VERB,
)
from whosays.extract.word_tags import Word, told_of
from whosays.lexicon.countries import countries
from whosays.lexicon.language import language
from whosays.lexicon.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.lexicon.saying import Saying
    from whosays.model.mention import Stance

    Openings = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """Phrases by their first word, each with the list that it is of."""

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
    "replaced": "replaced", "unsaid": "unsaid", "unuttered": "unuttered",
    "taken_back": "taken_back", "claimants": "claimant", "tales": "tale",
    "games": "played", "inventing": "invented", "made_up": "made_up",
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
        words=Memo(partial(told_of, tags, words)),
        verbs=verbs,
        phrases=phrases,
        triggers=_triggers(words, verbs, phrases),
        token=token(words.titles, words.elisions, [noun for noun in words.bodies if " " in noun]),
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
