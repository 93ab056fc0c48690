"""An account in formats that other programs read, to one new file, to a folder of ours, or as text.

What always holds: a file that is there is never overwritten, a folder only where it is an earlier export that nobody
changed; what is asked for and cannot be made is an error, and then nothing is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from whosays.custody import durable
from whosays.errors import InputError, nearest_or
from whosays.export.delimited import MARK
from whosays.export.formats import FORMATS
from whosays.model.report import Account
from whosays.workspace import folders, reporting
from whosays.workspace.edition import TOOL

JSON_LINES = "jsonl"
NAMES = (JSON_LINES, *FORMATS)
ENDINGS = {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl", ".bib": "bibtex", ".json": "csl", ".jsonld": ""}
"""How the name of a file may end, and the format that is meant where none is named; several end as JSON-LD."""
BINARY = ".parquet"
STANDARD_OUTPUT = Path("-")

Files = Mapping[str, bytes]


def formats(told: Sequence[str], place: Path) -> tuple[str, ...]:
    """The formats that `told` names, each between commas; where it names none that of `place`, else CSV.

    Raises InputError for a name that is none, or where `place` is taken: before any document is read.
    """
    named = [name.strip() for each in told for name in each.split(",")] or [ENDINGS.get(place.suffix, "csv")]
    for name in named:
        if name not in NAMES:
            known = f"there are {', '.join(NAMES)}"
            raise InputError(f"there is no format {name!r}; {nearest_or(name, NAMES, known)}")
    if _is_file(place):
        _check_free(place)
    elif place != STANDARD_OUTPUT:
        folders.check(place, folders.EXPORT)
    return tuple(dict.fromkeys(named))


def files(account: Account, named: Sequence[str], only: Sequence[str] = ()) -> Files:
    """The files of `named` formats, or those that `only` names: "claims" is claims.csv as well as claims.parquet.

    Raises InputError for a name that is none.
    """
    made: dict[str, bytes] = {}
    for name in named:
        made |= reporting.record_files(account) if name == JSON_LINES else FORMATS[name](account, TOOL)
    stems = tuple(dict.fromkeys(map(_stem, made)))
    for name in only:
        if name not in stems:
            known = f"there are {', '.join(stems)}"
            raise InputError(f"there is no {name!r} in {', '.join(named)}; {nearest_or(name, stems, known)}")
    return {name: content for name, content in made.items() if not only or _stem(name) in only}


def write(made: Files, place: Path, findings: str = "") -> tuple[Path, ...]:
    """Writes the files `made`, of the `findings` with that digest, to `place`; gives their paths: one file where its
    name ends as that of a format does and no folder is there, else a folder.

    Raises InputError where that would overwrite anything but an earlier export.
    """
    if not _is_file(place):
        return folders.write(place, made, folders.EXPORT, findings)
    name, content = _one(made, f"{place} is one file")
    if PurePath(name).suffix != place.suffix:
        ending = name[name.index(".") :]
        raise InputError(f"{place}: it would hold {name}, of another kind; name a file that ends in {ending}.")
    _check_free(place)
    try:
        durable.write(place, content)
    except OSError as fault:
        raise InputError(f"{place} cannot be written ({fault.strerror or fault}); name another with --out.") from fault
    return (place,)


def _is_file(place: Path) -> bool:
    """Whether `place` is meant as a file: it is named like one of ours, and no folder is there."""
    return place.suffix in ENDINGS and not place.is_dir()


def _check_free(place: Path) -> None:
    if place.exists() or place.is_symlink():
        raise InputError(f"{place} is there already, so it is not overwritten; move it, or name another with --out.")


def text(made: Files) -> str:
    """The one file `made` as text, for standard output: without the mark that only a file needs.

    Raises InputError where there are several, or it is no text.
    """
    name, content = _one(made, "standard output takes one")
    if name.endswith(BINARY):
        raise InputError(f"{name} is no text; name a file or folder with --out.")
    return content.decode("utf-8").removeprefix(MARK)


def _one(made: Files, why: str) -> tuple[str, bytes]:
    if len(made) != 1:
        stems = ", ".join(dict.fromkeys(map(_stem, made)))
        raise InputError(f"{why}, and {len(made)} come of this ({', '.join(made)}): name one with --only ({stems}).")
    return next(iter(made.items()))


def _stem(name: str) -> str:
    return name.split(".", 1)[0]
