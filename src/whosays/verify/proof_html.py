"""An HTML page of a report, read into pieces with lxml; nothing but the file is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from whosays.verify.proof_drawings import drawing
from whosays.verify.proof_page import State
from whosays.verify.proof_units import Copied, Line, Marked, Sheet

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
BLOCKS = frozenset({"p", "li", "td", "th", "caption", "summary", "title", "figcaption", "dt", "dd", *HEADINGS})
UNREAD = frozenset({"style", "head"})
REFUSED = frozenset({"script", "iframe", "object", "embed", "link", "img", "form", "input", "button", "template"})
TOLD_BESIDE = ("title", "aria-label", "alt")
"""Attributes that a reader gets to hear or see."""
LABELS = ("aria-labelledby", "aria-describedby")


def read_html(text: str) -> Sheet:
    """`text` as pieces, each with the number of its line."""
    from lxml import html

    tree: Any = html.document_fromstring(text, parser=html.HTMLParser(encoding=None, huge_tree=True))
    state = State()
    for title in tree.iterfind(".//head/title"):
        _walk(title, state)
    _walk(tree.find("body"), state)
    state.flush()
    names = Counter(each.get("id") for each in tree.iter() if each.get("id"))
    return Sheet(
        units=tuple(state.units),
        anchors=frozenset(names),
        copied=tuple(state.copied),
        drawn=tuple(state.drawn),
        references=tuple(_labels(tree)),
        twice=tuple(sorted(name for name, times in names.items() if times > 1)),
    )


def _labels(tree: Any) -> Iterator[tuple[str, str]]:
    """What elements are labelled by."""
    for each in tree.iter():
        for name in LABELS:
            yield from ((f"line {each.sourceline}", told) for told in (each.get(name) or "").split())


def _walk(element: Any, state: State) -> None:
    """The element with all that is in it, and not what follows."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in UNREAD:
        return
    if tag in REFUSED:
        state.flush()
        state.line.add(f"<{tag}>")
        state.flush()
    elif tag == "svg":
        drawing(element, state)
    elif tag == "div" and "text" in (element.get("class") or "").split():
        state.flush()
        state.copied.append(_copied(element, state))
    elif tag in BLOCKS or tag in ("tr", "section", "ul", "ol", "table", "details", "thead", "tbody", "div", "br"):
        _block(element, tag, state)
    else:
        _inline(element, tag, state)


def _inside(element: Any, state: State) -> None:
    state.line.add(element.text or "")
    for child in element:
        _walk(child, state)
        state.line.add(child.tail or "")


def _block(element: Any, tag: str, state: State) -> None:
    state.flush()
    kept = state.anchor, state.kind, state.held, state.column
    _open(element, tag, state)
    before = len(state.units)
    _inside(element, state)
    state.flush(even_empty=tag in ("td", "th") and len(state.units) == before)
    _beside(element, state)
    if tag in HEADINGS:
        _headed(tag, state)
        kept = state.anchor, *kept[1:]
    if tag == "th" and state.kind == "head":
        state.heads.append(state.units[-1].text if state.units else "")
    if tag in ("td", "th"):
        kept = (*kept[:3], state.column + 1)
    state.anchor, state.kind, state.held, state.column = kept


def _open(element: Any, tag: str, state: State) -> None:
    """Sets what the pieces of a block are, and to which group they belong."""
    state.place = f"line {element.sourceline}"
    if tag in ("li", "tr") and not state.held:
        state.group, state.held, state.column = state.group + 1, True, 0
    elif tag in BLOCKS and not state.held:
        state.group += 1
    if tag == "thead":
        state.heads = []
    if tag in BLOCKS:
        in_head = tag == "th" and element.get("scope") == "col"
        state.kind = tag if tag in HEADINGS else "head" if in_head else _kind(tag, state)
    name = element.get("id") or ""
    if name and tag in ("li", "tr"):
        state.names.append(name)
    if name and (tag == "section" or (tag in HEADINGS and not name.endswith("-heading")) or name.startswith("k-")):
        state.anchor = name
    if tag in HEADINGS:
        state.part += 1


def _kind(tag: str, state: State) -> str:
    if tag in ("td", "th"):
        return "cell"
    if tag == "li":
        return "item"
    return state.kind if state.held else "paragraph"


def _headed(tag: str, state: State) -> None:
    if tag == "h2" and state.units:
        state.section = state.units[-1].text


def _beside(element: Any, state: State) -> None:
    """What attributes say to a reader, as pieces of the same group."""
    for name in TOLD_BESIDE:
        if told := element.get(name):
            state.group, state.kind = (state.group, state.kind) if state.held else (state.group + 1, "paragraph")
            state.line.add(told)
            state.flush()


def _inline(element: Any, tag: str, state: State) -> None:
    line = state.line
    if tag == "a" and element.get("id"):
        state.names.append(element.get("id"))
    if not line.text:
        state.place = f"line {element.sourceline}"
    start = len(line.text)
    if tag == "q":
        line.add("“")
    _inside(element, state)
    if tag == "q":
        line.text = line.text.rstrip() + "”"
    told = element.get("href") or ""
    if tag == "a" and state.line is line:
        line.cover(start, told.removeprefix("#") if told.startswith("#") else f"<{told}>")
    elif tag in ("b", "strong", "mark") and state.line is line:
        line.cover(start, None)
    for name in TOLD_BESIDE:
        if words := element.get(name):
            _aside(words, state)


def _aside(words: str, state: State) -> None:
    """Words of an attribute within a line, as a piece before it."""
    line, state.line = state.line, Line()
    state.line.add(words)
    state.flush()
    state.line = line


def _copied(element: Any, state: State) -> Copied:
    """A passage of a source with what is marked in it."""
    marks: list[Marked] = []
    text = "".join(_told(element, marks, 0))
    before = state.units[-1].text if state.units and state.units[-1].kind == "paragraph" else ""
    return Copied(
        place=f"line {element.sourceline}",
        name=state.anchor,
        anchor=state.anchor,
        text=text,
        marks=tuple(marks),
        told=before,
    )


def _told(element: Any, marks: list[Marked], start: int) -> Iterator[str]:
    """The text of a passage, piece by piece; its marks are collected on the way."""
    at = start
    for words in [element.text or ""]:
        at += len(words)
        yield words
    for child in element:
        inner = "".join(_told(child, marks, at))
        if child.tag == "mark":
            marks.append(_mark(child, at, at + len(inner)))
        at += len(inner)
        yield inner
        at += len(child.tail or "")
        yield child.tail or ""


def _mark(element: Any, start: int, end: int) -> Marked:
    link = next(element.iter("a"), None)
    name = element.get("id")
    return Marked(
        start=start,
        end=end,
        kind=element.get("class") or "",
        anchors=(name,) if name else (),
        target=(link.get("href") or "").removeprefix("#") if link is not None else "",
        title=(link.get("title") or "") if link is not None else "",
    )
