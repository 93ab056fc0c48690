"""Sources as a workbench lists them: who says figures, under which names, how many, and how many are set aside.

What always holds: every claim is of one source at least: its speakers, or the publication that says it by itself.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.lexicon.speakers import institutions
from whosays.model.identity import identity
from whosays.model.shelf import Said, SpeakerRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim, Speaker
    from whosays.model.report import Account
    from whosays.model.ruling import Alias, Naming

PUBLICATION = "publication"
"""The kind of a source that is no speaker: the document says it, or names nobody who does."""
MOST_NAMES, MOST_UNSETTLED = 40, 20


@dataclass(slots=True)
class _Tally:
    """The figures of one source, how often texts call it what, and the first speaker that is meant."""

    name: str
    kind: str
    speaker: Speaker | None
    names: Counter[str] = field(default_factory=Counter)
    claims: list[Claim] = field(default_factory=list)


def speaker_rows(
    account: Account, pack: PackFile, aliases: Sequence[Alias], named: Sequence[Naming]
) -> Iterator[tuple[SpeakerRow, Said]]:
    """The sources of `account`, those with most figures first, each with its figures. `named` are rulings on names:
    those that a person joined are one source; `aliases` are names that nobody has settled."""
    answered = {claim: answer.question.id for claim, answer in account.answered().items()}
    aside = {each.claim: each.reason for answer in account.answers for each in answer.lineage.set_aside}
    unsettled = _by_name(aliases)
    tallies = _tallies(account, pack, _joined(named))
    for key, own in sorted(tallies.items(), key=lambda each: (-len(each[1].claims), each[1].name.casefold(), each[0])):
        told = tuple((c.id, answered.get(c.id), c.aside or aside.get(c.id, "")) for c in own.claims)
        yield _row(key, own, account, told, unsettled), Said(speaker=key, claims=told)


def _tallies(account: Account, pack: PackFile, joined: Mapping[str, str]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    files = {source.document.id: source.name for source in account.sources}
    for claim in account.claims:
        for speaker in dict.fromkeys(claim.speakers) or (None,):
            name = _named(speaker, joined) if speaker else claim.publisher or files.get(claim.document, claim.document)
            kind = _kind(speaker, pack) if speaker else PUBLICATION
            key = identity("source", str(speaker is None), name.casefold())
            own = tallies.setdefault(key, _Tally(name, kind, speaker))
            if not own.claims or own.claims[-1] is not claim:
                own.claims.append(claim)
            if speaker:
                own.names[speaker.words] += 1
    return tallies


def _joined(named: Iterable[Naming]) -> dict[str, str]:
    """Which name a person ruled to be which other, by the name without capitals."""
    return {each.alias.casefold(): each.speaker for each in reversed(list(named)) if not each.apart}


def _named(speaker: Speaker, joined: Mapping[str, str]) -> str:
    """What a speaker is called, once names that were joined are one; a ring of such names ends where it began."""
    name = joined.get(speaker.words.casefold(), speaker.label)
    seen = {name.casefold()}
    while (other := joined.get(name.casefold())) and other.casefold() not in seen:
        name = other
        seen.add(name.casefold())
    return name


def _kind(speaker: Speaker, pack: PackFile) -> str:
    """What kind of speaker a pack says that it is; a body that nearly every country has is known by the end of its
    key."""
    if speaker.key is None:
        return ""
    if (entry := pack.speaker.get(speaker.key)) is not None:
        return entry.kind.value
    bodies = institutions().institution
    found = max((name for name in bodies if speaker.key.endswith(f"_{name}")), key=len, default=None)
    return bodies[found].kind.value if found else ""


def _by_name(aliases: Iterable[Alias]) -> dict[str, list[Alias]]:
    """Pairs of names to be settled, by each of the two without capitals."""
    found: dict[str, list[Alias]] = {}
    for each in aliases:
        for name in (each.alias.casefold(), each.speaker.casefold()):
            found.setdefault(name, []).append(each)
    return found


def _row(
    key: str,
    own: _Tally,
    account: Account,
    told: Sequence[tuple[str, str | None, str]],
    unsettled: Mapping[str, Sequence[Alias]],
) -> SpeakerRow:
    names = [name for name, _ in sorted(own.names.items(), key=lambda each: (-each[1], each[0]))]
    origins = (account.traced.origin_of(claim.id) for claim in own.claims)
    forms = dict.fromkeys((own.name.casefold(), *(name.casefold() for name in names)))
    pairs = dict.fromkeys(each for form in forms for each in unsettled.get(form, ()))
    return SpeakerRow(
        speaker=key,
        name=own.name,
        kind=own.kind,
        names=tuple(names[:MOST_NAMES]),
        bloc=(own.speaker.bloc or "") if own.speaker else "",
        country=(own.speaker.country or "") if own.speaker else "",
        grade=(own.speaker.grade or "") if own.speaker else "",
        n_claims=len(own.claims),
        n_aside=sum(bool(why) for _, _, why in told),
        n_roots=len({origin.id for origin in origins if origin}),
        n_documents=len({claim.document for claim in own.claims}),
        unsettled=tuple(pairs)[:MOST_UNSETTLED],
    )
