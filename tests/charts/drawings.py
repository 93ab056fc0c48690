"""Reading drawings back: where their texts stand, and every number in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from whosays.charts.lettering import SIZE, width

SVG = "{http://www.w3.org/2000/svg}"
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Words:
    """A line of text and the box that it takes at most."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: Words) -> bool:
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)


def tree(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)


def walked(
    element: ElementTree.Element, x: float = 0, y: float = 0, bold: bool = False
) -> Iterator[tuple[ElementTree.Element, float, float, bool]]:
    """Every element with the move that the groups around it make."""
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    bold = bold or element.get("font-weight") == "600"
    yield element, x, y, bold
    for child in element:
        yield from walked(child, x, y, bold)


def texts(svg: ElementTree.Element) -> list[Words]:
    """The lines of text of a drawing of fixed width."""
    made = []
    for element, dx, dy, bold in walked(svg):
        if element.tag == f"{SVG}text":
            told = "".join(element.itertext())
            size = float(element.get("font-size", SIZE))
            head = "".join("".join(part.itertext()) for part in element)
            wide = width(told[len(head) :], bold=bold, size=size) + width(head, bold=True, size=size)
            x, y = float(element.get("x", 0)) + dx, float(element.get("y", 0)) + dy
            left = {"end": x - wide, "middle": x - wide / 2}.get(element.get("text-anchor", ""), x)
            made.append(Words(told, left, left + wide, y - size * 0.76, y + size * 0.24))
    return made


def labels(svg: ElementTree.Element) -> list[str]:
    """What is written in a drawing under its title."""
    heads = {"".join(each.itertext()) for each in svg.iter(f"{SVG}text") if each.get("class") == "head"}
    return [words.text for words in texts(svg) if words.text not in heads]


def places(svg: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """The places that its lines, boxes, circles, texts and paths name."""
    for element, dx, dy, _ in walked(svg):
        told = {name: float(value) for name, value in element.attrib.items() if NUMBERS.fullmatch(value)}
        for across, down in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("cx", "cy")):
            if across in told and down in told:
                yield told[across] + dx, told[down] + dy
        if element.tag == f"{SVG}rect":
            yield told.get("x", 0) + told["width"] + dx, told.get("y", 0) + told["height"] + dy
        if element.get("transform", "").startswith("translate"):
            yield dx, dy
        for x, y in ends(element.get("d", "")):
            yield x + dx, y + dy


def ends(path: str) -> Iterator[tuple[float, float]]:
    """The places on a path of absolute moves and lines; arcs and relative steps, which only signs have, are left out."""
    x = y = 0.0
    for letter, told in re.findall(r"([MLHV])([^A-Za-z]*)", path):
        numbers = [float(number) for number in NUMBERS.findall(told)]
        x = numbers[0] if letter in "MLH" else x
        y = numbers[-1] if letter in "MLV" else y
        yield x, y
