"""What a figure measures: phrases of the packs, weighed by how near and how firmly they stand to it.

A phrase that holds the figure itself ("additional #") beats one beside it, one in the figure's own clause beats one
across a clause break, and a phrase never reaches over another figure where it has a nearer one. No phrase fits: the
caller falls back.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from whosays.extract.figure_asked import Figure
from whosays.extract.kinds import is_among
from whosays.extract.own_verbs import own_verb, without_others
from whosays.extract.parts_of_wholes import is_whole, names_whole
from whosays.extract.told_beside import (
    LABELS,
    is_next,
    labels_next,
    leads_on,
    of_part,
    of_whole,
    over_lists,
    tells_the_number,
    tells_who,
)
from whosays.lexicon.packs import MeasureKind, UnitClass
from whosays.lexicon.phrases import FIGURE, Hit, PhraseIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.nouns import Nouns
    from whosays.lexicon.packs import MeasureEntry

FULL = 10.0
"""The score of a phrase beside the figure; what is taken off below it was set on evaluation/dev, not on the seeds."""
PER_WORD = 0.3
FARTHEST = 24
OVER_FIGURE = 3.0
OVER_BREAK = 2.5
HOLDS_FIGURE = 5.0
IS_COUNTED = 3.0
OF_THE_WHOLE = 4.0
HINT = 3.0
RIGHT_BEHIND = 2.0
"""What a phrase right behind a bare figure has before any other: "crushed to death and # **injured**"."""
PER_LENGTH = 0.6
AFTER = 0.4
ALL_GROUPS = 1.5
WIDENS = 1.5
SET = 0.05
SAME_RATE = 3.0
OTHER_RATE = 6.0
NO_RATE = 2.5
LEAST = 2.0
OVER_COMMA = 0.4
LABELLED = 1.5
OF_NUMBER = 2.5
"""What a phrase gains that is the label of its figure: "**Killed** — #, wounded — #"."""
REACH = 8
"""So many figures from its figure no phrase is near any more: each takes `OVER_FIGURE` off."""
_FULL_STOPS = frozenset({";", ":", "."})


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase of a measure: which of its groups it fills (-1 for a name, which needs no other), or hints at it."""

    measure: str
    group: int
    hint: bool = False


IDIOM = Told("", -1)
"""What a phrase tells that is an idiom of the language: no measure."""


@dataclass(frozen=True, slots=True)
class MeasureGrammar:
    """The measures of the packs, their order, the groups that are their settings, those that are usual, their phrases
    indexed."""

    entries: Mapping[str, MeasureEntry]
    order: Mapping[str, int]
    settings: frozenset[tuple[str, int]]
    usual: Mapping[str, MeasureEntry]
    phrases: PhraseIndex[Told]
    breaks: frozenset[str]
    sums: frozenset[str]
    of: frozenset[str]
    pointing: frozenset[str]
    leads: frozenset[str]
    auxiliaries: frozenset[str]
    including: frozenset[str]
    nouns: Nouns


@dataclass(frozen=True, slots=True)
class Scored:
    """A measure with its score and the phrase that told it."""

    measure: str
    score: float
    hit: Hit[Told]


def measure_grammar(entries: Mapping[str, MeasureEntry], nouns: Nouns) -> MeasureGrammar:
    """The phrases of `entries`, ready to be looked up."""
    told = [(name, Told(key, -1)) for key, entry in entries.items() for name in entry.names]
    told += [(hint, Told(key, -1, hint=True)) for key, entry in entries.items() for hint in entry.hints]
    told += [
        (phrase, Told(key, number))
        for key, entry in entries.items()
        for number, group in enumerate(entry.when)
        for phrase in group
    ]
    told += [(idiom, IDIOM) for idiom in nouns.idioms]
    order = {key: number for number, key in enumerate(entries)}
    settings = frozenset((key, entry.setting) for key, entry in entries.items() if entry.setting is not None)
    usual = {key: entry for key, entry in entries.items() if entry.usual}
    return MeasureGrammar(
        entries, order, settings, usual, PhraseIndex.of(told), nouns.breaks, nouns.sums, nouns.of, nouns.pointing,
        nouns.leads, nouns.auxiliaries, nouns.including, nouns,
    )  # fmt: skip


