"""The main job: a report on whatever a person names, files or a case; and the case that such names open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from whosays.errors import InputError
from whosays.model.report import Account
from whosays.workspace import folders, lock, reporting
from whosays.workspace.case import Case
from whosays.workspace.folders import is_case, is_in_place
from whosays.workspace.limiting import Limits
from whosays.workspace.progress import Say, Step, no_step, silence
from whosays.workspace.reporting import AS_USUAL, Wanted


def reported(
    paths: Sequence[Path], folder: Path, say: Say = silence, step: Step = no_step, wanted: Wanted = AS_USUAL
) -> Case:
    """The main job: a report on files and folders, or on one case, in `folder`, as it is `wanted`; gives the case that
    it was made of.

    Raises InputError as `opened` does, for a format that is none, and where `folder` holds anything but an earlier
    report.
    """
    folders.check(folder)
    reporting.formats(wanted.formats)
    case = _named(paths, say, step)
    kept = is_case(paths[0]) and not is_in_place(paths[0]) and lock.can_write(paths[0])
    _must_hold_documents(case.build() if kept else case.account, paths)
    case = _within(case, wanted.limits)
    case.report(folder, wanted)
    return case


def opened(paths: Sequence[Path], say: Say = silence, step: Step = no_step, limits: Limits | None = None) -> Case:
    """The case that `paths` name, within `limits`: files and folders where they lie, or one case. It is not built, so
    no snapshot is left.

    Raises InputError where no document can be read or none is left, or where a case stands beside other paths.
    """
    case = _named(paths, say, step)
    _must_hold_documents(case.account, paths)
    return _within(case, limits)


def _within(case: Case, limits: Limits | None) -> Case:
    """`case` within `limits`. Raises InputError where they leave nothing of it."""
    found = case.limited(limits)
    scope = found.account.scope
    if not found.account.sources and scope:
        parts = {"reported later": scope.later, "without such a day": scope.undated, "withheld": scope.withheld}
        told = ", ".join(f"{number} {why}" for why, number in parts.items() if number)
        raise InputError(f"no document is left to report on ({told}); name a later day, or withhold less.")
    return found


def _named(paths: Sequence[Path], say: Say, step: Step) -> Case:
    cases = [path for path in paths if is_case(path) and (len(paths) == 1 or not is_in_place(path))]
    if cases and len(paths) > 1:
        raise InputError(f"{cases[0]} is a case: name it alone, or add the other files to it.")
    return (Case.open(cases[0], say) if cases else Case.transient(paths, say=say)).watched(step)


def _must_hold_documents(found: Account, paths: Sequence[Path]) -> None:
    if found.sources:
        return
    told = "".join(f"\n  {each.name}: {each.reason.rstrip('.')}; {each.next_step}." for each in found.unreadable)
    then = (
        f"add some with: whosays add {paths[0]} FILE…"
        if is_case(paths[0])
        else "name some that are no reports or cases of ours."
    )
    raise InputError("there is no document to report on" + (f":{told}" if told else f"; {then}"))
