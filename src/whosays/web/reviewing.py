"""Forms of Review to rulings: what a person filled in, as `whosays decide` would be told it.

What always holds: a field that was left as it stood rules nothing; what a form leaves open is asked for, not guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import InputError
from whosays.model.decision import Action
from whosays.model.ruling import NONE
from whosays.workspace import visible
from whosays.workspace.bulk import Row
from whosays.workspace.worded import current

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Account

FIELDS = (
    *(Action.VALUE, Action.UNIT, Action.MEASURE, Action.POPULATION, Action.PLACE),
    *(Action.PERIOD, Action.SPEAKER, Action.STANCE),
)
"""The fields of a claim that one form has, in its order."""
PAIRS = frozenset(
    {Action.SAME_ROOT, Action.INDEPENDENT, Action.SAME_QUESTION, Action.SAME_SPEAKER, Action.OTHER_SPEAKER}
)
DEFAULT_WHY = {Action.ACCEPT: "read, and right as it stands", Action.DEFER: "to be looked at again"}
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Form:
    """What a form says, by the names of its fields."""

    told: Mapping[str, Sequence[str]]

    def one(self, name: str) -> str:
        """The one value of a field, without blanks around it; empty where there is none."""
        return next(iter(self.told.get(name, ())), "").strip()[:LONGEST]

    def each(self, name: str) -> tuple[str, ...]:
        """All values of a field."""
        return tuple(value.strip() for value in self.told.get(name, ()) if value.strip())

    @property
    def again(self) -> Iterator[tuple[str, str]]:
        """All of it, for a form that says the same again."""
        return ((name, value) for name, values in self.told.items() for value in values if name != "seen")


def rows(form: Form, account: Account) -> tuple[Row, ...]:
    """What a form rules. Raises InputError where it says nothing, or not enough."""
    told, why = form.one("do"), form.one("why")
    claims = form.each("claim")
    if told == "correct":
        return tuple(_corrections(form, _claim(account, claims), why))
    if told not in [action.value for action in Action]:
        raise InputError("the form does not tell what to do; choose a ruling.")
    action = Action(told)
    why = why or DEFAULT_WHY.get(action, "")
    if action is Action.MISSED:
        return (Row(action=action, about=(_place(form), *_fields(form)), why=why),)
    if action in (Action.SAME_SPEAKER, Action.OTHER_SPEAKER, Action.BLOC, Action.GRADE):
        return (Row(action=action, about=(form.one("name"), form.one("value") or form.one("other")), why=why),)
    if not claims:
        raise InputError("no figure is chosen; choose one at least.")
    if action is Action.OTHER_QUESTION:
        return (Row(action=action, about=claims, why=why),)
    if action in PAIRS:
        return tuple(_pairs(action, claims, form, why))
    value = (form.one("value"),) if action in FIELDS else ()
    return tuple(Row(action=action, about=(claim, *value), why=why) for claim in claims)


def _pairs(action: Action, claims: Sequence[str], form: Form, why: str) -> Iterator[Row]:
    """Each figure with the other one that is named; of several that are chosen, each with the first."""
    other = form.one("other_words") or form.one("other")
    if not other and len(claims) == 1 and action is Action.INDEPENDENT:
        yield Row(action=action, about=tuple(claims), why=why)
        return
    first, rest = (other, claims) if other else (claims[0], claims[1:])
    if not rest:
        raise InputError("name the other figure: choose one, or write its place or its words.")
    yield from (Row(action=action, about=(claim, first), why=why) for claim in rest)


def _corrections(form: Form, claim: Claim, why: str) -> Iterator[Row]:
    """The fields that a form changes."""
    before = current(claim)
    changed = {
        name: value or NONE
        for name in before
        if name in form.told and (value := form.one(name)) != visible(before[name])
    }
    moved = _moved(form, claim)
    if moved:
        told = changed.pop(Action.VALUE.value, "")
        yield Row(action=Action.SPAN, about=(claim.id, moved, *([told] if told else [])), why=why)
    for name, value in changed.items():
        yield Row(action=Action(name), about=(claim.id, value), why=why)
    if not (moved or changed):
        raise InputError("nothing was changed in the form, so there is nothing to rule.")


def _moved(form: Form, claim: Claim) -> str:
    """The characters that a form says a figure's words are, where they are others."""
    start, end = form.one("start"), form.one("end")
    if not (start or end) or (start, end) == (str(claim.evidence.start), str(claim.evidence.end)):
        return ""
    return f"{start}-{end}"


def checked(form: Form, account: Account) -> None:
    """Raises InputError where words that were selected are not those of the characters that the form names."""
    words, start, end = form.one("words"), form.one("start"), form.one("end")
    if not (words and start.isdecimal() and end.isdecimal()):
        return
    document = form.one("document") or next((c.document for c in account.claims if c.id in form.each("claim")), "")
    text = next((each.document.text for each in account.sources if each.document.id == document), "")
    there = visible(text[int(start) : int(end)])
    if _plain(there) != _plain(words):
        raise InputError(f"characters {start} to {end} hold “{there[:80]}” and not “{words[:80]}”; select them again.")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _place(form: Form) -> str:
    return f"{form.one('document')}:{form.one('start')}-{form.one('end')}"


def _fields(form: Form) -> Iterator[str]:
    names = (*(action.value for action in FIELDS), Action.BASIS.value)
    return (f"{name}={value}" for name in names if (value := form.one(name)))


def _claim(account: Account, asked: Sequence[str]) -> Claim:
    found = next((each for each in account.claims if [each.id] == list(asked)), None)
    if found is None:
        raise InputError("the figure of the form is not there any more; go back to Review.")
    return found