def measures(words: SentenceWords, figure: Figure, hits: Sequence[Hit[Told]], grammar: MeasureGrammar) -> list[Scored]:
    """The measures that the phrases `hits` tell of `figure`, best first; ties in the order of the pack."""
    by_group: dict[tuple[str, int], Scored] = {}
    if not hits:
        return []
    head = figure.head or figure.word + 1
    counts = figure.head is not None
    whole = UnitClass.PERSON in figure.classes and is_whole(words.low, figure.word, grammar.nouns, counts=counts)
    own = own_verb(words.low, figure.word, figure.head, grammar.nouns) if UnitClass.PERSON in figure.classes else None
    near = within_reach(words, figure.word, hits)
    for hit in near if own is None else without_others(words.low, own, near, grammar.entries, grammar.nouns):
        if hit.figure is not None and hit.figure != figure.word:
            continue
        entry = grammar.entries[hit.payload.measure]
        if entry.unit not in figure.classes or not _counts_them(hit.payload, entry, figure):
            continue
        if figure.of_before and _not_of_part(words.low, hit, figure, grammar):
            continue
        if whole and not names_whole(words.low, head, (hit.first, hit.end), grammar.nouns):
            continue
        if _leads_elsewhere(words.low, hit, figure, grammar) or _among_others(words.low, hit, figure, grammar):
            continue
        score = _nearness(words, figure, hit, grammar)
        key = (hit.payload.measure, hit.payload.group)
        if key not in by_group or score > by_group[key].score:
            by_group[key] = Scored(hit.payload.measure, score, hit)
    told = sorted({key for key, _ in by_group}, key=grammar.order.__getitem__)
    found = [s for key in told if (s := _combined(key, grammar, by_group, figure)) is not None]
    return sorted((s for s in found if s.score >= LEAST), key=lambda scored: -scored.score)


def _counts_them(told: Told, entry: MeasureEntry, figure: Figure) -> bool:
    """Whether a measure may count the people of a figure; of those of whom no word tells who they are, a hint does not:
    "# were left" are no soldiers."""
    if entry.roles and (figure.role not in entry.roles if figure.role else told.hint):
        return not figure.role and not figure.around.isdisjoint(entry.roles)
    return not figure.stands or entry.unit is not UnitClass.PERSON or told.measure in figure.stands


def within_reach(words: SentenceWords, figure: int, hits: Sequence[Hit[Told]]) -> Sequence[Hit[Told]]:
    """The phrases (in order) that begin no more than so many figures away: in a long list the others tell nothing."""
    if len(words.figures) < REACH:
        return hits
    at = bisect_left(words.figures, figure)
    first = words.figures[at - REACH] if at >= REACH else 0
    last = words.figures[at + REACH] if at + REACH < len(words.figures) else len(words.low)
    return hits[bisect_left(hits, first, key=attrgetter("first")) : bisect_left(hits, last, key=attrgetter("first"))]


def _leads_elsewhere(low: Sequence[str], hit: Hit[Told], figure: Figure, grammar: MeasureGrammar) -> bool:
    """Whether a phrase only leads to a bare count ("arrived at #" tells how somebody counted), ends with the verb of
    the next ("# homes and **damaged** #"), or names what a bare figure does not count ("# fled **to shelters**", "#
    **in shelters**")."""
    end, bare = hit.end, figure.head is None
    if end == figure.word:
        return low[end - 1] in grammar.leads and bare and UnitClass.PERSON in figure.classes
    if figure.word < end and low[end - 2] in grammar.sums and is_next(low, end, grammar.nouns):
        return True
    things = grammar.entries[hit.payload.measure].unit is UnitClass.COUNT and hit.figure == figure.word
    within = low[figure.word : end]
    return bare and things and not (grammar.leads.isdisjoint(within) and grammar.nouns.in_place.isdisjoint(within))


