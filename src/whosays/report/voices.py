"""Speakers and their figures in running text: "an estimate of 10,000–12,000 from South Korean intelligence"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from whosays.model.mention import Attribution, Stance
from whosays.model.quantity import Qualifier
from whosays.report.citing import Pieces, cited, joined, of_claim, of_source, plain
from whosays.report.naming import listed, who
from whosays.report.numbers import period_words, quantity_words
from whosays.report.phrases import phrases, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.model.report import Source
    from whosays.report.register import Register

VOWELS = frozenset("aeiou")
GUESSES = frozenset({Stance.ESTIMATES, Stance.SPECULATES})
NOBODY = frozenset({Attribution.IMPERSONAL, Attribution.HEARSAY, Attribution.GENERIC})


def speaker_words(claim: Claim, register: Register) -> Pieces:
    """Who says it, as a subject: a named speaker, the document itself, or nobody that it names."""
    if claim.speakers:
        return cited(described(claim.speakers, claim.sentence.exact), of_claim(claim))
    source = register.sources.get(claim.document)
    told = _published(claim, source) or register.source_name(claim.document)
    name = cited(told, of_source(source) if source else of_claim(claim))
    if claim.attribution in NOBODY:
        return (*plain(say("speaker_unnamed")), *name)
    return (*name, *plain(say("speaker_itself")))


def _published(claim: Claim, source: Source | None) -> str:
    """Who printed a text, where that is known: its file is no speaker."""
    known = {capture.publisher for capture in source.captures} if source else set()
    return " ".join(claim.publisher.split()) if claim.publisher and claim.publisher in known else ""


def described(speakers: Sequence[Speaker], sentence: str = "") -> str:
    """The speakers as running text names them, each once; `sentence` is that of the source."""
    told = (_with_article(speaker, sentence) for speaker in speakers)
    return listed(list(dict.fromkeys(told)))


def _with_article(speaker: Speaker, sentence: str) -> str:
    """The speaker's label with the article that running text gives it: names of bodies whose head is a common noun have
    "the", a description of one person or thing has "the" where its source has, else "a"."""
    label = _in_sentence(speaker, sentence)
    head = _head(label.partition(" (")[0])
    last = head[-1] if head else ""
    if label.split()[:1] in (["the"], ["The"], ["a"], ["A"], ["an"], ["An"]):
        return label
    known = re.search(rf"\bthe\s+{re.escape(label)}(?!\w)", sentence, re.IGNORECASE) is not None
    if last.lower() in phrases().bodies and (known or label != last):
        return say("definite", name=label)
    if label[:1].islower() and known:
        return say("definite", name=label)
    described = label[:1].islower() and not _plural(label)
    return say("indefinite_vowel" if _vowel(label) else "indefinite", name=label) if described else label


def _vowel(label: str) -> bool:
    """Whether a label begins with the sound of a vowel: "an inspector", "a union", "an hour"."""
    return (label[0] in VOWELS) != label.startswith(phrases().spoken_otherwise)


def _in_sentence(speaker: Speaker, sentence: str) -> str:
    """The label without a capital that it has only because it begins the sentence of its source: "Online
    advertisements", "Recruiters"."""
    label, words = speaker.label, speaker.label.split()
    if speaker.key or not sentence.startswith(label) or not words[0][1:].islower():
        return label
    common = words[1][0].islower() if len(words) > 1 else _plural(label)
    return label[0].lower() + label[1:] if common else label


def _plural(label: str) -> bool:
    """Whether a description is of several: its head noun, before the first preposition, ends in an s."""
    head = _head(label)
    return head[-1:] != [] and head[-1].endswith("s") and not head[-1].endswith("ss")


def _head(label: str) -> list[str]:
    """The words of a label before its first preposition."""
    return list(takewhile(lambda word: word not in phrases().prepositions, label.split()))


def figure(claim: Claim, register: Register) -> Pieces:
    """The figure with its bound, unit and rate, as running text has it: "a figure in the order of …"."""
    vague = claim.quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE
    return (*plain(say("figure_in_the_order") if vague else ""), *bare_figure(claim, register))


def bare_figure(claim: Claim, register: Register) -> Pieces:
    """The figure with its bound, unit and rate."""
    return cited(quantity_words(claim.quantity, register.options), of_claim(claim))


def voice(claims: Sequence[Claim], register: Register) -> Pieces:
    """The figures of one speaker with who says them, as strongly as they are said."""
    stance = claims[0].stance
    vague = stance in GUESSES and claims[0].quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE
    key = f"voice_{stance}_vague" if vague else f"voice_{claims[0].manner}"
    before, _, after = say(key, figure="{figure}").partition("{figure}")
    told = [bare_figure(claim, register) if vague else figure(claim, register) for claim in claims]
    figures = joined([(*one, *_hedged(claim)) for one, claim in zip(told, claims, strict=True)], f" {say('and')} ")
    return (*plain(before), *figures, *plain(after), *speaker_words(claims[0], register))


def _hedged(claim: Claim) -> Pieces:
    """The speaker's own word for how likely it is, in brackets."""
    if not claim.probability or claim.probability.casefold() not in claim.sentence.exact.casefold():
        return ()
    return (*plain(" (“"), *quoted(_as_printed(claim), claim), *plain("”)"))


def _as_printed(claim: Claim) -> str:
    word = claim.probability or ""
    start = claim.sentence.exact.casefold().find(word.casefold())
    return claim.sentence.exact[start : start + len(word)]


def quoted(words: str, claim: Claim) -> Pieces:
    """Words of a claim's own sentence."""
    return tuple(replace(piece, quoted=True) for piece in cited(words, of_claim(claim)))


def short_voice(claim: Claim, register: Register) -> Pieces:
    """A figure with its speaker in brackets."""
    return (*bare_figure(claim, register), *cited(f" ({who(claim)})", of_claim(claim)))


def voices(claims: Sequence[Claim], register: Register) -> Pieces:
    """Several voices as one phrase; the figures of one speaker stand together."""
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        speaker = [each.label for each in claim.speakers] or [claim.document]
        told.setdefault((claim.manner, claim.attribution in NOBODY, *speaker), []).append(claim)
    return joined([voice(some, register) for some in told.values()], ", ", f" {say('and')} ")


def when(claim: Claim) -> Pieces:
    """When a figure held, with what stands before it; nothing where no date is told."""
    if claim.as_of is None:
        return ()
    period = claim.as_of.period
    closed = period.first is not None and period.last is not None
    key = "when_printed" if not claim.as_of.words else "when_told" if closed else "when_open"
    return (*plain(say(key)), *cited(period_words(period), of_claim(claim)))
