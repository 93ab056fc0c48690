"""Packs prove themselves: each example sentence of a measure must give the claim that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from whosays.lexicon.pack_words import Example
from whosays.lexicon.packs import PackFile
from whosays.lexicon.whole import PackSource
from whosays.model.claim import Claim
from whosays.model.document import Capture, Document
from whosays.pipeline import Stages
from whosays.workspace import authoring
from whosays.workspace.reviewing import PackFinding, Weight, line_with, reviewed
from whosays.workspace.reviewing_words import reviewed_words

_WORDS = ("unit", "per", "population", "place", "stance", "qualifier")


def pack_findings(
    named: Sequence[str] = (), case: Path | None = None, stages: Stages | None = None
) -> tuple[int, tuple[PackFinding, ...]]:
    """How many examples the packs hold that `named` names, and all that is wrong or doubtful in these packs.

    All packs that ship and all of `case` are meant where none is named; a name is that of a file or of a pack. Examples
    are read with `stages` in place of those that ship, if given. Raises InputError for a name that no pack has,
    LexiconError where a pack is wrong.
    """
    packs = authoring.packs(named, case)
    reading = stages or packs.stages
    examples = [(source, each) for source in packs.chosen for each in _examples(source.pack, packs.whole)]
    seen = [finding for source in packs.chosen for finding in reviewed(source, packs.whole)]
    seen += [finding for source in packs.chosen for finding in reviewed_words(source, packs.whole)]
    failed = [fault for example in examples if (fault := _fault(*example, reading)) is not None]
    return len(examples), tuple(sorted([*seen, *failed], key=lambda each: (each.pack, each.line or 0)))


@dataclass(frozen=True, slots=True)
class _Asked:
    """An example with the measure that it must give, the table that it stands in and its language, if that is told."""

    example: Example
    measure: str
    table: str
    code: str | None


def _examples(pack: PackFile, whole: PackFile) -> Iterator[_Asked]:
    for key, entry in pack.measure.items():
        yield from (_Asked(each, entry.under or key, f"measure.{key}", pack.language) for each in entry.examples)
    for code, words in pack.words.items():
        for key, told in words.measure.items():
            known = whole.measure.get(key)
            measure, table = (known.under if known else None) or key, f"words.{code}.measure.{key}"
            yield from (_Asked(each, measure, table, code) for each in told.examples)


def _fault(source: PackSource, asked: _Asked, stages: Stages) -> PackFinding | None:
    """What is wrong with an example: none of the claims of its sentence is the one that it should give."""
    example = asked.example
    claims = _claims(example.text, asked.code, stages)
    if any(_fits(claim, asked.measure, example) for claim in claims):
        return None
    told = {key: value for key, value in example.model_dump(exclude={"text"}).items() if value is not None}
    expected = _listed({"measure": asked.measure, **told})
    found = " | ".join(_told(claim) for claim in claims) or "no claim at all"
    return PackFinding(
        pack=source.name,
        line=line_with(source, asked.table, example.text),
        weight=Weight.WRONG,
        table=asked.table,
        text=example.text,
        message=f"should give {expected}; gives {found}",
        expected=expected,
        found=found,
    )


def _claims(text: str, code: str | None, stages: Stages) -> tuple[Claim, ...]:
    """The claims of one sentence, read as a document of its own."""
    document = stages.document(text.encode("utf-8"), "example.txt")
    if not isinstance(document, Document):
        return ()
    _, reading = stages.reading(document, (Capture(document=document.id, name="example.txt", language=code),))
    return reading.claims


def _fits(claim: Claim, measure: str, example: Example) -> bool:
    quantity = claim.quantity
    has = {**_fields(claim), "stance": claim.stance.value, "qualifier": quantity.qualifier.value}
    same_words = all(getattr(example, name) in (None, has[name]) for name in _WORDS)
    return (
        claim.measure == measure and same_words and _at(example.low, quantity.low) and _at(example.high, quantity.high)
    )


def _at(expected: float | None, found: Decimal | None) -> bool:
    return expected is None or (found is not None and Decimal(str(expected)) == found)


def _fields(claim: Claim) -> dict[str, str | None]:
    quantity = claim.quantity
    return {"unit": quantity.unit, "per": quantity.per, "population": claim.population, "place": claim.place}


def _told(claim: Claim) -> str:
    quantity = claim.quantity
    ends = {"measure": claim.measure, "low": quantity.low, "high": quantity.high}
    return _listed({**ends, **_fields(claim), "stance": claim.stance, "qualifier": quantity.qualifier})


def _listed(fields: dict[str, object]) -> str:
    return ", ".join(f"{name} {_figure(value)}" for name, value in fields.items() if value is not None)


def _figure(value: object) -> object:
    """A whole figure without the ".0" that a pack's TOML gives it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
