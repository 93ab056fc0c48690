"""Which documents tell of one incident: they share where it was, what kind it was and about when.

What always holds: documents are only compared that share a name, each with a bounded number of earlier ones, so that
the work grows with the documents; without a shared place none are put together, and in doubt they stay apart.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.incidents import IncidentWords
    from whosays.link.settings import Setting
    from whosays.model.claim import Claim

IN_THE_NEWS = timedelta(days=60)
"""Texts on one incident are this near to one another at most."""
SOON = timedelta(days=7)
"""So near, two texts on one kind of incident at one place are taken for one incident."""
SHORT = timedelta(days=6)
"""From its first to its last day: a time that tells when something happened."""
LOOKED_BACK = 12
"""Earlier documents that are looked at for each name, the last ones first."""
COMPARED = 6
"""Members of a group that a document is compared with, and groups that it is compared to."""
RARE, KNOWN = 50, 500
"""A name in so many documents tells an incident; in so many, half as well; in more, nothing."""
PLACE, LONG_PLACE, WIDE, NAME, FIGURE, NEAR, UNDATED = 1.0, 1.5, 0.5, 0.5, 0.5, 0.5, -0.5
SELDOM, OTHER_DAYS, KINDLESS = 0.5, -0.5, -0.5
MOST_BY_NAMES, MOST_BY_FIGURES, ENOUGH = 1.0, 1.0, 1.5
"""Weights of what two texts share or lack: one place with a second sign is enough, a place of two words by itself;
persons and figures alone never. `SELDOM` is for a kind that hardly comes twice at one place within two months, for
others `OTHER_DAYS` counts twice, and `UNDATED` counts for them alone."""
LEAST_FIGURE = 20
"""Smaller figures are shared by chance."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A document with its setting, the days that its figures are told of, and its figures with two digits or more."""

    document: str
    setting: Setting
    days: tuple[tuple[date, date], ...]
    figures: frozenset[tuple[str, str]]


def incidents(settings: Mapping[str, Setting], claims: Iterable[Claim], words: IncidentWords) -> dict[str, str]:
    """The incident of each document with a setting, named by the first document that tells of it."""
    of = defaultdict(list)
    for claim in claims:
        of[claim.document].append(claim)
    texts = sorted((_text(name, settings[name], found) for name, found in of.items() if name in settings), key=_order)
    counted = _Counted(texts, words)
    groups: list[list[_Text]] = []
    home: dict[str, int] = {}
    shelves: dict[str, list[_Text]] = defaultdict(list)
    for text in texts:
        chosen = _chosen(text, shelves, groups, home, counted)
        if chosen is None:
            chosen = len(groups)
            groups.append([])
        groups[chosen].append(text)
        home[text.document] = chosen
        for name in text.setting.maybe:
            shelves[name].append(text)
    return {member.document: group[0].document for group in groups for member in group}


def _order(text: _Text) -> tuple[date, str]:
    return text.setting.day or date.max, text.document


def _text(document: str, setting: Setting, claims: Sequence[Claim]) -> _Text:
    days = set()
    figures = set()
    for claim in claims:
        period = claim.as_of.period if claim.as_of and claim.as_of.words else None
        if period and period.first and period.last and period.last - period.first <= SHORT:
            days.add((period.first, period.last))
        low = claim.quantity.low
        if low is not None and low >= LEAST_FIGURE and len(str(int(low)).rstrip("0")) > 1:
            figures.add((claim.quantity.unit, str(low.normalize())))
    return _Text(document, setting, tuple(sorted(days)), frozenset(figures))


