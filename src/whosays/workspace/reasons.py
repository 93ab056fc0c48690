"""Why each figure of a text became what it is: which words told each field, and which rule or entry made it so.

Every number that was recognised is told: claims, what could not be read, and what is no claim, by its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from whosays.model.claim import AUTHOR
from whosays.model.document import Document, Unreadable
from whosays.model.mention import AmountForm
from whosays.model.quantity import as_printed
from whosays.pipeline.inputs import filled, in_order
from whosays.workspace.explaining import ATTRIBUTIONS, FieldRead, as_of_field
from whosays.workspace.telling import UNDERSTOOD, UNNAMED
from whosays.workspace.titles import spoken

if TYPE_CHECKING:
    from whosays.extract.weighing import Weighed
    from whosays.lexicon.numbers import Hedges
    from whosays.lexicon.whole import Lexicon
    from whosays.model.claim import Claim, Gap, Unread
    from whosays.model.mention import Mention, Voice, Words
    from whosays.pipeline import Input, ShippedStages
    from whosays.pipeline.stages import LookedAt

CLAIM, UNREAD, GAP = "claim", "unread", "gap"

_FORMS = {
    AmountForm.NUMBER: "a number",
    AmountForm.RANGE: "a range",
    AmountForm.VAGUE: "an idiom of magnitude",
    AmountForm.FRACTION: "a fraction of a named whole",
    AmountForm.MAJORITY: "a majority",
    AmountForm.MULTIPLE: "a multiple",
    AmountForm.NONE: "a word for none",
}
STILL_SPEAKING = {
    "base": "at first",
    "first": "spoke in the lead",
    "throughout": "the whole sentence was said",
    "unnamed": "no body, name or known person",
    "supposed": "only an estimate",
    "runs_on": "was taken to speak before already",
    "new_paragraph": "a paragraph begins between",
    "after_one_sentence": "that paragraph was one sentence",
    "ends_paragraph": "ends its paragraph",
    "counts_on": "counts on",
    "himself": "a pronoun for the speaker heads it",
    "name": "another name stands before its verb",
}
"""The reasons of `[saying.still_speaking]`, in words for people."""
_NEAR = "named near the figure"
_BEFORE = "understood: not said in words of its own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One number of a text: `kind` is "claim", "unread", "gap", or what else it is; `fields` say from which words."""

    document: str
    start: int
    end: int
    text: str
    kind: str
    sentence: str = ""
    fields: tuple[FieldRead, ...] = ()


def reasons(
    inputs: Sequence[Input], stages: ShippedStages, lexicon: Lexicon
) -> tuple[tuple[Reason, ...], tuple[Unreadable, ...]]:
    """The numbers of each document of `inputs` in the order of the text; and what could not be read."""
    told: list[Reason] = []
    unread: list[Unreadable] = []
    for each in in_order(inputs):
        document = stages.document(each.content(), each.captures[0].name)
        if isinstance(document, Document):
            looked = stages.looked_at(document, filled(each.captures, document))
            told += sorted(_of(looked, each.captures[0].name, lexicon), key=lambda reason: (reason.start, reason.end))
        else:
            unread.append(document)
    return tuple(told), tuple(unread)


def _of(looked: LookedAt, name: str, lexicon: Lexicon) -> Iterator[Reason]:
    from whosays.lexicon.language import language

    teller = _Teller(looked, lexicon, language(looked.language).hedges)
    for claim in looked.reading.claims:
        yield _reason(name, CLAIM, claim, tuple(teller.fields(claim)))
    for unread in looked.reading.unread:
        yield _reason(name, UNREAD, unread, _obstacle(unread))
    for gap in looked.reading.gaps:
        yield _reason(name, GAP, gap)
    for aside in looked.found.asides:
        words = looked.document.text[aside.start : aside.end]
        kind = aside.kind.value.replace("_", " ")
        yield Reason(document=name, start=aside.start, end=aside.end, text=words, kind=kind)


def _reason(document: str, kind: str, about: Claim | Unread | Gap, fields: tuple[FieldRead, ...] = ()) -> Reason:
    span = about.evidence
    return Reason(
        document=document,
        start=span.start,
        end=span.end,
        text=span.exact,
        kind=kind,
        sentence=about.sentence.exact,
        fields=fields,
    )


def _obstacle(unread: Unread) -> tuple[FieldRead, ...]:
    readings = "; ".join(unread.readings)
    return (FieldRead(name="obstacle", value=unread.obstacle, why=f"it may be {readings}" if readings else ""),)


