"""The way from statements to those who repeat them: a tree of lines, what changed written on its edges.

What always holds: every step is drawn or counted; steps in any order give the same drawing; a ring of steps that name
one another hangs on the statement itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from whosays.charts.canvas import NARROWEST, Canvas, group, number, written
from whosays.charts.lettering import harmless, lines
from whosays.charts.path_data import pathed, specified_paths
from whosays.charts.picture import Chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.charts.records import Origin, Paths, Step, Words

DEEP, DEEPEST = 16, 5
"""Pixels that a step stands further in than what it was taken from, and how often."""
LINE, SMALL = 15, 11
APART, ROOM = 12, 7
"""Pixels between a sign and its words, and above a step."""
FEW = 3
"""So many steps from one place that changed nothing and that nobody took further are told one by one."""
MOST_STEPS = 60
"""Steps of one statement that are drawn; the table has them all."""
_EDGE = ' fill="none" stroke="currentColor" stroke-opacity="0.5"'
_BOLD = ' font-weight="600"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A step, or several that are told together, in `row` at `depth` below the node in row `parent`; `step` is None for
    the statement itself."""

    row: int
    depth: int
    parent: int | None
    words: str
    figure: str = ""
    changes: str = ""
    title: str = ""
    letter: str = ""
    hollow: bool = False
    small: bool = False
    step: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A node with its lines of words, from `top` down."""

    node: Node
    top: int
    edge: tuple[str, ...]
    label: tuple[str, ...]

    @property
    def x(self) -> int:
        """Where its sign stands, in pixels from the left edge."""
        return 6 + DEEP * min(self.node.depth, DEEPEST)

    @property
    def y(self) -> int:
        """The height of its sign."""
        return self.top + ROOM + LINE * len(self.edge) + 8

    @property
    def bottom(self) -> int:
        """Where the next begins."""
        return self.top + ROOM + LINE * (len(self.edge) + len(self.label))


def paths_chart(paths: Paths, words: Words) -> Chart | None:
    """The chart of `paths`; None where nothing was taken from anything."""
    origins = sorted(
        (origin for origin in paths.origins if origin.steps), key=lambda each: (len(each.letter), each.letter)
    )
    if not any(len(origin.steps) > 1 or any(step.changes for step in origin.steps) for origin in origins):
        return None
    nodes: list[Node] = []
    for origin in origins:
        nodes += _tree(origin, len(nodes), words)
    placed = tuple(_placed(nodes))
    inside = "".join(_drawn(placed))

    def parts(_: Canvas) -> str:
        return inside

    return Chart(
        name=paths.name,
        title=paths.title,
        description=paths.description,
        height=placed[-1].bottom + 6,
        parts=parts,
        table=pathed(origins, words, [children(origin) for origin in origins]),
        marks=specified_paths(words),
    )


def children(origin: Origin) -> dict[str, list[Step]]:
    """The steps by what they were taken from, in order; rings, and steps whose source is not told, by nothing."""
    steps = {step.id: step for step in sorted(origin.steps, key=_order)}
    made: dict[str, list[Step]] = {}
    for step in steps.values():
        parent = step.parent if step.parent in steps and not _rings(step, steps) else ""
        made.setdefault(parent, []).append(step)
    return made


def _order(step: Step) -> tuple[object, ...]:
    return step.day or date.max, step.when, step.who, step.figure, step.id


def _rings(step: Step, steps: dict[str, Step]) -> bool:
    """Whether the way up from `step` comes back to it."""
    seen, at = set[str](), step
    while at.parent in steps and at.id not in seen:
        seen.add(at.id)
        at = steps[at.parent]
    return at.id in seen and at.id == step.id


def _tree(origin: Origin, row: int, words: Words) -> list[Node]:
    below = children(origin)
    told = origin.who if origin.held else f"{origin.who} · {words.lost}"
    made = [Node(row=row, depth=0, parent=None, words=told, letter=origin.letter, hollow=not origin.held, title=told)]
    waiting = [(step, row, 1) for step in reversed(_told(below.get("", []), below, words))]
    while waiting and len(made) <= MOST_STEPS:
        node, parent, depth = waiting.pop()
        here = row + len(made)
        made.append(replace(node, row=here, depth=depth, parent=parent))
        if node.step is not None:
            some = _told(below.get(node.step.id, []), below, words)
            waiting += [(step, here, depth + 1) for step in reversed(some)]
    if waiting:
        made.append(Node(row=row + len(made), depth=1, parent=row, words=words.more.format(n=len(waiting)), small=True))
    return made


def _told(steps: Sequence[Step], below: dict[str, list[Step]], words: Words) -> list[Node]:
    """Nodes for `steps`; many that changed nothing and that nobody took further are one."""
    plain = [step for step in steps if not step.changes and step.id not in below]
    together = plain[FEW - 1 :] if len(plain) > FEW else []
    made = [_node(step) for step in steps if step not in together]
    if together:
        names = ", ".join(dict.fromkeys(step.who for step in together))
        told = words.unchanged.format(n=len(together), names=names)
        made.append(Node(row=0, depth=0, parent=None, words=told, title=told, small=True))
    return made


def _node(step: Step) -> Node:
    told = " · ".join(part for part in (step.figure, step.who, step.when) if part)
    return Node(
        row=0,
        depth=0,
        parent=None,
        words=told,
        figure=step.figure,
        changes="; ".join(step.changes),
        title=" · ".join(part for part in (told, step.why, *step.changes) if part),
        small=not step.changes,
        step=step,
    )


def _placed(nodes: Sequence[Node]) -> Iterator[Placed]:
    top = 0
    for node in nodes:
        room = NARROWEST - 6 - DEEP * min(node.depth, DEEPEST) - APART
        edge = tuple(lines(harmless(f"↳ {node.changes}"), room, 3)) if node.changes else ()
        words = f"{node.letter}  {node.words}" if node.letter else node.words
        told = Placed(node=node, top=top, edge=edge, label=tuple(lines(harmless(words), room, 3, bold=True)))
        yield told
        top = told.bottom


def _drawn(placed: Sequence[Placed]) -> Iterator[str]:
    below: dict[int, list[Placed]] = {}
    for each in placed:
        if each.node.parent is not None:
            below.setdefault(each.node.parent, []).append(each)
    for parent, some in below.items():
        above = placed[parent]
        across = min(above.x, min(each.x for each in some) - DEEP)
        way = "".join(f"M{number(across)} {each.y}H{each.x - 5}" for each in some)
        yield f'<path d="M{number(across)} {above.y + 5}V{some[-1].y}{way}"{_EDGE}/>'
    for each in placed:
        yield group(_words(each), each.node.title, claims=(each.node.step.id,) if each.node.step else ())


def _words(each: Placed) -> str:
    node, size = each.node, 2.5 if each.node.small else 4.5
    fill = ' fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.5 2"' if node.hollow else ""
    made = f'<circle cx="{each.x}" cy="{each.y}" r="{size}"{fill}/>'
    for n, line in enumerate(each.edge):
        y = each.top + ROOM + 12 + n * LINE
        made += written(each.x + APART, y, line, f' class="change" font-size="{SMALL}" font-style="italic"')
    figure = harmless(node.figure)
    for n, line in enumerate(each.label):
        y = each.top + ROOM + LINE * (len(each.edge) + n) + 12
        strong = figure if n == 0 and figure and line.startswith(figure) else ""
        made += written(each.x + APART, y, line, _BOLD if node.letter else "", strong=strong)
    return made
