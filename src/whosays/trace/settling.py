"""Speakers as people ruled them: names that are one speaker's become one, before anything is grouped or traced.

What always holds: the words of the text stay on every claim; without rulings every claim stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.model.claim import Speaker
from whosays.trace.joining import Joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.speakers import SpeakerEntry
    from whosays.model.claim import Claim
    from whosays.model.ruling import Naming

_NOT_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Settled:
    """The speaker that each ruled name stands for, by the name without case."""

    speakers: Mapping[str, Speaker]

    def speaker(self, speaker: Speaker) -> Speaker:
        """`speaker` with key, name, bloc and country of the one that was ruled; its words stay."""
        known = self.speakers.get(speaker.words.casefold()) or self.speakers.get(speaker.label.casefold())
        return replace(known, words=speaker.words) if known else speaker

    @property
    def keys(self) -> dict[str, str]:
        """The key of each ruled name."""
        return {name: speaker.key for name, speaker in self.speakers.items() if speaker.key}


def settled(namings: Sequence[Naming], claims: Iterable[Claim], entries: Mapping[str, SpeakerEntry]) -> Settled:
    """What `namings` make of the names: each group of names that are one gets the entry of a pack if one of them has
    one, else the first name that was ruled for it. `claims` tell what is known of the names, `entries` the packs."""
    ones = [naming for naming in namings if not naming.apart]
    if not ones:
        return Settled({})
    joined = Joined(name.casefold() for naming in ones for name in (naming.alias, naming.speaker))
    for naming in ones:
        joined.join(naming.alias.casefold(), naming.speaker.casefold())
    known = _known(claims, entries)
    groups: dict[str, list[str]] = defaultdict(list)
    for naming in ones:
        groups[joined.head(naming.alias.casefold())] += [naming.speaker, naming.alias]
    return Settled({name.casefold(): _whole(names, known) for names in groups.values() for name in names})


def with_rulings(claims: Sequence[Claim], told: Settled) -> tuple[Claim, ...]:
    """`claims` with their speakers as they were ruled."""
    if not told.speakers:
        return tuple(claims)
    found = []
    for claim in claims:
        speakers = tuple(dict.fromkeys(map(told.speaker, claim.speakers)))
        found.append(replace(claim, speakers=speakers) if speakers != claim.speakers else claim)
    return tuple(found)


def _known(claims: Iterable[Claim], entries: Mapping[str, SpeakerEntry]) -> dict[str, Speaker]:
    """The speakers that the packs or the claims know by more than words."""
    found: dict[str, Speaker] = {}
    for claim in claims:
        for speaker in claim.speakers:
            if speaker.key:
                found.setdefault(speaker.words.casefold(), speaker)
                found.setdefault(speaker.label.casefold(), speaker)
    for key, entry in entries.items():
        made = Speaker(words=entry.name, key=key, name=entry.name, bloc=entry.bloc, country=entry.country)
        for name in (entry.name, *entry.aliases):
            found.setdefault(name.casefold(), made)
    return found


def _whole(names: Sequence[str], known: Mapping[str, Speaker]) -> Speaker:
    """The one speaker of `names`."""
    entry = next((known[name.casefold()] for name in names if name.casefold() in known), None)
    first = names[0]
    key = _NOT_WORD.sub("_", first.casefold()).strip("_")
    return entry or Speaker(words=first, key=key, name=first)
