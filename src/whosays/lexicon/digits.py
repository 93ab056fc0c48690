"""What a number in digits is worth: grouping and decimal signs, powers of ten, vulgar fractions."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from whosays.lexicon.tokens import VULGAR

ONE = Decimal(1)
LONGEST_DIGITS = 40
_IN_DIGITS = "0123456789.,'"
_VULGAR_PARTS = (
    (1, 4), (1, 2), (3, 4), (1, 7), (1, 9), (1, 10), (1, 3), (2, 3), (1, 5), (2, 5), (3, 5), (4, 5), (1, 6), (5, 6),
    (1, 8), (3, 8), (5, 8), (7, 8),
)  # fmt: skip
VULGAR_VALUES = {sign: Decimal(a) / Decimal(b) for sign, (a, b) in zip(VULGAR, _VULGAR_PARTS, strict=True)}
_GROUPED_COMMA = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$|[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$")
_GROUPED_POINT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$")
_GROUPED_OTHER = re.compile(r"\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?$")
_POWER = re.compile(r"(\d*\.?\d+)e([+-]?\d{1,3})$")
_PLAIN_COMMA = re.compile(r"\d*(?:[.,]\d+)?$")
_PLAIN = re.compile(r"\d*(?:\.\d+)?$|\d+,\d{1,2}$")


@lru_cache(maxsize=8192)
def digits_value(text: str, *, comma_decimal: bool = False) -> tuple[Decimal, Decimal | None] | None:
    """What digits with their separators are worth, and the place of the last decimal; None where they are no one
    number.

    Where both signs fit ("1.234" or "1,234"), the language's decimal sign decides. [CLDR number symbols]
    """
    if len(text) > LONGEST_DIGITS:
        return None
    if "o" in text or "l" in text or ", " in text:  # letters read for digits, a space read into a number
        text = text.replace("o", "0").replace("l", "1").replace(", ", ",")
    return (Decimal(text), None) if text.isdecimal() else _with_signs(text, comma_decimal=comma_decimal)


def ran_together(text: str) -> bool:
    """Whether digits with commas are no one number: of "4,700450" and "12.1,200" every cut would be a guess."""
    return "," in text and not text.strip(_IN_DIGITS) and digits_value(text) is None


def _with_signs(text: str, *, comma_decimal: bool) -> tuple[Decimal, Decimal | None] | None:
    if (power := _POWER.match(text)) is not None:
        return Decimal(power[1]).scaleb(int(power[2])), None
    first, second = (_GROUPED_POINT, _GROUPED_COMMA) if comma_decimal else (_GROUPED_COMMA, _GROUPED_POINT)
    if first.match(text):
        return _number(text, "." if comma_decimal else ",")
    lone = text.count("." if first is _GROUPED_COMMA else ",") == 1 and "," not in text.replace(".", "", 1)
    if second.match(text) and not (lone and not _thousands_by_zeros(text)):
        return _number(text, "," if comma_decimal else ".")
    if _GROUPED_OTHER.match(text):
        return _number(text.replace(" ", "").replace("'", ""), "")
    plain = _PLAIN_COMMA if comma_decimal else _PLAIN
    return _number(text, "") if plain.match(text) else None


def _thousands_by_zeros(text: str) -> bool:
    """Whether a lone point groups thousands: "9.500" ends in two noughts, which nobody writes after a decimal sign."""
    return text.endswith("00")


def _number(text: str, grouping: str) -> tuple[Decimal, Decimal | None]:
    plain = (text.replace(grouping, "") if grouping else text).replace(",", ".")
    whole, point, decimals = plain.partition(".")
    return Decimal(f"{whole or '0'}{point}{decimals}"), ONE.scaleb(-len(decimals)) if decimals else None
