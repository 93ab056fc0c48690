"""Which encoding wins, and what is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.read.encoding import declared_encoding, decode

# The expected texts are what was encoded; the rules are those of the module's first lines.
DECIDED = [
    pytest.param("4 500 Soldaten für 3 €".encode(), None, "valid UTF-8", id="utf-8"),
    pytest.param(codecs.BOM_UTF8 + "€ 300".encode(), "windows-1252", "byte-order mark", id="mark beats declaration"),
    pytest.param(codecs.BOM_UTF16_LE + "€ 300".encode("utf-16-le"), None, "byte-order mark", id="utf-16"),
    pytest.param(codecs.BOM_UTF32_LE + "€ 300".encode("utf-32-le"), None, "byte-order mark", id="utf-32"),
    pytest.param("200 рублей".encode("cp1251"), "windows-1251", "declared", id="declared"),
    pytest.param("100 € für 3".encode("cp1252"), "iso-8859-1", "declared", id="latin-1 means windows-1252 on the web"),
    pytest.param("für 3 €".encode(), "klingon-8", "valid UTF-8", id="unknown label"),
    pytest.param("für 3 €".encode(), "utf-16", "valid UTF-8", id="a label in ASCII cannot be true of UTF-16"),
    pytest.param(("Сообщается о 4000 погибших и раненых. " * 20).encode("koi8-r"), None, "detected", id="detected"),
]
WORDS = {
    "utf-8": "4 500 Soldaten für 3 €",
    "mark beats declaration": "€ 300",
    "utf-16": "€ 300",
    "utf-32": "€ 300",
    "declared": "200 рублей",
    "latin-1 means windows-1252 on the web": "100 € für 3",
    "unknown label": "für 3 €",
    "a label in ASCII cannot be true of UTF-16": "für 3 €",
    "detected": "Сообщается о 4000 погибших и раненых. " * 20,
}


@pytest.mark.parametrize(("content", "declared", "rule"), DECIDED)
def test_the_rule_that_wins(content: bytes, declared: str | None, rule: str, request: pytest.FixtureRequest) -> None:
    decoded = decode(content, declared)
    assert decoded is not None
    assert (decoded.text, decoded.rule) == (WORDS[request.node.callspec.id], rule)


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF16_LE + b"\0bad",
        codecs.BOM_UTF16_BE + bytes(range(0x80, 0x100)) * 4,
    ],
)
def test_a_mark_does_not_make_a_text_of_garbage(content: bytes) -> None:
    assert decode(content) is None


def test_text_of_other_scripts_in_wide_units_is_a_text() -> None:
    told = "山崩れで40人が死亡した。"
    decoded = decode(codecs.BOM_UTF16_LE + told.encode("utf-16-le"))
    assert decoded is not None
    assert decoded.text == told


def test_a_few_broken_bytes_do_not_turn_a_page_into_another_encoding() -> None:
    decoded = decode("Zwölf für fünf. ".encode() * 200 + b"\xc3")
    assert decoded is not None
    assert decoded.text == "Zwölf für fünf. " * 200 + "\ufffd"
    assert decoded.rule.startswith("UTF-8 with 1 broken")


@pytest.mark.parametrize(
    "content",
    [b"ab\0cd", bytes(range(1, 32)) * 9, codecs.BOM_UTF16_LE + b"\x00\xd8\x20", codecs.BOM_UTF8 + b"\xff\xfe\xfd"],
    ids=["NUL", "control characters", "broken UTF-16", "broken behind its mark"],
)
def test_binary(content: bytes) -> None:
    assert decode(content) is None


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (b'<meta charset="Windows-1251">', "windows-1251"),
        (b"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"),
        (b'<?xml version="1.0" encoding="iso-8859-2"?><html/>', "iso-8859-2"),
        (b"<p>charset=koi8-r</p>", None),
        (b" " * 1024 + b"<meta charset=utf-8>", None),
    ],
)
def test_declarations(content: bytes, label: str | None) -> None:
    assert declared_encoding(content) == label


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_what_is_encoded_is_decoded(text: str) -> None:
    decoded = decode(codecs.BOM_UTF8 + text.encode())
    assert decoded is not None
    assert decoded.text == text


@given(st.binary(max_size=300), st.none() | st.sampled_from(["utf-8", "big5", "euc-kr", "iso-2022-jp", "gbk"]))
def test_no_bytes_make_it_raise(content: bytes, declared: str | None) -> None:
    decoded = decode(content, declared)
    assert decoded is None or "\0" not in decoded.text
