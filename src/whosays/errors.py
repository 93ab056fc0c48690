"""Every error that whosays raises on purpose.

    WhosaysError
    ├── InputError          a file or folder that cannot be used as it is
    ├── LexiconError        a language, unit, currency, place or pack file is wrong
    ├── SettingsError       case.toml is wrong
    ├── SchemeError         a scheme, or a test of one, is wrong
    ├── AssistError         the endpoint of a language model cannot be used
    ├── CaseError           a case is missing, damaged or in use
    │   ├── InUseError      another process, or another machine of a team, works on the case
    │   ├── ConflictError   somebody else decided the same thing in the meantime
    │   └── StoreError      the store that a team shares is not reached, or refuses
    ├── ReportError         a sentence of a report is not borne out by what it cites
    └── EvidenceError       a span does not hold the words that it should

A message names the thing, the place and the next step. Anything else that escapes is a fault in whosays itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class WhosaysError(Exception):
    """The root of the tree: the command line prints its message and ends with exit code 2."""


class InputError(WhosaysError):
    """A file or folder that cannot be used as it is."""


class LexiconError(WhosaysError):
    """A language, unit, currency, place or pack file is wrong; the message names file, line and the nearest known
    key."""


class SettingsError(WhosaysError):
    """`case.toml` is wrong; the message names file, line and the nearest known key."""


class SchemeError(WhosaysError):
    """A scheme, or a test of one, is wrong; the message names file, line and the nearest known name."""


class AssistError(WhosaysError):
    """The endpoint of a language model cannot be used: it is no web address, is not reached, or does not answer as it
    should."""


class CaseError(WhosaysError):
    """A case is missing, damaged, or in use by another process."""


class InUseError(CaseError):
    """Another process, or another machine of a team, works on the case; the message names it. Nothing was changed."""


class ConflictError(CaseError):
    """Somebody else decided about the same thing after the state that a decision was made on; nothing was kept.
    `decisions` are the ids of what was decided there."""

    def __init__(self, message: str, decisions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.decisions = decisions


class StoreError(CaseError):
    """The store that a team shares a case in is not reached, refuses, or is not as it should be. No password is in the
    message."""


class ReportError(WhosaysError):
    """A sentence of a report holds a figure or a quotation that the records it cites do not bear out; the message names
    the sentence. Nothing is written then."""


class EvidenceError(WhosaysError):
    """A span does not hold the words that it should."""


def nearest_or(name: str, known: Iterable[str], otherwise: str) -> str:
    """The end of a message on a `name` that is not `known`: the one that is spelt most like it, else `otherwise`."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else otherwise