class _Teller:
    """Tells the fields of the claims of one document."""

    def __init__(self, looked: LookedAt, lexicon: Lexicon, hedges: Hedges) -> None:
        self._file = f"{looked.language}.toml"
        self._home = {key: name for name, pack in lexicon.packs for key in pack.measure}
        self._mentions = {(m.amount.start, m.amount.end, m.measure, m.population_key): m for m in looked.found.mentions}
        self._at = {m.amount.start: m for m in looked.found.mentions}
        self._weighed = {(each.figure.start, each.measure): each for each in looked.weighed}
        self._bounds = {
            phrase.lower(): f"{bound.value}, by [hedges.{side}] of {self._file}"
            for side, phrases in (("after", hedges.after), ("before", hedges.before))
            for bound, several in phrases.items()
            for phrase in several
        }

    def fields(self, claim: Claim) -> Iterator[FieldRead]:
        """Which words told each field of `claim`, in the order in which the path reads them."""
        span = claim.evidence
        own = self._mentions.get((span.start, span.end, claim.measure, claim.population))
        mention = own or self._at[span.start]  # a row of a table may have taken measure and people from the prose
        yield from self._amount(mention, claim)
        yield self._measure(mention, claim)
        people = _told(mention.population, mention.population_key)
        yield FieldRead(name="population", value=spoken(claim.population) or "not said", **people)
        yield FieldRead(
            name="place", value=spoken(claim.place) or "not said", **_told(mention.place, mention.place_key)
        )
        yield as_of_field(claim)
        yield from self._voice(mention, claim)
        if mention.identified_by:
            yield FieldRead(name="identified", value="counts identified cases", words=mention.identified_by.text)
        lists = (("via", claim.via), ("citations", claim.citations), ("doubts", claim.doubts))
        yield from (FieldRead(name=name, value="; ".join(values)) for name, values in lists if values)

    def _amount(self, mention: Mention, claim: Claim) -> Iterator[FieldRead]:
        amount, quantity = mention.amount, claim.quantity
        low, high = (f"{as_printed(end):,f}" if end is not None else "…" for end in (quantity.low, quantity.high))
        numbers = [words.text for words in (amount.number, amount.upper) if words]
        form = _FORMS[amount.form]
        value = low if low == high else f"{low} to {high}"
        yield FieldRead(name="quantity", value=value, words=" … ".join(numbers), why=form)
        for hedge in amount.hedges:
            bound = self._bounds.get(hedge.text.lower(), f"{quantity.qualifier.value}, with other words of the hedge")
            yield FieldRead(name="hedge", value=quantity.qualifier.value, words=hedge.text, why=bound)
        yield _unit(mention, quantity.unit)
        if quantity.per:
            words = amount.per.text if amount.per else ""
            yield FieldRead(name="per", value=quantity.per, words=words, why=f"[rates] of {self._file}")
        if amount.change:
            yield FieldRead(name="change", value="a change", words=amount.change.text)

    def _measure(self, mention: Mention, claim: Claim) -> FieldRead:
        each = self._weighed.get((mention.amount.start, mention.measure))
        first = next((option for option in each.options if option.measure == mention.measure), None) if each else None
        pack = self._home.get(claim.measure)
        if first is None or each is None:
            cues = "; ".join(words.text for words in mention.cues) or (mention.noun.text if mention.noun else "")
            return FieldRead(name="measure", value=claim.measure, words=cues, why=UNDERSTOOD if pack else UNNAMED)
        why = f"a phrase of {pack}, weight {first.score:.1f}{_second(each, mention.measure)}"
        return FieldRead(name="measure", value=claim.measure, words=first.words.text, why=why)

    def _voice(self, mention: Mention, claim: Claim) -> Iterator[FieldRead]:
        voice = mention.voice
        cue = f", by “{voice.cue.text}”" if voice and voice.cue.text else ""
        cue = _still_speaking(voice) if voice and voice.still_speaking else cue
        yield FieldRead(
            name="speaker",
            value="; ".join(speaker.label for speaker in claim.speakers) or AUTHOR,
            words="; ".join(speaker.words for speaker in claim.speakers),
            why=ATTRIBUTIONS[claim.attribution] + cue,
        )
        own_cue = voice.cue.text if voice and not voice.still_speaking else ""
        modal = mention.modal.text if mention.modal else own_cue
        yield FieldRead(name="stance", value=claim.stance.value, words=modal)


def _still_speaking(voice: Voice) -> str:
    """The odds that the speaker of a sentence before still speaks, and what they come from."""
    odds = exp(sum(weight for _, weight in voice.still_speaking))
    told = ", ".join(f"{STILL_SPEAKING[name]} {weight:+.1f}" for name, weight in voice.still_speaking)
    return f", before: this sentence names nobody. Odds {odds:.1f} to 1 of still speaking: {told}"


def _told(words: Words | None, key: str | None) -> dict[str, str]:
    """The words of a field and how they told it."""
    if words is not None:
        return {"words": words.text, "why": _NEAR}
    return {"words": "", "why": _BEFORE if key else ""}


def _unit(mention: Mention, unit: str) -> FieldRead:
    amount = mention.amount
    ways = (
        (amount.unit or amount.upper_unit, "a unit word beside the figure"),
        (mention.unit_hint, "the head of its column or its caption"),
        (amount.whole, "the whole that it is a share of"),
        (mention.noun, "what is counted"),
    )
    words, why = next(((found.text, why) for found, why in ways if found), ("", "a bare count"))
    return FieldRead(name="unit", value=unit, words=words, why=why)


def _second(each: Weighed, measure: str | None) -> str:
    other = next((option for option in each.options if option.measure != measure), None)
    return f"; next {other.measure} by “{other.words.text}”, {other.score:.1f}" if other else ""
