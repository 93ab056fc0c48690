"""What is fuzzed: each target takes any bytes and returns; what it may raise is an error of ours that names the place.

Parsers of foreign formats run here in the process itself, so that a fault is seen as what it is. In use they run in a
child that is limited and may die (`read.sandbox`), and before it stands what is asserted here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from tests import english, english_times
from tests.read import samples
from whosays import extract, settings
from whosays.algebra.expressions import evaluate, expression, names_of, relation
from whosays.algebra.intervals import Span
from whosays.custody import anchors, decisions, manifest, sidecar
from whosays.derive.schemes.building import scheme
from whosays.errors import WhosaysError
from whosays.lexicon.language import language
from whosays.lexicon.numeral_words import numeral_words
from whosays.lexicon.packs import PackFile
from whosays.lexicon.strict import read as read_table
from whosays.model.decision import Anchor
from whosays.model.document import Document, Evidence
from whosays.model.identity import sha256
from whosays.model.period import AsOf
from whosays.normalise.dates import resolve
from whosays.normalise.numerals import numeral_value
from whosays.read import chat, html, mail, pdf, separated, text, word, workbook
from whosays.read.draft import Draft, Refusal, packed, unpacked
from whosays.read.encoding import declared_encoding, decode
from whosays.read.formats import Format, format_of
from whosays.read.options import ReadOptions
from whosays.read.zips import objection

Target = Callable[[bytes], None]
NAME = "fuzzed.toml"
LIMITS = ReadOptions(max_pages=20)
DOCUMENT_DAY = date(2025, 4, 15)
_SPAN = Span(Decimal(3), Decimal(7))


def _drafted(result: Draft | Refusal) -> None:
    """A draft is one that the parent process would believe; a refusal tells a reason and a next step."""
    if isinstance(result, Refusal):
        assert result.reason
        assert result.next_step
    else:
        made = result.document(digest=sha256(b""), name="x", text_version="x/1", media_type="x/x")
        assert isinstance(made, Document)
        assert unpacked(packed(result)) == result


def formats(content: bytes) -> None:
    """Recognising a format, decoding, and plain text."""
    kind = format_of(content, "x")
    decoded = decode(content, declared_encoding(content))
    if decoded is not None:
        _drafted(text.drafted(decoded, markdown=kind is Format.MARKDOWN or len(content) % 2 == 0))


def pages(content: bytes) -> None:
    """HTML."""
    _drafted(html.drafted(content.decode("utf-8", "replace"), LIMITS))


def papers(content: bytes) -> None:
    """PDF."""
    _drafted(pdf.drafted(content, LIMITS))


def word_files(content: bytes) -> None:
    """DOCX: the body of a file that is whole, or the file itself."""
    inner = content.removeprefix(b"body:")
    made = samples.word(inner.decode("utf-8", "replace")) if inner != content else content
    _drafted(word.drafted(made, LIMITS))


def workbooks(content: bytes) -> None:
    """XLSX: a sheet of a file that is whole, or the file itself."""
    inner = content.removeprefix(b"sheet:")
    made = samples.workbook({"A": inner.decode("utf-8", "replace")}) if inner != content else content
    _drafted(workbook.drafted(made, LIMITS))


def archives(content: bytes) -> None:
    """Whether a zip file may be opened."""
    refusal = objection(content)
    assert refusal is None or refusal.next_step


def mails(content: bytes) -> None:
    """E-mail."""
    _drafted(mail.drafted(content, LIMITS))


def chats(content: bytes) -> None:
    """Exports of chats."""
    _drafted(chat.drafted(content, LIMITS))


def rows(content: bytes) -> None:
    """CSV and TSV."""
    plain = content.decode("utf-8", "replace").encode("utf-8")
    _drafted(separated.drafted_csv(plain, LIMITS))
    _drafted(separated.drafted_tsv(plain, LIMITS))


@lru_cache(maxsize=1)
def _number_words() -> tuple[object, ...]:
    return tuple(numeral_words(language(code).numbers) for code in ("en", "de", "fr"))


def numbers(content: bytes) -> None:
    """The grammar of numbers, in three languages."""
    words = content.decode("utf-8", "replace")
    for each in _number_words():
        read = numeral_value(words, each)  # type: ignore[arg-type]
        assert read is None or (read[0].low <= read[0].high and read[1] in (1, -1))


def dates(content: bytes) -> None:
    """The grammar of dates: found, and resolved as in a document of a known day."""
    words = content.decode("utf-8", "replace")
    anchor = english_times.Anchor(document=english_times.day(DOCUMENT_DAY.isoformat()))
    for found in english_times.found(words):
        assert words[found.start : found.end] == found.text
        told = resolve(found, anchor)
        if isinstance(told, AsOf) and told.period.first and told.period.last:
            assert told.period.first <= told.period.last


def sentences(content: bytes) -> None:
    """From a text to its claims: each quotes what stands at its place."""
    words = content.decode("utf-8", "replace")
    paper = english.document(words)
    found = extract.mentions(paper, english.GRAMMAR)
    assert all(each.sentence.text == words[each.sentence.start : each.sentence.end] for each in found.mentions)
    for claim in english.claims(words, DOCUMENT_DAY.isoformat()):
        assert claim.evidence.exact == words[claim.evidence.start : claim.evidence.end]


def _named(act: Callable[[], object], place: str) -> None:
    """Does `act`; an error of ours must name the place."""
    said = place
    try:
        act()
    except WhosaysError as fault:
        said = str(fault)
    assert place in said, said


def formulas(content: bytes) -> None:
    """Formulas and relations, parsed and reckoned."""
    words = content.decode("utf-8", "replace")

    def reckoned() -> None:
        found = expression(words, NAME)
        evaluate(found, dict.fromkeys(names_of(found), _SPAN))

    _named(reckoned, NAME)
    _named(lambda: relation(words, NAME), NAME)


def case_files(content: bytes) -> None:
    """case.toml."""
    _named(lambda: settings.parsed(content.decode("utf-8", "replace"), NAME), NAME)


def packs(content: bytes) -> None:
    """Packs."""
    words = content.decode("utf-8", "replace")
    _named(lambda: read_table(words, PackFile, NAME), NAME)


def schemes(content: bytes) -> None:
    """Schemes of payment."""
    _named(lambda: scheme(content.decode("utf-8", "replace"), NAME), NAME)


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory[str]:
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="whosays-fuzz-", dir=memory if memory.is_dir() else None)


def _laid(place: str, content: bytes) -> Path:
    """A case in which `content` lies at `place`."""
    case = Path(_folder().name)
    (case / place).parent.mkdir(parents=True, exist_ok=True)
    (case / place).write_bytes(content)
    return case


def rulings(content: bytes) -> None:
    """The decisions of another case, taken over."""
    other = _laid("theirs/decisions/ada.jsonl", content) / "theirs"
    ours = _laid("ours/decisions/ben.jsonl", b"") / "ours"
    (ours / "decisions" / "ada.jsonl").unlink(missing_ok=True)
    _named(lambda: decisions.merge(ours, other), "ada.jsonl")
    decisions.verify(ours)


def manifests(content: bytes) -> None:
    """The manifest of a case."""
    case = _laid("documents/manifest.jsonl", content)
    _named(lambda: manifest.load(case), "manifest.jsonl")


def sidecars(content: bytes) -> None:
    """metadata.csv beside documents."""
    case = _laid(sidecar.NAME, content)
    _named(lambda: sidecar.given_beside(case), sidecar.NAME)


def selectors(content: bytes) -> None:
    """Words found again in a changed text: `words NUL text`, both as they come."""
    told, _, changed = content.decode("utf-8", "replace").partition("\0")
    if not told:
        return
    third = max(1, len(told) // 3)
    before, exact, after = told[: third - 1], told[third - 1 : 2 * third], told[2 * third :]
    selector = Evidence(
        document="d", text_version="text/1", start=len(before), end=len(before) + len(exact), exact=exact,
        before=before, after=after, place="",
    )  # fmt: skip
    for where in (changed, told, changed + told, told + changed + told):
        became, start = anchors.anchor(selector, where)
        assert (start is not None) == (became in (Anchor.EXACT, Anchor.MOVED))
        assert start is None or where[start : start + len(exact)] == exact
        assert became is not Anchor.LOST or exact not in where


TARGETS: dict[str, Target] = {
    each.__name__: each
    for each in (
        formats, pages, papers, word_files, workbooks, archives, mails, chats, rows, numbers, dates, sentences, formulas,
        case_files, packs, schemes, rulings, manifests, sidecars, selectors,
    )
}  # fmt: skip
