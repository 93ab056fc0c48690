"""People who do something of their own in a sentence that tells what befell others: "# firefighters **battled** the
blaze that killed #", "a bus **carrying** # workers was hit, killing #", "# men **guilty of** killing #".

What stands behind the verb of which they are subject or object is told of others, unless a second verb joins the first
("# men **fought** the flames **and** died"). Verbs are known by their form (a past tense with an object) or from the
language's lists; where neither tells, nothing is kept from a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.extract.counted import of_people
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.phrases import FIGURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.extract.measures import Told
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import MeasureEntry
    from whosays.lexicon.phrases import Hit

ABOARD = "aboard"
"""The measure of those who travelled, which no pack names."""
UNIDENTIFIED = "unidentified"
"""The measure of those of whom nobody knows who they are: a part of the dead, and no toll."""
UNNAMED_WITHIN = 5
"""Words that tell it."""
OBJECT_WITHIN = 2
"""Words between a verb and its object's number: "rescued **all the** 120 on board"."""
ANSWERS = 8
"""Words behind people in which a word may tell that they answer for a deed."""
_COMMAS = frozenset({",", ";"})
_ENDS = _COMMAS | {FIGURE}


class Own(StrEnum):
    """What people have to themselves: a verb, an auxiliary, a vehicle, a charge, their life (or what they did with it),
    others who bring them, the end of a hold on them."""

    VERB = "verb"
    AUXILIARY = "auxiliary"
    ABOARD = "aboard"
    CHARGE = "charge"
    LIFE = "life"
    WITH = "with"
    FREED = "freed"


@dataclass(frozen=True, slots=True)
class OwnVerb:
    """What the people of the figure at `figure` have to themselves, from the word `at` on."""

    figure: int
    at: int
    own: Own
    counted: bool

    def keeps_off(self, low: Sequence[str], hit: tuple[int, int], nouns: Nouns, *, befalls: bool) -> bool:
        """Whether a phrase (first word and end) is told of others; `befalls`: of what befalls people."""
        first, end = hit
        object_follows = end < len(low) and low[end] == FIGURE
        if first < self.figure:
            led = self.own is Own.WITH and object_follows
            others = FIGURE in low[first : self.figure]  # "licensed to carry **80**, had 147 on board"
            aboard = self.own is Own.ABOARD and (others or (befalls and not _is_object(low[end : self.figure])))
            return end < self.figure and (led or aboard or (self.own is Own.LIFE and befalls))
        between = low[self.at : first]
        if self.own is Own.VERB and first == self.at:
            return self.counted and object_follows and end - first == 1 and low[first] in nouns.harming
        if first <= self.at or self.own in (Own.WITH, Own.LIFE):
            return self.own is Own.LIFE and not self.counted and FIGURE in between
        if self.own is Own.CHARGE:
            return True
        far = FIGURE in between or object_follows
        if self.own is Own.VERB:
            befalls = befalls and low[self.at] not in nouns.moving
            return (far or befalls) and (object_follows or not _joined(low, first, nouns))
        comma = not _COMMAS.isdisjoint(between)
        return far or comma if self.own is Own.ABOARD else far and comma


def own_verb(low: Sequence[str], figure: int, head: int | None, nouns: Nouns) -> OwnVerb | None:
    """What the people of a figure with the noun at `head` have to themselves; None where no word tells it."""
    after = figure + 1 if head is None else head + 1
    while head is not None and after < len(low) and of_people(low[after], nouns):
        after += 1  # "# police **officers**"
    at, counted = after, head is not None
    while at < len(low) and low[at].endswith(nouns.manner_ends):
        at += 1
    if (kept := _kept(low, figure, (head, after), nouns)) is not None:
        return OwnVerb(figure, after, kept, counted)
    if (charge := _charge(low, after, nouns)) is not None:
        return OwnVerb(figure, charge, Own.CHARGE, counted)
    if _acts(low, at, nouns):
        return OwnVerb(figure, at, Own.VERB, counted)
    if at < len(low) and low[at] in nouns.auxiliaries:
        return OwnVerb(figure, at, Own.AUXILIARY, counted)
    led = figure > 1 and low[figure - 1] in nouns.together and low[figure - 2] not in _COMMAS
    part = after + 1 < len(low) and (low[after] in nouns.of or low[after + 1] in nouns.persons)
    return OwnVerb(figure, after, Own.WITH, counted) if led and counted and not part else None


def _kept(low: Sequence[str], figure: int, noun: tuple[int | None, int], nouns: Nouns) -> Own | None:
    """What is told of people (the head of their noun, and its end) that no verb of theirs need tell."""
    head, after = noun
    if head is None and _are_let_go(low, after, nouns):
        return Own.FREED
    aboard = is_aboard(low, figure, after, nouns)
    alive = head is not None and low[head] in nouns.living
    if alive or (head is None and not aboard and act_of_their_own(low, figure, nouns)):
        return Own.LIFE
    return Own.ABOARD if aboard else None


def without_others(
    low: Sequence[str], own: OwnVerb, hits: Sequence[Hit[Told]], entries: Mapping[str, MeasureEntry], nouns: Nouns
) -> list[Hit[Told]]:
    """The phrases but those that tell what befell others than the people whose own verb is `own`."""
    return [hit for hit in hits if not _of_others(low, own, hit, entries[hit.payload.measure], nouns)]


