"""Numbers that their shape alone tells: addresses of the web, telephone numbers, coordinates, sizes of
pictures, code."""

from __future__ import annotations

import re

from whosays.model.mention import AsideKind

WEB = re.compile(r"://|\bwww\.|\w@\w|\w\.(?:com|org|net|gov|edu|info|html?)\b", re.IGNORECASE)
INNER_POINT = re.compile(r"\.(?:[cognehiCOGNEHI]|(?<=[Ww]{3}\.))")
IN_BRACKETS, IN_GROUPS, PLACES = re.compile(r"\(\d{2,4}\)"), re.compile(r"\d[.-]\d{3}[.-]\d"), re.compile(r"\.\d{3,},")
"""What each of the longer patterns below has in it, and few sentences have: a first test that costs little."""
GAP = re.compile(r"[\s<>\"]")
PHONE = re.compile(
    r"(?:\+\d{1,3}[ .-]?)?\(\d{2,4}\)[ .-]?\d{3,4}[ .-]\d{3,4}(?!\d)"
    r"|\+\d{1,3}(?:[ .-]\d{2,4}){2,4}(?!\d)|\+\d{9,14}(?!\d)"
    r"|(?<![\d.-])\d{3}[.-]\d{3}[.-]\d{4}(?![\d-])"
)
PIXELS = re.compile(r"\d[\d,]*(?:\s?[x×]\s?\d[\d,]*)?\s?(?:px|pixels?|dpi)\b")
"""The size of a picture: "2,400 x 1,600 px"."""
STRUCK = re.compile(r"(?:\d[.,]?[\u0335-\u0338])[\d.,\u0335-\u0338]*")
"""Digits struck through by combining strokes: their writer took them back."""
POLES = re.compile(r"\d\s?[NS]\b[,;]?\s{0,2}\d")
GAP_IN_DIGITS = re.compile(r"[ -]\d{2,4}[ -]\d{2}")
GROUPS = re.compile(
    r"(?<![\d.,$€£:/-])0\d{0,4}(?:[ -]\d{2,4}){2,4}(?![\d.,:/-]\d|\d)"  # 0917 555 0142
    r"|(?<![\d.,$€£])\d{4}(?:[ -]\d{4}){2,}(?!\d)"  # 4417 2290 0031 5528
)
COORDINATE = re.compile(
    r"\d{1,3}(?:\.\d+)?\s?°\s?(?:\d{1,2}(?:\.\d+)?\s?['′]\s?)?(?:\d{1,2}(?:\.\d+)?\s?[\"″]\s?)?[NSEW]\b"
    r"|(?<![\w.])\d{1,2}(?:\.\d+)?\s?[NS]\b[,;]?\s{0,2}\d{1,3}(?:\.\d+)?\s?[EW]\b"  # 50.45 N, 30.52 E
    r"|(?<![\w.])-?\d{1,3}\.\d{3,},\s?-?\d{1,3}\.\d{3,}(?![\w.])"
)
CODE_SIGNS = ("<", "{", "=", "&#", "''")
CALLED, SCHEME = re.compile(r"\w\(\s?\d"), re.compile(r"[A-Za-z]:[^\s]")
"""What code has in it, and few sentences have."""
CODE = re.compile(
    r"<(script|style)\b[^<>]*>.*?</\1\s*>"  # with what it holds
    r"|</?[A-Za-z!][^<>]{0,400}>"
    r"|&#x?[0-9A-Fa-f]{1,6};"
    r"|\b(?:javascript|mailto|data|tel|sms|urn|doi|file|blob|vbscript):[^\s<>\"]+"
    r"|(?<!\S)=(?=[^\s]*[-+*/(:^])[\w($.\"'][^\s]*"  # a formula: "=2+2", "=SUM(A1:A4)"
    r"|(?<!\w)[A-Za-z]\(\s?\d+\s?\)|\w+\.\w+\(\d+\)"  # a call: "f(7)"
    r"|\{[^{}\n]{0,400}\"\s?:[^{}\n]{0,400}\}"  # a record of a program
    r"|'''[^\n]{0,400}?'''",  # a piece of code: backticks are quotes here
    re.IGNORECASE | re.DOTALL,
)


def spans_by_shape(text: str) -> list[tuple[int, int, AsideKind]]:
    """Addresses of the web, telephone numbers, coordinates, sizes of pictures and code, by their shape alone; offsets
    into `text`."""
    found: list[tuple[int, int, AsideKind]] = []
    points = text.count(".")
    if "@" in text or "://" in text or (points and INNER_POINT.search(text)):
        found += _web_addresses(text)
    dialled = "+" in text or ("(" in text and IN_BRACKETS.search(text))
    if dialled or (points + text.count("-") > 1 and IN_GROUPS.search(text)):
        found += [(m.start(), m.end(), AsideKind.PHONE) for m in PHONE.finditer(text)]
    if GAP_IN_DIGITS.search(text):
        taken = {place for a, b, _ in found for place in (a, b - 1)}
        groups = (m for m in GROUPS.finditer(text) if taken.isdisjoint((m.start(), m.end() - 1)))
        found += [(m.start(), m.end(), AsideKind.PHONE) for m in groups]
    if "°" in text or (points > 1 and "," in text and PLACES.search(text)) or POLES.search(text):
        found += [(m.start(), m.end(), AsideKind.COORDINATE) for m in COORDINATE.finditer(text)]
    if "px" in text or "pixel" in text or "dpi" in text:
        found += [(m.start(), m.end(), AsideKind.REFERENCE) for m in PIXELS.finditer(text)]
    if not text.isascii() and STRUCK.search(text):
        found += [(m.start(), m.end(), AsideKind.REFERENCE) for m in STRUCK.finditer(text)]
    called = "(" in text and CALLED.search(text)
    if called or any(sign in text for sign in CODE_SIGNS) or (":" in text and SCHEME.search(text)):
        found += _code(text, found)
    return found


def _code(text: str, taken: list[tuple[int, int, AsideKind]]) -> list[tuple[int, int, AsideKind]]:
    """The pieces of code and markup with digits in them that overlap nothing `taken`."""
    spans = (match.span() for match in CODE.finditer(text) if any(map(str.isdigit, match[0])))
    return [(a, b, AsideKind.REFERENCE) for a, b in spans if not any(a < end and b > start for start, end, _ in taken)]


def _web_addresses(text: str) -> list[tuple[int, int, AsideKind]]:
    """The stretches without white space that hold what only an address holds."""
    found: list[tuple[int, int, AsideKind]] = []
    end = 0
    for match in WEB.finditer(text):
        if match.start() < end:
            continue
        start = match.start()
        while start > end and not GAP.match(text, start - 1):
            start -= 1
        gap = GAP.search(text, match.end())
        end = gap.start() if gap else len(text)
        found.append((start, end, AsideKind.ADDRESS))
    return found
