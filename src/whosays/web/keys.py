"""The keys of the workbench, in one table: the help overlay, the script and the tests read the same.

What always holds: on one page no two actions share a key. `where` names the pages that have an action, "" is all.
"""

from __future__ import annotations

from dataclasses import dataclass


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
    Key(keys="c", does="copy the link to this page", action="copy"),
    Key(keys="g q", does="go to Questions", action="go:/questions"),
    Key(keys="g d", does="go to Documents", action="go:/documents"),
    Key(keys="g s", does="go to Sources", action="go:/sources"),
    Key(keys="g c", does="go to Checks", action="go:/checks"),
    Key(keys="g t", does="go to Timeline", action="go:/timeline"),
    Key(keys="h", does="hide or show the marks", action="marks", where="document"),
    Key(keys="n", does="next mark in the text", action="next-mark", where="document"),
    Key(keys="p", does="previous mark in the text", action="previous-mark", where="document"),
    Key(keys="o", does="open the original file", action="original", where="document"),
)
