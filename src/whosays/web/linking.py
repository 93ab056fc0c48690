"""The navigation: a page that belongs in it says so in its module of routes, as `LINK`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry of the navigation, in order of `order`; `key` is what is typed after g."""

    order: int
    title: str
    path: str
    key: str = ""
