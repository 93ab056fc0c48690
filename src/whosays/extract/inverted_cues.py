"""Cues whose speaker stands behind the verb: "…", said X; "as noted in the department". And the bodies in which it is
said: "In the staff communicate"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.beside_speakers import with_office_after
from whosays.extract.clause_subjects import subject
from whosays.extract.cues import Cue, Side
from whosays.extract.originators import originator
from whosays.extract.parentheses import scene
from whosays.extract.passive_cues import SAYING, spoken_in_body
from whosays.extract.speakers import before
from whosays.extract.speakers_after import after
from whosays.extract.voice_tags import (
    ADDRESSEE,
    AUXILIARY,
    BODY,
    CAPITAL,
    CLOSE_LINKING,
    COLON,
    COMMA,
    COUNT_NOUN,
    DASH,
    DETERMINER,
    HOW,
    INFINITIVE,
    IT,
    LINKING,
    MANNER,
    NUMERAL,
    OPENER,
    OUR,
    OWN,
    PEOPLE,
    PREPOSITION,
    PUNCTUATION,
    QUOTE,
    RELATIVE,
    SKIPPED,
    SPEAKABLE,
    SPOKEN_IN,
    SPOKEN_TO,
    STOP,
    TELLING,
    THAT,
    THEY,
    TIME,
    WRITING,
)
from whosays.extract.voice_words import PARTICIPLE, PAST, THIRD

if TYPE_CHECKING:
    from whosays.extract.speakers import Phrase
    from whosays.extract.voice_words import Line, VerbForm, VoiceGrammar

_ANYWHERE: Final = (SAYING - {"uttering"}) | {"recounting"}
"""Classes whose subject may stand behind them after any sign; those of the others only behind a quotation."""
_INVERTED: Final = SAYING | {"clausal"}
_OF_ACCOUNTS: Final = frozenset({"confirming", "denying", "disputing"})
"""Classes of verbs whose object may be an account: "rejected the report"."""


def inverted(line: Line, at: int, verb: VerbForm, grammar: VoiceGrammar) -> Cue | None:
    """ "…", said X — the subject after the verb, what is said before it."""
    told = verb.kinds & (PAST | THIRD) or (verb.kinds & PARTICIPLE and line.at(at - 1) & AUXILIARY)
    behind = grammar.saying.subject_behind
    counts = behind and "counting" in verb.classes
    if not told or not (verb.classes & _INVERTED or counts):
        return None
    manner = _manner(line, at)
    start = subject_behind(line, at, grammar)
    left = at - 1
    while left > 0 and line.tags[left] & (AUXILIARY | SKIPPED if behind else AUXILIARY):
        left -= 1
    signs = COMMA | QUOTE | DASH if counts or verb.classes & _ANYWHERE else QUOTE
    if manner is None and not line.at(left) & signs:
        return None
    if line.at(start) & LINKING and spoken_in_body(line, start + 1):
        start += 1
    phrase = after(line, start, anybody=behind and "speech" in verb.classes)
    if phrase is None or (line.tags[phrase.head] & COUNT_NOUN and not line.tags[phrase.head] & CAPITAL):
        return None
    following = line.at(phrase.last + 1)
    if following & DETERMINER:
        following = line.at(phrase.last + 2) & TIME
    ended = (
        phrase.last + 1 >= len(line) or following & (PUNCTUATION | PREPOSITION | TIME) or (following & RELATIVE & ~THAT)
    ) or scene(line, phrase.last) is not None
    last = line.at(phrase.last + 1) & STOP or phrase.last + 1 >= len(line)
    hearer = line.tags[at] & TELLING and start == at + 1
    hearer = hearer and bool(not last or line.tags[start] & OUR or subject(line, at) is not None)
    if not ended or hearer or line.at(at + 1) & (NUMERAL | OPENER) or _is_object(line, at, phrase, verb):
        return None
    who = with_office_after(line, originator(line, phrase))
    begin = at if manner is None else manner
    return Cue(first=at, last=at, begin=begin, close=max(phrase.last, who.last), side=Side.AROUND, who=who)


def subject_behind(line: Line, verb: int, grammar: VoiceGrammar) -> int:
    """Where the subject may begin behind the verb at `verb`, over a date, those to whom it was told and words that only
    turn to another: "informed on Monday", "told reporters", "alertó **por su parte** la ONU"."""
    start = _over_hearers(line, _over_date(line, _over_hearers(line, verb + 1)))
    if not grammar.saying.turning:
        return start
    turned = _over_turning(line, start, grammar)
    return turned if turned == start else _over_hearers(line, _over_date(line, turned))


def _over_turning(line: Line, at: int, grammar: VoiceGrammar) -> int:
    for words, kind in grammar.phrases.get(line.low[at], ()) if at < len(line) else ():
        if kind == "turning" and line.low[at : at + len(words)] == words:
            return at + len(words)
    return at


def _is_object(line: Line, at: int, phrase: Phrase, verb: VerbForm) -> bool:
    """Whether the verb has a subject before a remark, and the writing behind it is what it speaks of: "Alarm Phone, a
    hotline, contradicted **the account**"."""
    tag = line.tags[phrase.head]
    if verb.classes.isdisjoint(_OF_ACCOUNTS) or not tag & WRITING or tag & CAPITAL or not line.at(at - 1) & COMMA:
        return False
    near = before(line, at)
    return near is not None and near.remark is not None


