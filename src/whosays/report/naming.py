"""Names for people: of questions, measures, places, speakers, blocs and relations."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from whosays.model.mention import Attribution
from whosays.model.period import Period
from whosays.report.numbers import period_words
from whosays.report.phrases import phrases, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim, Speaker
    from whosays.model.question import Question
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register

MOST_READ = 8
"""Figures of a question whose sentences tell how names are written."""
_SMALL = re.compile(r"[^\W\d_][\w-]+")
_FIRST = re.compile(r"^\W*\w+")
_NOBODY = frozenset({Attribution.IMPERSONAL, Attribution.HEARSAY, Attribution.GENERIC})


def from_key(key: str) -> str:
    """A key of a pack as words."""
    return key.replace("_", " ")


def sentence_case(text: str) -> str:
    """`text` with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def measure_title(measure: str, options: ReportOptions) -> str:
    """What is measured, for people."""
    return options.measure_titles.get(measure) or from_key(measure)


def question_title(question: Question, register: Register) -> str:
    """What a question asks: measure, then population, place and period where they are part of it. One about an incident
    tells where that was, and in which months it was told of; where two would be called the same, one tells its figure.
    """
    return _title(question, register, register.apart.get(question.id, ""))


def plain_title(question: Question, register: Register) -> str:
    """The same without what tells it from a question of the same name."""
    return _title(question, register, "")


def _title(question: Question, register: Register, apart: str) -> str:
    options, incident = register.options, register.incidents.get(question.id)
    place = place_words(question, register)
    period = question.period and edtf_words(question.period)
    parts = (people_words(question, register), place, period, incident.told if incident else "", apart)
    told = [part for part in parts if part]
    title = sentence_case(measure_words(question, register))
    if question.basis:
        title += "".join(f", {options.basis_titles.get(key) or from_key(key)}" for key in question.basis.split())
    return f"{title}: {', '.join(told)}" if told else title


def people_words(question: Question, register: Register) -> str:
    """The people of a question as its texts write their names; empty where the measure tells as much."""
    people, title = question.population or "", measure_title(question.measure, register.options).casefold().split()
    return "" if people in phrases().anybody or people.casefold() in title else recased(people, question, register)


def measure_words(question: Question, register: Register) -> str:
    """What a question measures, as its texts write the names in it."""
    titles = register.options.measure_titles
    told = measure_title(question.measure, register.options)
    return told if question.measure in titles else recased(told, question, register)


def recased(words: str, question: Question, register: Register) -> str:
    """`words`, which were kept in small letters, with the capitals that their names have in the sentences of the
    question's figures: a capital that a word has nowhere but at the head of a sentence is none of its name."""
    told = (register.claims[each].sentence.exact for each in question.answers[:MOST_READ] if each in register.claims)
    text = " ".join(_FIRST.sub("", sentence) for sentence in told)
    return _SMALL.sub(lambda found: _as_named(found[0], text), words)


def _as_named(word: str, text: str) -> str:
    """A word with a capital where `text` has it in no other way."""
    forms = set(re.findall(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE))
    return forms.pop() if len(forms) == 1 and forms <= {word, word.capitalize()} else word


def place_words(question: Question, register: Register) -> str:
    """The place of a question or of its incident; empty where it has none."""
    incident = register.incidents.get(question.id)
    place = question.place or (incident.place if incident else None)
    return (register.options.place_titles.get(place) or sentence_case(from_key(place))) if place else ""


def edtf_words(text: str) -> str:
    """An EDTF interval as `Period.edtf` writes it, for people; the text itself where it is something else."""
    first, _, last = text.partition("/")
    ends = (_first_day(first), _last_day(last or first))
    if (ends[0] is None and first != "..") or (ends[1] is None and last != "..") or ends == (None, None):
        return text
    return period_words(Period(first=ends[0], last=ends[1]))


def _first_day(text: str) -> date | None:
    parts = [int(part) for part in text.split("-")] if text.replace("-", "").isdigit() else []
    return date(*[*parts, 1, 1][:3]) if parts else None


def _last_day(text: str) -> date | None:
    parts = [int(part) for part in text.split("-")] if text.replace("-", "").isdigit() else []
    match parts:
        case [year]:
            return Period.of_year(year).last
        case [year, month]:
            return Period.of_month(year, month).last
        case [year, month, day]:
            return date(year, month, day)
    return None


def listed(names: Sequence[str]) -> str:
    """Several names as one phrase: "A", "A and B", "A, B and C"."""
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} {say('and')} {names[-1]}"


def who(claim: Claim) -> str:
    """Who says it: the speakers' labels, "the document itself", or "nobody named"."""
    if claim.speakers:
        return speakers_words(claim.speakers)
    return say("nobody_named") if claim.attribution in _NOBODY else say("the_document")


def speakers_words(speakers: Sequence[Speaker]) -> str:
    """The speakers' labels as one phrase, each once."""
    return listed(list(dict.fromkeys(speaker.label for speaker in speakers)))


def bloc_title(bloc: str, options: ReportOptions) -> str:
    """A bloc, for people: its key is a name."""
    return options.bloc_titles.get(bloc) or " ".join(map(sentence_case, from_key(bloc).split()))
