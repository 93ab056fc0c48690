"""A small account around some claims, put together from the shelf: enough to rule on them and to see what that changes,
without holding the whole case.

What always holds: a document that is in it has all its claims in it; what bears on the questions of the claims is in
it, and the statements that these go back to, unless they are too many to be traced at once.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from whosays.model.check import Check
from whosays.model.claim import Claim
from whosays.model.link import Traced
from whosays.model.report import Account, Source
from whosays.model.shelf import Leaf, Row, Said, SpeakerRow, Told
from whosays.pipeline.near import MOST_AROUND
from whosays.store.protocol import Kind, Wanted
from whosays.workspace import page_rows, shelving

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from whosays.store.protocol import Store

MOST_DOCUMENTS = 300
"""Documents of a small account: with 20 claims in each about as much as is traced at once."""
EACH = 3
"""Questions of a page of the queue: what answers all of them is put in order at once, and a question of a large case
may have hundreds of figures."""
NAMED = 50
"""Sources among which one of a name is looked for, those with most figures first."""
_ID = re.compile(r"[0-9a-f]{16}")
NOTHING = Account(sources=(), unreadable=(), claims=(), unread=(), gaps=(), statements=(), answers=(), checks=())


def around(store: Store, about: Collection[str], documents: Collection[str] = ()) -> Account:
    """An account of the claims that `about` names, one figure of each source that it names, all that their questions
    and statements rest on, and `documents`."""
    claims = [each for name in about for each in ([name] if _ID.fullmatch(name) else _said_by(store, name))]
    asked = questions_of(store, claims)
    told = store.some(Kind.ANSWERS, asked, Told)
    ids = [bearing.claim for each in told.values() for bearing in each.answer.question.bearings]
    traced = store.some(Kind.ORIGINS, asked, Traced).values()
    beyond = {claim for each in traced for origin in each.origins for claim in origin.claims}
    few = len(beyond) <= MOST_AROUND
    found = store.some(Kind.CLAIMS, dict.fromkeys((*claims, *ids, *(sorted(beyond) if few else ()))), Claim)
    wanted = dict.fromkeys((*documents, *(claim.document for claim in found.values())))
    return of_documents(store, list(wanted)[:MOST_DOCUMENTS], None if few else asked)


def _said_by(store: Store, name: str) -> list[str]:
    """A figure of the source that is called `name`, if there is one."""
    low = name.casefold()
    ids = store.page(Kind.SPEAKERS, Wanted(words=(name,), by=page_rows.FIGURES, most=NAMED)).ids
    rows = store.some(Kind.SPEAKERS, ids, SpeakerRow).values()
    called = [row.speaker for row in rows if low in {each.casefold() for each in (row.name, *row.names)}]
    return [said.claims[0][0] for said in store.some(Kind.SAID, called, Said).values() if said.claims]


def texts(store: Store, documents: Sequence[str]) -> Account:
    """An account of the texts of `documents` and of what was read in them: enough to find the words of decisions."""
    return _read(store, store.some(Kind.LEAVES, documents, Leaf))


def _read(store: Store, leaves: Mapping[str, Leaf]) -> Account:
    ids = [claim for leaf in leaves.values() for claim, _ in leaf.claims]
    read = _ordered(store.some(Kind.CLAIMS, ids, Claim).values())
    sources = store.some(Kind.SOURCES, leaves, Source)
    ordered = sorted(sources.values(), key=lambda source: (source.name, source.document.id))
    return replace(NOTHING, sources=tuple(ordered), claims=read, read=read)


def of_documents(store: Store, documents: Sequence[str], questions: Collection[str] | None = None) -> Account:
    """An account of all claims of `documents`, and of the `questions`, or all that they answer where none are told."""
    leaves = store.some(Kind.LEAVES, documents, Leaf)
    held = _read(store, leaves)
    asked = set(questions or ()) or {name for leaf in leaves.values() for _, name in leaf.claims if name}
    read = {each.id: each for each in held.read}
    answers = store.some(Kind.ANSWERS, sorted(asked), Told)
    return replace(
        held,
        claims=_ordered({**read, **store.some(Kind.SETTLED, read, Claim)}.values()),
        answers=tuple(each.answer for each in answers.values()),
        checks=_checks(store, answers),
        traced=_traced(store.some(Kind.ORIGINS, answers, Traced).values()),
    )


def told_in(store: Store, document: str) -> tuple[tuple[str, str | None], ...]:
    """The claims of a document in the order of its text, each with the question that it answers."""
    leaf = store.get(Kind.LEAVES, document, Leaf)
    return leaf.claims if leaf else ()


def of_questions(store: Store, questions: Iterable[str], claims: Sequence[str] | None = None) -> Account:
    """An account of `questions` with `claims`, or all that answer them where none are told, and no text: enough to put
    these in order."""
    told = store.some(Kind.ANSWERS, questions, Told)
    answering = [claim for each in told.values() for claim in each.answer.question.answers]
    ids = answering if claims is None else list(claims)
    settled = {**store.some(Kind.CLAIMS, ids, Claim), **store.some(Kind.SETTLED, ids, Claim)}
    return replace(
        NOTHING,
        claims=_ordered(settled.values()),
        answers=tuple(each.answer for each in told.values()),
        checks=_checks(store, told),
    )


def answering(store: Store, question: str) -> tuple[str, ...]:
    """The claims that answer a question."""
    told = store.get(Kind.ANSWERS, question, Told)
    return told.answer.question.answers if told else ()


def beside(store: Store, claim: str) -> tuple[str, ...]:
    """The claims beside which one that answers no question is looked at: those of its document."""
    found = store.get(Kind.CLAIMS, claim, Claim)
    return tuple(each for each, _ in told_in(store, found.document)) if found else ()


def most_disputed(store: Store, page: int) -> tuple[tuple[str, ...], int]:
    """A page of the questions, those first whose figures disagree most, and how many pages there are."""
    wanted = Wanted(by=shelving.DISAGREEMENT, start=(max(1, page) - 1) * EACH, most=EACH)
    found = store.page(Kind.ROWS, wanted)
    return found.ids, max(1, -(-found.total // EACH))


def questions_of(store: Store, claims: Iterable[str]) -> list[str]:
    """The questions that claims answer."""
    ids = tuple(dict.fromkeys(claims))
    found = store.some(Kind.CLAIMS, ids, Claim) | store.some(Kind.SETTLED, ids, Claim)
    leaves = store.some(Kind.LEAVES, sorted({claim.document for claim in found.values()}), Leaf)
    answered = {claim: question for leaf in leaves.values() for claim, question in leaf.claims}
    return list(dict.fromkeys(question for claim in ids if (question := answered.get(claim))))


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
    return [(each.first, _title(each)) for each in store.some(Kind.ROWS, ids, Row).values() if each.first]


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


def _traced(told: Iterable[Traced]) -> Traced:
    told = tuple(told)
    return Traced(
        origins=tuple({origin.id: origin for each in told for origin in each.origins}.values()),
        edges=tuple({(e.claim, e.origin): e for each in told for e in each.edges}.values()),
        remarks=tuple(dict.fromkeys(remark for each in told for remark in each.remarks)),
    )
