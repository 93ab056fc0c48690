"""Names of a case that may be one speaker's, with the evidence: for a person to settle.

Two lists in one. Names that the trace took for one already, because the words of one are among the words of the other
or are its initials; and names that it kept apart though they are spelt alike or one introduces the other in brackets.
What a pack or a person has settled is not proposed again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.ruling import NO_RULINGS, Alias
from whosays.trace.compared_names import name_of
from whosays.trace.names import name_of_speaker, voices
from whosays.trace.nobody import names_nobody

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim, Speaker
    from whosays.model.ruling import Rulings
    from whosays.trace.compared_names import Name
    from whosays.trace.names import Voices
    from whosays.trace.papers import Paper

_BRACKETS = re.compile(r"(?<![\w’'-])((?:[\w’'-]++\s++){1,9})\(([A-Z][\w.-]{1,12})\)")
_FOLDS: Final = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"sch|sh|zh|tch|ch", "s"),
        (r"kh", ""),
        (r"gh|[qcxgk]+", "k"),
        (r"t[sz]", "z"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"h", ""),
        (r"[aeiouyj]+", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)a$", ""),
    )
)
"""Spellings that romanisations of one name differ in (Zelenskyy, Zelenskiy; Gaddafi, Qadhafi; Mohammed, Muhammad):
vowels above all. Forms, not words: what is alike only after them is proposed, never taken."""
_AMONG: Final = "its words are among those of the full name"
_SPELT: Final = "spelt as another romanisation or language may spell it"
_SHORTEST: Final = 4
"""Letters of a folded word by which names are looked for."""
_MOST: Final = 12
"""Names with one word that are compared in pairs."""
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class _Called:
    """A name as texts have it: how its figures and documents are counted, and by whom it is spoken for."""

    speaker: Speaker
    name: Name
    voice: int
    figures: Counter[str] = field(default_factory=Counter)


def aliases(
    claims: Sequence[Claim],
    papers: Mapping[str, Paper],
    pack: PackFile | None = None,
    rulings: Rulings = NO_RULINGS,
) -> tuple[Alias, ...]:
    """The pairs of names in `claims` that are taken for one, or may be one, those on which most figures hang first."""
    told = voices(claims, papers, pack.speaker if pack else {}, rulings.names)
    called = _called(claims, told)
    settled = {frozenset((n.alias.casefold(), n.speaker.casefold())) for n in rulings.names}
    found: dict[frozenset[str], Alias] = {}
    for short, full, why, taken in (*_taken(called), *_introduced(called, papers), *_spelt(called)):
        pair = frozenset((short.speaker.words.casefold(), full.speaker.words.casefold()))
        ruled = any(frozenset((a, b)) in settled for a in _forms(short) for b in _forms(full))
        known = short.speaker.key is not None and short.speaker.key == full.speaker.key
        if len(pair) > 1 and not ruled and not known:
            found.setdefault(pair, _alias(short, full, why, taken=taken))
    return tuple(sorted(found.values(), key=lambda a: (a.taken, -a.figures, a.alias, a.speaker)))


def _forms(called: _Called) -> set[str]:
    """The words by which a person may have ruled of a name: those of a text, and those that are shown for them."""
    return {called.speaker.words.casefold(), called.speaker.label.casefold()}


def _alias(short: _Called, full: _Called, why: str, *, taken: bool) -> Alias:
    return Alias(
        alias=short.speaker.words,
        speaker=full.speaker.label,
        why=why,
        figures=short.figures.total(),
        documents=len(short.figures),
        taken=taken,
    )


def _called(claims: Iterable[Claim], told: Voices) -> list[_Called]:
    found: dict[str, _Called] = {}
    for claim in claims:
        for speaker in () if names_nobody(claim) else claim.speakers:
            name = name_of_speaker(speaker)
            if name.stems:
                voice = told.names.in_document(claim.document, name)
                each = found.setdefault(speaker.words.casefold(), _Called(speaker, name, voice))
                each.figures[claim.document] += 1
    return [found[words] for words in sorted(found)]


_Pair = tuple[_Called, _Called, str, bool]


def _taken(called: Sequence[_Called]) -> Iterator[_Pair]:
    """Names that the trace took for one: each with the fullest of them."""
    by_voice: dict[int, list[_Called]] = defaultdict(list)
    for each in called:
        by_voice[each.voice].append(each)
    for group in by_voice.values():
        full = max(group, key=lambda c: (len(c.name.stems), len(c.speaker.words), c.speaker.words))
        for each in group:
            if each is not full and each.name != full.name:
                initials = each.name.short and each.name.short == full.name.initials
                yield each, full, "its initials" if initials else _AMONG, True


def _introduced(called: Sequence[_Called], papers: Mapping[str, Paper]) -> Iterator[_Pair]:
    """Names that a text puts in brackets after a full one: "the Emergency Service of Varnia (DSV)"; with a name of some
    of its words elsewhere ("the Varnian Service") where nobody speaks by the full one."""
    by_words = {each.speaker.words.casefold(): each for each in called}
    by_stem: dict[str, list[_Called]] = defaultdict(list)
    for each in called:
        for stem in each.name.stems:
            by_stem[stem].append(each)
    for paper in sorted(papers.values(), key=lambda p: p.document):
        for match in _BRACKETS.finditer(paper.text):
            words = match[1].split()
            ends = (" ".join(words[k:]) for k in range(len(words)))
            found = next((end for end in ends if end.casefold() in by_words), None)
            short = by_words.get(match[2].casefold())
            if found and short and short.voice != by_words[found.casefold()].voice:
                why = f"a text has it in brackets after the name: “{found} ({match[2]})”"
                yield short, by_words[found.casefold()], why, False
            elif short and not found and (partly := _of_its_words(words, short, by_stem)):
                full = " ".join(_name_at_the_end(words))
                why = f"a text has it in brackets after a name with all its words: “{full} ({match[2]})”"
                yield short, partly, why, False


def _name_at_the_end(words: Sequence[str]) -> Sequence[str]:
    """The name that `words` end with: from its first capital on, small words of names between."""
    at = len(words)
    while at and (words[at - 1][:1].isupper() or words[at - 1].lower() in tracing_words().nameless):
        at -= 1
    while at < len(words) and not words[at][:1].isupper():
        at += 1
    return words[at:]


def _of_its_words(words: Sequence[str], short: _Called, by_stem: Mapping[str, Sequence[_Called]]) -> _Called | None:
    """The one speaker other than `short` whose name has two words or more and all of them in the name at the end of
    `words`; None where several have."""
    stems = name_of(" ".join(_name_at_the_end(words))).stems
    near = {id(each): each for stem in sorted(stems) for each in by_stem.get(stem, ())[:_MOST]}
    found = [c for c in near.values() if len(c.name.stems) > 1 and c.name.stems <= stems and c.voice != short.voice]
    one = len({each.voice for each in found}) == 1
    return max(found, key=lambda c: (len(c.name.stems), c.speaker.words)) if one else None


def _spelt(called: Sequence[_Called]) -> Iterator[_Pair]:
    """Names of which one has the words of the other, as another romanisation spells them."""
    forms = [folded(each.speaker.words) for each in called]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(forms):
        for word in form:
            if len(word) >= _SHORTEST:
                by_word[word].append(number)
    seen: set[tuple[int, int]] = set()
    for _, group in sorted(by_word.items()):
        for pair in combinations(group[:_MOST], 2):
            few, many = sorted(pair, key=lambda n: (len(forms[n]), called[n].speaker.key is not None, n))
            if pair not in seen and forms[few] <= forms[many] and called[few].voice != called[many].voice:
                whole = called[few].name.stems <= called[many].name.stems
                yield called[few], called[many], _AMONG if whole else _SPELT, False
            seen.add(pair)


def folded(words: str) -> frozenset[str]:
    """The words of a name without what romanisations differ in."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return frozenset(_fold(word) for word in _WORD.findall(plain) if word not in tracing_words().nameless)


def _fold(word: str) -> str:
    for pattern, put in _FOLDS:
        word = pattern.sub(put, word)
    return word