def _among_others(low: Sequence[str], hit: Hit[Told], figure: Figure, grammar: MeasureGrammar) -> bool:
    """Whether a phrase stands out of the brackets of its figure, behind another figure ("147 dead (up from #); 63
    **missing**"), or names those among whom the dead are counted ("# deaths among **confirmed cases**")."""
    between = low[figure.word + 1 : hit.first]
    if ")" in between and FIGURE in between[between.index(")") :] and "(" not in between[: between.index(")")]:
        return True
    head = figure.head
    if head is None or low[head] not in grammar.nouns.losses or hit.end <= head + 1:
        return False
    return low[hit.end - 1] in grammar.entries[hit.payload.measure].stand_ins


def _combined(
    key: str, grammar: MeasureGrammar, by_group: Mapping[tuple[str, int], Scored], figure: Figure
) -> Scored | None:
    """A measure by its names, or by all its groups at once, whichever is stronger."""
    entry, usual = grammar.entries[key], grammar.usual.values()
    options = []
    if (named := by_group.get((key, -1))) is not None:
        options.append(named)
    groups = [by_group.get((key, number)) for number in range(len(entry.when))]
    filled = [group for group in groups if group is not None]
    lacks = [number for number, group in enumerate(groups) if group is None]
    set_before = lacks == [entry.setting] and key in figure.settings
    if filled and (not lacks or set_before):
        near = [group for number, group in enumerate(groups) if group and number != entry.setting]
        mean = sum(group.score for group in near) / len(near) + SET * (entry.setting is not None)
        if not lacks:
            scores = [group.score for group in filled]
            mean = max(mean, (sum(scores) / len(filled) if entry.setting is None else min(scores)) + ALL_GROUPS)
        options.append(Scored(key, mean, filled[-1].hit))
    if not options:
        return None
    if figure.per is not None and (entry.per not in (None, figure.per) or _paid_once(entry, figure, usual)):
        return None
    if is_among(figure.per) and entry.kind is not MeasureKind.RATE:
        return None  # "12 deaths per 100,000" counts no dead
    best = max(options, key=lambda scored: scored.score)
    if figure.per is None and entry.per is not None and best.hit.payload.hint:
        return None  # "insurers expect to pay $60 million": a hint alone makes no rate
    return Scored(key, best.score + _rate(entry, figure) + WIDENS * bool(entry.widens), best.hit)


def _paid_once(entry: MeasureEntry, figure: Figure, usual: Iterable[MeasureEntry]) -> bool:
    """Whether a measure is an amount of its own ("a bonus for signing"), the figure a rate with a usual measure."""
    return entry.kind is MeasureKind.RULE and any(e.per == figure.per and e.unit is entry.unit for e in usual)


def _rate(entry: MeasureEntry, figure: Figure) -> float:
    if figure.per == entry.per:
        return SAME_RATE if entry.per else 0.0
    if figure.per is None:
        return -NO_RATE
    return 0.0 if entry.kind is MeasureKind.RATE else -OTHER_RATE


def _nearness(words: SentenceWords, figure: Figure, hit: Hit[Told], grammar: MeasureGrammar) -> float:
    score = FULL + PER_LENGTH * (hit.end - hit.first - 1) - HINT * hit.payload.hint
    described = figure.predicate is not None and figure.word < hit.end <= figure.predicate
    if hit.figure == figure.word:
        return score - OF_THE_WHOLE if described else score if hit.payload.hint else score + HOLDS_FIGURE
    if figure.head is not None and hit.first <= figure.head < hit.end and not (hit.payload.hint or described):
        score += IS_COUNTED
    if hit.first < figure.word:
        after, between = (figure.head or figure.word) + 1, words.low[hit.end : figure.word]
        own = after < len(words.low) and words.low[after] in grammar.auxiliaries
        alone = after >= len(words.low) or not words.low[after][0].isalnum()
        score += LABELLED * (alone and len(between) == 1 and between[0] in LABELS)
        score += OF_NUMBER * tells_the_number(words.low, hit.first, grammar.nouns)
        # "four had fallen and # were missing": its own predicate follows
        return score - OVER_BREAK * own - _distance(between, grammar)
    begins = _behind(words.low, figure) if figure.predicate is None or described else figure.predicate
    between = over_lists(words.low[min(begins, hit.first) : hit.first], grammar.nouns)
    if (FIGURE in between and of_part(between, grammar.nouns)) or (")" in between and labels_next(words.low, hit.end)):
        return 0.0
    if leads_on(words.low, (hit.first, hit.end), grammar.nouns):
        score -= OVER_FIGURE
    if described or of_whole(words.low[begins : hit.first], grammar.nouns):
        score -= 0.0 if tells_who(words.low, hit.end, grammar.nouns) else OF_THE_WHOLE
    elif not hit.payload.hint and (
        _is_predicate(words.low, figure, hit, grammar.nouns) or _goes_to(words.low, figure, hit, grammar.nouns)
    ):
        score += RIGHT_BEHIND
    return score + AFTER - _distance(between, grammar)


