"""What a question is called: its measure, people, place and time, and how its incident was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from whosays.model.question import Question
from whosays.verify.proof_ledger import Ledger, from_key
from whosays.verify.proof_phrases import At, Slot, one_of, word_by_word
from whosays.verify.proof_scopes import edtf, period_of
from whosays.verify.proof_units import flat
from whosays.verify.proof_words import words

SENTENCES = 8
_WORDS = re.compile(r"[\w-]+")


def title_parts(question: Question, ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    """What a question measures, and of whom and where."""
    return ledger.kept(("title", question.id), lambda: _title_parts(question, ledger))


def _title_parts(question: Question, ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    tools = ledger.tools
    measure = tools.measures.get(question.measure) or cased(from_key(question.measure), question, ledger)
    basis = [tools.bases.get(key) or from_key(key) for key in (question.basis or "").split()]
    place = place_of_question(question, ledger)
    head = ", ".join(flat(each) for each in (measure, *basis))
    return head[:1].upper() + head[1:], tuple(flat(each) for each in (people_of(question, ledger), place) if each)


def people_of(question: Question, ledger: Ledger) -> str:
    """The people of a question, where its measure does not tell as much."""
    people, measure = (
        question.population or "",
        ledger.tools.measures.get(question.measure) or from_key(question.measure),
    )
    told = people in words().anybody or people.lower() in measure.lower().split()
    return "" if told else cased(people, question, ledger)


def cased(told: str, question: Question, ledger: Ledger) -> str:
    """`told` as the first sentences behind a question write it: a small letter is a capital where a word stands with
    one, and with nothing else, behind the first word of a sentence."""
    sentences = [claim.sentence.exact for claim in ledger.some(question.answers[:SENTENCES])]
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        for each in _WORDS.findall(sentence)[1:]:
            seen.setdefault(each.lower(), set()).add(each)
    return _WORDS.sub(lambda found: _capital(found[0], seen.get(found[0].lower(), set())), told)


def _capital(word: str, forms: set[str]) -> str:
    capital = word[:1].upper() + word[1:].lower()
    return capital if len(word) > 1 and forms == {capital} else word


def question_title(question: Question, ledger: Ledger) -> Slot:
    """The title of a question: measure, then population, place, period and documents where they are part of it."""
    return ledger.kept(("title slot", question.id), lambda: _title_slot(question, ledger))


def _title_slot(question: Question, ledger: Ledger) -> Slot:
    head, parts = title_parts(question, ledger)
    period, sources = edtf(question.period), told_in(question, ledger)
    tail: list[Slot] = [one_of([part]) for part in parts]
    if question.period:
        tail.append(word_by_word(lambda told: period_of(told) == period) if period else one_of([question.period]))
    tail += [one_of(sources)] if sources else []
    apart = one_of(_figures(question, ledger))

    def ends(at: At) -> Iterator[int]:
        for end in one_of([head])(At(at.text, at.start, "")):
            yield from _in_turn(tail, At(at.text, end, at.then), ": ") if tail else (end,)
            yield from _in_turn([*tail, apart], At(at.text, end, at.then), ": ")

    return ends


def _figures(question: Question, ledger: Ledger) -> Iterator[str]:
    """What tells a question from another of the same name: a figure that answers it, with its place if need be."""
    for claim in ledger.some(question.answers):
        told = f"“{flat(claim.evidence.exact)}”"
        yield from (told, f"{told} at {claim.evidence.start}")


def _in_turn(slots: Sequence[Slot], at: At, joint: str) -> Iterator[int]:
    """Where several slots end that follow one another, joined by commas."""
    if not slots:
        yield at.start
    elif at.text.startswith(joint, at.start):
        then = ", " if len(slots) > 1 else at.then
        for end in slots[0](At(at.text, at.start + len(joint), then)):
            yield from _in_turn(slots[1:], At(at.text, end, at.then), ", ")


def place_of_question(question: Question, ledger: Ledger) -> str:
    """The place of a question, else the one that most figures of its incident have."""
    place = question.place or (ledger.places.get(question.incident.partition(":")[0]) if question.incident else None)
    return (ledger.tools.places.get(place) or from_key(place)) if place else ""


def told_in(question: Question, ledger: Ledger) -> list[str]:
    """In which months, or by which documents, the incident of a question was told, as its title may say it."""
    if not question.incident:
        return []
    documents = list(dict.fromkeys(claim.document for claim in ledger.some(question.answers)))
    names = sorted(map(ledger.name, documents))
    one, more = words().told_in
    told = [(one if len(names) == 1 else more).format(source=names[0], more=len(names) - 1)] if names else []
    dated = [source.dated for each in documents if (source := ledger.sources.get(each))]
    days = [day for each in dated if each for day in (each.period.first, each.period.last)]
    if days and None not in days and None not in dated:
        told += [one.format(source=each) for each in months_told(min(filter(None, days)), max(filter(None, days)))]
    return told


def months_told(first: date, last: date) -> list[str]:
    """From the month of one day to that of another, as a report writes it."""
    known = words().months
    one, other = f"{known[first.month - 1]} {first.year}", f"{known[last.month - 1]} {last.year}"
    if one == other:
        return [one]
    whole = (first.month, last.month) == (1, 12)
    years = [str(first.year)] if whole and first.year == last.year else []
    years += [f"{first.year}–{last.year}"] if whole and first.year != last.year else []
    same = [f"{known[first.month - 1]}–{other}"] if first.year == last.year else []
    return [*years, *same, f"{one} – {other}"]
