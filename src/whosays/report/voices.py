"""Speakers and their figures in running text: "an estimate of 10,000–12,000 from South Korean intelligence"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.mention import Attribution
from whosays.report.citing import Pieces, cited, joined, of_claim, of_source, plain
from whosays.report.naming import listed, who
from whosays.report.numbers import period_words, quantity_words
from whosays.report.phrases import phrases, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.report.register import Register

VOWELS = "aeiou"
NOBODY = frozenset({Attribution.IMPERSONAL, Attribution.HEARSAY, Attribution.GENERIC})


def speaker_words(claim: Claim, register: Register) -> Pieces:
    """Who says it, as a subject: a named speaker, the document itself, or nobody that it names."""
    if claim.speakers:
        return cited(listed(list(dict.fromkeys(map(_with_article, claim.speakers)))), of_claim(claim))
    source = register.sources.get(claim.document)
    name = register.source_name(claim.document)
    key = "speaker_unnamed" if claim.attribution in NOBODY else "speaker_text"
    return cited(say(key, source=name), of_source(source) if source else of_claim(claim))


def _with_article(speaker: Speaker) -> str:
    """The speaker's label with the article that running text gives it: names of bodies that end in a common noun have
    "the", a description of one person or thing has "a"."""
    label = speaker.label
    head = label.partition(" of ")[0].partition(" (")[0].split()
    last = head[-1] if head else ""
    if label.split()[:1] in (["the"], ["The"], ["a"], ["A"], ["an"], ["An"]):
        return label
    if last.lower() in phrases().bodies and len(head) > 1:
        return say("definite", name=label)
    described = label[:1].islower() and not _plural(label)
    return say("indefinite_vowel" if label[0] in VOWELS else "indefinite", name=label) if described else label


def _plural(label: str) -> bool:
    """Whether a description is of several: its head noun, before the first preposition, ends in an s."""
    head = []
    for word in label.split():
        if word in phrases().prepositions:
            break
        head.append(word)
    return head[-1:] != [] and head[-1].endswith("s") and not head[-1].endswith("ss")


def figure(claim: Claim, register: Register) -> Pieces:
    """The figure with its bound, unit and rate."""
    return cited(quantity_words(claim.quantity, register.options), of_claim(claim))


def voice(claim: Claim, register: Register) -> Pieces:
    """A figure with who says it, as strongly as it is said."""
    before, _, after = say(f"voice_{claim.stance}", figure="{figure}").partition("{figure}")
    told = (*plain(before), *figure(claim, register), *plain(after), *speaker_words(claim, register))
    if claim.probability and claim.probability.casefold() in claim.sentence.exact.casefold():
        return (*told, *plain(say("voice_probability")), *quoted(_as_printed(claim), claim), *plain("”"))
    return told


def _as_printed(claim: Claim) -> str:
    word = claim.probability or ""
    start = claim.sentence.exact.casefold().find(word.casefold())
    return claim.sentence.exact[start : start + len(word)]


def quoted(words: str, claim: Claim) -> Pieces:
    """Words of a claim's own sentence."""
    return tuple(replace(piece, quoted=True) for piece in cited(words, of_claim(claim)))


def short_voice(claim: Claim, register: Register) -> Pieces:
    """A figure with its speaker in brackets."""
    return (*figure(claim, register), *cited(f" ({who(claim)})", of_claim(claim)))


def voices(claims: Sequence[Claim], register: Register) -> Pieces:
    """Several voices as one phrase."""
    told = [voice(claim, register) for claim in claims]
    return joined(told, ", ", f" {say('and')} ")


def when(claim: Claim) -> Pieces:
    """When a figure held, with what stands before it; nothing where no date is told."""
    if claim.as_of is None:
        return ()
    key = "when_told" if claim.as_of.words else "when_printed"
    return (*plain(say(key)), *cited(period_words(claim.as_of.period), of_claim(claim)))
