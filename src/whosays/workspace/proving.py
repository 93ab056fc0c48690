"""Packs prove themselves: each example sentence of a measure must give the claim that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from whosays.lexicon import load
from whosays.lexicon.packs import Example, PackFile
from whosays.model.claim import Claim
from whosays.model.document import Capture, Document
from whosays.pipeline import ShippedStages, Stages
from whosays.settings import Settings
from whosays.workspace.edition import edition
from whosays.workspace.holdings import PACKS

_WORDS = ("unit", "per", "population", "place", "stance", "qualifier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """An example that does not give what it should: the pack, the measure, the sentence, and what came instead."""

    pack: str
    measure: str
    text: str
    expected: str
    found: str


def pack_faults(case: Path | None = None, stages: Stages | None = None) -> tuple[int, tuple[Fault, ...]]:
    """How many examples the packs hold, those of `case` included, and which of them do not give what they should.

    Raises LexiconError where a pack is wrong.
    """
    folders = (case / PACKS,) if case else ()
    words = load(folders)
    shipped = ShippedStages(edition=edition(), limits=Settings().limits, digests=words.digests, packs=folders)
    examples = [(name, key, each) for name, pack in words.packs for key, each in _examples(pack)]
    return len(examples), tuple(_faults(examples, stages or shipped))


def _examples(pack: PackFile) -> Iterator[tuple[str, Example]]:
    for key, entry in pack.measure.items():
        yield from ((key, example) for example in entry.examples)


def _faults(examples: Sequence[tuple[str, str, Example]], stages: Stages) -> Iterator[Fault]:
    for name, measure, example in examples:
        claims = _claims(example.text, stages)
        if not any(_fits(claim, measure, example) for claim in claims):
            told = {key: value for key, value in example.model_dump(exclude={"text"}).items() if value is not None}
            yield Fault(
                pack=name,
                measure=measure,
                text=example.text,
                expected=_listed({"measure": measure, **told}),
                found=" | ".join(_told(claim) for claim in claims) or "no claim at all",
            )


def _claims(text: str, stages: Stages) -> tuple[Claim, ...]:
    """The claims of one sentence, read as a document of its own."""
    document = stages.document(text.encode("utf-8"), "example.txt")
    if not isinstance(document, Document):
        return ()
    _, reading = stages.reading(document, (Capture(document=document.id, name="example.txt"),))
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