def _chosen(
    text: _Text,
    shelves: Mapping[str, Sequence[_Text]],
    groups: Sequence[Sequence[_Text]],
    home: Mapping[str, int],
    counted: _Counted,
) -> int | None:
    """The group that tells of the incident of `text`: at least half of those that it is compared with do."""
    shared: dict[int, int] = defaultdict(int)
    for name in text.setting.maybe:
        for other in shelves.get(name, ())[-LOOKED_BACK:] if counted.weight(name) else ():
            shared[home[other.document]] += 1
    best, chosen = 0.0, None
    for group in sorted(shared, key=lambda at: (-shared[at], at))[:COMPARED]:
        scores = [counted.likeness(text, member) for member in groups[group][:COMPARED]]
        alike = [score for score in scores if score >= ENOUGH]
        if 2 * len(alike) >= len(scores) and max(alike) > best:
            best, chosen = max(alike), group
    return chosen


class _Counted:
    """How much a name tells, by how many documents have it; and how alike two texts are."""

    def __init__(self, texts: Iterable[_Text], words: IncidentWords) -> None:
        self._words = words
        self._seen: dict[str, int] = defaultdict(int)
        for text in texts:
            for name in text.setting.maybe:
                self._seen[name] += 1

    def weight(self, name: str) -> float:
        """1 for a rare name, 0 for one that everybody has."""
        seen = self._seen[name]
        return 1.0 if seen <= RARE else WIDE if seen <= KNOWN else 0.0

    def likeness(self, one: _Text, other: _Text) -> float:
        """The weight of what tells that two texts are on one incident; 0 where it cannot be."""
        mine, theirs = one.setting, other.setting
        kinds = mine.kinds & theirs.kinds
        if not kinds and (bool(mine.kinds) == bool(theirs.kinds)):
            return 0.0
        gap = abs(mine.day - theirs.day) if mine.day and theirs.day else None
        if gap is not None and gap > IN_THE_NEWS and not _meet(one, other):
            return 0.0
        shared = (mine.names & theirs.maybe) | (theirs.names & mine.maybe)
        places, used = self._places(shared, mine.places | theirs.places)
        figures = min(MOST_BY_FIGURES, FIGURE * len(one.figures & other.figures))
        if places < PLACE and not (places and figures):
            return 0.0
        names = min(MOST_BY_NAMES, NAME * sum(map(self.weight, shared - used - self._words.wide)))
        often = bool(kinds) and kinds <= self._words.recurring
        near = (UNDATED if often or not kinds else 0.0) if gap is None else NEAR if gap <= SOON else 0.0
        return places + names + figures + near + self._by_kind(kinds, one, other)

    def _by_kind(self, kinds: frozenset[str], one: _Text, other: _Text) -> float:
        """What the kind and the days of the incidents tell."""
        days = OTHER_DAYS if _other_days(one, other) else 0.0
        if not kinds:
            return KINDLESS + 2 * days
        if kinds <= self._words.recurring:
            return 2 * days
        mine, theirs = ({part for place in text.setting.places for part in place} for text in (one, other))
        return days + (SELDOM if mine & theirs - self._words.wide else 0.0)

    def _places(self, shared: frozenset[str], places: frozenset[tuple[str, ...]]) -> tuple[float, set[str]]:
        """What the shared places tell, and their words; no word tells twice."""
        used: set[str] = set()
        told = 0.0
        for place in sorted(places, key=lambda parts: (-len(parts), parts)):
            own = [part for part in place if part in shared and part not in used]
            if not own:
                continue
            used.update(own)
            rare = [part for part in own if part not in self._words.wide]
            weight = max(map(self.weight, own))
            told += weight * (LONG_PLACE if len(rare) > 1 else PLACE if rare else WIDE)
        return told, used


def _meet(one: _Text, other: _Text) -> bool:
    return any(a <= d and c <= b for a, b in one.days for c, d in other.days)


def _other_days(one: _Text, other: _Text) -> bool:
    """Whether all that the later text tells happened after the earlier one was out."""
    early, late = sorted((one, other), key=_order)
    if early.setting.day is None or not late.days or not early.days or _meet(one, other):
        return False
    return all(first > early.setting.day for first, _ in late.days)
