"""An HTML page of a report, read into pieces with lxml; nothing but the file is looked at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from whosays.verify.proof_units import Copied, Drawn, Line, Marked, Sheet, Span, Unit, shown

HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
BLOCKS = frozenset({"p", "li", "td", "th", "caption", "summary", "title", "figcaption", "dt", "dd", *HEADINGS})
UNREAD = frozenset({"style", "head"})
REFUSED = frozenset({"script", "iframe", "object", "embed", "link", "img", "form", "input", "button", "template"})
TOLD_BESIDE = ("title", "aria-label", "alt")
"""Attributes that a reader gets to hear or see."""
CUT = "…"
_PARTS = re.compile(r"; | · ")
_HEAD = re.compile(r"\s*(?:[A-Z]{1,2}|–|↳) ")
"""What stands before a label and is not in the title: the letter of a root, a mark."""
LABELS = ("aria-labelledby", "aria-describedby")
ACROSS, DOWN = ("x", "x1", "x2"), ("y", "y1", "y2")
_PIXELS = re.compile(r"(-?[\d.]+)")
_PERCENT = re.compile(r"(-?[\d.]+)%")


@dataclass(slots=True)
class _State:
    """Where the reading of the page stands."""

    section: str = ""
    anchor: str = ""
    part: int = 0
    group: int = 0
    column: int = 0
    kind: str = "paragraph"
    place: str = ""
    names: list[str] = field(default_factory=list)
    claims: tuple[str, ...] = ()
    held: bool = False
    heads: list[str] = field(default_factory=list)
    line: Line = field(default_factory=Line)
    units: list[Unit] = field(default_factory=list)
    copied: list[Copied] = field(default_factory=list)
    drawn: list[Drawn] = field(default_factory=list)


def read_html(text: str) -> Sheet:
    """`text` as pieces, each with the number of its line."""
    from lxml import html

    tree: Any = html.document_fromstring(text, parser=html.HTMLParser(encoding=None, huge_tree=True))
    state = _State()
    for title in tree.iterfind(".//head/title"):
        _walk(title, state)
    _walk(tree.find("body"), state)
    _flush(state)
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


def _walk(element: Any, state: _State) -> None:
    """The element with all that is in it, and not what follows."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if not tag or tag in UNREAD:
        return
    if tag in REFUSED:
        _flush(state)
        state.line.add(f"<{tag}>")
        _flush(state)
    elif tag == "svg":
        _drawing(element, state)
    elif tag == "div" and "text" in (element.get("class") or "").split():
        _flush(state)
        state.copied.append(_copied(element, state))
    elif tag in BLOCKS or tag in ("tr", "section", "ul", "ol", "table", "details", "thead", "tbody", "div", "br"):
        _block(element, tag, state)
    else:
        _inline(element, tag, state)


def _inside(element: Any, state: _State) -> None:
    state.line.add(element.text or "")
    for child in element:
        _walk(child, state)
        state.line.add(child.tail or "")


def _block(element: Any, tag: str, state: _State) -> None:
    _flush(state)
    kept = state.anchor, state.kind, state.held, state.column
    _open(element, tag, state)
    _inside(element, state)
    _flush(state)
    _beside(element, state)
    if tag in HEADINGS:
        _headed(tag, state)
        kept = state.anchor, *kept[1:]
    if tag == "th" and state.kind == "head":
        state.heads.append(state.units[-1].text if state.units else "")
    if tag in ("td", "th"):
        kept = (*kept[:3], state.column + 1)
    state.anchor, state.kind, state.held, state.column = kept


def _open(element: Any, tag: str, state: _State) -> None:
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


def _kind(tag: str, state: _State) -> str:
    if tag in ("td", "th"):
        return "cell"
    if tag == "li":
        return "item"
    return state.kind if state.held else "paragraph"


def _headed(tag: str, state: _State) -> None:
    if tag == "h2" and state.units:
        state.section = state.units[-1].text


def _beside(element: Any, state: _State) -> None:
    """What attributes say to a reader, as pieces of the same group."""
    for name in TOLD_BESIDE:
        if told := element.get(name):
            state.group, state.kind = (state.group, state.kind) if state.held else (state.group + 1, "paragraph")
            state.line.add(told)
            _flush(state)


