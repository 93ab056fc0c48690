"""The words of statements without figures, compiled: verbs by their written forms, phrases, and the first test of a
sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_words import BASE, GERUND, PARTICIPLE, PAST, THIRD
from whosays.lexicon.phrases import PhraseIndex
from whosays.lexicon.statements import Takes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.lexicon.statements import StatementPhrases, Statements, StatementVerbs

_KINDS: Final = (BASE, THIRD, PAST, PARTICIPLE, GERUND)
_LETTERS: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Form:
    """What one written form of a verb can be: the rule that it belongs to and its kinds (bits of `voice_words`)."""

    rule: StatementVerbs
    kinds: int


@dataclass(frozen=True, slots=True, eq=False)
class StatementGrammar:
    """The words of one language: `forms` by written verb, in the order of the file. A sentence without any of
    `triggers` states nothing, nor does one whose triggers all lack the words that they need."""

    words: Statements
    forms: Mapping[str, tuple[Form, ...]]
    phrases: PhraseIndex[StatementPhrases]
    triggers: Mapping[str, frozenset[str]]

    def may_state(self, spoken: frozenset[str]) -> bool:
        """Whether a sentence of these words may state something: they hold a trigger with one of the words that it
        needs, if it needs any."""
        if self.triggers.keys().isdisjoint(spoken):
            return False
        needed = (self.triggers[word] for word in self.triggers.keys() & spoken)
        return any(not words or not words.isdisjoint(spoken) for words in needed)

    def nouns(self, lists: tuple[str, ...]) -> frozenset[str]:
        """The nouns of several lists."""
        return frozenset().union(*(self.words.nouns[name] for name in lists))


def statement_grammar(words: Statements) -> StatementGrammar:
    """The grammar of a language's `[statements]` section."""
    forms: dict[str, dict[int, Form]] = {}
    for number, rule in enumerate(words.verbs):
        for written, kind in _written(rule):
            old = forms.setdefault(written, {}).get(number)
            forms[written][number] = Form(rule, kind | (old.kinds if old else 0))
    pairs = [(phrase, group) for group in words.phrases for phrase in group.phrases]
    triggers = {written: _needed([form.rule for form in known.values()], words) for written, known in forms.items()}
    triggers |= {word: frozenset() for phrase, _ in pairs for word in _LETTERS.findall(phrase.split()[-1])}
    return StatementGrammar(
        words,
        {written: tuple(known.values()) for written, known in forms.items()},
        PhraseIndex.of(pairs),
        triggers,
    )


def _needed(rules: Sequence[StatementVerbs], words: Statements) -> frozenset[str]:
    """The words of which one must stand beside a verb of these rules; none where one of them needs no word."""
    found: set[str] = set()
    for rule in rules:
        if rule.takes == {Takes.OWN_WILL}:
            found |= words.willing
        elif rule.objects and rule.takes == {Takes.OBJECT}:
            found |= {_LETTERS.findall(noun)[0] for name in rule.objects for noun in words.nouns[name]}
        else:
            return frozenset()
    return frozenset(found)


def _written(rule: StatementVerbs) -> Iterator[tuple[str, int]]:
    for verb in rule.forms:
        for kind, spellings in zip(_KINDS, verb.split(), strict=True):
            for form in spellings.split("|"):
                yield form, kind
