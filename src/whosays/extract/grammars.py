"""Everything that extraction looks up, compiled once from the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.amounts import AmountGrammar, amount_grammar
from whosays.extract.furniture import PageGrammar, page_grammar
from whosays.extract.kinds import UnitKinds, unit_kinds
from whosays.extract.scenes import SubjectGrammar, subject_grammar
from whosays.extract.statement_words import StatementGrammar, statement_grammar
from whosays.extract.ties import Restating, restating
from whosays.extract.times import TimeGrammar, time_grammar
from whosays.extract.voice_words import VoiceGrammar, voice_grammar
from whosays.lexicon.countries import countries
from whosays.lexicon.currencies import currencies
from whosays.lexicon.language import language
from whosays.lexicon.nouns import Nouns
from whosays.lexicon.pack_words import countries_named
from whosays.lexicon.phrases import PhraseIndex
from whosays.lexicon.tables import TableWords
from whosays.lexicon.times import Comparing, Telling
from whosays.lexicon.units import units

if TYPE_CHECKING:
    from whosays.lexicon.whole import Lexicon


@dataclass(frozen=True, slots=True)
class Grammar:
    """What each finder of extraction needs.

    Where a sentence has none of the words `lacking`, it holds nothing `missing`.
    """

    amounts: AmountGrammar
    times: TimeGrammar
    voices: VoiceGrammar
    subjects: SubjectGrammar
    kinds: UnitKinds
    nouns: Nouns
    tables: TableWords
    telling: Telling
    comparing: Comparing
    gaps: PhraseIndex[bool]
    missing: re.Pattern[str]
    lacking: frozenset[str]
    identified: PhraseIndex[bool]
    revising: PhraseIndex[bool]
    restating: Restating
    page: PageGrammar
    statements: StatementGrammar


def grammar(lexicon: Lexicon) -> Grammar:
    """The grammar of `lexicon`'s language and packs."""
    spoken = language(lexicon.language)
    words = spoken.nouns
    asked = "|".join(re.escape(word) for word in sorted(words.counted_in_gaps))
    return Grammar(
        amount_grammar(spoken.numbers, spoken.hedges, units(), currencies(), lexicon.language),
        time_grammar(spoken.times, lexicon.pack.event),
        voice_grammar(lexicon.language),
        subject_grammar(lexicon.pack, countries_named(countries(), lexicon.pack, lexicon.language), words),
        unit_kinds(units(), currencies(), lexicon.language),
        words,
        spoken.tables,
        spoken.times.telling,
        spoken.times.comparing,
        PhraseIndex.of((phrase, True) for phrase in words.gaps),
        re.compile(rf"\b(?:{asked})\b", re.IGNORECASE),
        frozenset(re.split(r"[\W\d_]", word.lower())[0] for word in words.counted_in_gaps),
        PhraseIndex.of((phrase, True) for phrase in words.identified),
        PhraseIndex.of((phrase, True) for phrase in words.revising),
        restating(words),
        page_grammar(spoken.tables.furniture),
        statement_grammar(spoken.statements),
    )