def _inline(element: Any, tag: str, state: _State) -> None:
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


def _aside(words: str, state: _State) -> None:
    """Words of an attribute within a line, as a piece before it."""
    line, state.line = state.line, Line()
    state.line.add(words)
    _flush(state)
    state.line = line


def _flush(state: _State) -> None:
    line, state.line = state.line, Line()
    text = line.text.rstrip()
    if text:
        head = state.heads[state.column] if state.kind == "cell" and state.column < len(state.heads) else ""
        spans = tuple(Span(s.start, min(s.end, len(text)), s.target) for s in line.spans)
        state.units.append(
            Unit(
                place=state.place,
                kind=state.kind,
                text=text,
                spans=spans,
                section=state.section,
                anchor=state.anchor,
                part=state.part,
                group=state.group,
                column=state.column,
                head=head,
                names=tuple(state.names),
                claims=state.claims,
            )
        )
        state.names = []


def _copied(element: Any, state: _State) -> Copied:
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


def _drawing(element: Any, state: _State) -> None:
    """A chart: its words as pieces of kind "drawn", the lines of one thing together; its ticks by their place."""
    _flush(state)
    kept, state.kind = state.kind, "drawn"
    state.group, state.place = state.group + 1, f"line {element.sourceline}"
    ticks: list[tuple[str, str, str]] = []
    _words_drawn(element, state, ticks)
    state.drawn.append(Drawn(place=state.place, anchor=state.anchor, ticks=tuple(ticks), marks=tuple(_marks(element))))
    state.kind = kept


def _words_drawn(element: Any, state: _State, ticks: list[tuple[str, str, str]]) -> None:
    """Title and description of a thing that is drawn, and its lines of text, those of one look as one piece; then what
    is in it, each thing for itself."""
    state.claims = tuple((element.get("data-claims") or "").split())
    lines: dict[str, list[str]] = {}
    inner: list[Any] = []
    title = ""
    for each in _of_one(element, inner):
        told = shown("".join(each.itertext()))
        if _name(each) != "text":
            title = title or " ".join(told.split())
            state.line.add(told)
            _flush(state)
        elif (each.get("x") or "").endswith("%"):
            ticks.append((each.get("x"), each.get("y") or "", told.strip()))
        else:
            lines.setdefault(each.get("class") or "", []).append(told)
    for some in lines.values():
        state.line.add(_uncut(" ".join(some), title))
        _flush(state)
    for each in inner:
        state.group += 1
        _words_drawn(each, state, ticks)
    state.claims = ()


def _uncut(label: str, title: str) -> str:
    """A label that fits its drawing; of one that was cut short, what its title does not begin with: at least the letter
    before it."""
    if not label.endswith(CUT):
        return label
    head = _HEAD.match(label)
    told = label[head.end() if head else 0 : -len(CUT)].strip()
    whole = set(_PARTS.split(title))
    *parts, last = _PARTS.split(told)
    left = [part for part in parts if part not in whole]
    if not any(part.startswith(last) for part in whole):
        left.append(last)
    letter = head[0].strip(" ↳") if head else ""
    return " ".join([letter, *left]).strip()


def _of_one(element: Any, inner: list[Any]) -> Iterator[Any]:
    """The words of a thing that is drawn; things with a title of their own are put into `inner`."""
    for each in element:
        if _name(each) in ("text", "title", "desc"):
            yield each
        elif any(_name(child) == "title" for child in each):
            inner.append(each)
        else:
            yield from _of_one(each, inner)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _marks(element: Any) -> Iterator[tuple[str, tuple[float, ...], tuple[float, ...]]]:
    """The title of each thing that is drawn, and the places across, in per cent, and down of its shapes."""
    for group in element.iter():
        title = next((each for each in group if _name(each) == "title"), None)
        if _name(group) == "g" and title is not None:
            told = " ".join(shown("".join(title.itertext())).split())
            yield told, tuple(_places(group, ACROSS, _PERCENT)), tuple(_places(group, DOWN, _PIXELS))


def _places(group: Any, names: tuple[str, ...], form: re.Pattern[str]) -> Iterator[float]:
    for shape in group:
        for name in names:
            if found := form.fullmatch(shape.get(name) or ""):
                yield float(found[1])
