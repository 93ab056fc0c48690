"""What people decide about figures, names and questions: made by what a command names, kept in custody.

What always holds: nothing is kept before all that is named is found and clear; a decision addresses the words that the
person saw, never a claim's id.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.errors import InputError
from whosays.model.decision import Action, Decision
from whosays.model.quantity import is_currency
from whosays.pipeline.figure_words import kept
from whosays.workspace import sought
from whosays.workspace.places import Figures, read_as
from whosays.workspace.ruled import (
    ABOUT_FIGURES,
    ABOUT_NAMES,
    ABOUT_SPEAKERS,
    ALIAS,
    DECISION,
    FIELD_OF,
    FIELDS,
    SHOWN_AS,
    SPAN,
    SPEAKER,
    VALUE,
    WITH,
)
from whosays.workspace.standing import NOT_FOUND, Standing, standing
from whosays.workspace.taking import user

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Source
    from whosays.model.ruling import Rulings
    from whosays.workspace.sought import Words

MOST_FIGURES = {Action.ACCEPT: 1, Action.NO_EVIDENCE: 1, Action.DEFER: 1, Action.OTHER_QUESTION: 1000}
LEAST_FIGURES = {Action.SAME_ROOT: 2, Action.SAME_QUESTION: 2}
WITH_VALUE = {Action.SPAN: 3}
"""How many things a decision about a field names at most, where it is not the figure and the field."""
_NOT_NAME = re.compile(r"[^A-Za-z0-9._@+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a decision may be about: all that the case comes to, what was decided before, and the words of each
    document's language."""

    account: Account
    kept: Sequence[Standing]
    words: Callable[[Source], Words]


def author(name: str | None) -> str:
    """Who decides: `name`, or whoever runs this. Raises InputError where nobody can be named."""
    if name:
        return name
    found = _NOT_NAME.sub("-", user() or "").strip("-.")
    if not found:
        raise InputError("nobody is known to decide; say who with --by NAME.")
    return found


def as_author(name: str) -> str:
    """`name`, by which somebody wants to decide. Raises CaseError where it cannot name an author."""
    return decisions.author_named(name)


def begun(action: Action) -> Decision:
    """A decision of now, by nobody yet, about nothing yet."""
    return Decision(schema=decisions.SCHEMA, author="", decided_at=datetime.now(UTC), action=action.value, target=None)


def made(action: Action, about: Sequence[str], known: Known) -> Decision:
    """The decision `action` about what `about` names: figures, a figure and what a field of it is, names or an earlier
    decision. Nothing is kept yet.

    Raises InputError where something is not there, is not told clearly, or is there too often.
    """
    if action in FIELDS:
        return _of_field(action, about, known)
    if action is Action.MISSED:
        return _missed(about, known)
    if action in ABOUT_FIGURES:
        return _of_figures(action, about, known)
    if action in ABOUT_NAMES:
        alias, speaker = (sought.name(known.account, name) for name in _counted(action, about, 2, 2))
        if alias.casefold() == speaker.casefold():
            raise InputError(f"{alias!r} and {speaker!r} are one name; name two.")
        return replace(begun(action), values=((ALIAS, alias), (SPEAKER, speaker)))
    if action in ABOUT_SPEAKERS:
        name, value = _counted(action, about, 2, 2)
        told = sought.trait(action, value, known.account)
        return replace(begun(action), values=((SPEAKER, sought.name(known.account, name)), (VALUE, told)))
    if action is not Action.UNDO:
        raise InputError(f"{action} is made of a file of rulings; give it with --from FILE.csv.")
    (asked,) = _counted(action, about, 1, 1)
    return replace(begun(action), values=((DECISION, sought.kept(asked, known.kept).id),))


def _of_figures(action: Action, about: Sequence[str], known: Known) -> Decision:
    named = _counted(action, about, LEAST_FIGURES.get(action, 1), MOST_FIGURES.get(action, 2))
    claims = [sought.claim(known.account, each) for each in named]
    if len({claim.id for claim in claims}) < len(claims):
        raise InputError(f"{' and '.join(map(repr, about))} are one figure; name each once.")
    if action is Action.SAME_QUESTION:
        _check_units(claims)
    others = tuple((WITH, decisions.selector_text(claim.words_read)) for claim in claims[1:])
    return replace(begun(action), target=claims[0].words_read, values=(*others, *_shown(claims[0], known)))


