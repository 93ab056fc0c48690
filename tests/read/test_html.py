"""The canonical text of a page: what it holds, in which blocks, and where every character comes from."""

from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from whosays.model.document import BlockKind
from whosays.read import html
from whosays.read.draft import Draft, Refusal
from whosays.read.options import ReadOptions

SEPARATORS = {"\n", "\t", "\u200a"}
OPTIONS = ReadOptions()


def drafted(page: str, options: ReadOptions = OPTIONS) -> Draft:
    draft = html.drafted(page, options)
    assert isinstance(draft, Draft)
    return draft


def blocks(page: str) -> list[tuple[str, str]]:
    draft = drafted(page)
    return [(block.kind.value, draft.text[block.start : block.end]) for block in draft.blocks]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One  \n two</p><p> three </p>", "One two\nthree"),
        ("<p>One<b> two </b><i> three</i>four", "One two threefour"),
        ("loose<div>in <span>a</span> div</div>after", "loose\nin a div\nafter"),
        ("<p>One<br>two<br><br>three<br></p>", "One\ntwo\nthree"),
        ("<pre>\n a  b\n c\n</pre>", "a  b\n c"),
        ("<p>a<!-- 12 -->b<?x 12?>c</p>", "abc"),
        ("<p>x</p><script>12</script><style>12</style>y", "x\ny"),
        ("<p>&euro;300 &#8364;&nbsp;5 &amp; &lt;6&gt;", "€300 €\u00a05 & <6>"),
        ("<p>&undefined; 5", "&undefined; 5"),
        ("<p>\u200bzero\u00adwidth", "\u200bzero\u00adwidth"),
        ("<p>12,000<sup>9</sup>.</p>", "12,000\u200a9."),
        ("<p>3 × 10<sup>5</sup>", "3 × 10^5"),
        ("<p>It was <del>300</del> <ins>200</ins> men.</p>", "It was 200 men."),
        ("<p><s>500</s> 600 <strike>700</strike></p>", "600"),
        ('<p><span style="color:red; text-decoration: line-through">70</span>80</p>', "80"),
        ("<p>12,000 <sup>9</sup></p>", "12,000 9"),
        ("<p>12,000<sup>[9]</sup></p>", "12,000[9]"),
        ("<p>Troops.<a><sup>14</sup></a> The", "Troops.\u200a14 The"),
        ("<p>5 km<sup>2</sup>, 3 m<sup>3</sup>, 10<sup>6</sup>, 1<sup>st</sup>", "5 km2, 3 m3, 10^6, 1st"),
        ("<p>Pay<sup>2</sup>", "Pay\u200a2"),
    ],
)
def test_text(page: str, text: str) -> None:
    assert drafted(page).text == text


def test_kinds_of_blocks() -> None:
    page = """<html><head><title>T</title></head><body><h2>H</h2><p>P</p><ul><li>I<p>J</p><ul><li>K</ul></ul>
    <blockquote><p>Q</p></blockquote><figure><img><figcaption>C</figcaption></figure><dl><dt>D<dd>E</dl>
    <select><option>O</select><o:p>W</o:p>"""
    assert blocks(page) == [
        ("title", "T"),
        ("heading", "H"),
        ("paragraph", "P"),
        *(("item", word) for word in "IJK"),
        ("quote", "Q"),
        ("caption", "C"),
        *(("item", word) for word in "DE"),
        ("other", "O"),
        ("paragraph", "W"),
    ]


