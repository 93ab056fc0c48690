"""Documents taken into a case by their web addresses: what came is kept like any file, with how it came.

What always holds: an address that gives nothing is told with the reason, like a file that cannot be read, and stops no
other; a document of an address that was taken before stays beside the new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from whosays.custody.addresses import is_address
from whosays.custody.fetching import Fetched, FetchOptions, fetched, numeric_addresses
from whosays.errors import InputError
from whosays.model.document import Unreadable
from whosays.workspace.edition import TOOL
from whosays.workspace.gathering import Gathered, Taking, of_bytes

if TYPE_CHECKING:
    from whosays.custody.fetching import Resolve
    from whosays.pipeline import Input

USUAL = FetchOptions()
LONGEST_NAME = 120
_ENDINGS = {"text/csv": ".csv", "text/tab-separated-values": ".tsv", "text/markdown": ".md", "text/html": ".html"}
"""Kinds that nothing in the content tells for certain, so that the name has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Web addresses to ask, in order, each within `limits`; `resolve` tells the numeric addresses of a host."""

    urls: tuple[str, ...]
    limits: FetchOptions = USUAL
    resolve: Resolve = numeric_addresses

    def gathered(self, taking: Taking) -> Gathered:
        """The documents at the addresses, and why others gave none."""
        limits = replace(self.limits, max_bytes=taking.max_bytes)
        inputs: list[Input] = []
        unreadable: list[Unreadable] = []
        how: dict[str, dict[str, Any]] = {}
        places: dict[str, str] = {}
        for url in dict.fromkeys(self.urls):
            found = fetched(url, limits, TOOL.replace(" ", "/"), self.resolve)
            if isinstance(found, Unreadable):
                unreadable.append(found)
                continue
            one = _input(found, taking)
            inputs.append(one)
            places.setdefault(one.document, found.address)
            how.setdefault(one.document, _record(found))
        return Gathered(inputs=tuple(inputs), unreadable=tuple(unreadable), places=places, how=how)


def parted(
    sources: Iterable[str], lists: Iterable[Path], *, allow_private: bool, ports: tuple[int, ...]
) -> tuple[list[Path], Addresses | None]:
    """What a person names: the files and folders, and the web addresses with those of `lists`, if there are any. Raises
    InputError where a list is none."""
    named = list(sources)
    urls = [each for each in named if is_address(each)] + [url for file in lists for url in listed(file)]
    limits = FetchOptions(allow_private=allow_private, ports=ports)
    files = [Path(each) for each in named if not is_address(each)]
    return files, Addresses(urls=tuple(urls), limits=limits) if urls else None


def listed(file: Path) -> tuple[str, ...]:
    """The addresses in `file`, one a line; blank lines and those that begin with # are passed over. Raises InputError
    naming file and line."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as fault:
        raise InputError(
            f"{file}: cannot be read as UTF-8 text ({fault}); name a file with one address a line."
        ) from None
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words and not words.startswith("#"):
            if not is_address(words):
                raise InputError(
                    f"{file}, line {number}: {words[:80]!r} is no address; write one like https://example.org/a"
                )
            found.append(words)
    if not found:
        raise InputError(f"{file}: there is no address in it; write one a line.")
    return tuple(found)


def _input(found: Fetched, taking: Taking) -> Input:
    given = replace(taking.given, address=taking.given.address or found.address)
    moment = datetime.now(UTC).replace(microsecond=0)
    return of_bytes(found.content, _name(found), replace(taking, given=given, obtained_at=moment))


def _name(found: Fetched) -> str:
    """A name for people: the last step of the address that answered, with an ending where the content needs one."""
    parts = urlsplit(found.final_address)
    last = unquote(PurePosixPath(parts.path).name, errors="replace").replace("/", "_").strip(". ")
    name = "".join(sign if sign.isprintable() else "_" for sign in last)[-LONGEST_NAME:] or str(parts.hostname)
    kind = dict(found.headers).get("content-type", "").partition(";")[0].strip().lower()
    ending = _ENDINGS.get(kind, "")
    return name if not ending or name.lower().endswith(ending) else name + ending


def _record(found: Fetched) -> dict[str, Any]:
    """How it came, as the manifest keeps it."""
    return {"final_url": found.final_address, "headers": dict(found.headers)}
