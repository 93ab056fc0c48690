"""A case begun in the store of a team, brought there from one machine, or joined from another.

What always holds: a store gets a case whole or not at all, and so does a folder.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from whosays import settings as case_settings
from whosays.custody import audit, durable, mirror
from whosays.errors import CaseError, InputError
from whosays.workspace import bundling, folders, keeping, lock, sharing
from whosays.workspace.case import Case
from whosays.workspace.progress import Say, silence

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.store.postgres_files import PostgresFiles
    from whosays.store.postgres_line import Address

PURPOSE = "init"


def shared(folder: Path, text: str, title: str = "", bundle: Path | None = None, say: Say = silence) -> None:
    """The case in `folder`, kept in the store at the address `text`: the one that is there, which `folder` joins; else
    the one in `folder`; else a new one, or the one in `bundle`.

    Raises InputError where `text` is no address, or the case there is to have a `title` of ours; CaseError where
    something else is in `folder`, or a case is both here and there; StoreError where the store is not reached.
    """
    from whosays.store.postgres_files import PostgresFiles
    from whosays.store.postgres_line import address_of

    where = address_of(text)
    if (known := sharing.address(folder)) is not None:
        raise CaseError(
            f"{folder} is shared in {known.shown} already; to keep it elsewhere delete {folder / sharing.FILE}, then "
            "run again."
        )
    with closing(PostgresFiles(where, PURPOSE)) as files, files.held(sharing.WAIT, say):
        if files.is_begun():
            if title or bundle:
                raise InputError(f"{where.shown} holds a case already, with its title; leave --title and --from out.")
            _join(folder, files, where)
            say(f"{folder} joins the case in {where.shown}.")
        else:
            _bring(folder, files, where, (title, bundle))
            say(f"{folder} is kept in {where.shown}. Whoever else is let in there joins it by the same command.")
    if where.password:
        say("The password was not written down: put it into ~/.pgpass or PGPASSWORD before you go on.")


def _join(folder: Path, files: PostgresFiles, where: Address) -> None:
    if folders.is_case(folder):
        raise CaseError(
            f"{where.shown} holds a case already, and {folder} is another; join in a new folder, then bring over what "
            f"was decided here: whosays merge NEW {folder}"
        )
    _must_be_free(folder)
    with durable.new_folder(folder.resolve()) as aside:
        mirror.pull(aside, files, silence)
        folders.make_places(aside)
        sharing.note_down(aside, where)


def _bring(folder: Path, files: PostgresFiles, where: Address, begun: tuple[str, Path | None]) -> None:
    """Brings the case in `folder` into a store that holds none, or else a new one with the title that is told, or the
    one in the bundle."""
    title, bundle = begun
    if not folders.is_case(folder):
        _must_be_free(folder)
        with durable.new_folder(folder.resolve()) as aside:
            if bundle is None:
                Case.create(aside, title or folder.resolve().name)
            else:
                bundling.opened(bundle, aside)
            _hand_on(aside, files, where)
    elif title or bundle or folders.is_in_place(folder):
        what = "lies in place and keeps nothing to share" if folders.is_in_place(folder) else "has its own title"
        raise CaseError(f"{folder} is a case already, and {what}; name a new folder, or leave --title and --from out.")
    else:
        _hand_on(folder, files, where)


def _must_be_free(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CaseError(f"{folder} is not empty; name a new folder for the case.")


def _hand_on(folder: Path, files: PostgresFiles, where: Address) -> None:
    """Brings the case in `folder` into a store that holds none. Raises CaseError where its files do not belong
    together."""
    settings = case_settings.load(folder)
    with lock.held(folder, settings.wait, silence, PURPOSE):
        if faults := audit.faults(folder, keeping.kept_files(folder, settings)):
            first = faults[0]
            raise CaseError(
                f"{first.file}: {first.fault}; a case that does not belong together is not shared: whosays audit "
                f"{folder}"
            )
        sharing.note_down(folder, where)
        try:
            mirror.begin(folder, keeping.files_of(folder, settings), files.begin)
        except BaseException:
            (folder / sharing.FILE).unlink(missing_ok=True)
            raise
