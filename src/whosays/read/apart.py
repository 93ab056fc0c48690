"""The elements that a page itself sets apart from its text: navigation, footers, and what it calls comments or related.

The words are those by which pages name such parts in `class` and `id`, as readers of articles know them (Mozilla's
Readability, `unlikelyCandidates`; https://github.com/mozilla/readability). An element that holds the heading of the
page or most of its text is never apart: themes put such words on the whole page, too ("no-sidebar").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from whosays.read.walk import local_name

_TAGS: Final = frozenset({"nav", "footer", "menu", "dialog"})
_HEADS: Final = frozenset({"h1", "article", "main"})
_NAMED: Final = re.compile(
    r"(?:^|[\s_-])(?:comments?|disqus|respond|related|recommended|recirc|sidebar|newsletter|promo|sponsor(?:ed)?"
    r"|advert(?:isement)?s?|share|social|breadcrumbs?|cookies?|menu|navbar|popular|trending|most-read|read-more|pagination"
    r"|subscribe|subscription|paywall|skip-link|widget)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST: Final = 0.5
"""The share of a page's text that what stands beside it does not reach."""


@dataclass(slots=True)
class _Open:
    """An element that is being read: how much text and how many heads of the page stood before it."""

    path: str
    text: int
    heads: int
    children: Counter[str] = field(default_factory=Counter)


def apart(root: etree._Element) -> tuple[str, ...]:
    """The paths of the elements set apart, each with a closing slash; none of another's elements."""
    found: list[tuple[str, int]] = []
    around, text, heads = [_Open("", 0, 0)], 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            above = around[-1]
            name = local_name(element.tag)
            above.children[name] += 1
            around.append(_Open(f"{above.path}/{name}[{above.children[name]}]", text, heads))
            heads += name in _HEADS
            text += len(element.text or "")
        else:
            one = around.pop()
            if _is_apart(element) and one.heads == heads:
                found.append((f"{one.path}/", text - one.text))
            text += len(element.tail or "")
    return tuple(path for path, length in found if length <= _MOST * text)


def _is_apart(element: etree._Element) -> bool:
    named = (element.get("class", ""), element.get("id", ""))
    return local_name(element.tag) in _TAGS or any(name and _NAMED.search(name) is not None for name in named)
