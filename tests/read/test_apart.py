"""What a page sets apart from its text, and what its figures become."""

from __future__ import annotations

import pytest

from whosays.workspace import Case

PAGE = """<html><head><title>Dam burst kills 46 - The Herald</title></head><body>
<div class="top-menu"><ul><li>Now 12 readers</li></ul></div>
<main><article><h1>Dam burst kills 46</h1>
<p>At least 46 people were killed when a dam burst in Lower Vell on Sunday, the interior ministry said on Monday.</p>
{}
<p>The ministry said that 2,300 houses had been damaged and that it knew of no other dam that was about to give way.</p>
</article>{}</main><footer><p>The Herald has 3,000 readers.</p></footer></body></html>"""


def read(inside: str = "", behind: str = "") -> tuple[list[str], list[str]]:
    """The words of the figures that are claims, and of those that stand beside the text of the page."""
    case = Case.transient([], [("page.html", PAGE.format(inside, behind).encode())])
    aside = [item.evidence.exact for item in case.account.unread if "beside the text" in item.obstacle]
    return [claim.evidence.exact for claim in case.account.claims], aside


def test_menus_and_footers_say_nothing_and_are_counted() -> None:
    assert read() == (["46", "At least 46", "2,300"], ["12", "3,000"])


@pytest.mark.parametrize(
    ("inside", "behind"),
    [
        ('<aside class="related-links"><ul><li><a href="#">Flood kills 9 in Asker</a></li></ul></aside>', ""),
        ("", '<section id="comments"><p>joe: they said 9 died!</p></section>'),
        ("", '<nav><a href="#">Flood kills 9 in Asker</a></nav>'),
    ],
)
def test_links_and_comments_are_no_claims_of_the_page(inside: str, behind: str) -> None:
    assert read(inside, behind) == (["46", "At least 46", "2,300"], ["12", "9", "3,000"])


def test_what_stands_beside_lends_no_place_and_no_measure() -> None:
    links = '<div class="related"><ul><li>Flood kills 9 in Asker</li></ul></div>'
    case = Case.transient(
        [], [("page.html", PAGE.format(links + "<p>So far 61 bodies were counted.</p>", "").encode())]
    )
    assert [claim.place for claim in case.account.claims if claim.evidence.exact == "61"] == ["Lower Vell"]


def test_a_theme_that_names_the_whole_page_sets_nothing_apart() -> None:
    page = "<html><body class='no-sidebar'><p>The storm killed 14 people in Dorn.</p></body></html>"
    case = Case.transient([], [("page.html", page.encode())])
    assert [claim.evidence.exact for claim in case.account.claims] == ["14"]
