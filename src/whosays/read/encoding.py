"""Bytes → characters: which encoding, and which rule decided it.

What always holds: the order is byte-order mark, declaration, strict UTF-8, UTF-8 with a few broken bytes, detection;
the rule that won is told. A byte-order mark is not part of the text. Content with NUL bytes or many control characters
is no text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from unicodedata import category

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

BROKEN_SHARE = 0.001
"""UTF-8 with more broken bytes than one in a thousand characters is taken for another encoding."""

CONTROL_SHARE = 0.01
"""More control characters than one in a hundred: no text. Printed text holds none."""

WIDE_SAMPLE = 4_096
"""Characters of a text in wide units that tell whether it is one: a page or two."""

DETECTION_BYTES = 131_072
"""Bytes given to the detector: resiliparse's own default, half from either end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters, the encoding by its Python name, and the rule that decided it, for people."""

    text: str
    encoding: str
    rule: str


def declared_encoding(content: bytes) -> str | None:
    """The label in a `<meta charset>` or an XML declaration within the first 1,024 bytes (HTML standard 13.2.3.2)."""
    found = _DECLARED.search(content[:1024])
    return found[1].decode("ascii", "ignore").lower() if found else None


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    """`content` as characters, or None where it is binary or cannot be decoded. `declared` is a label as found."""
    decoded = _marked(content)
    if decoded is None and b"\0" not in content:
        decoded = _as_declared(content, declared) or _utf8(content) or _detected(content)
    if decoded is None or "\0" in decoded.text or not _is_writing(decoded):
        return None
    controls = len(_CONTROLS.findall(decoded.text))
    return None if controls > CONTROL_SHARE * len(decoded.text) else decoded


def _is_writing(decoded: Decoded) -> bool:
    """Whether characters in wide units are a text: garbage behind a mark of two bytes is letters of many scripts, with
    no sign of ASCII or punctuation among them, or signs that are nobody's."""
    head = decoded.text[:WIDE_SAMPLE]
    if not head or not decoded.encoding.startswith(("utf-16", "utf-32")):
        return True
    nobodys = sum(category(c) in {"Cn", "Co"} for c in head)
    plain = any(c.isascii() or category(c).startswith("P") for c in head)
    return plain and nobodys <= CONTROL_SHARE * len(head)


def _marked(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], encoding)
            return None if text is None else Decoded(text=text, encoding=encoding, rule="byte-order mark")
    return None


def _as_declared(content: bytes, declared: str | None) -> Decoded | None:
    encoding = _python_name(declared) if declared else None
    if encoding is None or encoding.startswith("utf-16"):  # a label in ASCII bytes cannot be true of UTF-16
        return None
    text = _strict(content, encoding)
    return None if text is None else Decoded(text=text, encoding=encoding, rule="declared")


def _utf8(content: bytes) -> Decoded | None:
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text=text, encoding="utf-8", rule="valid UTF-8")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if broken > BROKEN_SHARE * len(text) or beyond_ascii <= broken:
        return None
    return Decoded(text=text, encoding="utf-8", rule=f"UTF-8 with {broken} broken bytes, shown as U+FFFD")


def _detected(content: bytes) -> Decoded | None:
    from resiliparse.parse.encoding import detect_encoding

    encoding = _python_name(detect_encoding(content, max_len=DETECTION_BYTES) or "")
    if encoding is None or encoding == "utf-8":
        return None
    text = _strict(content, encoding)
    return None if text is None else Decoded(text=text, encoding=encoding, rule="detected")


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _python_name(label: str) -> str | None:
    """Python's name for what the web means by `label` (WHATWG Encoding Standard: "latin1" is windows-1252)."""
    from resiliparse.parse.encoding import map_encoding_to_html5

    web_name = map_encoding_to_html5(label, fallback_utf8=False) if label.isascii() else None
    return codecs.lookup(web_name).name if web_name else None
