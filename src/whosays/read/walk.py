"""The linear walk over an HTML tree that writes its canonical text.

What always holds: every text node that the page shows is written once, in document order; what is not shown is left out
and told where it holds figures. The walk is iterative and gives up beyond a depth, so that no page can exhaust the
stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from whosays.model.document import BlockKind, Place
from whosays.read.canonical import Canonical, Source
from whosays.read.tables import Grid, is_layout

# Elements that a browser does not show (HTML standard 15.3.1), and what it shows only without scripts or media.
_UNSHOWN = {
    "audio", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "rp", "script", "style", "template",
    "video",
}  # fmt: skip
# What the page shows as struck out: its writer took it back, so it is no main text.
STRUCK = {"del", "s", "strike"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3",
    "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "listing", "main", "menu", "nav",
    "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary", "svg", "table", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "xmp",
}  # fmt: skip
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("caption", "figcaption"), BlockKind.CAPTION),
    **dict.fromkeys(("button", "legend", "option", "select", "svg", "textarea"), BlockKind.OTHER),
    "blockquote": BlockKind.QUOTE,
}
_KEEPING_SPACE = {"listing", "pre", "textarea", "xmp"}

_PLAIN_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_HIDING = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_STRIKING = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bline-through", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"(?:^|[^A-Za-z])[A-Za-z]{1,2}\Z")
_EXPONENTS = {"2", "3"}
_TEN_BEFORE = re.compile(r"(?:^|[^\w.,])10\Z")
_LONGEST_POWER = 2


class TooDeepError(Exception):
    """An element lies deeper than the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What the page does not show but what holds figures: the element's XPath, its name, and its words."""

    path: str
    tag: str
    words: str


@dataclass(slots=True)
class _Frame:
    """An open element; `block` is the XPath of the nearest block around it.

    `counts` and `texts`: its children of each name, and its text nodes, met so far.
    """

    element: etree._Element
    path: str
    block: str
    kind: BlockKind
    keeps_space: bool
    grid: Grid | None
    in_head: bool
    children: Iterator[etree._Element]
    counts: dict[str, int] = field(default_factory=dict)
    texts: int = 0


class Walk:
    """One walk from `root`: `canonical` is what it wrote, `left_out` what it did not. Raises TooDeepError.

    `hidden_length` counts the characters of hidden elements, which a parser that knows no styles sees.
    """

    def __init__(self, root: etree._Element, max_depth: int) -> None:
        self.canonical = Canonical()
        self.left_out: list[LeftOut] = []
        self.hidden_length = 0
        self._tables = 0
        self._run(root, max_depth)

    def _run(self, root: etree._Element, max_depth: int) -> None:
        stack = [self._entered(root, None)]
        while stack:
            frame = stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave(frame)
                stack.pop()
                tail, owner = frame.element.tail, stack[-1] if stack else None
            elif self._is_shown(child, frame):
                if len(stack) >= max_depth:
                    raise TooDeepError
                stack.append(self._entered(child, frame))
                continue
            else:
                tail, owner = child.tail, frame
            if tail and owner is not None:
                self._write(tail, owner)
        self.canonical.close_block()

    def _write(self, words: str, frame: _Frame) -> None:
        self.canonical.write(words, Source(frame.path, frame.texts, frame.block, frame.kind, frame.keeps_space))
        frame.texts += 1

    def _is_shown(self, child: etree._Element, parent: _Frame) -> bool:
        """Whether `child` is an element that the page shows; one that it does not show is counted and noted."""
        tag = child.tag
        if not isinstance(tag, str):
            return False
        hidden = _is_hidden(child)
        if not hidden and tag not in _UNSHOWN and (parent.element.tag != "head" or tag == "title"):
            return True
        path = _step(child, parent)
        if tag not in ("script", "style") or child.get("type") == "application/json":
            words = " ".join(_words_within(child).split())
            self.hidden_length += len(words) - words.count(" ") if hidden else 0
            if any(character.isdigit() for character in words):
                self.left_out.append(LeftOut(path=path, tag=tag, words=words))
        return False

    def _entered(self, element: etree._Element, parent: _Frame | None) -> _Frame:
        tag = str(element.tag)
        kind = parent.kind if parent else BlockKind.PARAGRAPH
        path = _step(element, parent) if parent else f"/{local_name(tag)}[1]"
        frame = _Frame(
            element=element,
            path=path,
            block=parent.block if parent and tag not in _BLOCKS else path,
            kind=BlockKind.TITLE if parent and parent.element.tag == "head" else _KINDS.get(tag, kind),
            keeps_space=tag in _KEEPING_SPACE or (parent is not None and parent.keeps_space),
            grid=parent.grid if parent else None,
            in_head=tag == "thead" or (parent is not None and parent.in_head),
            children=iter(element),
        )
        self._open(tag, frame)
        if element.text:
            self._write(element.text, frame)
        return frame

    def _open(self, tag: str, frame: _Frame) -> None:
        if tag == "br":
            self.canonical.line_break()
        elif tag == "sup":
            self._raise(frame.element)
        elif tag == "table":
            self.canonical.close_block()
            frame.grid = self._new_grid(frame.element)
        elif tag == "tr" and frame.grid:
            frame.grid.next_row()
            place = Place(table=frame.grid.number, row=frame.grid.row, node=frame.path)
            self.canonical.open_row(place)
        elif tag in ("td", "th") and frame.grid and self.canonical.in_row:
            self.canonical.open_cell(*frame.grid.placed(frame.element), header=tag == "th" or frame.in_head)
        elif tag in _BLOCKS:
            self.canonical.close_block()

    def _leave(self, frame: _Frame) -> None:
        tag = frame.element.tag
        if tag in ("td", "th") and frame.grid and self.canonical.in_row:
            self.canonical.close_cell()
        elif tag == "tr" and frame.grid:
            self.canonical.close_row()
        elif tag in _BLOCKS:
            self.canonical.close_block()

    def _new_grid(self, table: etree._Element) -> Grid | None:
        if is_layout(table):
            return None
        self._tables += 1
        return Grid(self._tables)

    def _raise(self, sup: etree._Element) -> None:
        """Set off a raised figure: a citation mark. Squares and cubes of a unit (km², m³) stay with their unit;
        what is raised behind ten is its power.
        """
        words = _words_within(sup).strip()
        if not words[:1].isdigit():
            return
        before = self.canonical.tail()
        if not (words in _EXPONENTS and len(sup) == 0 and _UNIT_BEFORE.search(before)):
            power = words.isdecimal() and len(words) <= _LONGEST_POWER and len(sup) == 0 and _TEN_BEFORE.search(before)
            if power:
                self.canonical.sign("^")
            else:
                self.canonical.hair_space()


def _is_hidden(element: etree._Element) -> bool:
    """Whether the page hides `element` or strikes it out."""
    style = element.get("style", "")
    styled = style and (_HIDING.search(style) or _STRIKING.search(style))
    return bool(styled) or element.get("hidden") is not None or element.tag in STRUCK


def _step(element: etree._Element, parent: _Frame) -> str:
    """The XPath of `element`, counted as it is met; names that are no XPath names are matched as strings."""
    tag = str(element.tag)
    parent.counts[tag] = number = parent.counts.get(tag, 0) + 1
    return f"{parent.path}/{local_name(tag)}[{number}]"


def local_name(tag: str) -> str:
    if _PLAIN_NAME.fullmatch(tag):
        return tag
    quote = '"' if "'" in tag else "'"
    return f"*[name()={quote}{tag}{quote}]"


def _words_within(element: etree._Element) -> str:
    return "".join(str(piece) for piece in element.itertext(with_tail=False))
