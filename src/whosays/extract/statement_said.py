"""What a statement says: the words behind its verb, or before it where it is passive, and whether they are such that
the verb makes a statement of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    AUXILIARY,
    CAPITAL,
    COLON,
    COMMA,
    CONTRASTING,
    DASH,
    DETERMINER,
    HELPER,
    INFINITIVE,
    JOINING,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OPEN,
    OPENER,
    PEOPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    QUOTE,
    RELATIVE,
    SKIPPED,
    SPEAKABLE,
    STOP,
    THAT,
    TIME,
    VERB,
)
from whosays.lexicon.statements import Takes

if TYPE_CHECKING:
    from whosays.extract.statement_words import StatementGrammar
    from whosays.extract.voice_words import Line
    from whosays.lexicon.statements import StatementVerbs

_HEADS_WITHIN: Final = 12
"""Words of an object in which its noun is looked for: "a new, much wider and comprehensive defence treaty"."""
_SHORTEST_CLAUSE: Final = 3
_AUDIENCE: Final = 9
"""Words between a verb and "that": "confirmed to reporters in the capital on Monday that"."""
_ENDS_NOUN: Final = PUNCTUATION & ~QUOTE | OPENER | INFINITIVE | AUXILIARY | HELPER
_NO_OBJECT: Final = JOINING | PREPOSITION | INFINITIVE | AUXILIARY | HELPER | OPENER
_PRONOUNS: Final = PRONOUN & ~DETERMINER


def said_behind(line: Line, at: int, rule: StatementVerbs, grammar: StatementGrammar) -> tuple[int, int] | None:
    """The first and last word of what is said behind the verb at `at`, or None where the verb makes no statement."""
    first = at + 1
    while line.at(first) & SKIPPED and not line.at(first) & (TIME | CAPITAL | PREPOSITION):
        first += 1
    if Takes.OWN_WILL in rule.takes and (will := _own_will(line, first, grammar)) is not None:
        return will, _end(line, will, grammar, whole=True)
    if Takes.THAT in rule.takes and (that := _that(line, first)) is not None:
        return that, _end(line, that, grammar, whole=True)
    begin = _over_time(line, first)
    begin = begin + 1 if begin < len(line) and line.low[begin] in rule.through else begin
    if Takes.OBJECT in rule.takes and _object(line, begin, rule, grammar):
        return begin, _end(line, begin, grammar, whole=False)
    if Takes.INFINITIVE in rule.takes and line.at(first) & INFINITIVE and _is_verb(line, first + 1, grammar):
        return first, _end(line, first, grammar, whole=False)
    return None


def _over_time(line: Line, first: int) -> int:
    """The first word behind a time that begins at `first`: "announced **on Monday** a truce"."""
    at = first
    while line.at(at) & (PREPOSITION | DETERMINER | NUMERAL) and not line.at(at) & TIME:
        at += 1
    if not line.at(at) & TIME or line.at(at + 1) & OF or (at == first and line.tags[at] & CAPITAL):
        return first  # "declared **May 16** a day of mourning"
    while line.at(at) & (TIME | NUMERAL):
        at += 1
    return at


def said_around(line: Line, at: int, subject: int, rule: StatementVerbs) -> tuple[int, int] | None:
    """The clause that stands before who says it: "**The plant will close**, the company confirmed on Monday."."""
    comma = subject - 1
    while line.at(comma) & DETERMINER:
        comma -= 1
    if Takes.THAT not in rule.takes or not line.at(comma) & COMMA or comma < _SHORTEST_CLAUSE:
        return None
    end = at + 1
    while line.at(end) & (TIME | NUMERAL | DETERMINER | SKIPPED | PREPOSITION) and not line.at(end) & THAT:
        end += 1
    ends = end >= len(line) or line.tags[end] & (STOP | COMMA)
    opened = next((k + 1 for k in range(comma - 1, -1, -1) if line.tags[k] & STOP), 0)
    quoted = any(line.quoted[opened:comma])
    return (opened, comma - 1) if ends and not quoted and comma - opened >= _SHORTEST_CLAUSE else None


def _own_will(line: Line, first: int, grammar: StatementGrammar) -> int | None:
    """Where one's own future begins: "said **it would publish**"; None where it is that of a thing, or of nobody."""
    begin = first + 1 if line.at(first) & THAT and not line.at(first) & PRONOUN else first
    verb = begin + 2
    if not line.at(begin) & _PRONOUNS or grammar.words.willing.isdisjoint(line.low[begin + 1 : verb]):
        return None
    while line.at(verb) & SKIPPED:
        verb += 1
    known = line.low[verb : verb + 1]
    return None if not known or known[0] in grammar.words.hardly or line.tags[verb] & NEGATION else begin


