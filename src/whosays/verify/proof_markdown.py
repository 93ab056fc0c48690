"""Markdown as a report prints it, read line by line into pieces; nothing but the file is looked at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from whosays.verify.proof_units import Line, Sheet, Unit

_ANCHOR = re.compile(r'<a id="([^"]*)"></a>')
_HEADING = re.compile(r"(#{1,6}) (.*)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|(\d+)\.) (.*)")
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|&(?P<entity>amp|lt|gt|quot|#39);|(?P<strong>\*\*|</?b>)|(?P<mild>\*)"
    r"|`(?P<code>[^`]*)`|(?P<open>\[)|\]\(#(?P<target>[^)\s]*)\)"
    r'|<a id="(?P<anchor>[^"]*)"></a>|(?P<tag><[^>]*>)'
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "#39": "'"}
_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
SEVERAL = frozenset({"Contents"})
"""Sections whose nested items are each for themselves."""


@dataclass(slots=True)
class _State:
    """Where the reading of the file stands."""

    section: str = ""
    anchor: str = ""
    part: int = 0
    group: int = 0
    heads: tuple[str, ...] | None = None
    inside: str = ""
    waiting: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def read_markdown(text: str) -> Sheet:
    """`text` as pieces, each with the number of its line."""
    state = _State()
    for number, line in enumerate(text.split("\n"), 1):
        _read_line(line, f"line {number}", state)
    names = Counter(_ANCHOR.findall(text))
    twice = tuple(sorted(name for name, times in names.items() if times > 1))
    return Sheet(units=tuple(state.units), anchors=frozenset(names), twice=twice)


def _read_line(line: str, place: str, state: _State) -> None:
    if not line.strip():
        state.heads, state.inside = None, state.inside if state.inside == "item" else ""
    elif lone := _ANCHOR.fullmatch(line.strip()):
        state.waiting.append(lone[1])
    elif heading := _HEADING.fullmatch(line):
        _begin(len(heading[1]), heading[2], place, state)
    elif line.startswith("|"):
        _row(line, place, state)
    elif item := _ITEM.fullmatch(line):
        _item(item, place, state)
    else:
        if not (line.startswith(" ") and state.inside == "item") and state.inside != "paragraph":
            state.group, state.inside = state.group + 1, "paragraph"
        _put("paragraph", line.strip(), place, state)


def _begin(level: int, words: str, place: str, state: _State) -> None:
    """A heading: what follows stands under it."""
    state.group, state.part, state.inside, state.heads = state.group + 1, state.part + 1, "", None
    state.anchor = state.waiting[-1] if state.waiting else ""
    state.waiting.clear()
    if level <= 2:  # noqa: PLR2004
        state.section = "".join(_pieces(words)[0].text).strip() if level == 2 else ""  # noqa: PLR2004
    _put(f"h{level}", words, place, state)


def _row(line: str, place: str, state: _State) -> None:
    state.inside, state.group = "row", state.group + 1
    cells = [cell.strip() for cell in _CELL.split(line)[1:-1]]
    if state.heads is None:
        state.heads = tuple(_pieces(cell)[0].text.strip() for cell in cells)
        for column, cell in enumerate(cells):
            _put("head", cell, place, state, column)
    elif not _RULE.fullmatch(line.strip()):
        for column, cell in enumerate(cells):
            for part in cell.split("<br>"):
                _put("cell", part, place, state, column)


def _item(item: re.Match[str], place: str, state: _State) -> None:
    if not item[1] or state.inside != "item" or state.section in SEVERAL:
        state.group += 1
    state.inside = "item"
    if item[2]:
        _put("number", item[2], place, state)
    _put("item", item[3], place, state)


def _put(kind: str, words: str, place: str, state: _State, column: int = 0) -> None:
    for line in _pieces(words):
        state.units.append(
            Unit(
                place=place,
                kind=kind,
                text=line.text.rstrip(),
                spans=tuple(line.spans),
                section=state.section,
                anchor=state.anchor,
                part=state.part,
                group=state.group,
                column=column,
                head=state.heads[column] if state.heads and column < len(state.heads) else "",
                names=tuple(line.names),
            )
        )


def _pieces(words: str) -> list[Line]:
    """`words` without their markup, and what is a link or bold in them."""
    line, at = Line(), 0
    strong: list[int] = []
    links: list[int] = []
    for found in _TOKEN.finditer(words):
        line.add(words[at : found.start()])
        at = found.end()
        _token(found, line, strong, links)
    line.add(words[at:])
    return [line]


def _token(found: re.Match[str], line: Line, strong: list[int], links: list[int]) -> None:
    told = found.groupdict()
    if told["escaped"] or told["entity"] or told["code"] is not None:
        line.add(told["escaped"] or _ENTITIES.get(told["entity"] or "") or told["code"] or "")
    elif told["strong"]:
        if strong:
            line.cover(strong.pop(), None)
        else:
            strong.append(len(line.text))
    elif told["open"]:
        links.append(len(line.text))
    elif told["target"] is not None:
        if links:
            line.cover(links.pop(), told["target"])
        else:
            line.add(found[0])
    elif told["anchor"] is not None:
        line.names.append(told["anchor"])
    elif told["tag"]:
        line.add(told["tag"])
