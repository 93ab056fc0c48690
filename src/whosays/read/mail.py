"""E-mail (EML, RFC 5322 and MIME): subject, sender and date, then the message's own words.

What always holds: the plain text of a message is preferred to its HTML, unless it leaves most of it out; attachments
are named and never opened; forwarded messages stand after the message that holds them. Runs inside the helper process,
see sandbox.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr

from whosays.model.document import BlockKind
from whosays.read import html
from whosays.read.composing import Composition, writable
from whosays.read.draft import EMPTY, Draft, Found, Refusal
from whosays.read.encoding import declared_encoding, decode
from whosays.read.headers import header
from whosays.read.html import LEAST_SHARE
from whosays.read.mailtext import add_plain
from whosays.read.metadata import day
from whosays.read.options import ReadOptions
from whosays.read.secondparser import squashed, visible_length

DEEPEST = 20
"""Levels of parts within parts that are read: a forward of a forward adds two."""

MOST_PARTS = 1_000
MOST_NAMED = 20
"""Attachments that a note names; the rest are counted."""

NO_TEXT = Refusal(
    reason="a message without any text that could be read",
    next_step="add its attachments by themselves; of an encrypted message, the text as your mail program shows it",
)
TOO_DEEP = Refusal(
    reason=f"parts within parts, deeper than {DEEPEST} levels, or more than {MOST_PARTS:,} of them",
    next_step="the message is damaged or made to harm: copy the text that your mail program shows, and add that",
)

_UNTOLD = (None, "us-ascii", "ascii")
"""Charsets that tell nothing of bytes beyond ASCII; programs give this one where nobody set another."""

_SIGNATURES = {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}


class _TooDeepError(Exception):
    """More levels or parts than are read."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text part, decoded, and what its header says of their layout."""

    words: str
    subtype: str
    flowed: bool = False
    joined: bool = False


def drafted(content: bytes, options: ReadOptions) -> Draft | Refusal:
    """The draft of a message in the bytes of its file."""
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        return _Reading(options).result(message)
    except (_TooDeepError, RecursionError):
        return TOO_DEEP


class _Reading:
    """One file, read from the outermost message to the last one that was forwarded with it."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._composition = Composition()
        self._attachments: list[str] = []
        self._forwarded: list[tuple[Message, int]] = []
        self._notes: list[str] = []
        self._parts = 0
        self._has_text = False

    def result(self, message: Message) -> Draft | Refusal:
        """The draft, or why there is nothing to read."""
        self._message(message, BlockKind.TITLE, 0)
        count = 0
        while count < len(self._forwarded):
            self._message(self._forwarded[count][0], BlockKind.HEADING, self._forwarded[count][1])
            count += 1
        if not self._has_text:
            return EMPTY if not self._attachments else NO_TEXT
        if count:
            self._notes.append(f"{count} forwarded messages: they stand after the message itself")
        return self._composition.draft(_found(message), [*self._notes, *self._attachment_notes()])

    def _message(self, message: Message, kind: BlockKind, depth: int) -> None:
        """The heading and the words of one message."""
        self._composition.add(header(message, "subject"), kind)
        for name in ("From", "Date"):
            words = header(message, name)
            if words:
                self._composition.add(f"{name}: {words}", BlockKind.OTHER, main=False)
        for text in self._texts(message, depth):
            self._add(text)

    def _texts(self, part: Message, depth: int) -> Iterator[_Text]:
        """The texts below `part` that a mail program shows; others are noted, forwarded messages are kept for later."""
        self._parts += 1
        if depth > DEEPEST or self._parts > MOST_PARTS:
            raise _TooDeepError
        payload = part.get_payload() if part.is_multipart() else []  # that of a text is decoded, by any charset named
        inside = [each for each in payload if isinstance(each, Message)]
        kind = part.get_content_type()
        if inside and kind == "message/rfc822":
            self._forwarded += ((each, depth + 1) for each in inside)
        elif inside and kind == "multipart/alternative":
            yield from self._best([list(self._texts(each, depth + 1)) for each in inside])
        elif part.is_multipart():
            for each in inside:
                yield from self._texts(each, depth + 1)
        elif _is_text(part):
            yield from self._decoded(part)
        elif kind not in _SIGNATURES:
            self._attachments.append(_described(part))

    def _decoded(self, part: Message) -> Iterator[_Text]:
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        if not content.strip():
            return
        is_html = part.get_content_subtype() == "html"
        label = part.get_content_charset()
        if label in _UNTOLD:
            label = declared_encoding(content) if is_html else None
        decoded = decode(content, label)
        if decoded is None:
            self._notes.append("partial: a text of the message is in no encoding that could be recognised")
            return
        if decoded.rule not in ("declared", "valid UTF-8"):
            self._notes.append(f"encoding: {decoded.encoding} ({decoded.rule})")
        yield _Text(
            words=writable(decoded.text),
            subtype="html" if is_html else "plain",
            flowed=str(part.get_param("format", "")).lower() == "flowed",
            joined=str(part.get_param("delsp", "")).lower() == "yes",
        )

    def _best(self, choices: list[list[_Text]]) -> list[_Text]:
        """Of texts that say the same, the plain one, unless it holds much less than the HTML shows."""
        shown = [choice for choice in choices if choice]
        plain = [choice for choice in shown if all(text.subtype == "plain" for text in choice)]
        others = [choice for choice in shown if choice not in plain]
        if not plain or not others:
            return next(iter(plain or others), [])
        own = sum(len(squashed(text.words)) for text in plain[0])
        other = sum(visible_length(text.words) for text in others[-1] if text.subtype == "html")
        if own >= LEAST_SHARE * other:
            return plain[0]
        self._notes.append("its plain text leaves most of the message out, so that its HTML was read")
        return others[-1]

    def _add(self, text: _Text) -> None:
        if text.subtype == "plain":
            self._has_text |= add_plain(text.words, self._composition, flowed=text.flowed, joined=text.joined)
            return
        page = html.drafted(text.words, self._options)
        if isinstance(page, Refusal):
            self._notes.append(f"partial: an HTML part could not be read: {page.reason}")
            return
        self._has_text = True
        self._composition.splice(page.text, page.blocks)
        self._notes += page.notes

    def _attachment_notes(self) -> Iterator[str]:
        yield from (f"attachment, not opened: {words}" for words in self._attachments[:MOST_NAMED])
        more = len(self._attachments) - MOST_NAMED
        if more > 0:
            yield f"{more} more attachments, not opened"


def _found(message: Message) -> Found:
    """Who sent it as publisher, its day as printed there, and its subject."""
    name, address = parseaddr(header(message, "from"))
    language = header(message, "content-language").partition(",")[0].partition("-")[0].strip().lower()
    return Found(
        title=header(message, "subject") or None,
        publisher=name or address or None,
        published=day(header(message, "date")),
        language=language if language.isalpha() else None,
    )


def _is_text(part: Message) -> bool:
    """Whether a mail program shows the part as words; one whose parts cannot be told apart is shown as it stands."""
    attached = part.get_content_disposition() == "attachment" or _file_name(part) is not None
    shown = part.get_content_type() in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"
    return shown and not attached


def _file_name(part: Message) -> str | None:
    """The name that a part gives its file, of any path its last step: it is shown and never used."""
    try:
        name = part.get_filename()
    except (LookupError, ValueError, TypeError):  # a parameter in an encoding that there is not
        name = "a name that cannot be read"
    return " ".join(writable(name).replace("\\", "/").rpartition("/")[2].split())[:100] if name is not None else None


def _described(part: Message) -> str:
    return f"{_file_name(part) or 'without a name'} ({part.get_content_type()})"
