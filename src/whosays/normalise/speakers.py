"""Voices to speakers: joint speakers are split, and each is given its pack entry, or its country and institution, or
neither.

What always holds: a speaker keeps the text's own words; it gets a key only where exactly one entry, or exactly one
country and one institution, fits them. A named person keeps a name of his own and takes country and bloc from his
office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.countries import countries
from whosays.lexicon.language import ENGLISH, language
from whosays.lexicon.speakers import SpeakerEntry, institutions
from whosays.model.claim import Speaker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.mention import Voice

_PART: Final = re.compile(r",\s+(?:and\s+|&\s+)?|\s+(?:and|&)\s+")
_ARTICLE: Final = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWNED: Final = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_LEAST_NAME: Final = 2
_GOVERNMENT: Final = "government"


@dataclass(frozen=True, slots=True, eq=False)
class _Names:
    """Names looked up by their words: those in capitals as written, all others in lower case; None where two share a
    name. `linking` and `callings` are words of the document's language: "of", and offices after which a name stands."""

    entries: Mapping[str, SpeakerEntry]
    exact: Mapping[str, str | None]
    folded: Mapping[str, str | None]
    bodies: Mapping[tuple[str, str], str]
    linking: frozenset[str]
    callings: frozenset[str]

    def key(self, words: str) -> str | None:
        """The one entry that has this name, or None."""
        return self.exact.get(words) or self.folded.get(words.lower())


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Institutions by noun and office, and country forms as written, longest first."""

    nouns: Mapping[str, str]
    forms: Mapping[str, str]
    opening: re.Pattern[str]


class _Same:
    """A mapping as a key of a cache, by identity: packs are read once and never changed."""

    __slots__ = ("mapping",)

    def __init__(self, mapping: Mapping[str, SpeakerEntry]) -> None:
        self.mapping = mapping

    def __hash__(self) -> int:
        return id(self.mapping)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.mapping is self.mapping


def speakers(voice: Voice, entries: Mapping[str, SpeakerEntry], code: str = ENGLISH) -> tuple[Speaker, ...]:
    """Who speaks in `voice`, joint speakers one by one, with the entries (`[speaker.KEY]` of the packs) that fit
    them; `code` is the language of the voice's words."""
    names = _names(_Same(entries), code)
    if len(voice.speakers) == 1:
        return _of_words(voice.speakers[0].text, names)
    return tuple(speaker for words in voice.speakers for speaker in _of_words(words.text, names))


def speakers_of(words: str, entries: Mapping[str, SpeakerEntry], code: str = ENGLISH) -> tuple[Speaker, ...]:
    """The speakers in `words`, as `speakers` gives those of a voice."""
    return _of_words(words, _names(_Same(entries), code))


@lru_cache(maxsize=4096)
def _of_words(words: str, names: _Names) -> tuple[Speaker, ...]:
    """The speakers in `words`, joint ones one by one: the same few speak all through a text."""
    return tuple(_resolved(part, names) for part in _parts(words, names))


@lru_cache(maxsize=8)
def _names(same: _Same, code: str) -> _Names:
    exact: dict[str, str | None] = {}
    folded: dict[str, str | None] = {}
    for key, entry in same.mapping.items():
        for name in {_bare(form) for form in (entry.name, *entry.aliases)}:
            table, form = (exact, name) if name.isupper() else (folded, name.lower())
            table[form] = key if table.get(form, key) == key else None
    bodies = {(entry.country, entry.body): key for key, entry in same.mapping.items() if entry.country and entry.body}
    words = language(code).saying
    return _Names(
        same.mapping, exact, folded, bodies, frozenset(words.close_linking), frozenset(words.people + words.titles)
    )


@lru_cache(maxsize=1)
def _bodies() -> _Bodies:
    nouns: dict[str, str] = {}
    for key, body in institutions().institution.items():
        for word in (*body.nouns, *body.offices):
            nouns.setdefault(word, key)
    forms = {form.replace("’", "'"): code for form, code in countries().by_form().items()}
    spelt = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return _Bodies(nouns, forms, re.compile(rf"(?:{spelt})(?![\w-])(?!\.\w)"))


def _bare(words: str) -> str:
    """The words without article and possessive endings, with straight apostrophes and single spaces."""
    plain = _OWNED.sub("", " ".join(words.replace("’", "'").split()))
    return _ARTICLE.sub("", plain)


def _parts(words: str, names: _Names) -> list[str]:
    """The joint speakers in `words`, a shared noun given to each ("US, South Korean and Ukrainian officials")."""
    pieces = [piece for piece in _PART.split(words) if piece]
    if len(pieces) < _LEAST_NAME or names.key(_bare(words)) is not None:
        return [words]
    bodies = _bodies()
    last = _bare(pieces[-1])
    opening = bodies.opening.match(last)
    shared = last[opening.end() :].strip() if opening else ""
    whole = [p if not shared or _bare(p) not in bodies.forms else f"{p} {shared}" for p in pieces[:-1]] + [pieces[-1]]
    if all(_known(_bare(piece), names) for piece in whole):
        return whole
    return [words]


def _known(bare: str, names: _Names) -> bool:
    found = _resolved(bare, names)
    return found.key is not None or found.country is not None or bare.lower() in _bodies().nouns


