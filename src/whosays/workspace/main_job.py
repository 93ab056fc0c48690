"""The main job: a report on whatever a person names, files or a case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from whosays.errors import InputError
from whosays.workspace import folders, lock
from whosays.workspace.case import Case, Say, no_step, silence
from whosays.workspace.folders import is_case, is_in_place


def reported(
    paths: Sequence[Path], folder: Path, say: Say = silence, step: Callable[[int, int], None] = no_step
) -> Case:
    """The main job: a report on files and folders, or on one case, in `folder`; gives the case that it was made of.

    Raises InputError where no document can be read, where a case stands beside other paths, or where `folder` holds
    anything but an earlier report.
    """
    folders.check(folder)
    cases = [path for path in paths if is_case(path) and (len(paths) == 1 or not is_in_place(path))]
    if cases and len(paths) > 1:
        raise InputError(f"{cases[0]} is a case: report on it alone, or add the other files to it.")
    case = (Case.open(cases[0], say) if cases else Case.transient(paths, say=say)).watched(step)
    found = case.build() if cases and not is_in_place(cases[0]) and lock.can_write(cases[0]) else case.account
    if not found.sources:
        told = "".join(f"\n  {each.name}: {each.reason.rstrip('.')}; {each.next_step}." for each in found.unreadable)
        then = (
            f"add some with: whosays add {cases[0]} FILE…"
            if cases
            else "name some that are no reports or cases of ours."
        )
        raise InputError("there is no document to report on" + (f":{told}" if told else f"; {then}"))
    case.report(folder)
    return case
