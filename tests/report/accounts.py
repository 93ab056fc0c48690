"""A small account in invented words, shaped like those of the pipeline: documents about diggers and their wages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Gap, Speaker, Unread
from whosays.model.document import Block, BlockKind, Capture, Cell, Document, Place, Unreadable
from whosays.model.finding import Conflict, Finding, Interval, Status
from whosays.model.identity import identity, sha256
from whosays.model.link import Edge, EdgeKind, Lineage, Mutation, MutationKind, Origin, Root, SetAside, Traced
from whosays.model.mention import Attribution, Stance
from whosays.model.period import AsOf, Period
from whosays.model.quantity import Qualifier, Quantity
from whosays.model.question import Bearing, Question, Role
from whosays.model.report import Account, Answer, Source

CANAL = Speaker(words="the canal board", key="canal_board", name="Canal Board", bloc="north_bank")
UNION = Speaker(words="the diggers' union", key="union", name="Diggers' Union", bloc="south_bank")
INSPECTOR = Speaker(words="an inspector")

PROSE = (
    "The canal board counted 2,400 diggers in March 2031.\n\n"
    "About 2,400 diggers came, the canal board repeats. More than 5,100 diggers came, the diggers' union says, "
    "and 900 of them were new. An inspector disputes the 5,100.\r\n"
    "Each is paid $40 a month, or 3,000,000 crowns, it is said. Some crates weigh 7 or so stone. "
    "No figure was given for the drowned."
)
ROWS = (
    "SourceEstimated Number of DiggersEstimated Drowned (Confirmed)Date of Count\n"
    "Canal Board (March)2,400-2,500Spring of Last Year\n"
    "Bank Watch\n"
    "Diggers' Union (Lock Nine)>60\n"
)


def document(
    text: str, *, kind: str = "text/plain", blocks: tuple[Block, ...] = (), notes: tuple[str, ...] = ()
) -> Document:
    """A document of `text`, identified by its digest."""
    digest = sha256(text.encode("utf-8", "surrogatepass"))
    found = Capture(document=digest, name="found")
    return Document(
        id=digest, text_version="test/1", media_type=kind, text=text, blocks=blocks, found=found, notes=notes
    )


def source(doc: Document, name: str, day: date | None = None) -> Source:
    """A source of one capture."""
    dated = AsOf(period=Period(first=day, last=day), words="", reason="printed under the title") if day else None
    return Source(document=doc, captures=(Capture(document=doc.id, name=name, publisher="The Towpath"),), dated=dated)


def exactly(value: int | str, unit: str = "person", per: str | None = None) -> Quantity:
    """An exact figure."""
    return Quantity(qualifier=Qualifier.EXACT, low=Decimal(value), high=Decimal(value), unit=unit, per=per)


def bounded(qualifier: Qualifier, low: int | None, high: int | None, unit: str = "person") -> Quantity:
    """A figure with a qualifier."""
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    return Quantity(qualifier=qualifier, low=ends[0], high=ends[1], unit=unit)


def claim(doc: Document, words: str, quantity: Quantity, *, nth: int = 0, row: bool = False, **more: Any) -> Claim:
    """The `nth` occurrence of `words` as a claim; its sentence is the line, or the sentence of its line."""
    start = -1
    for _ in range(nth + 1):
        start = doc.text.index(words, start + 1)
    end = start + len(words)
    line_start, line_end = doc.text.rfind("\n", 0, start) + 1, doc.text.find("\n", end)
    line_end = len(doc.text) if line_end < 0 else line_end
    if not row:
        dot = doc.text.rfind(". ", line_start, start)
        line_start = dot + 2 if dot >= 0 else line_start
        dot = doc.text.find(". ", end, line_end)
        line_end = dot + 1 if dot >= 0 else line_end
    more.setdefault("measure", "diggers_hired")
    return Claim(
        evidence=doc.quote(start, end),
        sentence=doc.quote(line_start, line_end),
        quantity=quantity,
        in_table=row,
        **more,
    )


def answer(claims: list[Claim], *, status: Status = Status.FAIR, unit: str = "person", **more: Any) -> Answer:
    """A question whose every voting claim is a root of its own, unless `roots` says otherwise."""
    first = claims[0]
    question = Question(
        measure=first.measure,
        population=first.population,
        place=first.place,
        period=more.pop("period", None),
        unit=unit,
        bearings=tuple(Bearing(claim=c.id) for c in claims) + more.pop("bounding", ()),
    )
    voting = [c for c in claims if c.votes]
    roots = more.pop("roots", None) or tuple(root([c]) for c in voting)
    aside = tuple(SetAside(claim=c.id, reason="a disputed figure is no vote for it") for c in claims if not c.votes)
    lineage = Lineage(question=question.id, roots=roots, edges=more.pop("edges", ()), set_aside=aside)
    told = [c.quantity for c in voting if c.quantity.unit == first.quantity.unit]
    lows = [q.low for q in told if q.low is not None]
    highs = [q.high or q.low for q in told]
    finding = Finding(
        question=question.id,
        status=status,
        why=more.pop("why", "two roots, not known to be of different blocs"),
        envelope=Interval(low=min(lows, default=None), high=max((h for h in highs if h is not None), default=None)),
        unit=claims[0].quantity.unit,
        per=claims[0].quantity.per,
        floor=None,
        n_claims=len(claims),
        n_documents=len({c.document for c in claims}),
        n_publishers=1,
        n_roots=sum(r.current for r in roots),
        n_blocs=len({bloc for r in roots for bloc in r.blocs}),
        voices=Decimal(len(roots)),
        roots=tuple(r.id for r in roots),
        set_aside=aside,
        **more,
    )
    return Answer(question=question, lineage=lineage, finding=finding)


def root(claims: list[Claim], *, current: bool = True) -> Root:
    """A root of `claims`, the fullest first."""
    speakers = claims[0].speakers
    blocs = tuple(s.bloc for s in speakers if s.bloc)
    ids = tuple(c.id for c in claims)
    return Root(id=identity("root", *ids), speakers=speakers, claims=ids, blocs=blocs, current=current)


@dataclass(slots=True)
class Sample:
    """The account with the parts that tests look at."""

    account: Account
    claims: dict[str, Claim] = field(default_factory=dict)


def _traced(claims: dict[str, Claim]) -> Traced:
    """The origins of the roots, and one edge between two documents."""
    origins = tuple(
        Origin(id=f"origin of {root.id}", speakers=root.speakers, claims=root.claims, held=False)
        for answer in _answers(claims)
        for root in answer.lineage.roots
    )
    changed = Mutation(kind=MutationKind.HEDGE_ADDED, words="about")
    edge = Edge(
        claim=claims["again"].id,
        origin=claims["board"].id,
        kind=EdgeKind.ATTRIBUTED,
        why="the text names the paper",
        odds=0.98,
        mutations=(changed,),
    )
    return Traced(origins=origins, edges=(edge,))


def sample() -> Sample:
    """Three documents, one contested question, pay in two currencies, two tables, one thing of everything else."""
    prose, rows, grid = document(PROSE), document(ROWS), grid_document()
    claims = _prose_claims(prose) | _row_claims(rows) | _grid_claims(grid)
    account = Account(
        sources=(
            source(prose, "news/a-prose.txt", date(2031, 4, 2)),
            source(rows, "b-rows.txt"),
            source(grid, "c-grid.html", date(2031, 5, 6)),
        ),
        unreadable=(
            Unreadable(
                name="scan.pdf", reason="it holds pictures only", next_step="run OCR over it and add the result"
            ),
        ),
        claims=tuple(claims.values()),
        unread=(_unread(prose),),
        gaps=(_gap(prose),),
        statements=(),
        answers=_answers(claims),
        checks=_checks(claims),
        traced=_traced(claims),
    )
    return Sample(account=account, claims=claims)


def _prose_claims(doc: Document) -> dict[str, Claim]:
    march = AsOf(period=Period.of_month(2031, 3), words="March 2031", reason="given as a month")
    inherited = replace(march, words="that spring", reason="the spring after the date of the document", inherited=True)
    crew: dict[str, Any] = {"population": "canal diggers"}
    return {
        "board": claim(
            doc, "2,400", exactly(2400), speakers=(CANAL,), attribution=Attribution.NAMED, as_of=march, **crew
        ),
        "again": claim(
            doc,
            "About 2,400",
            bounded(Qualifier.APPROX, 2400, 2400),
            speakers=(CANAL,),
            via=("The Towpath",),
            as_of=inherited,
            **crew,
        ),
        "union": claim(doc, "More than 5,100", bounded(Qualifier.MORE_THAN, 5100, None), speakers=(UNION,), **crew),
        "new": claim(doc, "900 of them", exactly(900), speakers=(UNION,), measure="diggers_new", **crew),
        "disputed": claim(doc, "5,100", exactly(5100), nth=1, speakers=(INSPECTOR,), stance=Stance.DISPUTES, **crew),
        "dollars": claim(
            doc,
            "$40 a month",
            exactly(40, "USD", "month"),
            measure="monthly_pay",
            attribution=Attribution.IMPERSONAL,
            **crew,
        ),
        "crowns": claim(doc, "3,000,000 crowns", exactly(3_000_000, "CZK", "month"), measure="monthly_pay", **crew),
    }


def _row_claims(doc: Document) -> dict[str, Claim]:
    doubt = "the column is not certain: no head and no prose decides"
    return {
        "row": claim(
            doc,
            "2,400-2,500",
            bounded(Qualifier.RANGE, 2400, 2500),
            row=True,
            speakers=(CANAL,),
            population="canal diggers",
        ),
        "drowned": claim(
            doc,
            ">60",
            bounded(Qualifier.MORE_THAN, 60, None),
            row=True,
            speakers=(UNION,),
            measure="drowned",
            doubts=(doubt,),
        ),
    }


def grid_document() -> Document:
    """A document whose table kept its cells."""
    text = "Lock\tDiggers\tRemark\nNine\t310\twet\nTen\t\tdry\n"
    blocks, at = [], 0
    for number, line in enumerate(text.splitlines(), 1):
        cells, start = [], at
        for column, words in enumerate(line.split("\t")):
            cells.append(Cell(start=start, end=start + len(words), column=column, header=number == 1))
            start += len(words) + 1
        place = Place(table=1, row=number)
        blocks.append(Block(start=at, end=at + len(line), kind=BlockKind.ROW, place=place, cells=tuple(cells)))
        at += len(line) + 1
    return document(text, kind="text/html", blocks=tuple(blocks))


def _grid_claims(doc: Document) -> dict[str, Claim]:
    return {
        "lock": claim(
            doc, "310", exactly(310), row=True, measure="diggers_hired", population="canal diggers", place="lock_nine"
        )
    }


def _answers(claims: dict[str, Claim]) -> tuple[Answer, ...]:
    board, again, union, row = (claims[name] for name in ("board", "again", "union", "row"))
    first, second = root([board, again, row]), root([union])
    clash = Conflict(
        roots=(first.id, second.id),
        claims=(board.id, union.id),
        sentence="Canal Board has “2,400”, Diggers' Union “More than 5,100”.",
        dissolved_by="different dates could explain it; only one is dated (2031-03)",
    )
    diggers = answer(
        [board, again, union, claims["disputed"], row],
        status=Status.CONTESTED,
        why="1 pair of roots cannot both hold as they stand; each could be explained",
        roots=(first, second),
        edges=(
            Edge(claim=again.id, origin=board.id, kind=EdgeKind.RESTATES, why="“About 2,400” only restates “2,400”"),
        ),
        conflicts=(clash,),
        bounding=(Bearing(claim=claims["new"].id, role=Role.BOUNDS_BELOW, why="new diggers are diggers"),),
    )
    pay = answer([claims["dollars"], claims["crowns"]], unit="money", status=Status.FAIR)
    single: dict[str, Any] = {
        "status": Status.WEAK,
        "why": "one root",
        "no_estimate": "one root; no reconciled estimate",
    }
    others = [answer([claims[name]], **single) for name in ("new", "drowned", "lock")]
    return (pay, *others, diggers)


def _unread(doc: Document) -> Unread:
    start = doc.text.index("7 or so stone")
    sentence = doc.text.index("Some crates")
    return Unread(
        evidence=doc.quote(start, start + len("7 or so stone")),
        sentence=doc.quote(sentence, doc.text.index(" No figure")),
        obstacle="“stone” is a weight or a thing",
        readings=("7 stone (44 kg)", "7 stones"),
    )


def _gap(doc: Document) -> Gap:
    start = doc.text.index("No figure")
    whole = doc.quote(start, len(doc.text))
    return Gap(
        evidence=doc.quote(start, start + len("No figure was given")),
        sentence=whole,
        about="the drowned",
        speakers=(CANAL,),
    )


def _checks(claims: dict[str, Claim]) -> tuple[Check, ...]:
    return (
        Check(
            relation="pay_times_crew",
            verdict=Verdict.FAILS,
            sentence="$40 × 2,400 × 12 = $1.15 million, but “several million”.",
            claims=(claims["dollars"].id, claims["board"].id),
            factor=Decimal("2.6041"),
        ),
        Check(
            relation="part of whole",
            verdict=Verdict.FAILS,
            sentence="More than 60 drowned at Lock Nine, more than in all.",
            claims=(claims["drowned"].id,),
            factor=Decimal("3.75"),
            dissolved_by="another date",
            doubts=claims["drowned"].doubts,
        ),
        Check(
            relation="share of whole",
            verdict=Verdict.BOUNDARY,
            sentence="“More than half” of 2,400 is more than 1,200; 1,200 is stated.",
            claims=(claims["board"].id,),
        ),
        Check(
            relation="implied exchange rate",
            verdict=Verdict.HOLDS,
            sentence="$40 = 3,000,000 crowns.",
            claims=(claims["crowns"].id, claims["dollars"].id),
            rate=Decimal("75000.4"),
        ),
    )


def large(questions: int, claims: int) -> Account:
    """So many questions over so many claims in twenty documents; every fourth question is contested."""
    each = claims // questions
    texts: list[list[str]] = [[] for _ in range(20)]
    for number in range(claims):
        texts[number % 20].append(
            f"Source {number} counted {1000 + number:,} things of kind {number // each} that day."
        )
    documents = [document("\n".join(lines)) for lines in texts]
    made = []
    for number in range(claims):
        more: dict[str, Any] = {"speakers": (Speaker(words=f"source {number}"),), "measure": f"things_{number // each}"}
        made.append(claim(documents[number % 20], f"{1000 + number:,}", exactly(1000 + number, "count"), **more))
    answers = []
    for number in range(questions):
        some = made[number * each : (number + 1) * each]
        status = Status.CONTESTED if number % 4 == 0 else Status.FAIR
        answers.append(answer(some, unit="count", status=status))
    return Account(
        sources=tuple(source(doc, f"source-{n:02}.txt") for n, doc in enumerate(documents)),
        unreadable=(),
        claims=tuple(made),
        unread=(),
        gaps=(),
        statements=(),
        answers=tuple(answers),
        checks=(),
    )
