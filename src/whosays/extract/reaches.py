"""How far a phrase reaches that makes a figure unreal: "it is a lie that", "if", "declined to comment on reports of".

Each rule is given the sentence, the first word of the phrase, the word behind it and the first word of the figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    ACCUSING,
    AGENT,
    AUXILIARY,
    CAUSING,
    CLOSE,
    COLON,
    COMMA,
    CONTRASTING,
    DASH,
    DECLINING,
    DETERMINER,
    GERUND_FORM,
    HARM,
    HELPER,
    INFINITIVE,
    JOINING,
    NEGATION,
    NOUN_LIKE,
    NUMERAL,
    OF,
    OF_ABOUT,
    OPENER,
    QUOTE,
    RIGHT,
    SKIPPED,
    STOP,
    THAT,
    TOLD,
    VERB,
)
from whosays.model.mention import Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.extract.voice_words import Line

_TO_OTHER: Final = 7
"""Words between a figure and the comma before the one that stands in its place, and from there to that one."""
_OF_WHOLE: Final = 5
_TO_NOT: Final = 5
_TO_ACCUSED: Final = 12
"""Words between an accusation and what one is accused of: "accused the head of the group **of inventing**"."""
_TO_FIGURE: Final = 4
"""Words from "that" to a figure with no auxiliary between: "rumours that the army lost 300"."""
_TO_TOLD: Final = 5
"""Words from a phrase to the noun of what was told: "declined to comment on an earlier press **report**"."""


def clause_reaches(line: Line, _: int, end: int, first: int) -> bool:
    """Whether a phrase that opens a clause still holds: no contrast, no full stop, no comma after a figure but in a
    list of figures, and one comma at most before it, or a remark between two right behind the phrase."""
    counted, commas = False, 2 if line.at(end) & COMMA else 1
    for at in range(end, first):
        tag = line.tags[at]
        if tag & (STOP | CONTRASTING) or line.low[at] == ";" or (tag & COLON and at > end):
            return False
        if tag & COMMA and not (counted and line.at(at + 1) & (NUMERAL | SKIPPED)):
            commas -= 1
            if counted or commas < 0:
                return False
        counted = counted or bool(tag & NUMERAL)
    return True


def to_comma(line: Line, _: int, end: int, first: int) -> bool:
    return not any(line.tags[at] & (COMMA | STOP | DASH | CLOSE) for at in range(end, first))


def _of_whole(line: Line, _: int, end: int, first: int) -> bool:
    return first - end <= _OF_WHOLE and not any(line.tags[at] & (NUMERAL | COMMA | STOP) for at in range(end, first))


def _condition(line: Line, at: int, end: int, first: int) -> bool:
    alternative = line.at(end) & NEGATION and first - end <= 1
    likened = line.low[at - 1] == "as" if at else False
    if alternative or likened:
        return False
    return to_comma(line, at, end, first) or _if_true(line, end, first)


def _if_true(line: Line, end: int, first: int) -> bool:
    """Whether the condition is only that another is right, so that what follows is thought of too: "**if she is
    right**, dozens are still out there"."""
    comma = next((i for i in range(end, first) if line.tags[i] & COMMA), None)
    if comma is None or not (line.at(comma - 1) & RIGHT or comma == end + 1):
        return False
    return not any(line.tags[i] & (STOP | CONTRASTING | COMMA | COLON) for i in range(comma + 1, first))


