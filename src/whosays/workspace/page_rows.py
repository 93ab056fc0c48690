"""What the shelf holds for the pages beside questions and documents: sources, checks, derivations, events, files, and
schemes that were drafted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from whosays.derive.schemes.writing import written
from whosays.model.check import WORST_FIRST
from whosays.model.claim import Claim
from whosays.model.report import Source
from whosays.model.ruling import Rulings
from whosays.model.shelf import Drafted, FileRow, Happened, Related
from whosays.report.relations import told_first
from whosays.store.protocol import Entry, Kind
from whosays.workspace import aliasing
from whosays.workspace.progress import silence
from whosays.workspace.scheme_reports import drafts
from whosays.workspace.shelving import DOCUMENT, NAME, RELATION, SPEAKER, VERDICT
from whosays.workspace.speaker_rows import speaker_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from whosays.lexicon.packs import PackFile
    from whosays.model.report import Account
    from whosays.model.shelf import SpeakerRow
    from whosays.settings import Settings

ASIDE, BLOC, KIND, STATE, UNSETTLED = "aside", "bloc", "kind", "state", "unsettled"
"""Marks of the rows of these pages, beside those of the shelf."""
FIGURES, ORDER = "figures", "order"
"""Weights: by how many figures, by the order in which they were made."""
OK, PARTIAL, FAILED = "ok", "partial", "failed"
YES = "yes"
MOST_ALIKE = 10
"""Checks that say one thing and are kept beside one another: the figures of all are in the records of the case."""
MOST_MARKS = 50
"""Documents by which one group of checks is found: a relation that a thousand repeat is found by the first ones."""


Ruled = Callable[[Sequence[Source], Sequence[Claim]], Rulings]


def page_entries(
    account: Account, settings: Settings, pack: PackFile, ruled: Ruled
) -> Iterator[tuple[Kind, Iterable[Entry]]]:
    """All that is to be put on the shelf of `account`, kind by kind; `ruled` tells what people ruled."""
    rulings = ruled(account.sources, account.claims)
    aliases = aliasing.aliases(account, pack, rulings)
    found = list(speaker_rows(account, pack, aliases, rulings.names))
    yield Kind.SPEAKERS, (_speaker(row) for row, _ in found)
    yield Kind.SAID, (Entry(id=said.speaker, record=said) for _, said in found)
    yield Kind.RELATIONS, _relations(account)
    yield (
        Kind.FORMULAS,
        (
            Entry(id=each.name, record=each, words=f"{each.title} {each.formula}", weights=((ORDER, -float(number)),))
            for number, each in enumerate(account.derivations)
        ),
    )
    yield Kind.EVENTS, _events(account)
    yield Kind.FILES, _files(account)
    made = drafts(account, settings, pack, silence)
    yield Kind.DRAFTS, (Entry(id=each.key, record=Drafted(key=each.key, text=written(each))) for each in made)


def _speaker(row: SpeakerRow) -> Entry:
    told = ((KIND, row.kind), (BLOC, row.bloc), (UNSETTLED, YES if row.unsettled else ""))
    return Entry(
        id=row.speaker,
        record=row,
        words=" ".join(dict.fromkeys((row.name, *row.names))),
        marks=tuple(mark for mark in told if mark[1]),
        weights=((FIGURES, float(row.n_claims)), (ASIDE, row.n_aside / max(1, row.n_claims))),
    )


def _relations(account: Account) -> Iterator[Entry]:
    """Checks that say one thing as one, those that fail first, the most telling of these first."""
    documents = {claim.id: claim.document for claim in account.claims}
    questions = {claim: answer.question.id for claim, answer in account.answered().items()}
    groups = sorted(told_first(account), key=lambda group: WORST_FIRST.index(group[0].verdict))
    for number, group in enumerate(groups):
        check = group[0]
        within = dict.fromkeys(documents[c] for each in group for c in each.claims if c in documents)
        yield Entry(
            id=f"{number:08d}",
            record=Related(
                checks=tuple(group[:MOST_ALIKE]),
                told=len(group),
                questions=tuple(dict.fromkeys(questions[c] for c in check.claims if c in questions)),
            ),
            words=check.sentence,
            marks=(
                (VERDICT, check.verdict.value),
                (RELATION, check.relation),
                *((DOCUMENT, each) for each in list(within)[:MOST_MARKS]),
            ),
        )


def _events(account: Account) -> Iterator[Entry]:
    known = {each.id: each for each in account.statements}
    for number, event in enumerate(account.timeline):
        told = tuple(known[each] for each in event.statements)
        who = dict.fromkeys(each.label for each in (*event.who, *event.partners))
        yield Entry(
            id=event.id,
            record=Happened(event=event, statements=told),
            words=" ".join((*who, *(each.sentence.exact for each in told))),
            marks=(
                (KIND, event.kind.value),
                *((SPEAKER, each) for each in who),
                *((DOCUMENT, each) for each in list(dict.fromkeys(event.documents))[:MOST_MARKS]),
            ),
            weights=((ORDER, -float(number)),),
        )


def _files(account: Account) -> Iterator[Entry]:
    """What could not be read first, then what is there in part, then the others; each by name."""
    claims: dict[str, int] = {}
    unread: dict[str, int] = {}
    for claim in account.claims:
        claims[claim.document] = claims.get(claim.document, 0) + 1
    for each in account.unread:
        unread[each.evidence.document] = unread.get(each.evidence.document, 0) + 1
    failed = [
        FileRow(name=each.name, state=FAILED, why=each.reason, next_step=each.next_step, document=each.digest or "")
        for each in account.unreadable
    ]
    read = [_file(each, claims, unread) for each in account.sources]
    rows = [*failed, *(row for row in read if row.state == PARTIAL), *(row for row in read if row.state == OK)]
    for number, row in enumerate(rows):
        marks = ((STATE, row.state), (NAME, row.name))
        yield Entry(id=f"{number:08d}", record=row, words=f"{row.name} {row.why}", marks=marks)


def _file(source: Source, claims: dict[str, int], unread: dict[str, int]) -> FileRow:
    document = source.document
    missing = [note.partition(":")[2].strip() for note in document.notes if note.startswith(PARTIAL)]
    return FileRow(
        name=source.name,
        state=PARTIAL if missing else OK,
        why="; ".join(missing),
        next_step="open the original file for what is missing" if missing else "",
        document=document.id,
        media_type=document.media_type,
        claims=claims.get(document.id, 0),
        unread=unread.get(document.id, 0),
    )