def cells(page: str) -> list[list[tuple[str, int, bool]]]:
    draft = drafted(page)
    rows = [block for block in draft.blocks if block.kind is BlockKind.ROW]
    return [[(draft.text[c.start : c.end], c.column, c.header) for c in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            "<thead><tr><td>a<td>b</thead><tr><td>1<td>2",
            [[("a", 0, True), ("b", 1, True)], [("1", 0, False), ("2", 1, False)]],
        ),
        (
            "<tr><th colspan=2>a<th>b<tr><td>1<td>2<td>3",
            [[("a", 0, True), ("b", 2, True)], [("1", 0, False), ("2", 1, False), ("3", 2, False)]],
        ),
        (
            "<tr><th rowspan=2>a<td>1<tr><td>2<tr><th>b<td>3",
            [[("a", 0, True), ("1", 1, False)], [("2", 1, False)], [("b", 0, True), ("3", 1, False)]],
        ),
        ("<tr><td>a<td><td>b<tr><td> <td>", [[("a", 0, False), ("", 1, False), ("b", 2, False)]]),
        ("<tr><td>a<br>b<td><p>c</p><p>d</p>", [[("a\nb", 0, False), ("c\nd", 1, False)]]),
        ("<tr><td colspan=x>a<td rowspan=0>b<tr><td>c", [[("a", 0, False), ("b", 1, False)], [("c", 0, False)]]),
    ],
    ids=["thead", "colspan", "rowspan", "empty cells and an empty row", "lines in cells", "odd spans"],
)
def test_cells(table: str, rows: list[list[tuple[str, int, bool]]]) -> None:
    assert cells(f"<table>{table}</table>") == rows


def test_a_row_is_one_block_that_a_person_can_find() -> None:
    draft = drafted("<table><caption>Pay</caption><tr><td>a<td>1<tr><td>b<td>2</table><table><tr><td>c<td>3</table>")
    assert draft.text == "Pay\na\t1\nb\t2\nc\t3"
    assert [str(b.place) for b in draft.blocks] == ["", "table 1, row 1", "table 1, row 2", "table 2, row 1"]
    assert draft.blocks[1].place.node == "/html[1]/body[1]/table[1]/tr[1]"


@pytest.mark.parametrize(
    "table",
    [
        "<table role=presentation><tr><td>a</td><td>b</td></tr></table>",
        "<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>",
        "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>",
        "<table><tr><td>a</td><td><h2>b</h2></td></tr></table>",
    ],
)
def test_tables_that_only_lay_out_a_page(table: str) -> None:
    assert [words for _kind, words in blocks(table)] == ["a", "b"]
    assert not cells(table)


def test_what_is_not_shown_is_left_out_and_told_where_it_holds_figures() -> None:
    page = (
        "<p>Shown</p><div hidden>4,500 hidden</div><p style='color:red; DISPLAY : none'>5 gone</p>"
        "<p hidden>no figure</p><noscript>6</noscript><template>7</template><script>var x = 8</script>"
    )
    draft = drafted(page)
    assert draft.text == "Shown"
    assert [note.partition(": ")[2] for note in draft.notes] == [
        "div at /html[1]/body[1]/div[1]: 4,500 hidden",
        "p at /html[1]/body[1]/p[2]: 5 gone",
        "noscript at /html[1]/body[1]/noscript[1]: 6",
        "1 more elements that hold figures",
    ]


ARTICLE = """<html><head><title>Pay of soldiers - The Daily</title></head><body>
<nav><ul><li><a href=/1>Home</a><li><a href=/2>World</a><li><a href=/3>Sport</a></ul></nav>
<main><article><h1>Pay of soldiers</h1>{}
<ul><li>Severe injury: 3,000,000 roubles to the wounded man himself</ul></article></main>
<footer><p>Copyright 2025. <a href=/4>Contact</a></footer></body></html>""".format(
    "<p>About 12,000 soldiers are paid $2,000 a month, the ministry said in a statement on Tuesday.</p>" * 5
)


def test_main_content_is_a_label_and_nothing_is_deleted() -> None:
    draft = drafted(ARTICLE)
    main = {draft.text[b.start : b.end][:12] for b in draft.blocks if b.main}
    assert main == {"Pay of soldi", "About 12,000", "Severe injur"}
    assert {draft.text[b.start : b.end][:9] for b in draft.blocks if not b.main} >= {"Home", "World", "Copyright"}
    assert not next(b for b in draft.blocks if b.kind is BlockKind.TITLE).main  # the heading repeats it


