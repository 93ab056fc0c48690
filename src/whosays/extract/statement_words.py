"""The words of statements without figures, compiled: verbs by their written forms, phrases, and the first test of a
sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_words import BASE, GERUND, PARTICIPLE, PAST, THIRD
from whosays.lexicon.phrases import PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    """The words of one language: `forms` by written verb, in the order of the file; a sentence without any of
    `triggers` states nothing."""

    words: Statements
    forms: Mapping[str, tuple[Form, ...]]
    phrases: PhraseIndex[StatementPhrases]
    triggers: frozenset[str]

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
    endings = {word for phrase, _ in pairs for word in _LETTERS.findall(phrase.split()[-1])}
    return StatementGrammar(
        words,
        {written: tuple(known.values()) for written, known in forms.items()},
        PhraseIndex.of(pairs),
        frozenset(forms) | endings,
    )


def _written(rule: StatementVerbs) -> Iterator[tuple[str, int]]:
    for verb in rule.forms:
        for kind, spellings in zip(_KINDS, verb.split(), strict=True):
            for form in spellings.split("|"):
                yield form, kind
