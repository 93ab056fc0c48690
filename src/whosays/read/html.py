"""HTML and XHTML: our own canonical text over an lxml tree, with the node of every character.

What always holds: nothing is fetched and no entity of a DTD is expanded; the main content is a label on blocks, never a
deletion; text that the parser lost in silence is noticed by a second parser (threat T2). Runs in the helper process,
see sandbox.py.
"""

from __future__ import annotations

import re

from lxml import etree

from whosays.model.document import BlockKind
from whosays.read.apart import apart
from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.encoding import declared_encoding, decode
from whosays.read.labels import labelled
from whosays.read.metadata import found_in
from whosays.read.options import ReadOptions
from whosays.read.secondparser import main_lines, squashed, visible_length
from whosays.read.walk import LeftOut, TooDeepError, Walk

LEAST_SHARE = 0.6
"""Less text than this share of what the second parser sees: the reading is partial (threat T2)."""

MOST_NOTED = 3
"""Hidden stretches that are noted one by one; the rest are counted."""

_LONG_TAG = re.compile(r"</?(?:script|style)(?=[\s>])|<[A-Za-z][^<>]{2000,}", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"' + r"|'[^']*'")


def drafted_utf8(content: bytes, options: ReadOptions) -> Draft | Refusal:
    """The draft of a page in UTF-8."""
    return drafted(content.decode("utf-8"), options)


def drafted(text: str, options: ReadOptions) -> Draft | Refusal:
    """The draft of a page given as decoded characters."""
    if _most_attributes(text) > options.max_attributes:
        return Refusal(
            reason=f"a tag with more than {options.max_attributes:,} attributes",
            next_step="no page needs so many: open it in a browser, copy its text, and add that",
        )
    try:
        root = parsed(text)
        walk = None if root is None else Walk(root, options.max_depth)
    except TooDeepError:
        return Refusal(
            reason=f"elements nested deeper than {options.max_depth:,} levels",
            next_step="the page is damaged or made to harm: open it in a browser, copy its text, and add that",
        )
    if root is None or walk is None or all(block.kind is BlockKind.TITLE for block in walk.canonical.blocks):
        return _without_text(root)
    return _complete(text, root, walk)


def _without_text(root: etree._Element | None) -> Refusal:
    if root is None or next(root.iter("script"), None) is None:
        return EMPTY
    return Refusal(
        reason="empty: the page shows no text without its scripts",
        next_step="open it in a browser, save it as it is shown there or print it to PDF, and add that",
    )


def _complete(text: str, root: etree._Element, walk: Walk) -> Draft:
    canonical = walk.canonical.text
    blocks = labelled(walk.canonical.blocks, canonical, main_lines(text), apart(root))
    shown = sum(len(squashed(canonical[b.start : b.end])) for b in blocks if b.kind is not BlockKind.TITLE)
    notes = (*_left_out(walk.left_out), *_partial(shown + walk.hidden_length, visible_length(text)))
    return Draft(text=canonical, blocks=blocks, found=found_in(root), notes=notes)


def _left_out(left_out: list[LeftOut]) -> list[str]:
    """Notes on what holds figures and is not shown: it is no evidence, but a reader should know that it is there."""
    noted = [
        f"not shown on the page, or struck out, and left out: {o.tag} at {o.path}: {o.words[:80]}"
        for o in left_out[:MOST_NOTED]
    ]
    more = len(left_out) - MOST_NOTED
    return (
        [*noted, f"not shown on the page, or struck out, and left out: {more} more elements that hold figures"]
        if more > 0
        else noted
    )


def _partial(own: int, other: int) -> list[str]:
    """A note where `own` characters were read and the second parser sees many more."""
    if own >= LEAST_SHARE * other:
        return []
    return [f"partial: {own:,} characters were read where a second parser sees {other:,}; compare with the page itself"]


def _most_attributes(text: str) -> int:
    """The highest number of attributes that a tag may have, counted among tags of 2,000 characters and more.

    Parsers need time that grows with the square of it: 300,000 take minutes (threat T1).
    """
    most, in_script = 0, False
    for match in _LONG_TAG.finditer(text):
        words = match[0]
        if words[1:2] == "/" or words[:7].lower() in ("<script", "<style"):
            in_script = words[1] != "/"
        elif not in_script:
            most = max(most, len(_QUOTED.sub("", words).split()) - 1)
    return most


def origin(content: bytes, offset: int) -> tuple[str, int, int] | None:
    """Where the character at `offset` of the canonical text of `content` stands in the original.

    Gives the XPath of the element, the index of the text node in it and the offset in that node (both from 0); None for
    a separator that the reader put in. Parses `content`, so call it on pages that this reader has read.
    """
    decoded = decode(content, declared_encoding(content))
    root = parsed(decoded.text) if decoded else None
    return None if root is None else Walk(root, ReadOptions().max_depth).canonical.origin(offset)


def parsed(text: str) -> etree._Element | None:
    """The tree of a page, or None where there is nothing in it.

    libxml2 gives up at a depth of 256 or a text of 10 MB and then returns nothing at all, without an error; such pages
    are parsed again without these two limits, under the limits of this package.
    """
    for huge in (False, True):
        parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=huge, remove_pis=False)
        try:
            root = etree.fromstring(text.encode("utf-8"), parser)
        except etree.XMLSyntaxError:
            root = None
        if not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            return root
    raise TooDeepError