def test_text_lost_in_silence_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "visible_length", lambda _page: 1000)
    assert any(note.startswith("partial: 5 characters") for note in drafted("<p>Lost?</p>").notes)
    assert not any(note.startswith("partial") for note in drafted("<p>" + "word " * 200).notes)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body> <p> </p></body></html>", "empty"),
        ("<!-- 12 -->", "empty"),
        ("<title>12 killed</title><div id=root></div><script src=x.js></script>", "without its scripts"),
        ("<title>12 killed</title>", "empty"),
        ("<div id=root></div><script type='application/json'>{'killed': 12}</script>", "without its scripts"),
        ("<p " + " ".join(f"a{n}" for n in range(1500)) + ">x", "more than 1,000 attributes"),
        ("<div>" * 600 + "x", "deeper than 500"),
    ],
)
def test_refusals(page: str, reason: str) -> None:
    refusal = html.drafted(page, OPTIONS)
    assert isinstance(refusal, Refusal)
    assert reason in refusal.reason


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 300 + "deep 12",
        "<p title='" + "many words " * 2000 + "'>x 12</p>",
        "<script>if (a <b) {" + " x = 1; " * 2000 + "}</script><p>12</p>",
        "<p>" + "a long text 12 " * 700_000,
    ],
    ids=["300 levels", "a long attribute", "a script like a tag", "10 MB in one node"],
)
def test_what_is_unusual_but_harmless_is_read(page: str) -> None:
    assert "12" in drafted(page).text


def nodes(start: etree._Element, path: str) -> list[Any]:
    found = start.xpath(path)
    assert isinstance(found, list)
    return cast(list[Any], found)


def check_origins(page: str) -> None:
    """Every character that is no separator stands in the node that `origin` names (the promise of this module)."""
    draft = html.drafted(page, OPTIONS)
    if isinstance(draft, Refusal):
        return
    root = html.parsed(page)
    assert root is not None
    content = page.encode()
    met = set()
    for offset, character in enumerate(draft.text):
        place = html.origin(content, offset)
        if place is None:
            assert character in SEPARATORS
            continue
        path, index, within = place
        (element,) = nodes(root, path)
        node = nodes(element, "text()")[index]
        assert node[within] == character or (character == " " and node[within].isspace())
        assert place not in met
        met.add(place)


def test_origins_of_an_article() -> None:
    check_origins(ARTICLE)


names = st.sampled_from(
    ["p", "div", "b", "sup", "pre", "table", "tr", "td", "th", "li", "br", "h1", "span", "o:p", "hidden"]
)
words = st.sampled_from(["12", " ", "\n", "a b", "<!-- c -->", "&nbsp;", "&euro;5", "  x", "y\t", "🎖"])


def element(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(names, st.lists(inside, max_size=4), st.booleans()).map(
        lambda e: f"<{e[0]}>{''.join(e[1])}" + (f"</{e[0]}>" if e[2] else "")
    )


pages = st.lists(st.recursive(words, element, max_leaves=12), max_size=6).map(lambda parts: "<body>" + "".join(parts))


@given(pages)
def test_origins_of_any_page(page: str) -> None:
    check_origins(page)


@given(pages)
def test_no_word_that_is_shown_is_lost(page: str) -> None:
    draft = html.drafted(page, OPTIONS)
    root = html.parsed(page)
    shown = "" if root is None else "".join(nodes(root, "//body//text()"))
    read = "" if isinstance(draft, Refusal) else draft.text
    assert "".join(read.replace("\u200a", "").split()) == "".join(shown.split())


@given(pages)
def test_blocks_and_cells_lie_in_order(page: str) -> None:
    draft = html.drafted(page, OPTIONS)
    if isinstance(draft, Draft):
        assert all(a.end < b.start for a, b in zip(draft.blocks, draft.blocks[1:], strict=False))
        assert all(b.start <= c.start <= c.end <= b.end for b in draft.blocks for c in b.cells)
        assert all(b.start < b.end for b in draft.blocks)


def test_the_tree_is_parsed_without_fetching_or_expanding() -> None:
    page = "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY a 'aaaa'>]><html><body><p>&x; &a; 12"
    assert drafted(page).text.endswith("&x; &a; 12")
    assert isinstance(html.parsed(page), etree._Element)