def _that(line: Line, first: int) -> int | None:
    """Where what is said begins: behind "that", which may follow to whom and when it is said; at a pronoun with its
    verb ("denied **it had**")."""
    if line.at(first) & COMMA and line.at(first + 1) & THAT:
        first += 1
    if line.at(first) & _PRONOUNS and line.at(first + 1) & (AUXILIARY | HELPER | VERB):
        return first
    for at in range(first, min(len(line), first + _AUDIENCE)):
        if line.tags[at] & RELATIVE and line.tags[at] & THAT:
            led = at == first or line.at(first) & (PREPOSITION | TIME)
            return at + 1 if led and _is_clause(line, at + 1) else None
        if line.tags[at] & (PUNCTUATION | OPENER | AUXILIARY):
            return None
    return None


def _is_clause(line: Line, first: int) -> bool:
    """Whether a clause begins behind "that", and not the rest of a sentence about "that (figure)"."""
    alone = line.at(first) & SKIPPED and line.at(first + 1) & (PUNCTUATION | PREPOSITION)
    if (
        alone
        or line.at(first) & (PUNCTUATION & ~QUOTE)
        or (line.at(first) & PREPOSITION and not line.at(first) & CAPITAL)
    ):
        return False
    behind = line.tags[first : first + _SHORTEST_CLAUSE]
    return len(behind) == _SHORTEST_CLAUSE and not any(tag & (PUNCTUATION & ~QUOTE) for tag in behind)


def _is_verb(line: Line, at: int, grammar: StatementGrammar) -> bool:
    """Whether the word behind "to" is a verb: no article, name, number or pronoun."""
    while line.at(at) & SKIPPED:
        at += 1
    if at >= len(line) or line.low[at] in grammar.words.qualifying or line.low[at] in grammar.words.small:
        return False
    return not line.tags[at] & (DETERMINER | CAPITAL | NUMERAL | PRONOUN | PUNCTUATION | PEOPLE)


def _object(line: Line, begin: int, rule: StatementVerbs, grammar: StatementGrammar) -> bool:
    """Whether an object that the verb may have begins at `begin`."""
    if begin >= len(line) or not _opens_noun(line, begin, grammar):
        return False
    heads = noun_heads(line, begin)
    if rule.objects and heads.isdisjoint(grammar.nouns(rule.objects)):
        return False
    return heads.isdisjoint(grammar.nouns(rule.not_objects)) if rule.not_objects else True


def _opens_noun(line: Line, begin: int, grammar: StatementGrammar) -> bool:
    """Whether a noun phrase begins at `begin` that tells something: no pronoun alone, no time, nothing negated."""
    tag, behind = line.tags[begin], line.at(begin + 1)
    if tag & _NO_OBJECT and not tag & (CAPITAL | DETERMINER):
        return False
    if tag & (PUNCTUATION & ~QUOTE | NEGATION) or line.low[begin] in grammar.words.none | grammar.words.adverbs:
        return False
    if tag & DETERMINER:  # "this.", "that of", "which it had announced **a week** before"
        alone = PUNCTUATION | PREPOSITION | (SKIPPED if tag & OPENER else 0)
        return not behind & alone and (not behind & TIME or bool(line.at(begin + 2) & OF))
    return not (tag & (TIME | SKIPPED) or (tag & _PRONOUNS and not tag & CAPITAL))


def noun_heads(line: Line, begin: int) -> frozenset[str]:
    """The words that may head the noun phrase at `begin`: the last before a preposition or its end, joined ones too."""
    found = []
    last = None
    for at in range(begin, min(len(line), begin + _HEADS_WITHIN)):
        tag = line.tags[at]
        ends = tag & (_ENDS_NOUN | PREPOSITION | TIME) and not tag & CAPITAL and at > begin
        if ends or tag & (PUNCTUATION & ~QUOTE):
            break
        if tag & DETERMINER and last is not None and not tag & (CAPITAL | JOINING):
            break  # another noun phrase: "le décret **le** 6 novembre"
        if tag & JOINING and last is not None:
            found.append(last)
        elif not tag & (DETERMINER | QUOTE | SKIPPED | NUMERAL):
            last = line.low[at]
    return frozenset((*found, last) if last is not None else found)


