"""The keys of the workbench, in one table: the help overlay, the script and the tests read the same. A person may type
others for the same actions; a browser keeps them.

What always holds: on one page no two actions share a key. `where` names the pages that have an action, "" is all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from whosays.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

COOKIE = "whosays-keys"
"""The cookie in which a browser keeps the keys that are others."""
FIXED = ("Enter", "Esc")
"""Keys that mean the same everywhere and stay what they are."""
LONGEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key, or several one after the other with a space between, what it does, for people, and the name of the
    action, by which the script knows it."""

    keys: str
    does: str
    action: str
    where: str = ""


KEYS = (
    Key(keys="?", does="show these keys", action="help"),
    Key(keys="/", does="search", action="search"),
    Key(keys="j", does="next", action="next"),
    Key(keys="k", does="previous", action="previous"),
    Key(keys="Enter", does="open what is in focus", action=""),
    Key(keys="Esc", does="leave a field, close what is open", action="leave"),
    Key(keys="c", does="copy the link to this page, with what is to be cited", action="copy"),
    Key(keys="g q", does="go to Questions", action="go:/questions"),
    Key(keys="g d", does="go to Documents", action="go:/documents"),
    Key(keys="g s", does="go to Sources", action="go:/sources"),
    Key(keys="g c", does="go to Checks", action="go:/checks"),
    Key(keys="g f", does="go to Derivations", action="go:/derivations"),
    Key(keys="g p", does="go to Schemes", action="go:/schemes"),
    Key(keys="g t", does="go to Timeline", action="go:/timeline"),
    Key(keys="g r", does="go to Review", action="go:/review"),
    Key(keys="g l", does="go to what was decided", action="go:/log"),
    Key(keys="g b", does="go to Builds", action="go:/builds"),
    Key(keys="g m", does="go to Compare", action="go:/compare"),
    Key(keys="g a", does="add documents", action="go:/add"),
    Key(keys="h", does="hide or show the marks", action="marks", where="document"),
    Key(keys="n", does="next mark in the text", action="next-mark", where="document"),
    Key(keys="p", does="previous mark in the text", action="previous-mark", where="document"),
    Key(keys="o", does="open the original file", action="original", where="document"),
    Key(keys="J", does="next that nobody has looked at", action="next-new", where="review"),
    Key(keys="K", does="previous that nobody has looked at", action="previous-new", where="review"),
    Key(keys="a", does="accept", action="accept", where="review"),
    Key(keys="x", does="reject; then the key of a reason", action="reject", where="review"),
    *(Key(keys=str(n), does=f"reject for reason {n}", action=f"reason-{n}", where="review") for n in range(1, 6)),
    Key(keys="d", does="defer", action="defer", where="review"),
    Key(keys="e", does="correct: Enter looks at it, Esc leaves", action="correct", where="review"),
    Key(keys="s", does="the words that are selected are the figure's", action="span", where="review"),
    Key(keys="[", does="begin one word before", action="start-back", where="review"),
    Key(keys="]", does="begin one word later", action="start-on", where="review"),
    Key(keys="{", does="end one word before", action="end-back", where="review"),
    Key(keys="}", does="end one word later", action="end-on", where="review"),
    Key(keys="m", does="make questions one, or part them", action="merge", where="review"),
    Key(keys="r", does="one statement with another figure, or independent", action="root", where="review"),
    Key(keys="w", does="who the speaker is, its bloc, its grade", action="speaker", where="review"),
    Key(keys="+", does="add a claim that was missed", action="missed", where="review"),
    Key(keys="v", does="choose for a ruling on several", action="choose", where="review"),
    Key(keys="V", does="choose all from the last chosen one to this", action="choose-to", where="review"),
    Key(keys="o", does="open the original file", action="original", where="review"),
    Key(keys="u", does="undo", action="undo", where="review"),
    Key(keys="U", does="redo", action="redo", where="review"),
    Key(keys="h", does="hide or show the marks", action="marks", where="review"),
    Key(keys="n", does="next mark in the text", action="next-mark", where="review"),
    Key(keys="p", does="previous mark in the text", action="previous-mark", where="review"),
)


def typed_otherwise(told: Mapping[str, str]) -> tuple[Key, ...]:
    """The table with the keys `told` for actions, by their names; what is empty stays as it is. Raises InputError where
    that is no key, or two actions of one page would share one."""
    free = {name: " ".join(keys.split()) for name, keys in told.items() if name and keys.strip()}
    for name, keys in free.items():
        parts = keys.split(" ")
        if len(parts) > LONGEST or any(len(part) != 1 for part in parts):
            raise InputError(f"{keys!r} is no key for {name!r}; write one letter or sign, or two with a space between.")
    free |= {each.action: each.keys for each in KEYS if each.keys in FIXED}
    found = tuple(replace(each, keys=free.get(each.action, each.keys)) for each in KEYS)
    for place in dict.fromkeys(each.where for each in found):
        _check_apart([each for each in found if each.where in ("", place)])
    return found


def _check_apart(keys: list[Key]) -> None:
    by_keys: dict[str, Key] = {}
    for each in keys:
        other = by_keys.setdefault(each.keys, each)
        if other is not each:
            raise InputError(
                f"{each.keys!r} would both {other.does!r} and {each.does!r}; give one of them another key."
            )
    for each in keys:
        first, _, more = each.keys.partition(" ")
        if more and first in by_keys:
            raise InputError(
                f"{first!r} begins {each.keys!r}, so it cannot be a key by itself ({by_keys[first].does})."
            )


def kept(told: Mapping[str, str]) -> str:
    """What a cookie keeps of the keys `told`: those that are others. Raises InputError as `typed_otherwise` does."""
    before = {each.action: each.keys for each in KEYS}
    after = {each.action: each.keys for each in typed_otherwise(told)}
    return urlencode({name: keys for name, keys in after.items() if keys != before[name]})


def keys_of(cookie: str) -> tuple[Key, ...]:
    """The table by what a cookie keeps; the usual one where that says nothing that could be."""
    try:
        return typed_otherwise(dict(parse_qsl(cookie))) if cookie else KEYS
    except InputError:
        return KEYS