def _manner(line: Line, verb: int) -> int | None:
    """Where "as" or "how" opens the clause of the verb: "**as** noted in the department", "**how** they told in"."""
    at = verb - 1
    while at > 0 and line.tags[at] & (AUXILIARY | THEY | IT):
        at -= 1
    opens = line.at(at) & (MANNER | HOW) and (at == 0 or line.tags[at - 1] & PUNCTUATION)
    return at if at >= 0 and opens else None


def _over_hearers(line: Line, at: int) -> int:
    """The first word after those to whom, or what in, it was told: "as declared **to journalists** the representative",
    "indicated **in a press conference** the mayor"."""
    start, spoken = at, line.at(at) & SPOKEN_IN
    if line.at(at) & SPOKEN_TO:
        return _over_addressee(line, at)
    if not (spoken or line.at(at) & INFINITIVE):
        return at
    while line.at(at + 1) & DETERMINER:
        at += 1
    if spoken:
        at += bool(line.at(at + 1) & BODY and line.at(at + 2) & (WRITING | BODY))  # "a **press** conference"
        in_writing = line.at(at + 1) & WRITING or (at > start + 1 and line.at(at + 1) & BODY)
        return at + 2 if in_writing and line.at(at + 2) & (DETERMINER | PEOPLE | CAPITAL) else start
    return at + 2 if line.at(at + 1) & (PEOPLE | BODY | OWN | WRITING | CAPITAL) else start


def _over_addressee(line: Line, at: int) -> int:
    """The first word after a preposition, or a noun that is itself in the dative, with those to whom it was told: "a
    la prensa", "à l'AFP", "журналистам", "телеканалу «Настоящее время»"."""
    behind = at + 1
    while line.at(behind) & DETERMINER:
        behind += 1
    if not line.at(at) & PREPOSITION:
        while line.at(behind) & CAPITAL:
            behind += 1
        return behind
    return behind + 1 if line.at(behind) & (SPEAKABLE | CAPITAL | ADDRESSEE) else at


def in_body(line: Line, verb: int, phrase: Phrase) -> bool:
    """Whether a body is named as the place where they say it: "In the staff communicate: …"."""
    at = phrase.first - 1
    while line.at(at) & DETERMINER:
        at -= 1
    placed = at == 0 and line.tags[at] & CLOSE_LINKING and line.tags[phrase.head] & BODY
    return bool(placed and line.at(verb + 1) & (COLON | THAT | QUOTE | COMMA))


def _over_date(line: Line, at: int) -> int:
    """The first word after a date between the verb and its subject: "informed on 20 September the Ministry", "informed
    this Monday the Ministry", "announced yesterday evening the mayor"."""
    start = at
    if line.at(at) & LINKING:
        at += 1
    shown = at
    if line.at(at) & DETERMINER and line.at(at + 1) & TIME:
        at += 1
    while line.at(at) & (TIME | NUMERAL):
        at += 1
    return at if at > shown and line.at(at) & (DETERMINER | PEOPLE | BODY | CAPITAL | SPOKEN_TO) else start
