"""The files of a case's schemes: `CASE/schemes/NAME.toml`, and which of their cells a person confirmed.

What always holds: a cell counts as confirmed only while it stands as the person saw it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.custody import decisions
from whosays.derive.schemes.building import scheme
from whosays.errors import InputError, SchemeError, nearest_or
from whosays.model.decision import Action
from whosays.model.scheme import Multiple
from whosays.workspace import deciding
from whosays.workspace.folders import SCHEMES, must_be_case
from whosays.workspace.ruled import CELL, SCHEME
from whosays.workspace.standing import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from whosays.model.decision import Decision
    from whosays.model.scheme import Cell, Cited, Scheme

SUFFIX, TESTS = ".toml", ".tests.toml"


def load(folder: Path, without: Collection[str] = ()) -> tuple[Scheme, ...]:
    """The schemes of the case in `folder`, by name, with what is confirmed; `without` what rests on the documents of
    these digests. Raises CaseError where there is no case, SchemeError where a scheme is wrong."""
    must_be_case(folder)
    seen = _seen(folder)
    found = (_with_confirmed(_read(text(path), shown(path)), seen) for path in files(folder))
    kept = tuple(_resting_elsewhere(each, without) for each in found)
    return tuple(each for each in kept if each.cells or not without)


@lru_cache(maxsize=8)
def _read(content: str, name: str) -> Scheme:
    return scheme(content, name)


def files(folder: Path) -> tuple[Path, ...]:
    """The files of the schemes of the case in `folder`, by name; their tests are none."""
    return tuple(path for path in sorted((folder / SCHEMES).glob(f"*{SUFFIX}")) if not path.name.endswith(TESTS))


def _resting_elsewhere(found: Scheme, without: Collection[str]) -> Scheme:
    """`found` without the rules that rest on a document of `without`, be it in part."""
    if not without:
        return found
    unknowns = tuple(each for each in found.unknowns if not _rests(each.claims, without))
    cells = tuple(each for each in found.cells if not _rests(_cited(each), without))
    left = {each.key for each in cells}
    while lost := {c.key for c in cells if isinstance(c.amount, Multiple) and c.amount.of not in left}:
        cells = tuple(each for each in cells if each.key not in lost)
        left -= lost
    return replace(found, cells=cells, unknowns=unknowns, confirmed=found.confirmed & left)


def _cited(cell: Cell) -> tuple[Cited, ...]:
    return (*cell.claims, *(claim for each in cell.printed for claim in each.claims))


def _rests(claims: Iterable[Cited], without: Collection[str]) -> bool:
    return any(digest.startswith(claim.document) for claim in claims for digest in without)


def shown(path: Path) -> str:
    """How messages call a file."""
    return f"{SCHEMES}/{path.name}"


def shown_name(key: str) -> str:
    """How messages call the file of the scheme of that name."""
    return f"{SCHEMES}/{key}{SUFFIX}"


def text(path: Path) -> str:
    """The text of a file. Raises SchemeError where it is not UTF-8."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as fault:
        raise SchemeError(f"{shown(path)}: not UTF-8 at byte {fault.start}; save the file as UTF-8.") from fault


def _seen(folder: Path) -> set[tuple[str, str]]:
    """The schemes with their cells, by key and digest, that people confirmed and did not take back."""
    told, _ = standing(decisions.load(folder), (), ())
    kept = [each.decision.values for each in told if each.is_in_force and each.decision.action == Action.CONFIRM]
    return {(dict(values)[SCHEME], value) for values in kept for name, value in values if name == CELL}


def _with_confirmed(found: Scheme, seen: set[tuple[str, str]]) -> Scheme:
    keys = frozenset(cell.key for cell in found.cells if (found.key, f"{cell.key} {cell.digest}") in seen)
    return replace(found, confirmed=keys)


def confirmed(folder: Path, about: Sequence[str]) -> Decision:
    """The decision to confirm what `about` names: "SCHEME", or "SCHEME/CELL". Nothing is kept yet.

    Raises SchemeError where there is no such scheme or cell, InputError where not one of them is named.
    """
    if len(about) != 1:
        raise InputError(f"confirm is about one scheme, or one cell as SCHEME/CELL, and {len(about)} are named.")
    name, _, key = about[0].partition("/")
    chosen = named(load(folder), name)
    if key:
        known("cell", key, [each.key for each in chosen.cells], chosen.key)
    cells = [each for each in chosen.cells if key in ("", each.key)]
    values = ((SCHEME, chosen.key), *((CELL, f"{each.key} {each.digest}") for each in cells))
    return replace(deciding.begun(Action.CONFIRM), values=values)


def named(found: Sequence[Scheme], name: str) -> Scheme:
    """The scheme of that name. Raises SchemeError."""
    known("scheme", name, [each.key for each in found], SCHEMES)
    return next(each for each in found if each.key == name)


def known(what: str, name: str, names: Sequence[str], where: str) -> None:
    """Raises SchemeError where `name` is none of `names`, with the nearest that is."""
    if name in names:
        return
    hint = nearest_or(name, names, f"there are: {', '.join(names) or 'none'}.")
    raise SchemeError(f"{where}: there is no {what} {name!r}; {hint}")
