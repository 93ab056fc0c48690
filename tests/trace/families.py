"""Small families of a statement with its relays and look-alikes, in our own words, for development and tests.

A file of `families/` holds documents and labelled claims: the `nth` place of `words` in a document, the name of the root
that it goes back to, and the mutations along its edge; `missed` are mutations that are there and are not found yet.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from whosays.export import claim_records
from whosays.workspace import Case

FOLDER = Path(__file__).parent / "families"


@dataclass(frozen=True)
class Labelled:
    """A labelled claim with the record that whosays gives it; None where it was not read."""

    document: str
    words: str
    root: str
    mutations: frozenset[str]
    record: dict[str, object] | None


def names() -> list[str]:
    """The names of the families."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def labelled(name: str) -> list[Labelled]:
    """The labelled claims of a family, run as a case of its own."""
    family = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    texts = {each["name"]: each["text"].lstrip("\n") for each in family["document"]}
    loose = [(f"{document}.txt", text.encode("utf-8")) for document, text in texts.items()]
    records = list(claim_records(Case.transient([], loose).account))
    found = []
    for claim in family["claim"]:
        start = -1
        for _ in range(claim.get("nth", 1)):
            start = texts[claim["document"]].index(claim["words"], start + 1)
        end = start + len(claim["words"])
        record = next(
            (
                r
                for r in records
                if r["document"] == f"{claim['document']}.txt" and r["start"] < end and r["end"] > start
            ),
            None,
        )
        told = frozenset(claim.get("mutations", ())) - frozenset(claim.get("missed", ()))
        found.append(Labelled(claim["document"], claim["words"], claim["root"], told, record))
    return found