def _check_units(claims: Sequence[Claim]) -> None:
    """Raises InputError where figures are no answers to one question, whatever a person rules."""
    kinds = ["money" if is_currency(unit) else unit for unit in (claim.quantity.unit for claim in claims)]
    if len(set(kinds)) > 1:
        told = " and ".join(f"“{claim.evidence.exact}” ({claim.quantity.unit})" for claim in claims)
        raise InputError(f"{told} are of different units and answer no one question; rule the unit first.")


def _of_field(action: Action, about: Sequence[str], known: Known) -> Decision:
    named = _counted(action, about, 2, WITH_VALUE.get(action, 2))
    claim = sought.claim(known.account, named[0])
    source = next(each for each in known.account.sources if each.document.id == claim.document)
    words = known.words(source)
    if action is Action.SPAN:
        span = sought.span(source, named[1])
        values = ((SPAN, decisions.selector_text(span)), *sought.read_again(span.exact, named[2:], claim, words))
    elif action is Action.BASIS and not is_currency(claim.quantity.unit):
        raise InputError(f"“{claim.evidence.exact}” is no sum of money, and only sums have a basis.")
    elif action is Action.VALUE:
        values = ((VALUE, kept(sought.figure(named[1], claim, words))),)
    else:
        values = ((VALUE, sought.value(action, named[1], known.account, words)),)
    return replace(begun(action), target=claim.words_read, values=(*values, *_shown(claim, known)))


def _shown(claim: Claim, known: Known) -> tuple[tuple[str, str], ...]:
    """What a claim was read as, where another stands at the same words."""
    shared = Figures(known.account.sources, known.account.claims, ()).shared(claim)
    return ((SHOWN_AS, read_as(claim)),) if shared else ()


def _missed(about: Sequence[str], known: Known) -> Decision:
    """The decision that words are a claim: `about` names them and what they tell, as FIELD=VALUE."""
    if not about:
        raise InputError("missed is about words, as DOCUMENT:START-END, and what they tell, as measure=killed.")
    source, span = sought.words(known.account, about[0])
    told = dict(_pair(each) for each in about[1:])
    sought.check_free(known.account, span)
    values = sought.fields(span.exact, told, known.account, known.words(source))
    return replace(begun(Action.MISSED), target=span, values=values)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or name not in FIELD_OF:
        raise InputError(f"{text!r} tells no field; write one of {', '.join(FIELD_OF)} as FIELD=VALUE.")
    return name, value


def recorded(
    case: Path, decision: Decision, reason: str, by: str | None, seen: Sequence[tuple[str, str]] | None = None
) -> Decision:
    """Keeps `decision` with who decided it, why, and what of all decisions he had `seen`: all that there are, if not
    told. Raises InputError where no reason is given."""
    if not reason.strip():
        raise InputError("a decision needs its reason; give it with --why TEXT.")
    known = decisions.heads(case) if seen is None else tuple(seen)
    return decisions.append(case, replace(decision, reason=reason.strip(), author=author(by), seen=known))


def rulings(
    case: Path, sources: Sequence[Source], claims: Sequence[Claim], say: Callable[[str], None], by: str = ""
) -> Rulings:
    """What people decided in `case` that bears on `claims`, all of it said to be `by` somebody, if given; `say` is told
    how much of it finds its figures no more."""
    told, found = standing(decisions.load(case), sources, claims, by)
    if lost := sum(part.state == NOT_FOUND for each in told for part in each.rulings):
        say(f"decisions that find their figures no more: {lost}; see: whosays decisions {case}")
    return found


def _counted(action: Action, about: Sequence[str], least: int, most: int) -> Sequence[str]:
    if least <= len(about) <= most:
        return about
    one = dict.fromkeys((Action.ACCEPT, Action.NO_EVIDENCE, Action.DEFER), "one figure")
    what = {Action.UNDO: "one decision", **one} | dict.fromkeys(ABOUT_NAMES, "two names")
    what |= {action: f"one figure and its {action}" for action in FIELDS}
    what |= {action: f"one speaker and its {action}" for action in ABOUT_SPEAKERS}
    what[Action.OTHER_QUESTION] = "one figure or more"
    also = ", or one that goes back to no other" if action is Action.INDEPENDENT else ""
    raise InputError(f"{action.value} is about {what.get(action, 'two figures')}{also}, and {len(about)} are named.")