def said_before(line: Line, group: int) -> tuple[int, int] | None:
    """The first and last word of the subject that ends before the verb group at `group`, whatever it is: over a
    relative pronoun with its comma, from the beginning of its clause."""
    last = group - 1
    while last >= 0 and line.tags[last] & (SKIPPED | TIME) and not line.tags[last] & CAPITAL:
        last -= 1
    while last >= 0 and line.tags[last] & (COMMA | RELATIVE) and not line.tags[last] & CAPITAL:
        last -= 1
    first = last
    while first > 0 and not _before_subject(line, first - 1):
        first -= 1
    while first < last and line.tags[first] & (JOINING | SKIPPED) and not line.tags[first] & CAPITAL:
        first += 1
    return (first, last) if 0 <= first <= last else None


def noun_begins(line: Line, first: int, head: int) -> int:
    """Where the noun phrase begins, not before `first`, that the noun at `head` heads: "a defence **treaty**"."""
    at = head
    while at > first and not line.tags[at] & DETERMINER:
        if line.tags[at - 1] & PREPOSITION and not line.tags[at - 1] & CAPITAL:
            break
        at -= 1
    return at


def _before_subject(line: Line, at: int) -> bool:
    tag = line.tags[at]
    if tag & (PUNCTUATION & ~QUOTE):
        return True
    finite = tag & (AUXILIARY | HELPER) or (tag & VERB and not tag & (NOUN_LIKE | SPEAKABLE | CAPITAL))
    return bool((tag & OPENER and not tag & CAPITAL) or finite)


def head_before(line: Line, span: tuple[int, int], nouns: frozenset[str]) -> int | None:
    """Where the noun stands that heads the phrase `span`, if it is one of `nouns`: the first of them that ends a noun
    phrase."""
    for at in range(span[0], span[1] + 1):
        tag = line.at(at + 1)
        if line.low[at] in nouns and (at == span[1] or tag & (PREPOSITION | PUNCTUATION | TIME)):
            return at if not _hangs(line, span[0], at) else None
    return None


def _hangs(line: Line, first: int, at: int) -> bool:
    """Whether the noun at `at` hangs on another: "the **terms of** the treaty"."""
    return any(line.tags[k] & OF and not line.tags[k] & CAPITAL for k in range(first + 1, at))


def _end(line: Line, first: int, grammar: StatementGrammar, *, whole: bool) -> int:
    """The last word of what is said from `first` on: up to a full stop, a clause that contrasts or, where it is no
    `whole` clause, a comma that parts no list."""
    for at in range(first + 1, len(line)):
        tag = line.tags[at]
        quoted = line.quoted[at] and line.quoted[at] == line.quoted[first]
        if tag & (STOP | COLON) and not quoted and not _within_name(line, at):
            return _trimmed(line, first, at - 1)
        if line.quoted[first] and line.quoted[at] != line.quoted[first]:
            return _trimmed(line, first, at - 1)
        if line.low[at] in grammar.words.breaks and (line.tags[at - 1] & COMMA or not whole):
            return _trimmed(line, first, at - 1)
        if tag & (JOINING | CONTRASTING) and _acts(line, at + 1, grammar):
            return _trimmed(line, first, at - 1)
        if not whole and not quoted and tag & (COMMA | DASH | OPEN) and not _goes_on(line, at):
            return _trimmed(line, first, at - 1)
    return _trimmed(line, first, len(line) - 1)


def _within_name(line: Line, at: int) -> bool:
    """Whether a full stop or colon stands within a name or a time: no space follows it."""
    return at + 1 < len(line) and line.starts[at + 1] == line.ends[at]


def _acts(line: Line, at: int, grammar: StatementGrammar) -> bool:
    """Whether another verb of the same subject stands at `at`: "denied it **and said**"."""
    while line.at(at) & SKIPPED:
        at += 1
    if at >= len(line) or line.tags[at] & CAPITAL:
        return False
    verb = line.tags[at] & VERB and not line.tags[at] & (NOUN_LIKE | SPEAKABLE | DETERMINER)
    return bool(verb or line.tags[at] & AUXILIARY) or line.low[at] in grammar.forms


def _goes_on(line: Line, comma: int) -> bool:
    """Whether a list or a name goes on behind a comma: "sanctions on Iran, Syria and Belarus"."""
    tag = line.at(comma + 1)
    return bool(line.tags[comma] & COMMA and tag & CAPITAL and not tag & (PRONOUN | TIME | PREPOSITION | OPENER))


def _trimmed(line: Line, first: int, last: int) -> int:
    """The last word without signs, little words and an opening quotation at its end."""
    while (
        last > first and line.tags[last] & (PUNCTUATION & ~QUOTE | JOINING | OPENER) and not line.tags[last] & CAPITAL
    ):
        last -= 1
    if last > first and line.tags[last] & QUOTE and not any(line.tags[k] & QUOTE for k in range(first, last)):
        last -= 1
    return last
