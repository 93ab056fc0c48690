"""Who speaks where a text names nobody: the sender of a message or mail, the public body whose statement it is.

What always holds: a newspaper's or an aid group's own words stay the document's ("publisher is not speaker", Recording
rule 9). A public body is the speaker of its own statement only where the lines above the text name it and call the
text a statement, and nobody signs it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.speakers import SpeakerKind, institutions
from whosays.model.document import BlockKind
from whosays.model.mention import Attribution
from whosays.normalise.turns import turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.model.document import Document

_HEAD_LINES: Final = 4
"""Lines above the text proper that may name who issued it."""
_LONGEST_LINE: Final = 110
_PART: Final = re.compile(r"\s[—–|·•-]\s|[,:;()|·•]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_MESSAGE: Final = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d (?P<sender>[^:\n]{1,60}?)(?: \(forwarded from (?P<first>[^)\n]{1,60})\))?: "
)
"""A message as `read.chat` writes it: its day and hour, its sender, whom it was forwarded from."""
_FROM: Final = "From: "
"""How `read.mail` writes a sender."""
_ADDRESS: Final = re.compile(r"\s*<[^>]*>|\"")


@dataclass(frozen=True, slots=True)
class OwnVoice:
    """Who says what a text says in its own voice, and through whom it came: the senders of messages are named in them,
    the issuer of a statement in no word of its sentences."""

    words: str
    via: tuple[str, ...] = ()
    attribution: Attribution = Attribution.NAMED


@dataclass(frozen=True, slots=True)
class OwnVoices:
    """The own voices of a document: of its blocks by where they begin, of its turns from where they begin on, and of
    all the rest."""

    blocks: Mapping[int, OwnVoice]
    issuer: OwnVoice | None = None
    turns: tuple[tuple[int, OwnVoice | None], ...] = ()

    def of(self, document: Document, offset: int) -> OwnVoice | None:
        """Who speaks at `offset` where nobody is named."""
        turn = bisect_right(self.turns, offset, key=lambda turn: turn[0])
        if turn:
            return self.turns[turn - 1][1]
        block = document.block_at(offset) if self.blocks else None
        return self.blocks.get(block.start, self.issuer) if block is not None else self.issuer


def own_voices(document: Document) -> OwnVoices:
    """Who speaks in `document` where it names nobody."""
    blocks = dict(_messages(document)) or dict(_mails(document))
    if blocks:
        return OwnVoices(blocks)
    taken = tuple((at, None if label is None else OwnVoice(label)) for at, label in turns(document.text))
    return OwnVoices(blocks, _issuer(document.text), taken)


def _messages(document: Document) -> Iterator[tuple[int, OwnVoice]]:
    for block in document.blocks:
        match = _MESSAGE.match(document.text, block.start, block.end)
        if match is not None and match["first"]:
            yield block.start, OwnVoice(match["first"].strip(), (match["sender"].strip(),))
        elif match is not None:
            yield block.start, OwnVoice(match["sender"].strip())


def _mails(document: Document) -> Iterator[tuple[int, OwnVoice]]:
    sender: OwnVoice | None = None
    for block in document.blocks:
        if block.kind is BlockKind.OTHER and not block.main and document.text.startswith(_FROM, block.start):
            written = document.text[block.start + len(_FROM) : block.end]
            name = _ADDRESS.sub("", written).strip() or written.strip(" <>")
            sender = OwnVoice(name)
        elif sender is not None:
            yield block.start, sender


def _issuer(text: str) -> OwnVoice | None:
    """The public body that the lines above the text name as who states it."""
    head: list[str] = []
    for line in text[:1_000].splitlines():
        if not line.strip():
            if head and len(head) >= _HEAD_LINES:
                break
            continue
        if len(line) > _LONGEST_LINE or line.rstrip().endswith((".", "!", "?", "”", '"')) or len(head) == _HEAD_LINES:
            break
        head.append(line.strip())
    words = {word for line in head for word in _WORD.findall(line.lower())}
    known = institutions()
    signed = words.intersection(known.signed) or any(line.split()[0].lower() in known.bylines for line in head)
    if signed or words.isdisjoint(known.statements):
        return None
    found = next((names for line in head if (names := list(_bodies_in(line)))), None)
    return OwnVoice(found[-1], attribution=Attribution.NONE) if found else None


def _bodies_in(line: str) -> Iterator[str]:
    """The public bodies that a head line names and does not tell of: all its words are a name's or a statement's."""
    known = institutions()
    little = {*known.within_names, *known.bylines}
    if any(word.islower() and word not in little and word not in known.statements for word in _WORD.findall(line)):
        return
    for part in _PART.split(line):
        split = part.split()
        while split and (split[0].lower() in known.statements or split[0].lower() in little):
            split.pop(0)
        if split and _is_public(" ".join(split).lower()):
            yield " ".join(split)


@lru_cache(maxsize=1)
def _public_bodies() -> frozenset[str]:
    """The names of public bodies that nearly every country has."""
    bodies = institutions().institution.values()
    return frozenset(
        noun for body in bodies if not body.independent and body.kind is not SpeakerKind.PRESS for noun in body.nouns
    )


def _is_public(words: str) -> bool:
    known = institutions()
    split = words.split()
    first, last = split[0], split[-1]
    if words in _public_bodies():
        return True
    if len(split) > 1 and (last in known.issuers or (first in known.issuers and split[1] in known.within_names)):
        return True
    ranked = len(split) > 1 and first in known.ranks
    return ranked and _is_public(" ".join(split[1:]))
