"""Everything that extraction looks up, compiled once from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.amounts import AmountGrammar, amount_grammar
from whosays.extract.kinds import UnitKinds, unit_kinds
from whosays.extract.subjects import SubjectGrammar, subject_grammar
from whosays.extract.times import TimeGrammar, time_grammar
from whosays.extract.voices import VoiceGrammar, voice_grammar
from whosays.lexicon.countries import countries
from whosays.lexicon.currencies import currencies
from whosays.lexicon.nouns import Nouns, nouns
from whosays.lexicon.numbers import hedges, numbers
from whosays.lexicon.phrases import PhraseIndex
from whosays.lexicon.tables import TableWords, table_words
from whosays.lexicon.times import times as time_words
from whosays.lexicon.units import units

if TYPE_CHECKING:
    from whosays.lexicon.load import Lexicon


@dataclass(frozen=True, slots=True)
class Grammar:
    """What each finder of extraction needs."""

    amounts: AmountGrammar
    times: TimeGrammar
    voices: VoiceGrammar
    subjects: SubjectGrammar
    kinds: UnitKinds
    nouns: Nouns
    tables: TableWords
    gaps: PhraseIndex[bool]
    missing: re.Pattern[str]
    identified: PhraseIndex[bool]
    revising: PhraseIndex[bool]


def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of `lexicon`'s language and packs."""
    language = lexicon.language
    words = nouns(language)
    return Grammar(
        amount_grammar(numbers(language), hedges(language), units(), currencies()),
        time_grammar(time_words(language)),
        voice_grammar(language),
        subject_grammar(lexicon.pack, countries(), words),
        unit_kinds(units(), currencies(), language),
        words,
        table_words(language),
        PhraseIndex.of((phrase, True) for phrase in words.gaps),
        re.compile(r"\b(?:" + "|".join(re.escape(word) for word in sorted(words.counted_in_gaps)) + r")\b", re.IGNORECASE),
        PhraseIndex.of((phrase, True) for phrase in words.identified),
        PhraseIndex.of((phrase, True) for phrase in words.revising),
    )
