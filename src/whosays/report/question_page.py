"""One question whole, as a page of a workbench shows it: the view of reports, and what a person who checks it asks
next: by which way each figure came, what best would be without each root, what touches it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.model.check import WORST_FIRST
from whosays.report.leafing import Leafing, Sheet, leafed
from whosays.report.naming import from_key, who
from whosays.report.numbers import interval_words, per_words, quantity_words, with_unit
from whosays.report.phrases import say
from whosays.report.plots import drawings, question_charts
from whosays.report.questions import letter_of, question_view
from whosays.report.register import claim_anchor, register
from whosays.report.relations import check_views

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from whosays.charts import Chart
    from whosays.model.check import Verdict
    from whosays.model.claim import Claim
    from whosays.model.link import Edge
    from whosays.model.report import Account, Answer
    from whosays.model.shelf import Moment
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register
    from whosays.report.views import CheckView, QuestionView


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a figure goes back to another, or to a statement that is not held (`origin` is empty then): by which
    evidence, how likely it is a copy, and what changed on the way."""

    figure: str
    who: str
    anchor: str
    kind: str
    why: str
    odds: str
    origin: str
    origin_anchor: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """What best would be without one root, called `letter`, of `who`; `moves` by how much that is another, in words."""

    letter: str
    who: str
    best: str
    moves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """What one build found on the question, in words."""

    build: str
    when: str
    status: str
    reported: str
    best: str
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """One question with its charts and the checks of each verdict that touch it; a sheet of its evidence, with the ways
    of its figures by the letter of their root; what best would be without each root; its history. `places` tells the
    document of each figure by its anchor."""

    view: QuestionView
    sheet: Sheet
    charts: tuple[Chart, ...]
    checks: tuple[tuple[Verdict, tuple[CheckView, ...]], ...]
    ways: Mapping[str, tuple[Way, ...]]
    without: tuple[Without, ...]
    history: tuple[Then, ...]
    places: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidencePage:
    """A question as it stands beside one of its figures: a sheet of its evidence, and its first chart if it has one."""

    view: QuestionView
    sheet: Sheet
    chart: Chart | None


def question_page(
    account: Account, options: ReportOptions, moments: Sequence[Moment] = (), wanted: Leafing | None = None
) -> QuestionPage:
    """The first question of `account` as a page: `account` holds what the page needs and may hold nothing else;
    `moments` are what earlier builds found; `wanted` is which sheet of the evidence, the first where none is told."""
    known = register(account, options)
    answer = account.answers[0]
    view = question_view(answer, 1, known)
    sheet = leafed(view.groups, wanted or Leafing())
    told = ((verdict, check_views(known, verdict)) for verdict in WORST_FIRST)
    return QuestionPage(
        view=view,
        sheet=sheet,
        charts=question_charts(answer, view.title, known),
        checks=tuple((verdict, views) for verdict, views in told if views),
        ways=dict(_ways(answer, known, {line.quote.anchor for group in sheet.groups for line in group.lines})),
        without=tuple(_without(answer, known)),
        history=tuple(_then(each, options) for each in moments),
        places={claim_anchor(claim.id): claim.document for claim in account.claims},
    )


def evidence_page(account: Account, options: ReportOptions, wanted: Leafing) -> EvidencePage:
    """The first question of `account` with the sheet of its evidence that is wanted."""
    known = register(account, options)
    answer = account.answers[0]
    view = question_view(answer, 1, known)
    chart = next(drawings(answer, view.title, known), None)
    return EvidencePage(view=view, sheet=leafed(view.groups, wanted), chart=chart)


def _then(moment: Moment, options: ReportOptions) -> Then:
    per = per_words(moment.per)
    reported = interval_words(*moment.reported, moment.unit, options)
    best, low, high = moment.best, moment.low, moment.high
    return Then(
        build=moment.build,
        when=moment.built_at,
        status=say(f"status_{moment.status}"),
        reported=reported + per if reported else "",
        best=with_unit(best, best, moment.unit, options) + per if best is not None else "",
        band=with_unit(low, high, moment.unit, options) if low is not None and high is not None else "",
    )


def _ways(answer: Answer, known: Register, shown: Collection[str]) -> Iterator[tuple[str, tuple[Way, ...]]]:
    """The ways of the figures whose anchors are `shown`, by the letter of their root."""
    edges = {edge.claim: edge for edge in answer.lineage.edges}
    for index, root in enumerate(answer.lineage.roots):
        own = (each for each in root.claims if claim_anchor(each) in shown)
        told = (edges[each] for each in own if each in edges and each in known.claims)
        if ways := tuple(_way(edge, known.claims[edge.claim], known) for edge in told):
            yield letter_of(index).upper(), ways


def _way(edge: Edge, claim: Claim, known: Register) -> Way:
    origin = known.claims.get(edge.origin) if edge.origin else None
    return Way(
        figure=quantity_words(claim.quantity, known.options),
        who=claim.publisher or known.source_name(claim.document),
        anchor=claim_anchor(claim.id),
        kind=edge.kind.value,
        why=edge.why,
        odds=f"{edge.odds:.0%}" if edge.odds is not None else "",
        origin=_told(origin, known) if origin else "",
        origin_anchor=claim_anchor(origin.id) if origin else "",
        changes=tuple(f"{from_key(each.kind.value)}: {each.words}" for each in edge.mutations),
    )


def _told(claim: Claim, known: Register) -> str:
    return f"{quantity_words(claim.quantity, known.options)}, {known.source_name(claim.document)}"


def _without(answer: Answer, known: Register) -> Iterator[Without]:
    """The roots on which best hangs most first."""
    finding = answer.finding
    if finding.estimate is None:
        return
    letters = {root.id: (letter_of(n).upper(), root) for n, root in enumerate(answer.lineage.roots)}
    best, per = finding.estimate.best, per_words(finding.per)
    for each in sorted(finding.leverage, key=lambda one: (-abs(one.best - best), one.root)):
        if each.root in letters:
            letter, root = letters[each.root]
            first = next((known.claims[claim] for claim in root.claims if claim in known.claims), None)
            share = (each.best - best) / abs(best) if best else None
            yield Without(
                letter=letter,
                who=who(first) if first else "",
                best=with_unit(each.best, each.best, finding.unit, known.options) + per,
                moves=f"{share:+.0%}".replace("-", "−") if share is not None else "",
            )
