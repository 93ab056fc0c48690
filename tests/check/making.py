"""Claims for tests of checks, made from a few words each; the figures are invented."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from whosays.check import checks
from whosays.lexicon.packs import MeasureEntry, MeasureKind, PackFile, PlaceEntry, RelationEntry, UnitClass
from whosays.link import questions
from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Speaker, Tie
from whosays.model.document import Evidence
from whosays.model.mention import Attribution, TieKind
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Qualifier, Quantity

TROOPS = "Norwegian troops"


def measure(
    title: str, kind: MeasureKind, unit: UnitClass = UnitClass.PERSON, places: str = "region", **more: object
) -> MeasureEntry:
    """A measure of a pack."""
    return MeasureEntry.model_validate({"title": title, "kind": kind, "unit": unit, "places": places, **more})


PACK = PackFile(
    name="test",
    measure={
        "deployed": measure("troops deployed", MeasureKind.STOCK, parts=("casualties",)),
        "casualties": measure("casualties", MeasureKind.CUMULATIVE),
        "share": measure(
            "share lost", MeasureKind.SHARE, UnitClass.PERCENT, share_of="casualties", share_in="deployed"
        ),
        "replaced": measure("reinforcements", MeasureKind.FLOW),
        "killed": measure("people killed", MeasureKind.CUMULATIVE, places="any"),
        "pay": measure("monthly pay", MeasureKind.RATE, UnitClass.MONEY, "none", per="month"),
        "kept": measure("share kept back", MeasureKind.SHARE, UnitClass.PERCENT, "none", share_in="pay"),
        "revenue": measure("what the state earns", MeasureKind.RATE, UnitClass.MONEY, "none", per="year"),
        "grant": measure("grant", MeasureKind.RULE, UnitClass.MONEY, "none"),
        "bounty": measure("bounty", MeasureKind.RULE, UnitClass.MONEY, "none"),
    },
    place={"finnmark": PlaceEntry(names=("Finnmark",), within=("NO",))},
    relation=(
        RelationEntry(
            name="pay makes revenue",
            holds="revenue == deployed * pay * 12",
            same=("country",),
            alike=("deployed", "pay"),
        ),
        RelationEntry(name="share of those deployed", holds="casualties == share * deployed"),
        RelationEntry(name="replacements", holds="replaced <= casualties", among=("replac",)),
        RelationEntry(name="bounties above grants", holds="bounty > grant", same=("country",)),
    ),
)


@dataclass
class Paper:
    """A document that grows by claims; each stands in a sentence of its own, 200 characters after the one before."""

    name: str = "paper"
    claims: list[Claim] = field(default_factory=list)

    def says(
        self,
        words: str,
        quantity: Quantity,
        measure: str,
        speaker: str | None = None,
        sentence: str = "",
        **more: object,
    ) -> Claim:
        """Adds a claim: `words` are its figure; `sentence` the sentence, which holds the words."""
        text = sentence or f"{words} it is."
        start = 200 * len(self.claims)
        at = start + text.index(words)
        claim = Claim(
            evidence=self._evidence(words, at),
            sentence=self._evidence(text, start),
            quantity=quantity,
            measure=measure,
            population=TROOPS,
            speakers=(Speaker(words=speaker),) if speaker else (),
            attribution=Attribution.NAMED if speaker else Attribution.NONE,
        )
        claim = replace(claim, **more)  # type: ignore[arg-type]
        self.claims.append(claim)
        return claim

    def beside(self, claim: Claim, words: str, quantity: Quantity, measure: str, **more: object) -> Claim:
        """Adds a claim in the sentence of `claim`, with its people, speaker and time unless told otherwise."""
        at = claim.sentence.start + claim.sentence.exact.index(words)
        made = replace(claim, evidence=self._evidence(words, at), quantity=quantity, measure=measure, ties=())
        made = replace(made, **more)  # type: ignore[arg-type]
        self.claims.append(made)
        return made

    def _evidence(self, words: str, start: int) -> Evidence:
        return Evidence(
            document=self.name,
            text_version="test/1",
            start=start,
            end=start + len(words),
            exact=words,
            before="",
            after="",
            place="",
        )


def step(value: Decimal) -> Decimal:
    """The place of the last digit that is not nothing."""
    digits = str(int(value))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if value else Decimal(0)


def exact(value: int, unit: str = "person", per: str | None = None, qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    """An exact figure, or another kind with one value."""
    number = Decimal(value)
    return Quantity(
        qualifier=qualifier,
        low=number,
        high=number,
        unit=unit,
        per=per,
        granularity=Decimal(1) if unit == "percent" else step(number),
    )


def about(value: int, unit: str = "person", per: str | None = None) -> Quantity:
    """An approximate figure."""
    return exact(value, unit, per, Qualifier.APPROX)


def between(low: int, high: int, unit: str = "person", per: str | None = None) -> Quantity:
    """A range."""
    granularity = Decimal(1) if unit == "percent" else min(step(Decimal(low)), step(Decimal(high)))
    return Quantity(
        qualifier=Qualifier.RANGE, low=Decimal(low), high=Decimal(high), unit=unit, per=per, granularity=granularity
    )


def more_than(value: int, unit: str = "person", per: str | None = None) -> Quantity:
    """An open lower bound."""
    return Quantity(qualifier=Qualifier.MORE_THAN, low=Decimal(value), high=None, unit=unit, per=per)


def magnitude(low: int, high: int, unit: str = "person", per: str | None = None) -> Quantity:
    """An order of magnitude."""
    return Quantity(qualifier=Qualifier.ORDER_OF_MAGNITUDE, low=Decimal(low), high=Decimal(high), unit=unit, per=per)


def tied(kind: TieKind, other: Claim) -> tuple[Tie, ...]:
    """One tie to another claim."""
    return (Tie(kind=kind, claim=other.id),)


def of_year(year: int) -> AsOf:
    """A date: the whole of a year."""
    return AsOf(period=Period.of_year(year), words=str(year), reason="test")


def checked(*papers: Paper, pack: PackFile = PACK) -> tuple[Check, ...]:
    """The checks over all claims of `papers`."""
    claims = [claim for paper in papers for claim in paper.claims]
    return checks(claims, questions(claims, pack), pack)


def failing(*papers: Paper) -> list[Check]:
    """Those that fail."""
    return [check for check in checked(*papers) if check.verdict is Verdict.FAILS]
