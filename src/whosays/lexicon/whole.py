"""The whole lexicon of a run: what ships, and the packs of a case's folder, which extend or replace it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from whosays.errors import LexiconError
from whosays.lexicon.packs import PackFile, spoken_in
from whosays.lexicon.strict import read
from whosays.model.identity import sha256

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHIPPED = "packs"
WORDS = "words_"
"""How the names of packs begin that hold nothing but the words of a language for the packs that ship: words_de.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """One pack with the file that it came from: its name, its text, and whether it ships."""

    name: str
    text: str
    pack: PackFile
    ships: bool


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The packs of a run merged into one with their words of a language, that in which documents are read, and digests
    of every data file. The same files give the same object, and what is made of it can be kept beside it."""

    pack: PackFile
    packs: tuple[tuple[str, PackFile], ...]
    language: str
    digests: tuple[tuple[str, str], ...]


def load(places: Sequence[Path] = (), language: str = "en") -> Lexicon:
    """What ships, then the pack files among `places` and the `*.toml` of the folders among them by name.

    Raises LexiconError naming file, line and nearest key.
    """
    return _loaded(tuple(_own(places)), language)


@lru_cache(maxsize=32)
def _loaded(own: tuple[tuple[str, bytes], ...], language: str) -> Lexicon:
    """The lexicon of what ships and of the files `own` with their content."""
    packs = tuple((source.name, source.pack) for source in _sources(own, language))
    digests = tuple((name, sha256(content)) for name, content in (*_shipped(), *own))
    return Lexicon(spoken_in(language, tuple(pack for _, pack in packs)), packs, language, digests)


def pack_sources(places: Sequence[Path] = ()) -> tuple[PackSource, ...]:
    """The packs of `load`, in all languages, each with its text. Raises LexiconError."""
    return _sources(tuple(_own(places)))


def _sources(own: tuple[tuple[str, bytes], ...], language: str | None = None) -> tuple[PackSource, ...]:
    """The packs that ship and the files `own`; of the words that ship only those of `language`, where it is given."""
    shipped = ((name.removeprefix(f"{SHIPPED}/"), content) for name, content in _shipped() if name.startswith(SHIPPED))
    return (
        *(_source(name, text, ships=True) for name, text in shipped if language is None or _speaks(name, language)),
        *(_source(name, content, ships=False) for name, content in own),
    )


def _speaks(name: str, language: str) -> bool:
    return not name.startswith(WORDS) or name == f"{WORDS}{language}.toml"


def _own(places: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    for place in places:
        for path in [place] if place.is_file() else sorted(place.glob("*.toml")):
            yield path.name, path.read_bytes()


def _source(name: str, content: bytes, *, ships: bool) -> PackSource:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise LexiconError(f"{name}: not UTF-8 at byte {fault.start}; save the file as UTF-8.") from fault
    return PackSource(name=name, text=text, pack=read(text, PackFile, name), ships=ships)


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