def _opens(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the phrase opens its sentence and a clause that depends on it follows after a comma."""
    if not starts(line, at) or not to_comma(line, at, end, first):
        return False
    comma = next((i for i in range(first, len(line)) if line.tags[i] & COMMA), len(line))
    return any(line.tags[i] & HELPER for i in range(comma, len(line)))


def _supposed(line: Line, at: int, end: int, first: int) -> bool:
    return starts(line, at) and clause_reaches(line, at, end, first)


def _assumed(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the figure is what would follow: "**assuming** full loads, deliveries would come to 400 tonnes"."""
    comma = next((i for i in range(end, first) if line.tags[i] & COMMA), None)
    if comma is None or not starts(line, at):
        return False
    clause = range(comma + 1, first)
    broken = any(line.tags[i] & (STOP | CONTRASTING | COMMA) for i in clause)
    return not broken and any(line.tags[i] & HELPER for i in clause)


def adjoins(line: Line, _: int, end: int, first: int) -> bool:
    return all(line.tags[at] & (DETERMINER | SKIPPED) for at in range(end, first))


def _replaced(line: Line, at: int, end: int, first: int) -> bool:
    """Whether another figure follows after a comma ("instead of 20, 30 people died"), or somebody told the one that is
    set aside ("rather than **the** 1,500 **claimed** by the union")."""
    if not adjoins(line, at, end, first):
        return False
    if line.at(first - 1) & DETERMINER and any(line.at(k) & VERB for k in range(first + 1, first + _TO_OTHER)):
        return True
    comma = next((i for i in range(first, min(len(line), first + _TO_OTHER)) if line.tags[i] & COMMA), len(line))
    return any(line.tags[i] & NUMERAL for i in range(comma, min(len(line), comma + _TO_OTHER)))


def _taken_back(line: Line, at: int, end: int, first: int) -> bool:
    """Whether a statement is taken back and no other verb is joined to that: "retracted its claim that 300 died"."""
    joined = (i for i in range(end, first) if line.tags[i] & JOINING)
    apart = any(line.at(i + 1) & VERB and not line.at(i + 1) & NOUN_LIKE for i in joined)
    return bool(line.at(end) & DETERMINER) and not apart and clause_reaches(line, at, end, first)


def starts(line: Line, at: int) -> bool:
    return at == 0 or bool(line.tags[at - 1] & (QUOTE | STOP))


def _about_told(line: Line, at: int, end: int, first: int) -> bool:
    """Whether what was told stands behind the phrase and has the figure: "declined to comment on **reports** that 300
    died", "apologised for **saying** that", and not "declined to comment on the raid that killed 300"."""
    noun = _told(line, end, first)
    return noun is not None and to_first(line, noun + 1, first) and clause_reaches(line, at, noun + 1, first)


def _told(line: Line, end: int, first: int) -> int | None:
    """The noun of what was told right behind a phrase, or the verb that told it."""
    for noun in range(end, min(first, end + _TO_TOLD)):
        tag = line.tags[noun]
        if tag & TOLD or (tag & VERB and tag & GERUND_FORM):
            return noun
        if tag & (NUMERAL | COMMA | STOP | COLON | DASH) or (tag & OPENER and not tag & DETERMINER):
            return None
    return None


def _not_confirmed(line: Line, at: int, end: int, first: int) -> bool:
    """Whether nobody did what the phrase tells: "was **unable** to confirm reports of 300 dead", "could
    **not** confirm that 300 died"."""
    before = range(max(0, at - _TO_NOT), at)
    if not any(line.tags[k] & (NEGATION | DECLINING) for k in before):
        return False
    clause = line.at(end) & THAT and clause_reaches(line, at, end, first)
    return bool(clause) or _about_told(line, at, end, first)


def _played(line: Line, at: int, end: int, first: int) -> bool:
    """Whether a game or a drill opens the sentence and nothing real is told to have come in: "**in an exercise** 200
    soldiers were wounded", not "in an exercise 200 soldiers were wounded **by** a shell"."""
    causes = any(line.tags[k] & (AGENT | CAUSING) for k in range(end, len(line)))
    return not causes and starts(line, at) and clause_reaches(line, at, end, first)


def _invented(line: Line, at: int, end: int, first: int) -> bool:
    """Whether somebody is accused of having made up the figure: "**accused** the group of inventing 600 dead"."""
    before = range(max(0, at - _TO_ACCUSED), at)
    accused = [k for k in before if line.tags[k] & ACCUSING]
    apart = any(line.tags[k] & (STOP | CONTRASTING | COLON) for k in range(accused[-1], at)) if accused else True
    joined = any(line.tags[k] & JOINING and line.at(k + 1) & (GERUND_FORM | VERB) for k in range(end, first))
    return not apart and not joined and to_comma(line, at, end, first)


def _made_up(line: Line, at: int, end: int, first: int) -> bool:
    """Whether dead or hurt people are what somebody made up: "the brigade **made up** 300 dead", and not "women made up
    300 of the dead"."""
    behind = next((k for k in range(first, len(line)) if not line.tags[k] & (NUMERAL | SKIPPED)), len(line))
    return adjoins(line, at, end, first) and bool(line.at(behind) & HARM)


def _withdrawn(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the figure is what is taken back, and not what takes its place: "corrected its toll of 300 **to** 30"."""
    noun = _told(line, end, first)
    if noun is None or not _about_told(line, at, end, first):
        return False
    before = first - 1
    while line.at(before) & (DETERMINER | SKIPPED):
        before -= 1
    said = line.tags[noun] & VERB and line.tags[noun] & GERUND_FORM
    tied = said or any(line.tags[k] & (THAT | OF | OF_ABOUT | GERUND_FORM) for k in range(noun + 1, first))
    return bool(tied) and not line.at(before) & INFINITIVE


def told_reaches(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the clause behind a noun of what was told (its phrase is `at` to `end`) still goes on at the figure: a
    subject has the verb of the sentence behind it ("rumours that the dam would burst **sent** 3,000 people fleeing").
    """
    if not clause_reaches(line, at, end, first):
        return False
    if any(line.tags[k] & (AUXILIARY | HELPER | VERB) and not line.tags[k] & NOUN_LIKE for k in range(at)):
        return True
    counted = next((k for k in range(first - 1, end - 1, -1) if line.tags[k] & NUMERAL), None)
    verb = next((k for k in range(first - 1, end - 1, -1) if line.tags[k] & (AUXILIARY | HELPER)), None)
    if counted is not None:
        return verb is None or verb < counted or any(line.tags[k] & JOINING for k in range(verb, first))
    between = range(end if verb is None else verb + 1, first)
    words = sum(not line.tags[k] & (SKIPPED | DETERMINER) for k in between)
    return words <= (_TO_FIGURE if verb is None else 1)


def _feared(line: Line, at: int, end: int, first: int) -> bool:
    """Whether only a fear or a rumour has the figure: "**fears that** 300 had died", "**rumours of** 60 dead"."""
    return adjoins(line, at, end, first) if line.tags[end - 1] & OF else told_reaches(line, at, end, first)


def to_first(line: Line, start: int, first: int) -> bool:
    """Whether no comma stands between the word `start` and the first number up to the figure at `first`."""
    for at in range(start, first):
        if line.tags[at] & NUMERAL:
            return True
        if line.tags[at] & (COMMA | DASH):
            return False
    return True


def _labels(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the phrase is a label over its sentence: "**Fake news**: 300 people died"."""
    return starts(line, at) and bool(line.at(end) & (COLON | DASH)) and not _contrasted(line, end, first)


def _contrasted(line: Line, start: int, first: int) -> bool:
    return any(line.tags[at] & (STOP | CONTRASTING) for at in range(start, first))


def _as_before(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the clause of a former version has the figure: "an earlier version of this article said 56 died"."""
    text = _told(line, end, first) is not None if line.tags[end - 1] & OF else line.at(end) & VERB
    return bool(text) and clause_reaches(line, at, end, first)


def _far_from(line: Line, at: int, end: int, first: int) -> bool:
    """Whether the figure is what did not come about: "**far from** killing 300, it hurt four", "far from the 300"; a
    place is far from something else."""
    opens = at == 0 or bool(line.tags[at - 1] & (COMMA | STOP | QUOTE | DASH | CONTRASTING | THAT))
    near = line.at(end) & GERUND_FORM or adjoins(line, at, end, first)
    return bool(opens and near) and to_comma(line, at, end, first)


RULES: Final[dict[str, tuple[Stance, Callable[[Line, int, int, int], bool]]]] = {
    "denial": (Stance.DENIES, clause_reaches),
    "contrary": (Stance.DISPUTES, to_comma),
    "none_of": (Stance.DENIES, _of_whole),
    "unconfirmed": (Stance.SPECULATES, clause_reaches),
    "condition": (Stance.SPECULATES, _condition),
    "inversion": (Stance.SPECULATES, _opens),
    "supposition": (Stance.SPECULATES, _supposed),
    "assuming": (Stance.SPECULATES, _assumed),
    "tale": (Stance.SPECULATES, _supposed),
    "unsaid": (Stance.DENIES, adjoins),
    "unuttered": (Stance.SPECULATES, adjoins),
    "taken_back": (Stance.DENIES, _taken_back),
    "replaced": (Stance.DISPUTES, _replaced),
    "uncommented": (Stance.SPECULATES, _about_told),
    "not_confirmed": (Stance.SPECULATES, _not_confirmed),
    "played": (Stance.SPECULATES, _played),
    "invented": (Stance.DISPUTES, _invented),
    "made_up": (Stance.DISPUTES, _made_up),
    "withdrawing": (Stance.DENIES, _withdrawn),
    "feared": (Stance.SPECULATES, _feared),
    "false_label": (Stance.DISPUTES, _labels),
    "former_version": (Stance.DISPUTES, _as_before),
    "far_from": (Stance.DENIES, _far_from),
}
