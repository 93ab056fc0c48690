"""A draft that a person names, held against what a case comes to without it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.model.document import Unreadable
from whosays.pipeline import verified
from whosays.workspace.gathering import Gathered, Taking, of_bytes, one
from whosays.workspace.holdings import Loose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whosays.model.claim import Claim
    from whosays.model.report import Account, Source
    from whosays.model.ruling import Rulings
    from whosays.model.verification import Verification
    from whosays.pipeline import Input, ShippedStages
    from whosays.settings import Settings
    from whosays.workspace.holdings import Holdings
    from whosays.workspace.progress import Say

Draft = Path | tuple[str, bytes]
"""A file, or a name with bytes."""


def drafted(draft: Draft, published: date | None, max_bytes: int) -> Input:
    """The draft as what the path takes. Raises InputError where it cannot be opened."""
    taking = Taking(max_bytes=max_bytes)
    if isinstance(draft, tuple):
        found: Input | Unreadable = of_bytes(draft[1], draft[0], taking)
    elif draft.is_dir():
        raise InputError(f"{draft} is a folder; name the one file that is to be held against the record.")
    else:
        found = one(draft, taking)
    if isinstance(found, Unreadable):
        raise _error(found)
    captures = tuple(replace(each, published=published or each.published) for each in found.captures)
    return replace(found, captures=captures)


def without(document: str, holdings: Holdings, say: Say) -> Holdings | None:
    """`holdings` without a document, where they hold it: a draft must not bear itself out. None where they do not."""
    held = holdings.inputs()
    rest = tuple(each for each in held if each.document != document)
    if len(rest) == len(held):
        return None
    say("the draft lies among the documents; it is held against the others")
    others = Gathered(inputs=rest, unreadable=holdings.unreadable(), places=dict(holdings.places()))
    return Loose(others, holdings.packs())


@dataclass(frozen=True, slots=True)
class Held:
    """What a draft is held against: where the documents of a case lie, with what they are read, what people ruled."""

    holdings: Holdings
    settings: Settings
    stages: ShippedStages
    rulings: Callable[[Sequence[Source], Sequence[Claim]], Rulings]
    say: Say

    def against(self, draft: Draft, published: date | None, account: Callable[[], Account]) -> Verification:
        """`draft` held against the `account` of the case; without a day of its own it is as old as the newest document.

        Raises InputError where it cannot be read, or where there is no document to hold it against.
        """
        from whosays.workspace.case import Case

        given = drafted(draft, published, self.settings.limits.max_bytes)
        others = without(given.document, self.holdings, self.say)
        found = Case(others, self.settings, None, self.say).account if others else account()
        if not found.sources:
            told = (
                f"there is no document to hold {given.captures[0].name} against; add some, or name others with --case."
            )
            raise InputError("\n  ".join((told, *(str(_error(each)) for each in found.unreadable))))
        judged = verified(given, found, self.stages, self.rulings(found.sources, found.claims))
        if isinstance(judged, Unreadable):
            raise _error(judged)
        return judged


def page(verification: Verification) -> str:
    """`verification` as one HTML page."""
    from whosays import verify
    from whosays.report.showing import visible

    return verify.as_page(verification, visible)


def records(verification: Verification) -> Iterator[dict[str, Any]]:
    """One record a figure or quotation of `verification`, in the order of the text."""
    from whosays import verify

    return verify.records(verification)


def _error(found: Unreadable) -> InputError:
    return InputError(f"{found.name}: {found.reason.rstrip('.')}; {found.next_step}.")
