"""The desk: what a workbench shows of a case, a page at a time, from the shelf of its ledger.

What always holds: no call holds more of the case than its page needs; all that one call tells is of one moment.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from whosays.errors import InputError
from whosays.export.records import figure
from whosays.model.check import Check
from whosays.model.claim import Claim
from whosays.model.link import Traced
from whosays.model.report import Account, Source
from whosays.model.shelf import Leaf, Moment, Row, Standing, Told
from whosays.report.document_page import DocumentPage, document_page
from whosays.report.leafing import Leafing
from whosays.report.numbers import period_words
from whosays.report.question_page import EvidencePage, QuestionPage, evidence_page, question_page
from whosays.report.register import claim_anchor
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import freshness, listings, shelving
from whosays.workspace.explaining import Explanation, explanations
from whosays.workspace.progress import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from whosays.report import ReportOptions
    from whosays.store.protocol import Store
    from whosays.workspace.holdings import Holdings

EACH = 25
"""Rows of a page of a listing."""
MOST_CHECKS = 200
"""Checks that one question's page tells of."""
LINES_BESIDE = 20
"""Lines of the evidence that stand beside a claim while somebody rules on it."""
MOST_BUILDS = 50
"""Builds of which one question's page tells."""
MOST_VALUES = 40
"""Values of a filter that are offered, the most frequent ones."""
MOST_DOCUMENTS = 200
"""Documents that are offered as values of a filter."""
FILTERS = (
    *(shelving.STATUS, shelving.MEASURE, shelving.POPULATION),
    *(shelving.PLACE, shelving.UNIT, shelving.SPEAKER, shelving.LANGUAGE, shelving.DOCUMENT),
)
"""By what questions are filtered."""
ORDERS = (shelving.EVIDENCE, shelving.DISAGREEMENT, shelving.MOVED, shelving.TURNING)
"""By what questions are sorted, the usual order first."""


