"""The path of one figure: file, characters, how each field was read and why, question, root, edges, finding, checks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from whosays.errors import InputError
from whosays.model.check import Check
from whosays.model.claim import AUTHOR, PERSON_FOUND, Claim
from whosays.model.link import Edge, Lineage, Remark, Root, Traced
from whosays.model.mention import Attribution
from whosays.model.quantity import as_printed
from whosays.model.report import Account, Answer, Source
from whosays.workspace.titles import NO_TITLES, named, names_of, near_names, spoken

SHORTEST_ID = 4
"""Characters of an id that are looked for as an id: fewer might as well be a figure."""

ATTRIBUTIONS = {
    Attribution.NONE: "the document says so itself",
    Attribution.NAMED: "named in the text",
    Attribution.GENERIC: "named in general terms",
    Attribution.IMPERSONAL: "impersonal wording: nobody is named",
    Attribution.HEARSAY: "hearsay: nobody is named",
}
"""How a text says who says it, in words for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRead:
    """One field of a claim: what it was read as, from which words, and why so."""

    name: str
    value: str
    words: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The path of one figure, or of one question where `claim` is None.

    `beside` are the other claims on the question; `edges` those of the lineage that touch the claim, or all of them.
    """

    claim: Claim | None
    source: Source | None
    fields: tuple[FieldRead, ...]
    answer: Answer | None
    root: Root | None
    edges: tuple[Edge, ...]
    set_aside: str | None
    beside: tuple[Claim, ...]
    checks: tuple[Check, ...]
    remarks: tuple[Remark, ...] = ()


def explanations(account: Account, sought: str, titles: Mapping[str, str] = NO_TITLES) -> tuple[Explanation, ...]:
    """The paths of what `sought` finds: the beginning of an id, a place, a question by its name, else words of a
    figure, measure or sentence. `titles` are the names of questions in reports, by their ids.

    Raises InputError where nothing is found.
    """
    names = {answer.question.id: names_of(answer.question, titles) for answer in account.answers}
    asked = set(named(sought, names))
    by_name = tuple(_of_question(account, answer) for answer in account.answers if answer.question.id in asked)
    for paths in (_by_id(account, sought), _by_place(account, sought), by_name, _by_words(account, sought)):
        if found := tuple(paths):
            return found
    near = near_names(sought, names)
    hint = f"; the nearest questions are {', '.join(map(repr, near))}" if near else ""
    raise InputError(
        f"no figure or question matches {sought!r}{hint}; see them with: whosays claims, whosays questions"
    )


def _by_id(account: Account, sought: str) -> Iterator[Explanation]:
    if len(sought) < SHORTEST_ID:
        return
    yield from (_of_claim(account, claim) for claim in account.claims if claim.id.startswith(sought))
    yield from (_of_question(account, answer) for answer in account.answers if answer.question.id.startswith(sought))


def _by_place(account: Account, sought: str) -> Iterator[Explanation]:
    """A place as listings name it: name:start."""
    name, _, start = sought.rpartition(":")
    documents = {source.document.id for source in account.sources if source.name == name}
    for claim in account.claims:
        if claim.document in documents and str(claim.evidence.start) == start:
            yield _of_claim(account, claim)


def _by_words(account: Account, sought: str) -> Iterator[Explanation]:
    """The narrowest place where the words stand: figures, else measures, else sentences."""
    low = sought.casefold()
    figures = [claim for claim in account.claims if low in claim.evidence.exact.casefold()]
    if figures:
        yield from (_of_claim(account, claim) for claim in figures)
        return
    named = [answer for answer in account.answers if low in _words_of(answer)]
    if named:
        yield from (_of_question(account, answer) for answer in named)
        return
    yield from (_of_claim(account, claim) for claim in account.claims if low in claim.sentence.exact.casefold())


def _words_of(answer: Answer) -> str:
    question = answer.question
    return " ".join(spoken(key) or "" for key in (question.measure, question.population, question.place)).casefold()


def _of_claim(account: Account, claim: Claim) -> Explanation:
    answer = next((each for each in account.answers if claim.id in each.question.answers), None)
    lineage = answer.lineage if answer else None
    return Explanation(
        claim=claim,
        source=next((source for source in account.sources if source.document.id == claim.document), None),
        fields=tuple(_fields(claim)),
        answer=answer,
        root=next((root for root in lineage.roots if claim.id in root.claims), None) if lineage else None,
        edges=_path(claim.id, account.traced, lineage),
        set_aside=next((each.reason for each in lineage.set_aside if each.claim == claim.id), None)
        if lineage
        else None,
        beside=_bearing(account, answer, but=claim.id),
        checks=tuple(check for check in account.checks if claim.id in check.claims),
        remarks=tuple(remark for remark in account.traced.remarks if claim.id in remark.claims),
    )


def _path(claim: str, traced: Traced, lineage: Lineage | None) -> tuple[Edge, ...]:
    """The edges from a claim to its statement, one after the other, then those of its question that lead to it."""
    edges: list[Edge] = []
    at: str | None = claim
    while at and (edge := traced.edge_of(at)) and edge not in edges:
        edges.append(edge)
        at = edge.origin
    others = lineage.edges if lineage else ()
    return (*edges, *(edge for edge in others if claim in (edge.claim, edge.origin) and edge not in edges))


def _of_question(account: Account, answer: Answer) -> Explanation:
    bearing = _bearing(account, answer)
    ids = {claim.id for claim in bearing}
    return Explanation(
        claim=None,
        source=None,
        fields=(),
        answer=answer,
        root=None,
        edges=answer.lineage.edges,
        set_aside=None,
        beside=bearing,
        checks=tuple(check for check in account.checks if ids.intersection(check.claims)),
        remarks=answer.lineage.remarks,
    )


def _bearing(account: Account, answer: Answer | None, but: str = "") -> tuple[Claim, ...]:
    """The claims that bear on a question, but one."""
    wanted = {bearing.claim for bearing in answer.question.bearings} - {but} if answer else set()
    return tuple(claim for claim in account.claims if claim.id in wanted)


def _fields(claim: Claim) -> Iterator[FieldRead]:
    """The fields as they were read, or ruled by a person."""
    ruled = dict(reversed(claim.ruled))
    for field in _read(claim):
        name = field.name.replace(" ", "_")
        yield replace(field, why=ruled[name]) if name in ruled else field


def _read(claim: Claim) -> Iterator[FieldRead]:
    quantity = claim.quantity
    low, high = (f"{as_printed(end):,f}" if end is not None else "…" for end in (quantity.low, quantity.high))
    yield FieldRead(
        name="quantity",
        value=low if low == high else f"{low} to {high}",
        words=claim.evidence.exact,
        why=f"{quantity.qualifier.value}; told to the nearest {quantity.granularity:,f}",
    )
    yield FieldRead(name="unit", value=quantity.unit + (f" per {quantity.per}" if quantity.per else ""))
    yield FieldRead(name="measure", value=claim.measure)
    if claim.basis or "basis" in dict(claim.ruled):
        yield FieldRead(name="basis", value=", ".join(claim.basis) or "not said")
    yield FieldRead(name="population", value=spoken(claim.population) or "not said", words=claim.population_text or "")
    yield FieldRead(name="place", value=spoken(claim.place) or "not said", words=claim.place_text or "")
    yield as_of_field(claim)
    yield FieldRead(
        name="speaker",
        value="; ".join(speaker.label for speaker in claim.speakers) or AUTHOR,
        words="; ".join(speaker.words for speaker in claim.speakers),
        why=ATTRIBUTIONS[claim.attribution],
    )
    for name in ("bloc", "grade"):
        if name in dict(claim.ruled):
            told = (getattr(speaker, name) or "none" for speaker in claim.speakers)
            yield FieldRead(name=name, value="; ".join(told))
    yield FieldRead(name="stance", value=claim.stance.value, words=claim.probability or "")
    if claim.found_by:
        why = "it only pointed at the figure; all fields were read by the rules"
        why = dict(claim.ruled)["claim"] if claim.found_by == PERSON_FOUND else why
        yield FieldRead(name="found by", value=claim.found_by, why=why)
    lists = (("via", claim.via), ("citations", claim.citations), ("doubts", claim.doubts))
    yield from (FieldRead(name=name, value="; ".join(values)) for name, values in lists if values)


def as_of_field(claim: Claim) -> FieldRead:
    as_of = claim.as_of
    if as_of is None:
        return FieldRead(name="as of", value="not said")
    other = f"; or {as_of.alternative.edtf}" if as_of.alternative else ""
    where = " (words outside its own sentence)" if as_of.inherited else ""
    return FieldRead(name="as of", value=as_of.period.edtf + other, words=as_of.words, why=as_of.reason + where)
