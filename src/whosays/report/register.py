"""Looking things up in an account: claims and sources by id, the place of each in the page, the root that a claim
goes back to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from whosays.report.incidents import Incident, incidents
from whosays.report.naming import plain_title
from whosays.report.telling_apart import told_apart
from whosays.report.views import Quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.question import Question
    from whosays.model.rate import Conversion, HouseFinding
    from whosays.model.report import Account, Answer, Source
    from whosays.report.options import ReportOptions

SENTENCE_SIDE = 90
"""Characters of a figure's sentence that are quoted on either side of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """An account with its indexes. `questions` gives the question that a claim answers, `conversions` its amount in the
    currency of the house, by the claim's id, `house` the finding of a question in it, by the question's, `incidents`
    what that of a question is called, `apart` what tells a question from another of the same name."""

    account: Account
    options: ReportOptions
    claims: Mapping[str, Claim]
    sources: Mapping[str, Source]
    numbers: Mapping[str, int]
    questions: Mapping[str, Answer]
    conversions: Mapping[str, Conversion]
    house: Mapping[str, HouseFinding]
    incidents: Mapping[str, Incident]
    apart: Mapping[str, str] = field(default_factory=dict)

    def source_name(self, document: str) -> str:
        """The name of a document, or the head of its digest where the account does not hold it."""
        source = self.sources.get(document)
        return source.name if source else document[:12]

    def quote_of(self, claim: Claim, side: int = SENTENCE_SIDE) -> Quote:
        """A claim's figure in its sentence."""
        return self.quoted(claim.evidence, claim.sentence, claim_anchor(claim.id), side)

    def quoted(self, evidence: Evidence, sentence: Evidence, anchor: str, side: int = SENTENCE_SIDE) -> Quote:
        """The words of `evidence` with `side` characters of its sentence on either side, cut between words."""
        inside = sentence.start <= evidence.start and evidence.end <= sentence.end
        before = sentence.exact[: evidence.start - sentence.start] if inside else evidence.before
        after = sentence.exact[evidence.end - sentence.start :] if inside else evidence.after
        return Quote(
            anchor=anchor,
            source=self.source_name(evidence.document),
            start=evidence.start,
            end=evidence.end,
            before=_tail(before, side),
            exact=evidence.exact,
            after=_head(after, side),
            place=evidence.place,
        )


def register(account: Account, options: ReportOptions) -> Register:
    """The indexes of `account`."""
    questions: dict[str, Answer] = {}
    for answer in account.answers:
        for claim in answer.question.answers:
            questions.setdefault(claim, answer)
    made = Register(
        account=account,
        options=options,
        claims={claim.id: claim for claim in account.claims},
        sources={source.document.id: source for source in account.sources},
        numbers={source.document.id: number for number, source in enumerate(account.sources, 1)},
        questions=questions,
        conversions={each.claim: each for each in account.conversions},
        house={each.question: each for each in account.house},
        incidents=incidents(account),
    )
    named: dict[str, list[Question]] = {}
    for answer in account.answers:
        named.setdefault(plain_title(answer.question, made), []).append(answer.question)
    return replace(made, apart=told_apart(named, made.claims))


def claim_anchor(claim: str) -> str:
    """The name of a claim's place in the source text."""
    return f"c-{claim}"


def question_anchor(question: str) -> str:
    """The name of a question's section."""
    return f"q-{question}"


def _tail(text: str, side: int) -> str:
    """The last `side` characters of `text`, from the start of a word."""
    if len(text) <= side:
        return text
    kept = text[-side:]
    return "…" + kept[kept.find(" ") + 1 :]


def _head(text: str, side: int) -> str:
    if len(text) <= side:
        return text
    kept = text[:side]
    return kept[: kept.rfind(" ")] + "…" if " " in kept else kept + "…"