def _is_predicate(low: Sequence[str], figure: Figure, hit: Hit[Told], nouns: Nouns) -> bool:
    """Whether nothing but words that go on counting stands before a phrase behind a bare figure ("# **more later**
    died"), or before the one verb that follows its noun ("# people died")."""
    word = low[hit.first]
    alone = hit.end - hit.first == 1 and nouns.joins.isdisjoint(low[hit.end : hit.end + 1])  # no "died or disappeared"
    acts = alone and word.endswith(nouns.past_ends) and word not in nouns.harming
    verb = figure.head is None or acts  # "# people died", but "# men killed and wounded" has a participle
    begins = (figure.head or figure.word) + 1
    if not verb or hit.first < begins:
        return False
    between = low[begins : hit.first]
    return all(word in nouns.further or word in nouns.having_done for word in between)


def _goes_to(low: Sequence[str], figure: Figure, hit: Hit[Told], nouns: Nouns) -> bool:
    """Whether a phrase right behind a sum tells to whom or for what it goes: "$500 **for the injured**"."""
    between = low[figure.word + 1 : hit.first]
    paid = UnitClass.MONEY in figure.classes and bool(between) and between[0] in nouns.for_whom
    return paid and all(word in nouns.for_whom or word in nouns.pointing for word in between)


def _distance(between: Sequence[str], grammar: MeasureGrammar) -> float:
    """How far a phrase stands, by the words between it and its figure; a label's colon is no break."""
    taken = PER_WORD * min(len(between), FARTHEST)
    if between and between[-1] in LABELS:
        between = between[:-1]
    for word in between:
        if word == FIGURE:
            taken += OVER_FIGURE
        elif word in grammar.breaks or word in _FULL_STOPS:
            taken += OVER_BREAK
        elif word == ",":
            taken += OVER_COMMA
    return taken


def _not_of_part(low: Sequence[str], hit: Hit[Told], figure: Figure, grammar: MeasureGrammar) -> bool:
    """Whether a phrase tells nothing else of some of those before: told of them all, told of the next figure ("13 died,
    # of them soldiers, and 71 were **wounded**"), or only of who they are ("# of them **in combat**")."""
    if hit.end < figure.word:
        return _tells_all(low, hit, figure.word, grammar)
    roles = grammar.entries[hit.payload.measure].roles
    if roles and (hit.payload.hint or figure.around.isdisjoint(roles)):
        return True
    between = low[_behind(low, figure) : hit.first]
    return FIGURE in between and between[0] in grammar.of


def _behind(low: Sequence[str], figure: Figure) -> int:
    """The first word behind a figure, and behind the number of which it is a part: "# of the # **on board**"."""
    return (figure.head if figure.head is not None and low[figure.head] == FIGURE else figure.word) + 1


def _tells_all(low: Sequence[str], hit: Hit[Told], figure: int, grammar: MeasureGrammar) -> bool:
    """Whether a phrase tells of those before, of whom the figure counts some: "34 bodies were **brought ashore**, # of
    them children". What sets the scene holds for them, too."""
    apart = any(
        word in (",", FIGURE) or word in grammar.sums or word in grammar.breaks for word in low[hit.end : figure]
    )
    return apart and (hit.payload.measure, hit.payload.group) not in grammar.settings
