"""The acts in one line of text that may be statements: by a phrase ("declined to comment"), by a verb whose subject
does it, or by one that is done to its subject ("a decree was signed")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.clause_subjects import clause_head, shared_subject, subject
from whosays.extract.passive_cues import by_whom
from whosays.extract.speakers_after import after
from whosays.extract.statement_forms import Group, Mood, verb_group
from whosays.extract.statement_said import head_before, noun_begins, said_around, said_before, said_behind
from whosays.extract.verb_tests import plural
from whosays.extract.voice_tags import (
    AGENT,
    BEING,
    BODY,
    CAPITAL,
    COMMA,
    COUNTRY,
    DASH,
    DETERMINER,
    INFINITIVE,
    JOINING,
    OPENER,
    PREPOSITION,
    PUNCTUATION,
    QUOTE,
    SKIPPED,
    STOP,
    THAT,
    TIME,
)
from whosays.lexicon.statements import Takes
from whosays.model.mention import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.extract.speakers import Phrase
    from whosays.extract.statement_words import Form, StatementGrammar
    from whosays.extract.voice_words import Line
    from whosays.lexicon.phrases import Hit
    from whosays.lexicon.statements import StatementPhrases, StatementVerbs

_DISBELIEF_WITHIN: Final = 8
_LONGEST_DISBELIEF: Final = 4
_AGENT_WITHIN: Final = 8
"""Words from a passive to "by": "was signed on 6 November in the capital **by** the president"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A statement by the words of its line: the verb group or phrase (`cue`), what is said, who says it, and the bounds
    of its subject. It is `done` rather than said; what is said may be a `clause` of its own; of
    one told `behind` its noun, what is said is that noun."""

    kind: StatementKind
    cue: tuple[int, int]
    said: tuple[int, int]
    who: Phrase | None
    subject: tuple[int, int] | None
    done: bool = False
    clause: bool = False
    behind: bool = False


def acts(line: Line, grammar: StatementGrammar) -> Iterator[Act]:
    """Everything in the line that may state something, phrases first; of phrases that overlap the longest."""
    taken: set[int] = set()
    for hit in sorted(grammar.phrases.find(line.low), key=lambda hit: (hit.first - hit.end, hit.first)):
        if taken.isdisjoint(range(hit.first, hit.end)):
            taken.update(range(hit.first, hit.end))
            act = _by_phrase(line, hit, grammar)
            if act is not None:
                yield act
    for at, word in enumerate(line.low):
        if word not in grammar.forms or at in taken or (line.tags[at] & CAPITAL and at > 0):
            continue
        made = (_by_verb(line, at, form, grammar) for form in grammar.forms[word])
        act = next((each for each in made if each is not None), None)
        if act is not None:
            yield act


def _by_phrase(line: Line, hit: Hit[StatementPhrases], grammar: StatementGrammar) -> Act | None:
    cue, kind = (hit.first, hit.end - 1), hit.payload.kind
    if hit.payload.open:
        about = said_before(line, hit.first)
        if about is None or _unreal(line, about[0], grammar):
            return None
        return Act(kind=kind, cue=cue, said=about, who=None, subject=None)
    who = _subject(line, hit.first)
    if who is None or _unreal(line, who.first, grammar):
        return None
    said = _rest(line, hit.end)
    return Act(kind=kind, cue=cue, said=said or cue, who=who, subject=(who.first, who.last), clause=True)


def _rest(line: Line, first: int) -> tuple[int, int] | None:
    """What stands behind a phrase up to the next sign: "could not verify **the claims**"."""
    end = next((k for k in range(first, len(line)) if line.tags[k] & (PUNCTUATION & ~QUOTE)), len(line))
    return (first, end - 1) if end > first else None


def _by_verb(line: Line, at: int, form: Form, grammar: StatementGrammar) -> Act | None:
    group = verb_group(line, at, form, grammar)
    if group is None:
        return None
    if group.mood is not Mood.ACTIVE and (act := _passive(line, group, form, grammar)) is not None:
        return act
    return None if group.mood is Mood.PASSIVE else _active(line, group, form, grammar)


def _active(line: Line, group: Group, form: Form, grammar: StatementGrammar) -> Act | None:
    rule, at = form.rule, group.at
    who = _subject(line, group.first if group.negated else at)
    if who is not None and who.relative is not None and not line.at(who.relative - 1) & (COMMA | DASH):
        return None  # "volunteers who signed a contract"
    if who is None or (group.only_plural and not plural(line, who)) or _unreal(line, who.first, grammar):
        return None
    said = said_behind(line, at, rule, grammar) or said_around(line, at, who.first, rule)
    if said is None:
        return None
    kind = rule.kind
    if group.negated or _nobody(line, who, grammar):
        if kind is not StatementKind.CONFIRMS:
            return None
        kind = StatementKind.UNCONFIRMED
    return Act(
        kind=kind,
        cue=(group.first, at),
        said=said,
        who=who,
        subject=(who.first, who.last),
        done=rule.done,
        clause=said[0] > at + 1 or bool(line.tags[said[0]] & PREPOSITION),
    )


def _passive(line: Line, group: Group, form: Form, grammar: StatementGrammar) -> Act | None:
    """ "A decree was signed on 6 November", "a treaty signed with Russia", "the plan, announced by the ministry, …"."""
    rule = form.rule
    agent = _agent(line, group.at)
    bare = group.mood is Mood.BARE
    if Takes.OBJECT not in rule.takes or (not rule.done and (agent is None or bare)):
        return None
    if not bare and line.low[group.first] in grammar.words.present:
        return None
    about = said_before(line, group.first)
    if about is None or _unreal(line, about[0], grammar):
        return None
    head = head_before(line, about, grammar.nouns(rule.objects)) if rule.objects else about[1]
    if head is None or (agent is None and not _done_alone((line, group, head), rule, grammar)):
        return None
    if bare and not rule.objects and not line.at(group.at + 1) & AGENT:
        return None
    if rule.objects:
        about = (noun_begins(line, about[0], head), head if bare else about[1])
    if bare:
        agent = agent or (_party(line, about[0], grammar) if rule.kind is StatementKind.AGREES else None)
    cue = (group.first, group.at)
    return Act(kind=rule.kind, cue=cue, said=about, who=agent, subject=None, done=rule.done, behind=bare)


def _party(line: Line, noun: int, grammar: StatementGrammar) -> Phrase | None:
    """Who acts under the agreement at `noun`, and so is a party to it: "the decision **by X** to go under a treaty",
    "**X** sent troops under a treaty"; None where what is told there is done to somebody."""
    if noun == 0 or line.low[noun - 1] not in grammar.words.under:
        return None
    ends = noun
    for k in range(noun - 2, -1, -1):
        ends = k if line.tags[k] & INFINITIVE else ends
        if line.tags[k] & AGENT:
            return after(line, k + 1, end=ends - 1) if ends < noun else None
        if line.tags[k] & (PUNCTUATION | OPENER | BEING):
            return None
    who = clause_head(line, 0)
    return who if who is not None and line.tags[who.head] & (COUNTRY | BODY) else None


def _done_alone(place: tuple[Line, Group, int], rule: StatementVerbs, grammar: StatementGrammar) -> bool:
    """Whether what is done tells of an act though nobody is named: "a decree was signed", "a treaty signed in June"."""
    line, group, head = place
    return bool(rule.objects) and (group.mood is Mood.PASSIVE or _behind(line, group, head, grammar))


def _behind(line: Line, group: Group, head: int, grammar: StatementGrammar) -> bool:
    """Whether a bare participle stands right behind the noun that it tells of: "a treaty **signed** with Russia"."""
    between = range(head + 1, group.first)
    near = all(line.tags[k] & COMMA for k in between)
    told = grammar.words.at_times | grammar.words.partners | grammar.words.between
    behind = line.low[group.at + 1 : group.at + 2]
    return near and bool(line.at(group.at + 1) & (TIME | AGENT) or not told.isdisjoint(behind))


def _agent(line: Line, at: int) -> Phrase | None:
    """Who did what is told in the passive: "signed on Monday **by the president**"."""
    for k in range(at + 1, min(len(line), at + _AGENT_WITHIN)):
        if line.tags[k] & AGENT:
            return by_whom(line, k)
        if line.tags[k] & (PUNCTUATION | OPENER):
            return None
    return None


def _subject(line: Line, at: int) -> Phrase | None:
    return subject(line, at) or shared_subject(line, at)


def _nobody(line: Line, who: Phrase, grammar: StatementGrammar) -> bool:
    return any(line.low[k] in grammar.words.none for k in range(max(0, who.first - 1), who.last + 1))


def _unreal(line: Line, first: int, grammar: StatementGrammar) -> bool:
    """Whether the clause that holds the word at `first` opens with "if" or "whether", or nobody believes it."""
    if _disbelieved(line, first, grammar):
        return True
    for k in range(first - 1, -1, -1):
        if line.low[k] in grammar.words.unreal:
            return True
        if line.tags[k] & (STOP | COMMA):
            return False
    return False


def _disbelieved(line: Line, first: int, grammar: StatementGrammar) -> bool:
    """Whether the clause that begins at `first` is told to be untrue or believed by nobody: "few **believe** that",
    "**denied** the report that"."""
    opens = first
    while line.at(opens - 1) & (DETERMINER | SKIPPED) and not line.at(opens - 1) & THAT:
        opens -= 1
    that = opens > 0 and bool(line.tags[opens - 1] & THAT)
    end = opens - that
    low = end
    while low > max(0, end - _DISBELIEF_WITHIN) and not line.tags[low - 1] & (STOP | COMMA | JOINING | THAT):
        low -= 1
    told = tuple(line.low[low:end])
    phrases = grammar.words.disbelief
    if that and any(word in phrases for word in told):
        return True
    length = range(2, _LONGEST_DISBELIEF + 1)
    within = (told[k : k + n] for n in length for k in range(len(told) - n + 1) if that or k + n == len(told))
    return any(" ".join(words) in phrases for words in within)
