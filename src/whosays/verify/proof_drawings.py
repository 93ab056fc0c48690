"""Charts of an HTML page, read into pieces: the words of each thing drawn, ticks and marks with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from whosays.verify.proof_page import State
from whosays.verify.proof_units import Drawn, Shape, shown

CUT = "…"
_PARTS = re.compile(r"; | · ")
_HEAD = re.compile(r"\s*(?:[A-Z]{1,2}|–|↳) ")
"""What stands before a label and is not in the title: the letter of a root, a mark."""
ACROSS, DOWN = ("x", "x1", "x2"), ("y", "y1", "y2")
SIZES = {"x": "width", "y": "height"}
_PIXELS = re.compile(r"(-?[\d.]+)")
_PERCENT = re.compile(r"(-?[\d.]+)%")


def drawing(element: Any, state: State) -> None:
    """A chart: its words as pieces of kind "drawn", the lines of one thing together; its ticks by their place."""
    state.flush()
    kept, state.kind = state.kind, "drawn"
    state.group, state.place = state.group + 1, f"line {element.sourceline}"
    ticks: list[tuple[str, str, str]] = []
    _words_drawn(element, state, ticks)
    state.drawn.append(
        Drawn(
            place=state.place,
            anchor=state.anchor,
            ticks=tuple(ticks),
            marks=tuple(_marks(element)),
            letters=tuple(_letters(element)),
            joins=tuple(_joins(element)),
            trees=tuple(each.get("d") or "" for each in element if _name(each) == "path"),
        )
    )
    state.kind = kept


def _words_drawn(element: Any, state: State, ticks: list[tuple[str, str, str]]) -> None:
    """Title and description of a thing that is drawn, and its lines of text, those of one look and one entry as one
    piece; then what is in it, each thing for itself."""
    looks = (element.get("class") or "").split()
    within = element.iter() if element.get("role") == "img" else (element,)
    state.claims = tuple(dict.fromkeys(claim for each in within for claim in _claims(each)))
    state.kind = "drawn" if element.get("role") == "img" else "band" if "band" in looks else "mark"
    lines: dict[tuple[int, str], list[str]] = {}
    inner: list[Any] = []
    title, state.head = "", "title" if state.kind == "drawn" else ""
    for entry, each in _of_one(element, inner):
        told = shown("".join(each.itertext()))
        if _name(each) != "text":
            title = title or " ".join(told.split())
            state.line.add(told)
            state.flush()
        elif (each.get("x") or "").endswith("%"):
            ticks.append((each.get("x"), each.get("y") or "", told.strip()))
        else:
            lines.setdefault((entry, each.get("class") or ""), []).append(told)
    state.head = "key" if state.kind == "drawn" else ""
    for some in lines.values():
        state.line.add(_uncut(" ".join(some), title))
        state.flush()
    state.head = ""
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


def _of_one(element: Any, inner: list[Any]) -> Iterator[tuple[int, Any]]:
    """The words of a thing that is drawn, each with the number of its entry: a sample begins one; things with a title
    of their own are put into `inner`."""
    entry, waiting = 0, list(reversed(element))
    while waiting:
        each = waiting.pop()
        if _name(each) in ("text", "title", "desc"):
            yield entry, each
        elif any(_name(child) == "title" for child in each):
            inner.append(each)
        elif _name(each) in ("g", "svg"):
            entry += 1
            waiting += reversed(each)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _marks(element: Any) -> Iterator[Shape]:
    """The things that are drawn, with the places of their shapes."""
    for group in element.iter():
        title = next((each for each in group if _name(each) == "title"), None)
        if _name(group) == "g" and title is not None:
            told = " ".join(shown("".join(title.itertext())).split())
            yield Shape(
                title=told,
                claims=_claims(group),
                across=tuple(_places(group, ACROSS, _PERCENT)),
                down=tuple(_places(group, DOWN, _PIXELS)),
                band="band" in (group.get("class") or "").split(),
                dot=next(_dots(group), None),
                lines=tuple(float(each.get("y") or 0) for each in group if _name(each) == "text"),
            )


def _dots(group: Any) -> Iterator[tuple[float, float]]:
    for each in group:
        if _name(each) == "circle":
            yield float(each.get("cx") or 0), float(each.get("cy") or 0)


def _letters(element: Any) -> Iterator[tuple[float, float, str]]:
    """The letters that stand beside marks."""
    for each in element:
        words = [inner for inner in each if _name(inner) == "text"] if _name(each) == "svg" else []
        for found in words:
            yield _number(each.get("x")), _number(each.get("y")), "".join(found.itertext())


def _joins(element: Any) -> Iterator[tuple[float, float]]:
    """The ends of the lines from one mark to another."""
    for each in element:
        if _name(each) == "line" and each.get("class"):
            for end in "12":
                yield _number(each.get(f"x{end}")), _number(each.get(f"y{end}"))


def _number(told: str | None) -> float:
    found = _PIXELS.match(told or "")
    return float(found[1]) if found else -1.0


def _claims(element: Any) -> tuple[str, ...]:
    """The claims that a thing which is drawn says that it shows."""
    return tuple((element.get("data-claims") or "").split())


def _places(group: Any, names: tuple[str, ...], form: re.Pattern[str]) -> Iterator[float]:
    """The places of the shapes of a group one way; a box has two."""
    for shape in group:
        told = [float(found[1]) for name in names if (found := form.fullmatch(shape.get(name) or ""))]
        size = form.fullmatch(shape.get(SIZES[names[0]]) or "") if _name(shape) == "rect" else None
        yield from [*told, *(place + float(size[1]) for place in told if size)]
