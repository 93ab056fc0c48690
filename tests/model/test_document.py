"""Documents and evidence: what is quoted is what stands there, and only `Document.quote` makes evidence."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.errors import EvidenceError
from whosays.model.document import CONTEXT, Block, Capture, Document, Evidence, Place

SOURCE = Path(__file__).parents[2] / "src" / "whosays"
STORED = {"custody/decisions.py"}
"""Reads back the selector of a decision, which `Document.quote` once made; custody finds it in the text again."""


def paper(text: str, *blocks: Block) -> Document:
    return Document(
        id="f" * 64,
        text_version="test/1",
        media_type="text/plain",
        text=text,
        blocks=blocks,
        found=Capture(document="f" * 64, name="paper.txt"),
    )


@given(st.text(min_size=1, max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_a_quotation_is_what_stands_there(text: str, start: int, end: int) -> None:
    if not start < end <= len(text):
        with pytest.raises(EvidenceError, match="no words"):
            paper(text).quote(start, end)
        return
    quoted = paper(text).quote(start, end)
    assert quoted.exact == text[start:end]
    assert (quoted.before + quoted.exact + quoted.after) in text
    assert len(quoted.before) == min(CONTEXT, start)
    assert len(quoted.after) == min(CONTEXT, len(text) - end)


@pytest.mark.parametrize(("end", "exact"), [(3, ""), (4, "ab"), (6, "ab"), (3, "a")])
def test_evidence_whose_words_do_not_fill_its_span_is_refused(end: int, exact: str) -> None:
    with pytest.raises(EvidenceError, match="do not hold"):
        Evidence(document="d", text_version="t", start=3, end=end, exact=exact, before="", after="", place="")


def test_a_quotation_says_where_it_stands() -> None:
    blocks = (Block(start=0, end=5, place=Place(page=12)), Block(start=6, end=11, place=Place(table=3, row=5)))
    made = paper("first other", *blocks)
    assert made.quote(0, 5).place == "page 12"
    assert made.quote(6, 8).place == "table 3, row 5"
    assert made.quote(5, 6).place == ""


@pytest.mark.parametrize(
    ("place", "words"),
    [(Place(), ""), (Place(page=1, table=2, row=3), "page 1, table 2, row 3"), (Place(node="/html/p[2]"), "")],
)
def test_a_place_is_told_in_words(place: Place, words: str) -> None:
    assert str(place) == words


@pytest.mark.parametrize("spans", [((0, 5), (4, 8)), ((3, 5), (0, 2)), ((0, 99),)])
def test_blocks_that_overlap_or_leave_the_text_are_refused(spans: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(EvidenceError, match="overlap or leave"):
        paper("eight ch", *(Block(start=start, end=end) for start, end in spans))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_block_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(EvidenceError, match="cannot run"):
        Block(start=start, end=end)


@given(st.lists(st.integers(0, 60), unique=True, max_size=8), st.integers(-3, 63))
def test_the_block_at_an_offset_holds_it(cuts: list[int], offset: int) -> None:
    cuts = sorted(cuts)
    blocks = tuple(Block(start=a, end=b) for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    held = [block for block in blocks if block.start <= offset < block.end]
    assert paper("x" * 60, *blocks).block_at(offset) == (held[0] if held else None)


def makers_of(name: str, module: Path) -> list[int]:
    """Lines of `module` on which a record called `name` is made."""
    calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call))
    return [call.lineno for call in calls if ast.unparse(call.func).rpartition(".")[2] == name]


def test_only_quote_makes_evidence() -> None:
    modules = {p.relative_to(SOURCE).as_posix(): p for p in SOURCE.rglob("*.py")}
    made = {name: lines for name, p in modules.items() if name not in STORED and (lines := makers_of("Evidence", p))}
    assert list(made) == ["model/document.py"]
    assert len(made["model/document.py"]) == 1


def test_a_maker_is_found(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text("a = Evidence(start=1)\nb = document.Evidence\nc = m.Evidence()", "utf-8")
    assert makers_of("Evidence", module) == [1, 3]
