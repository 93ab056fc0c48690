"""Rulings where documents are left out: what people ruled in words that only those documents hold.

What always holds: no name, measure, place or people that stands in no document that is told goes on with a ruling.
Names that were ruled to be one stay one under a name that is told; a field that cannot be told sets its figure aside,
since without the ruling it would be counted for what a person said it is not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from whosays.lexicon.countries import countries
from whosays.model.claim import AUTHOR
from whosays.model.ruling import NONE, Aside, Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.report import Source
    from whosays.model.ruling import Correction, Missed, Naming, Rulings

CLOSED = frozenset({Field.UNIT, Field.AS_OF, Field.BASIS, Field.QUANTITY, Field.SPAN, Field.STANCE})
"""Fields whose values are units, dates, kinds of sum, figures, stances or words of the very document: nobody else's
words."""
LONG = 4
"""Letters from which a word in lower case counts as a document's: shorter ones ("of", "the") are everybody's."""
LONGEST_ENDING, SHORTEST_STEM = 3, 5
"""Letters by which forms of one word differ at most, and those that they share at least: rather too many than too few,
since a word that is held back can be ruled anew, and one that is told cannot be taken back."""
_SPACES = re.compile(r"[\s_]+")
_WORD = re.compile(r"\w+")


class Told:
    """The words that may be told: those of the documents that are told (`sources`, with their `claims`) and of the
    packs. `left` are texts of those that are left out."""

    def __init__(self, sources: Sequence[Source], claims: Sequence[Claim], left: Iterable[str], pack: PackFile) -> None:
        self._left = [_plain(text) for text in left]
        self._sources, self._claims, self._pack = sources, claims, pack

    @property
    def is_limited(self) -> bool:
        """Whether any words may not be told."""
        return bool(self._left)

    def has(self, name: str) -> bool:
        """Whether `name` stands in a document that is told, or in a pack."""
        plain = _plain(name)
        return plain in self._known or _stands(plain, self._kept)

    def may_say(self, value: str) -> bool:
        """Whether `value` can be told: neither it nor a word of it is one that only documents left out hold."""
        plain = _plain(value)
        if self.has(value):
            return True
        if _stands(plain, self._left):
            return False
        words = {word.casefold() for word in _WORD.findall(value.replace("_", " ")) if _is_own(word)}
        return not any(_is_form(word, left) for word in words - self._open for left in self._only_left)

    @cached_property
    def _kept(self) -> list[str]:
        return [_plain(source.document.text) for source in self._sources]

    @cached_property
    def _known(self) -> frozenset[str]:
        spoken = (s for claim in self._claims for s in claim.speakers)
        return frozenset(chain(_of_packs(self._pack), (_plain(n) for s in spoken for n in (s.words, s.label))))

    @cached_property
    def _open(self) -> frozenset[str]:
        """The words that may be told."""
        return _words(chain(self._kept, self._known))

    @cached_property
    def _only_left(self) -> frozenset[str]:
        return _words(self._left) - self._open


def openly(rulings: Rulings, told: Told, say: Callable[[str], None]) -> Rulings:
    """`rulings` in words that may be `told`; `say` is told of how many that is not what was ruled."""
    if not told.is_limited:
        return rulings
    stands_in = _stand_ins(rulings.names, told)
    names = tuple(_renamed(rulings.names, stands_in))
    ruled = [(each, _corrected(each, stands_in, told)) for each in rulings.corrections]
    asides = (_aside(each) for each, made in ruled if made is None)
    missed = tuple(each for each in rulings.missed if _may_add(each, told))
    described = tuple(each for each in rulings.described if told.has(each.speaker) and told.may_say(each.value))
    hidden = sum(each not in names for each in rulings.names) + sum(each is not made for each, made in ruled)
    hidden += len(rulings.missed) - len(missed) + len(rulings.described) - len(described)
    if hidden:
        say(f"rulings in words that only documents left out hold: {hidden}; they are told without those words")
    return replace(
        rulings,
        names=names,
        corrections=tuple(made for _, made in ruled if made),
        asides=(*asides, *rulings.asides),
        missed=missed,
        described=described,
    )


def _may_add(each: Missed, told: Told) -> bool:
    """Whether all that a person said of a figure that was missed may be told."""
    open_fields = (value for field, value in each.fields if field not in CLOSED and value not in (NONE, AUTHOR))
    return all(map(told.may_say, open_fields))


def _aside(ruled: Correction) -> Aside:
    what = ruled.field.replace("_", " ")
    return Aside(claim=ruled.claim, reason=f"its {what} was ruled in words of a document that is left out")


def _stand_ins(namings: Sequence[Naming], told: Told) -> Mapping[str, str | None]:
    """The name under which each name of `namings` is told: its own, else that of one that was ruled the same; None
    where there is none."""
    groups: list[list[str]] = []
    for naming in namings:
        pairs = [[naming.speaker], [naming.alias]] if naming.apart else [[naming.speaker, naming.alias]]
        for names in pairs:
            plain = set(map(_plain, names))
            same = [group for group in groups if not plain.isdisjoint(map(_plain, group))]
            groups = [group for group in groups if group not in same] + [[*chain(*same), *names]]
    found: dict[str, str | None] = {}
    for group in groups:
        first = next((name for name in group if told.has(name)), None)
        found |= {_plain(name): name if told.has(name) else first for name in group}
    return found


def _renamed(namings: Iterable[Naming], stands_in: Mapping[str, str | None]) -> Iterator[Naming]:
    """`namings` that say something under names that are told."""
    for naming in namings:
        alias, speaker = stands_in[_plain(naming.alias)], stands_in[_plain(naming.speaker)]
        if alias and speaker and _plain(alias) != _plain(speaker):
            yield replace(naming, alias=alias, speaker=speaker)


def _corrected(ruled: Correction, stands_in: Mapping[str, str | None], told: Told) -> Correction | None:
    """What was `ruled` of a field, as it may be told; None where it may not."""
    if ruled.field in CLOSED or ruled.value in (NONE, AUTHOR) or told.may_say(ruled.value):
        return ruled
    name = stands_in.get(_plain(ruled.value)) if ruled.field is Field.SPEAKER else None
    return replace(ruled, value=name) if name else None


def _of_packs(pack: PackFile) -> Iterator[str]:
    """The names that packs and countries have, whatever any document says."""
    for measure, counted in pack.measure.items():
        yield from map(_plain, (measure, counted.title, *counted.names))
    for speaker in pack.speaker.values():
        yield from map(_plain, (speaker.name, *speaker.aliases))
    for name, role in pack.role.items():
        yield from map(_plain, (name, role.title, *role.nouns))
    for place in pack.place.values():
        yield from map(_plain, place.names)
    for country in countries().country.values():
        yield from map(_plain, (*country.forms, *country.towns))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _stands(plain: str, texts: Iterable[str]) -> bool:
    """Whether `plain` stands in one of `texts` as whole words."""
    whole = re.compile(rf"(?<!\w){re.escape(plain)}(?!\w)")
    return any(plain in text and whole.search(text) for text in texts)


def _is_own(word: str) -> bool:
    return len(word) >= LONG or not word.islower()


def _is_form(word: str, other: str) -> bool:
    """Whether two words are one, or forms of one that differ in their endings ("Gravenmoor", "Gravenmoors")."""
    stem = max(len(word), len(other)) - LONGEST_ENDING
    return word == other or (stem >= SHORTEST_STEM and word[:stem] == other[:stem])


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in _WORD.findall(text))
