"""Which charts a question gets."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from tests.report.accounts import answer, claim, document, exactly, sample, source
from whosays.model.report import Account
from whosays.report import ReportOptions
from whosays.report.plots import drawings
from whosays.report.register import register

SVG = "{http://www.w3.org/2000/svg}"
TEXT = "It was $40 or $50 or 3 crowns or 5 crowns or 70 yen in all, or 9E+99."


def account() -> Account:
    doc = document(TEXT)
    told = [
        ("$40", 40, "USD"),
        ("$50", 50, "USD"),
        ("3 crowns", 3, "CZK"),
        ("5 crowns", 5, "CZK"),
        ("70 yen", 70, "JPY"),
    ]
    claims = [claim(doc, words, exactly(n, unit), measure="price") for words, n, unit in told]
    claims.append(claim(doc, "9E+99", exactly(Decimal("9E+99").to_eng_string(), "USD"), measure="price"))
    made = answer(claims, unit="money")
    return Account(
        sources=(source(doc, "a"),),
        unreadable=(),
        claims=tuple(claims),
        unread=(),
        gaps=(),
        statements=(),
        answers=(made,),
        checks=(),
    )


def test_currencies_never_share_an_axis() -> None:
    made = account()
    found = tuple(drawings(made.answers[0], "Price", register(made, ReportOptions())))
    assert len(found) == 2
    dollars, crowns = (d.svg() for d in found)
    assert "$40" in dollars
    assert "CZK" not in dollars
    assert "CZK 3" in crowns
    assert "$" not in crowns


def test_one_claim_is_no_chart() -> None:
    made = sample().account
    single = next(a for a in made.answers if a.finding.n_claims == 1)
    assert list(drawings(single, "x", register(made, ReportOptions()))) == []


def test_a_row_for_every_claim_and_faint_ones_for_relays() -> None:
    made = sample().account
    contested = next(a for a in made.answers if a.finding.n_claims == 5)
    (found,) = drawings(contested, "Diggers", register(made, ReportOptions()))
    signs = [g for g in ElementTree.fromstring(found.svg()).iter(f"{SVG}g") if g.get("class", "").startswith("m ")]
    told = " ".join(g.findtext(f"{SVG}title") or "" for g in signs)
    assert all(
        words in told for words in ("2,400 · ", "about 2,400", "2,400–2,500", "more than 5,100", "5,100 · an in")
    )
    assert sum("fill-opacity" in g.attrib and g.find(f"{SVG}title") is not None for g in signs) == 3