Offered = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
"""For each filter the values that are offered, with how many records bear them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which questions are asked for: those that bear all `filters` (name and value) and hold each word of `words`, in
    the order `by`; page number `page`, counted from 1."""

    filters: tuple[tuple[str, str], ...] = ()
    words: str = ""
    by: str = shelving.EVIDENCE
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A page of questions, how many there are in all, on how many pages; for each filter its values with how many
    questions bear them; `names` tells the names of documents by their ids."""

    rows: tuple[Row, ...]
    total: int
    pages: int
    offered: Offered
    names: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """A page of documents without their texts, the date in words and what was found in each by its id, how many there
    are in all."""

    sources: tuple[Source, ...]
    dates: dict[str, str]
    leaves: dict[str, Leaf]
    total: int
    pages: int


NOTHING = Account(sources=(), unreadable=(), claims=(), unread=(), gaps=(), statements=(), answers=(), checks=())


class Desk:
    """What a workbench shows of a case: of what it `holds`. `folder` is where it lies, None where it is kept in memory;
    `digests` name and digest every lexicon file; `home` is where its settings lie, kept or not."""

    def __init__(
        self,
        holds: Holdings,
        folder: Path | None,
        options: ReportOptions,
        digests: tuple[tuple[str, str], ...],
        home: Path | None = None,
    ) -> None:
        self._holds = holds
        self.folder = folder
        self.home = home or folder
        self._digests = digests
        self.options = options

    @property
    def title(self) -> str:
        """What the case is called."""
        return self.options.title or (self.folder.name if self.folder else "")

    def shelf(self) -> shelving.Shelf:
        """Where its pages come from, and what an account of the case rests on now."""
        stamp = freshness.stamp(self.folder, self._digests) if self.folder else "in memory"
        return shelving.Shelf(folder=self.folder, options=self.options, stamp=stamp)

    def standing(self) -> Standing | None:
        """What is on the shelf; None where nothing is yet."""
        with self.ledger() as store:
            return store.get(Kind.STANDING, shelving.STANDING, Standing)

    def is_true(self) -> bool:
        """Whether what is on the shelf is of the case as it is now."""
        standing = self.standing()
        return standing is not None and standing.stamp == self.shelf().stamp

    def questions(self, asked: Asked) -> Listed:
        """A page of the questions. Raises InputError for a filter or an order that is none."""
        _must_be_one("filter", (name for name, _ in asked.filters), FILTERS)
        _must_be_one("order", [asked.by], ORDERS)
        first = (max(1, asked.page) - 1) * EACH
        fitting = Wanted(marks=asked.filters, words=tuple(asked.words.split()))
        with self.ledger() as store:
            page = store.page(Kind.ROWS, replace(fitting, by=asked.by, start=first, most=EACH))
            rows = tuple(store.some(Kind.ROWS, page.ids, Row).values())
            values_of = offered(store, Kind.ROWS, FILTERS, fitting)
            documents = [value for name, values in values_of if name == shelving.DOCUMENT for value, _ in values]
            documents += [value for name, value in asked.filters if name == shelving.DOCUMENT]
            covers = store.some(Kind.COVERS, documents, Source)
        return Listed(
            rows=rows,
            total=page.total,
            pages=max(1, -(-page.total // EACH)),
            offered=values_of,
            names={name: source.name for name, source in covers.items()},
        )

    def question(self, sought: str, at: str = "", sheet: int = 1, *, whole: bool = False) -> QuestionPage:
        """One question with all that bears on it, and of its evidence the sheet that holds the claim `at`, else that of
        number `sheet`, or the `whole`. Raises InputError where there is none of that id."""
        wanted = Leafing(at=claim_anchor(at), number=sheet, whole=whole)
        return question_page(self.account_of(sought), self.options, self.history(sought), wanted)

    def history(self, question: str) -> tuple[Moment, ...]:
        """What the last builds found on a question, the latest first."""
        wanted = Wanted(marks=((shelving.QUESTION, question),), by="number", most=MOST_BUILDS)
        with self.ledger() as store:
            return tuple(store.some(Kind.MOMENTS, store.page(Kind.MOMENTS, wanted).ids, Moment).values())

    def question_record(self, sought: str) -> dict[str, Any]:
        """The same for programs: the records of listings. Raises InputError where there is none of that id."""
        account = self.account_of(sought)
        finding = account.answers[0].finding
        return {
            "question": next(listings.question_records(account)),
            "why": finding.why,
            "no_estimate": finding.no_estimate,
            "conflicts": [{"sentence": c.sentence, "dissolved_by": c.dissolved_by} for c in finding.conflicts],
            "set_aside": [
                {"claim": each.claim, "reason": each.reason} for each in account.answers[0].lineage.set_aside
            ],
            "without": [{"root": each.root, "best": figure(each.best)} for each in finding.leverage],
            "history": [_moment(each) for each in self.history(sought)],
            "claims": list(listings.claim_records(account)),
            "checks": list(listings.check_records(account)),
        }

    def account_of(self, sought: str, most_checks: int = MOST_CHECKS) -> Account:
        """An account of one question alone: its claims, those that its checks and origins name too, their documents
        without their texts."""
        with self.ledger() as store:
            told, traced = store.get(Kind.ANSWERS, sought, Told), store.get(Kind.ORIGINS, sought, Traced)
            if told is None or traced is None:
                raise InputError(f"there is no question {sought!r}; see all of them under Questions.")
            touching = Wanted(marks=((shelving.QUESTION, sought),), most=most_checks)
            checks = tuple(store.some(Kind.CHECKS, store.page(Kind.CHECKS, touching).ids, Check).values())
            claims = claims_of(store, _needed(told, traced, checks))
            covers = store.some(Kind.COVERS, sorted({claim.document for claim in claims}), Source)
        return replace(
            NOTHING,
            sources=tuple(sorted(covers.values(), key=lambda source: (source.name, source.document.id))),
            claims=claims,
            answers=(told.answer,),
            checks=checks,
            traced=traced,
            conversions=told.conversions,
            house=(told.house,) if told.house else (),
        )

    def documents(self, words: str = "", page: int = 1) -> Documents:
        """A page of the documents whose name, title, publisher or digest hold all of `words`, by name."""
        wanted = Wanted(words=tuple(words.split()), by=shelving.NAME, start=(max(1, page) - 1) * EACH, most=EACH)
        with self.ledger() as store:
            found = store.page(Kind.COVERS, wanted)
            sources = tuple(store.some(Kind.COVERS, found.ids, Source).values())
            leaves = store.some(Kind.LEAVES, found.ids, Leaf)
        return Documents(
            sources=sources,
            dates={each.document.id: period_words(each.dated.period) for each in sources if each.dated},
            leaves=leaves,
            total=found.total,
            pages=max(1, -(-found.total // EACH)),
        )

    def document(self, sought: str, at: str | int = 0) -> DocumentPage:
        """One document, the part of it that holds the character or the claim `at`. Raises InputError where there is
        none of that id."""
        with self.ledger() as store:
            source, leaf = store.get(Kind.SOURCES, sought, Source), store.get(Kind.LEAVES, sought, Leaf)
            if source is None or leaf is None:
                raise InputError(f"there is no document {sought!r}; see all of them under Documents.")
            claims = claims_of(store, [claim for claim, _ in leaf.claims])
            rows = store.some(Kind.ROWS, sorted({question for _, question in leaf.claims if question}), Row)
        starts = {claim.id: claim.evidence.start for claim in claims}
        place = at if isinstance(at, int) else starts.get(at, 0)
        titles = {name: row.title for name, row in rows.items()}
        return document_page(source, leaf, claims, titles, (self.options, place))

    def original(self, document: str) -> tuple[Source, bytes]:
        """A document as it came: what is known of it, and its bytes. Raises InputError where it is not held."""
        with self.ledger() as store:
            source = store.get(Kind.COVERS, document, Source)
        content = self._holds.content(document) if source else None
        if source is None or content is None:
            raise InputError(f"there is no document {document!r}; see all of them under Documents.")
        return source, content

    def reading(self, document: str, claim: str) -> Explanation | None:
        """How the claim of that id in a document was read, field by field, and what became of it; None where it is
        none of its own."""
        with self.ledger() as store:
            leaf = store.get(Kind.LEAVES, document, Leaf)
            answered = dict(leaf.claims).get(claim, "") if leaf else ""
        if answered == "":
            return None
        account = self.account_of(answered) if answered else self._alone(document, claim)
        return _reading(account, claim)

    def ruled_on(self, claim: Claim, question: str | None) -> tuple[EvidencePage | None, Explanation]:
        """What whoever rules on a claim looks at beside its text: the `question` that it answers with the evidence
        around it, if it answers one, and how it was read."""
        account = self.account_of(question, 0) if question else self._alone(claim.document, claim.id)
        around = Leafing(at=claim_anchor(claim.id), lines=LINES_BESIDE)
        return evidence_page(account, self.options, around) if question else None, _reading(account, claim.id)

    def _alone(self, document: str, claim: str) -> Account:
        """An account of a claim that answers no question."""
        with self.ledger() as store:
            return replace(
                NOTHING,
                sources=tuple(store.some(Kind.COVERS, [document], Source).values()),
                claims=claims_of(store, [claim]),
            )

    @contextmanager
    def ledger(self) -> Iterator[Store]:
        """The ledger, of one moment."""
        with closing(self._holds.store(silence)) as store, store.steady():
            yield store


def offered(store: Store, kind: Kind, filters: Sequence[str], fitting: Wanted) -> Offered:
    """For each filter its values among the records that the others leave. Of very many documents none is offered:
    nobody looks through them in a list, and to count them takes longer than all the rest."""
    many = shelving.DOCUMENT in filters and store.page(Kind.COVERS, Wanted(most=0)).total > MOST_DOCUMENTS
    names = [name for name in filters if not (many and name == shelving.DOCUMENT)]
    filtered = {name for name, _ in fitting.marks}
    free = [name for name in names if name not in filtered]
    told = store.tallies(kind, free, replace(fitting, most=MOST_VALUES)) if free else {}
    for name in filtered.intersection(names):
        others = tuple(mark for mark in fitting.marks if mark[0] != name)
        told[name] = store.tally(kind, name, replace(fitting, marks=others, most=MOST_VALUES))
    return tuple((name, told.get(name, ())) for name in filters)


def _reading(account: Account, claim: str) -> Explanation:
    return next(each for each in explanations(account, claim) if each.claim and each.claim.id == claim)


def claims_told(told: Told) -> list[str]:
    """The ids of all claims that an answer names."""
    lineage = told.answer.lineage
    ids = [bearing.claim for bearing in told.answer.question.bearings]
    ids += [claim for root in lineage.roots for claim in root.claims]
    ids += [each.claim for each in lineage.set_aside]
    ids += [origin for edge in lineage.edges if (origin := edge.origin)]
    return list(dict.fromkeys(ids))


def _needed(told: Told, traced: Traced, checks: Iterable[Check]) -> list[str]:
    """The ids of all claims that a page on a question tells of."""
    origins = (origin for edge in traced.edges if (origin := edge.origin))
    return list(dict.fromkeys((*claims_told(told), *origins, *(claim for check in checks for claim in check.claims))))


def claims_of(store: Store, ids: list[str]) -> tuple[Claim, ...]:
    """Claims as people ruled them, by document and place."""
    found = store.some(Kind.CLAIMS, ids, Claim) | store.some(Kind.SETTLED, ids, Claim)
    return tuple(sorted(found.values(), key=lambda c: (c.document, c.evidence.start, c.evidence.end, c.id)))


def _moment(told: Moment) -> dict[str, Any]:
    ends = {name: figure(getattr(told, name)) for name in ("best", "low", "high")}
    reported = [figure(end) for end in told.reported]
    return {"build": told.build, "built_at": told.built_at, "status": told.status, "reported": reported, **ends}


def _must_be_one(noun: str, told: Iterable[str], known: tuple[str, ...]) -> None:
    strange = next((each for each in told if each not in known), None)
    if strange is not None:
        raise InputError(f"there is no {noun} {strange!r}; name one of {', '.join(known)}.")