def _of_others(low: Sequence[str], own: OwnVerb, hit: Hit[Told], entry: MeasureEntry, nouns: Nouns) -> bool:
    """Whether a phrase tells what befell others than those whose own verb bounds it. What is told of a crowd or sets
    the scene may stand behind any verb but one of guarding."""
    if entry.unit is not UnitClass.PERSON or entry.setting == hit.payload.group:
        return False
    if entry.kind is MeasureKind.FLOW:
        return _is_guarded(low, hit.first, nouns)
    befalls = entry.kind is MeasureKind.CUMULATIVE and entry.places == "any"
    return own.own is Own.FREED or own.keeps_off(low, (hit.first, hit.end), nouns, befalls=befalls)


def _is_guarded(low: Sequence[str], first: int, nouns: Nouns) -> bool:
    """Whether the phrase at `first` is what people watch over and take no part in: "to **guard** the rally"."""
    at = first - 1
    at -= at > 0 and (low[at] in nouns.articles or low[at] in nouns.definite)
    return at >= 0 and low[at] in nouns.guarding


def _acts(low: Sequence[str], at: int, nouns: Nouns) -> bool:
    """Whether the word at `at` is a verb that people do: a known one, or a past tense with an object behind it."""
    if at >= len(low) or low[at] in nouns.undergoing:
        return False
    if low[at] in nouns.acting:
        return True
    past = low[at].endswith(nouns.past_ends) or low[at] in nouns.acting_on
    follows = low[at + 1] if past and at + 1 < len(low) else ""
    return follows == FIGURE or follows in nouns.articles or follows in nouns.definite


def is_aboard(low: Sequence[str], figure: int, after: int, nouns: Nouns) -> bool:
    """Whether people (their noun ends at `after`) are told to travel: "**carrying** #", "# were **on board**"."""
    if low[max(0, figure - 1)] in nouns.carrying:
        return True
    after += after < len(low) and low[after] in nouns.being_several
    return " ".join(low[after : after + 2]) in nouns.on_board or (after < len(low) and low[after] in nouns.carried)


def act_of_their_own(low: Sequence[str], figure: int, nouns: Nouns) -> str | None:
    """What people that a bare figure counts are told to do or to be, and no pack names: "# have **deserted** since",
    "# **swam** ashore", "# were **aboard**"; None where nothing tells it."""
    at = figure + 1
    if is_aboard(low, figure, at, nouns):
        return ABOARD
    if at < len(low) and low[at] in nouns.being_several and low[at + 1 : at + 2] and low[at + 1] in nouns.lacking:
        return "_".join(low[at + 1 : at + 3])
    if _are_let_go(low, at, nouns):
        return low[at + 1]
    if is_unnamed(low, figure, nouns):
        return UNIDENTIFIED
    while at < len(low) and (low[at] in nouns.having_done or low[at].endswith(nouns.manner_ends)):
        at += 1
    if at < len(low) and low[at] in nouns.own_acts:
        return low[at]
    adds = figure > 0 and low[figure - 1] in nouns.adding
    return None if adds else undergone(low, figure + 1, nouns)


def undergone(low: Sequence[str], at: int, nouns: Nouns) -> str | None:
    """What was done to those counted, by a participle that no pack knows: "# have been **returned**", "# were
    **claimed** by relatives". What only tells that they were counted is no act: "# have been confirmed"."""
    begins = at
    while at < len(low) and (low[at] in nouns.auxiliaries or low[at] in nouns.having_done):
        at += 1
    if at == begins or at >= len(low) or low[at - 1] not in nouns.passive or not low[at].endswith(nouns.past_ends):
        return None
    told = nouns.harming | nouns.counted_as | nouns.thought_of
    return None if low[at] in told else low[at]


def is_done_to(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether people are the object of a deed in the past that neither counts nor draws them: "prosecutors **charged**
    13 people", against "the police **counted** 13 people"."""
    verb = low[figure - 1] if figure else ""
    return verb.endswith(nouns.past_ends) and verb not in nouns.counted_as and verb not in nouns.attracting


def _are_let_go(low: Sequence[str], at: int, nouns: Nouns) -> bool:
    """Whether the words at `at` tell what ends a hold on people: "# **were released**"."""
    return at + 1 < len(low) and low[at] in nouns.being_several and low[at + 1] in nouns.let_go


def is_unnamed(low: Sequence[str], figure: int, nouns: Nouns) -> bool:
    """Whether the words behind a bare figure tell that nobody knows who those are: "# **could not be identified**"."""
    at = figure + 1
    if at >= len(low) or low[at] not in _first_words(nouns.unnamed):
        return False
    return any(" ".join(low[at:end]) in nouns.unnamed for end in range(at + 2, min(len(low), at + UNNAMED_WITHIN) + 1))


@lru_cache(maxsize=8)
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ", 1)[0] for phrase in phrases)


def _is_object(between: Sequence[str]) -> bool:
    """Whether a figure is the object of the verb before these words: "rescued all #"."""
    return len(between) <= OBJECT_WITHIN and _ENDS.isdisjoint(between)


def _charge(low: Sequence[str], after: int, nouns: Nouns) -> int | None:
    """Where people are told to answer for a deed: "# men **accused** of killing", "# men were **convicted** of"."""
    for at in range(after, min(len(low) - 1, after + ANSWERS)):
        if low[at] in _ENDS:
            return None
        if low[at] in nouns.answering and low[at + 1] in nouns.answered:
            return at
    return None


def _joined(low: Sequence[str], verb: int, nouns: Nouns) -> bool:
    """Whether a verb goes on with the same people: "# men fought the flames **and were later** killed"."""
    at = verb - 1
    while at > 0 and low[at] not in nouns.second_verbs and low[at] in nouns.stops:
        at -= 1
    return low[at] in nouns.second_verbs