def _resolved(words: str, names: _Names) -> Speaker:
    bare = _bare(words)
    person = _person(bare, names.callings)
    for form in (bare, _spoken_for(bare, names.linking), person):
        key = names.key(form) if form else None
        if key is not None:
            return _of_entry(words, key, names.entries)
    if (owned := _owned(bare, names)) is not None:
        return _of_entry(words, owned, names.entries)
    placed = _placed(bare, names.linking)
    if placed is None:
        return Speaker(words=words, name=person)
    country, body = placed
    known = institutions().institution.get(body)
    slug = slug_of(country)
    bloc = None if known is not None and known.independent else slug
    if person is not None:
        return Speaker(words=words, name=person, bloc=bloc, country=country)
    key = names.bodies.get((country, body), f"{slug}_{body}")
    if key in names.entries:
        return _of_entry(words, key, names.entries)
    title = known.title if known is not None else body.replace("_", " ")
    name = f"{countries().country[country].adjectives[0]} {title}"
    return Speaker(words=words, key=key, name=name, bloc=bloc, country=country)


def _owned(bare: str, names: _Names) -> str | None:
    """The entry of a name behind its own country: "South Korea's NIS", "Turkish AFAD"; None where there is none."""
    opening = _bodies().opening.match(bare)
    key = names.key(bare[opening.end() :].strip()) if opening else None
    if opening is None or key is None or names.entries[key].country != _bodies().forms[opening[0]]:
        return None
    return key


def slug_of(country: str) -> str:
    """The bloc and the beginning of the keys of a country's bodies: "south_korea" for "KR"."""
    return re.sub(r"\W+", "_", countries().country[country].name.lower())


def _of_entry(words: str, key: str, entries: Mapping[str, SpeakerEntry]) -> Speaker:
    """The speaker of an entry; whom it speaks for lends it bloc and country where it has none of its own."""
    entry = entries[key]
    body = entries.get(entry.speaks_for, entry) if entry.speaks_for else entry
    country = entry.country or body.country
    bloc = entry.bloc or body.bloc or (slug_of(country) if country else None)
    return Speaker(words=words, key=key, name=entry.name, bloc=bloc, country=country)


def _spoken_for(bare: str, linking: frozenset[str]) -> str:
    """The body in "spokesman for the Kremlin", "Kremlin spokesman Dmitry Peskov", "senior UN officials"; "" where there
    is none."""
    split = bare.split()
    voices = institutions().voices_of
    at = next((k for k, word in enumerate(split) if word.lower() in voices), None)
    if at is None:
        return ""
    following = split[at + 1 :]
    if following and following[0] in linking:
        return _bare(" ".join(following[1:]))
    ranks = institutions().ranks
    start = next((k for k, word in enumerate(split[:at]) if word.lower() not in ranks), at)
    return " ".join(split[start:at]) if all(word[:1].isupper() for word in following) else ""


def _placed(bare: str, linking: frozenset[str]) -> tuple[str, str] | None:
    """The country (its code) and institution of "South Korean military intelligence", "Foreign Minister of Nepal", or
    None."""
    bodies = _bodies()
    split = bare.split()
    while split and split[0].lower() in institutions().ranks:
        split.pop(0)
    rest = " ".join(split)
    opening = bodies.opening.match(rest)
    if opening:
        country, after = bodies.forms[opening[0]], rest[opening.end() :].strip()
        if not after:
            return None if opening[0] in institutions().not_alone else (country, _GOVERNMENT)
        body = _institution(after)
        return (country, body) if body else None
    for at, word in enumerate(split):
        if word.lower() in linking:
            place = _ARTICLE.sub("", " ".join(split[at + 1 :])).split(",")[0]
            if place not in bodies.forms:
                continue
            body = bodies.nouns.get(" ".join(split[:at]).lower()) or _public(_turned(split[:at], linking))
            if body:
                return bodies.forms[place], body
    return None


def _institution(words: str) -> str | None:
    """The institution that `words` are, names of persons after an office left aside; None where none fits."""
    nouns, ranks = _bodies().nouns, institutions().ranks
    split = words.replace(",", "").split()
    while len(split) > 1 and split[0].lower() in ranks and " ".join(split).lower() not in nouns:
        split.pop(0)
    for end in range(len(split), 0, -1):
        if (found := nouns.get(" ".join(split[:end]).lower())) is not None:
            return found
        if not split[end - 1][:1].isupper():
            return _public(split[:end])
    return _public(split)


def _turned(split: list[str], linking: frozenset[str]) -> list[str]:
    """ "Ministry of Fisheries" as "Fisheries Ministry"."""
    turned = len(split) > _LEAST_NAME and split[1].lower() in linking
    return [*split[2:], split[0]] if turned else split


def _public(split: list[str]) -> str | None:
    """The key of a public body that no institution names: "migration ministry", "ministry of fisheries"."""
    low = [word.lower() for word in split]
    public = institutions().public
    if len(low) > 1 and low[-1] in public:
        return re.sub(r"\W+", "_", "_".join((*low[:-1], public[low[-1]])))
    return None


def _person(bare: str, known: frozenset[str]) -> str | None:
    """The name in "lawmaker Lee Seong-kweun", "defence minister, Boris Pistorius", "Boris Pistorius, a minister", or
    None."""
    for piece in reversed(bare.split(", ")):
        split = piece.split()
        start = len(split)
        while start > 0 and split[start - 1][:1].isupper() and split[start - 1].lower().rstrip(".") not in known:
            start -= 1
        name = split[start:]
        titled = start > 0 and split[start - 1].lower().rstrip(".") in known
        apart = ", " in bare and start == 0 and any(word in known for word in bare.lower().replace(",", "").split())
        if len(name) >= _LEAST_NAME and (titled or apart):
            return " ".join(name)
    return None
