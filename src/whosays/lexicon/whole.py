"""The whole lexicon of a run: what ships, and the packs of a case's folder, which extend or replace it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from whosays.errors import LexiconError
from whosays.lexicon.packs import PackFile, merged
from whosays.lexicon.strict import read
from whosays.model.identity import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHIPPED = "packs"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The packs of a run merged into one, the language that documents are read in, digests of every data file used."""

    pack: PackFile
    packs: tuple[tuple[str, PackFile], ...]
    language: str
    digests: tuple[tuple[str, str], ...]


def load(folders: Sequence[Path] = (), language: str = "en") -> Lexicon:
    """What ships, then the `*.toml` of each of `folders` by name. Raises LexiconError naming file, line and nearest
    key."""
    shipped = _shipped()
    own = tuple((path.name, path.read_bytes()) for folder in folders for path in sorted(folder.glob("*.toml")))
    files = [(name, content) for name, content in (*shipped, *own) if _is_pack(name)]
    packs = tuple((name.removeprefix(f"{SHIPPED}/"), _read(content, name)) for name, content in files)
    digests = tuple((name, sha256(content)) for name, content in (*shipped, *own))
    return Lexicon(merged(tuple(pack for _, pack in packs)), packs, language, digests)


def _is_pack(name: str) -> bool:
    return "/" not in name or name.startswith(f"{SHIPPED}/")


def _read(content: bytes, name: str) -> PackFile:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise LexiconError(f"{name}: not UTF-8 at byte {fault.start}; save the file as UTF-8.") from fault
    return read(text, PackFile, name)


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, bytes], ...]:
    """Every data file that ships, by its name under `data/`."""
    return tuple(_files())


def _files() -> Iterator[tuple[str, bytes]]:
    data = resources.files("whosays.lexicon").joinpath("data")
    for folder in ("", SHIPPED):
        place = data.joinpath(folder) if folder else data
        for entry in sorted(place.iterdir(), key=lambda e: e.name):
            if entry.name.endswith(".toml"):
                yield (f"{folder}/{entry.name}" if folder else f"./{entry.name}"), entry.read_bytes()
