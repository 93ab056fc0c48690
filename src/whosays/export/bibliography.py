"""The documents of an account as references: CSL-JSON, and BibTeX as biblatex reads it.

What always holds: one reference a document, in the account's order, under one key in both; a date of which only bounds
are known is marked as circa; the digest of the bytes stands in a note, so that the very version is found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.export.embedding import as_json, steady, web_address
from whosays.export.records import base_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from whosays.model.period import Period
    from whosays.model.report import Account, Source

Record = dict[str, Any]

_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_NO_KEY = re.compile(r"[^a-z0-9]+")
LONGEST_KEY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What is known of one document, as a reference has it. `circa` tells that `dated` are bounds; `no_address` is
    what was given as one and is none of the web."""

    key: str
    title: str
    publisher: str | None
    address: str | None
    no_address: str | None
    language: str | None
    dated: Period | None
    circa: bool
    obtained: date | None
    digest: str


def references(account: Account) -> tuple[Reference, ...]:
    """One a document, in the account's order."""
    keys = _keys([base_name(source.name) for source in account.sources])
    return tuple(_reference(source, key) for source, key in zip(account.sources, keys, strict=True))


def csl(account: Account) -> str:
    """All references as CSL-JSON (the schema of version 1.0.2), which Zotero, pandoc and citeproc read."""
    told = [_csl(each) for each in references(account)]
    return as_json(told)


def bibtex(account: Account) -> str:
    """All references as BibTeX entries, dates as biblatex has them (EDTF)."""
    return "\n".join(map(_bibtex, references(account)))


def _reference(source: Source, key: str) -> Reference:
    told = (*source.captures, source.document.found)
    published = next((each.published for each in told if each.published), None)
    obtained = next((each.obtained_at for each in source.captures if each.obtained_at), None)
    given = [each.address for each in told if each.address]
    address = next(filter(None, map(web_address, given)), None)
    return Reference(
        key=key,
        title=next((each.title for each in told if each.title), None) or base_name(source.name),
        publisher=next((each.publisher for each in told if each.publisher), None),
        address=address,
        no_address=given[0] if given and not address else None,
        language=next((each.language for each in told if each.language), None),
        dated=source.dated.period if source.dated else None,
        circa=published is None and source.dated is not None and "/" in source.dated.period.edtf,
        obtained=obtained.date() if obtained else None,
        digest=source.document.id,
    )


def _keys(names: Sequence[str]) -> list[str]:
    """A key a document, after its name; a second one of the same gets a number."""
    given: list[str] = []
    for name in names:
        stem = _NO_KEY.sub("-", name.rsplit(".", 1)[0].lower()).strip("-")[:LONGEST_KEY] or "source"
        taken = sum(key == stem or key.startswith(f"{stem}.") for key in given)
        given.append(f"{stem}.{taken + 1}" if taken else stem)
    return given


def _csl(told: Reference) -> Record:
    record: Record = {"id": told.key, "type": "webpage" if told.address else "document", "title": told.title}
    more = {"publisher": told.publisher, "URL": told.address, "language": told.language}
    record |= {name: value for name, value in more.items() if value}
    if told.dated:
        record["issued"] = _issued(told.dated) | ({"circa": True} if told.circa else {})
    if told.obtained:
        record["accessed"] = {"date-parts": [_parts(told.obtained)]}
    return {**record, "note": _note(told)}


def _issued(period: Period) -> Record:
    ends = [end for end in (period.first, period.last) if end]
    whole = {"date-parts": [_parts(end) for end in dict.fromkeys(ends)]}
    return whole if period.first and period.last else {"literal": period.edtf}


def _parts(day: date) -> list[int]:
    return [day.year, day.month, day.day]


def _bibtex(told: Reference) -> str:
    fields = {
        "title": f"{{{_escaped(told.title)}}}",
        "publisher": _escaped(told.publisher) if told.publisher else None,
        "date": _dated(told),
        "url": told.address,
        "urldate": told.obtained.isoformat() if told.obtained else None,
        "langid": told.language and _escaped(told.language),
        "note": _escaped(_note(told)),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{'online' if told.address else 'misc'}{{{told.key},\n{lines}}}\n"


def _dated(told: Reference) -> str | None:
    """The date as biblatex has it: an uncertain end has a ~ after it."""
    if told.dated is None:
        return None
    mark = "~" if told.circa else ""
    return "/".join("" if end == ".." else f"{end}{mark}" for end in told.dated.edtf.split("/"))


def _escaped(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in " ".join(steady(text).split()))


def _note(told: Reference) -> str:
    """The digest of the bytes, and what was given as an address where it is none of the web."""
    return f"sha256: {told.digest}" + (f"; address as given: {told.no_address}" if told.no_address else "")
