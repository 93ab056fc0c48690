"""What a page says of itself: title, date, publisher, address, language.

What always holds: only statements in fields meant for them are taken (meta, link, time, JSON-LD), the more specific
before the more general; dates only where written as ISO 8601 or as mail dates, and as printed there, whatever their
zone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from email.utils import parsedate

from lxml import etree

from whosays.read.draft import Found

# Names of meta fields, most specific first: Open Graph, schema.org, Dublin Core, then what content systems write.
_TITLES = ("og:title", "headline", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "application-name")
_DATES = (
    "article:published_time", "og:published_time", "datepublished", "dcterms.created", "dcterms.issued",
    "dc.date.issued", "dc.date", "dcterms.date", "citation_publication_date", "publish-date", "publish_date",
    "pubdate", "parsely-pub-date", "sailthru.date", "article.published", "date",
)  # fmt: skip
_ISO_DATE = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_LONGEST = 500
"""Characters of a field that are kept."""

_DEEPEST = 8
"""Levels of a JSON-LD statement that are searched."""


def found_in(root: etree._Element) -> Found:
    """What the page under `root` says of itself."""
    fields = _meta_fields(root)
    statements = list(_statements(root))
    return Found(
        published=_published(root, fields, statements),
        publisher=_first([*(fields.get(n) for n in _PUBLISHERS), *(_publisher(s) for s in statements)]),
        address=_address(root, fields),
        title=_first(
            [*(fields.get(n) for n in _TITLES), *(_text(s.get("headline")) for s in statements), _title(root)]
        ),
        language=_language(root, fields),
    )


def _meta_fields(root: etree._Element) -> dict[str, str]:
    fields: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        words = _text(meta.get("content"))
        if name and words:
            fields.setdefault(name.strip().lower(), words)
    return fields


def _statements(root: etree._Element) -> Iterator[dict[str, object]]:
    """Every object of the page's JSON-LD; what is not JSON is passed over, as browsers and search engines do."""
    for script in root.iter("script"):
        if "ld+json" in script.get("type", "") and script.text:
            try:
                yield from _objects(json.loads(script.text), _DEEPEST)
            except (ValueError, RecursionError):
                continue


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth == 0:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth - 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth - 1)


def _published(root: etree._Element, fields: dict[str, str], statements: list[dict[str, object]]) -> date | None:
    stated = [fields.get(name) for name in _DATES] + [_text(s.get("datePublished")) for s in statements]
    times = list(root.iter("time"))
    marked = [t for t in times if t.get("pubdate") is not None or "datePublished" in t.get("itemprop", "")]
    shown = [t.get("datetime") for t in marked or times[:1]]
    return next((found for words in stated + shown if words and (found := day(words))), None)


def day(words: str) -> date | None:
    """The day that a date in ISO 8601 or of a mail names, as printed there; None where it names none."""
    found = _ISO_DATE.match(words)
    numbers = tuple(map(int, found.groups())) if found else (parsedate(words) or ())[:3]
    try:
        return date(*numbers) if numbers else None
    except ValueError:
        return None


def _publisher(statement: dict[str, object]) -> str | None:
    publisher = statement.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    return _text(publisher.get("name") if isinstance(publisher, dict) else publisher)


def _address(root: etree._Element, fields: dict[str, str]) -> str | None:
    links = [link.get("href") for link in root.iter("link") if "canonical" in link.get("rel", "").lower().split()]
    return next((a.strip() for a in [*links, fields.get("og:url")] if a and re.match(r"\s*https?://", a)), None)


def _language(root: etree._Element, fields: dict[str, str]) -> str | None:
    for words in (root.get("lang"), root.get("xml:lang"), fields.get("content-language"), fields.get("og:locale")):
        if words and (found := _LANGUAGE.match(words)):
            return found[0].lower()
    return None


def _title(root: etree._Element) -> str | None:
    """The title above the page; the first heading where the title only adds the site's name to it."""
    title, heading = (_words(next(root.iter(name), None)) for name in ("title", "h1"))
    return heading if heading and (not title or heading in title) else title


def _words(element: etree._Element | None) -> str | None:
    return None if element is None else _text("".join(map(str, element.itertext())))


def _text(value: object) -> str | None:
    return " ".join(value.split())[:_LONGEST] or None if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
