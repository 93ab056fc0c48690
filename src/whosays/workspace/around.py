"""A small account around some claims, put together from the shelf: enough to rule on them and to see what that changes,
without holding the whole case.

What always holds: a document that is in it has all its claims in it; what bears on the questions of the claims is in
it, and the statements that these go back to, as far as `MOST_DOCUMENTS` go.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from whosays.model.check import Check
from whosays.model.claim import Claim
from whosays.model.link import Traced
from whosays.model.report import Account, Source
from whosays.model.shelf import Leaf, Row, Told
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import shelving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from whosays.store.protocol import Store

MOST_DOCUMENTS = 300
"""Documents of a small account: with 20 claims in each about as much as is traced at once."""
EACH = 25
"""Questions of a page of the queue."""
NOTHING = Account(sources=(), unreadable=(), claims=(), unread=(), gaps=(), statements=(), answers=(), checks=())


def around(store: Store, claims: Collection[str], documents: Collection[str] = ()) -> Account:
    """An account of `claims` and of all that their questions and statements rest on, and of `documents`."""
    asked = questions_of(store, claims)
    told = store.some(Kind.ANSWERS, asked, Told)
    ids = [bearing.claim for each in told.values() for bearing in each.answer.question.bearings]
    ids += [claim for each in told.values() for origin in each.traced.origins for claim in origin.claims]
    found = store.some(Kind.CLAIMS, dict.fromkeys((*claims, *ids)), Claim)
    wanted = dict.fromkeys((*documents, *(claim.document for claim in found.values())))
    return of_documents(store, list(wanted)[:MOST_DOCUMENTS])


def of_documents(store: Store, documents: Sequence[str]) -> Account:
    """An account of all claims of `documents`, and of the questions that they answer."""
    leaves = store.some(Kind.LEAVES, documents, Leaf)
    told = [pair for leaf in leaves.values() for pair in leaf.claims]
    read = store.some(Kind.CLAIMS, [claim for claim, _ in told], Claim)
    settled = {**read, **store.some(Kind.SETTLED, read, Claim)}
    answers = store.some(Kind.ANSWERS, sorted({question for _, question in told if question}), Told)
    sources = store.some(Kind.SOURCES, documents, Source)
    return replace(
        NOTHING,
        sources=tuple(sorted(sources.values(), key=lambda source: (source.name, source.document.id))),
        claims=_ordered(settled.values()),
        read=_ordered(read.values()),
        answers=tuple(each.answer for each in answers.values()),
        checks=_checks(store, answers),
        traced=_traced(answers.values()),
    )


def of_questions(store: Store, questions: Sequence[str]) -> Account:
    """An account of `questions` with the claims that answer them, and no text: enough to put these in order."""
    told = store.some(Kind.ANSWERS, questions, Told)
    ids = [claim for each in told.values() for claim in each.answer.question.answers]
    settled = {**store.some(Kind.CLAIMS, ids, Claim), **store.some(Kind.SETTLED, ids, Claim)}
    return replace(
        NOTHING,
        claims=_ordered(settled.values()),
        answers=tuple(each.answer for each in told.values()),
        checks=_checks(store, told),
    )


def most_disputed(store: Store, page: int) -> tuple[tuple[str, ...], int]:
    """A page of the questions, those first whose figures disagree most, and how many pages there are."""
    wanted = Wanted(by=shelving.DISAGREEMENT, start=(max(1, page) - 1) * EACH, most=EACH)
    found = store.page(Kind.ROWS, wanted)
    return found.ids, max(1, -(-found.total // EACH))


def questions_of(store: Store, claims: Iterable[str]) -> list[str]:
    """The questions that claims answer."""
    pages = (store.page(Kind.ANSWERS, Wanted(marks=((shelving.CLAIMED, claim),), most=1)) for claim in claims)
    return list(dict.fromkeys(chain.from_iterable(page.ids for page in pages)))


def alike(store: Store, question: str, most: int) -> list[tuple[str, str]]:
    """Questions of the measure of one, as a claim that answers each and its title."""
    row = store.get(Kind.ROWS, question, Row)
    if row is None:
        return []
    found = store.page(Kind.ROWS, Wanted(marks=((shelving.MEASURE, row.measure),), by=shelving.EVIDENCE, most=most)).ids
    if row.population:
        more = Wanted(marks=((shelving.POPULATION, row.population),), by=shelving.EVIDENCE, most=most)
        found = (*found, *store.page(Kind.ROWS, more).ids)
    ids = [name for name in dict.fromkeys(found) if name != question]
    rows, told = store.some(Kind.ROWS, ids, Row), store.some(Kind.ANSWERS, ids, Told)
    return [(told[name].answer.question.answers[0], _title(rows[name])) for name in ids if name in told]


def document_named(store: Store, name: str) -> list[str]:
    """The documents that are called `name`."""
    page = store.page(Kind.COVERS, Wanted(words=(name,), by=shelving.NAME, most=EACH))
    return [each for each, source in store.some(Kind.COVERS, page.ids, Source).items() if source.name == name]


def _title(row: Row) -> str:
    return f"{row.title} ({row.apart})" if row.apart else row.title


def _ordered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=lambda c: (c.document, c.evidence.start, c.evidence.end, c.id)))


def _checks(store: Store, questions: Iterable[str]) -> tuple[Check, ...]:
    pages = (store.page(Kind.CHECKS, Wanted(marks=((shelving.QUESTION, each),))) for each in questions)
    ids = dict.fromkeys(chain.from_iterable(page.ids for page in pages))
    return tuple(store.some(Kind.CHECKS, sorted(ids), Check).values())


def _traced(told: Iterable[Told]) -> Traced:
    told = tuple(told)
    return Traced(
        origins=tuple({origin.id: origin for each in told for origin in each.traced.origins}.values()),
        edges=tuple({(e.claim, e.origin): e for each in told for e in each.traced.edges}.values()),
        remarks=tuple(dict.fromkeys(remark for each in told for remark in each.traced.remarks)),
    )
