"""Looking after packs: a skeleton to fill in, and which packs a person means by the names and files that he gives.

A pack is named by its file, or, where it ships or lies in the case, by its name alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.custody import durable
from whosays.errors import InputError
from whosays.lexicon.packs import PackFile, merged
from whosays.lexicon.whole import PackSource, load, pack_sources
from whosays.pipeline import ShippedStages
from whosays.settings import Settings
from whosays.workspace.edition import edition
from whosays.workspace.folders import PACKS, is_case

if TYPE_CHECKING:
    from collections.abc import Sequence

ENDING = ".toml"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SKELETON = ("data", "skeletons", "pack.toml")
_PLACEHOLDER = "NAME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Packs:
    """The packs of a run: those that are looked at, all of them merged, and where those that do not ship lie."""

    chosen: tuple[PackSource, ...]
    whole: PackFile
    places: tuple[Path, ...]

    @property
    def stages(self) -> ShippedStages:
        """The stages with all these packs."""
        digests = load(self.places).digests
        return ShippedStages(edition=edition(), limits=Settings().limits, digests=digests, packs=self.places)


def packs(named: Sequence[str] = (), case: Path | None = None) -> Packs:
    """The packs that `named` names by file or by name, among what ships and what `case` holds; all if none is named.

    Raises InputError for a name that no pack has, LexiconError where a pack is wrong.
    """
    if case is not None and not is_case(case):
        raise InputError(f"{case} is no case; make one with: whosays init {case}")
    files = tuple(dict.fromkeys(Path(name) for name in named if Path(name).is_file()))
    folder = case / PACKS if case else None
    places = (
        *((folder,) if folder else ()),
        *(f for f in files if folder is None or f.parent.resolve() != folder.resolve()),
    )
    sources = pack_sources(places)
    wanted = {_wanted(name, sources) for name in named}
    return Packs(
        chosen=tuple(source for source in sources if not wanted or _key(source) in wanted),
        whole=merged(tuple(source.pack for source in sources)),
        places=places,
    )


def _wanted(name: str, sources: Sequence[PackSource]) -> tuple[str, bool]:
    path = Path(name)
    if path.is_file():
        return path.name, False
    known = {source.name: _key(source) for source in sources}
    if (key := known.get(path.name if path.suffix == ENDING else f"{name}{ENDING}")) is not None and path.name == name:
        return key
    names = sorted(source.name.removesuffix(ENDING) for source in sources)
    near = get_close_matches(name.removesuffix(ENDING), names, n=1, cutoff=0.6)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}."
    raise InputError(f"{name}: there is no such file, and no pack of that name; {hint}")


def _key(source: PackSource) -> tuple[str, bool]:
    return source.name, source.ships


def new_pack(name: str, folder: Path) -> Path:
    """Writes a commented skeleton of the pack `name` into `folder`, or into the packs of a case; gives the file.

    Raises InputError for a name that cannot be one or that ships, or where the file is there already.
    """
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot name a pack: use small letters, digits and underscores, as in 'water_supply'."
        )
    if any(source.name == f"{name}{ENDING}" for source in pack_sources()):
        raise InputError(f"a pack called {name!r} ships already; choose another name. It is merged with yours anyway.")
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; make it first, or name another with --in.")
    path = (folder / PACKS if is_case(folder) else folder) / f"{name}{ENDING}"
    if path.exists():
        raise InputError(f"{path} is there already; choose another name, or edit it.")
    durable.make_folder(path.parent)
    skeleton = resources.files("whosays.lexicon").joinpath(*_SKELETON).read_text("utf-8")
    durable.write(path, skeleton.replace(_PLACEHOLDER, name).encode("utf-8"))
    return path
