"""Whatever the text: every claim, unread figure and gap quotes exactly what stands at its place, and nothing fails."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.english import GRAMMAR, document, reading
from tests.properties.texts import reports
from whosays import extract
from whosays.model.claim import Claim, Gap, Reading, Statement, Unread
from whosays.model.document import CONTEXT, Evidence
from whosays.model.mention import Found, Words

MANY = settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])


def evidence_of(read: Reading) -> Iterator[tuple[Evidence, int]]:
    """All evidence with the characters of context that it keeps: a sentence needs none."""
    items: tuple[Claim | Unread | Gap | Statement, ...] = (*read.claims, *read.unread, *read.gaps, *read.statements)
    for item in items:
        yield item.evidence, CONTEXT
        yield item.sentence, 0


def words_of(found: Found) -> Iterator[Words]:
    """All words of all mentions, with those of their amounts, voices and senses of time."""
    for mention in found.mentions:
        amount, voice, time = mention.amount, mention.voice, mention.time
        told = (mention.sentence, mention.noun, mention.population, mention.place, mention.modal, mention.identified_by)
        parts = (amount.number, amount.upper, amount.unit, amount.upper_unit, amount.per, amount.whole, amount.change)
        spoken = (voice.cue, *voice.speakers, *voice.via) if voice else ()
        every = (*told, *parts, *amount.hedges, *mention.cues, *spoken, time.sense if time else None)
        yield from (words for words in every if words is not None)


def assert_spans_hold(text: str) -> None:
    read = reading(text, "2025-03-03")
    for evidence, context in evidence_of(read):
        start, end = evidence.start, evidence.end
        assert evidence.exact == text[start:end] != ""
        assert evidence.before == text[max(0, start - context) : start]
        assert evidence.after == text[end : end + context]
    for claim in read.claims:
        assert claim.sentence.start <= claim.evidence.start < claim.evidence.end <= claim.sentence.end
    ids = {claim.id for claim in read.claims}
    assert len(ids) == len(read.claims)
    assert all(tie.claim in ids for claim in read.claims for tie in claim.ties)


@MANY
@given(reports())
def test_spans_of_reports_hold_their_words(text: str) -> None:
    assert_spans_hold(text)


@MANY
@given(st.text(max_size=2000))
def test_no_text_breaks_anything(text: str) -> None:
    assert_spans_hold(text)


@MANY
@given(st.text(alphabet="0123456789,.-–— %$€()[]“”\"'|\n\tofand", max_size=400))
def test_no_run_of_signs_breaks_anything(text: str) -> None:
    assert_spans_hold(text)


@MANY
@given(reports())
def test_words_of_mentions_stand_in_the_text(text: str) -> None:
    paper = document(text)
    found = extract.mentions(paper, GRAMMAR)
    wrong = [words for words in words_of(found) if not 0 <= words.start < words.end <= len(text)]
    assert not wrong
    assert all(0 <= aside.start < aside.end <= len(text) for aside in found.asides)
    assert all(tie.other < len(found.mentions) for mention in found.mentions for tie in mention.ties)


@MANY
@given(reports())
def test_a_figure_is_a_claim_or_an_aside_and_never_both(text: str) -> None:
    found = extract.mentions(document(text), GRAMMAR)
    claimed = {(mention.amount.start, mention.amount.end) for mention in found.mentions}
    assert not claimed & {(aside.start, aside.end) for aside in found.asides}
