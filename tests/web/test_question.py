"""The page of one question, its record, and what can be taken away."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.web.asking import Client, on_texts
from whosays.report.leafing import LINES

LINE = re.compile(r'<li id="c-(\w+)" data-row')
NOBODY = "0" * 16


@pytest.fixture(scope="module")
def casualties(workbench: Client) -> str:
    """The id of the question with the most roots."""
    rows = workbench.get("/questions.json", params={"q": "casualties killed or wounded"}).json()["questions"]
    return str(max(rows, key=lambda row: row["n_roots"])["question"])


def test_the_page_tells_evidence_contradictions_and_what_it_hangs_on(workbench: Client, casualties: str) -> None:
    html = workbench.get(f"/questions/{casualties}").text
    for place in ("contradictions", "evidence", "without", "checks"):
        assert f'id="{place}"' in html
    assert "May dissolve" in html
    assert html.count("<svg") >= 2


def test_every_claim_is_there_with_its_words_and_a_way_to_them(workbench: Client, casualties: str) -> None:
    html = workbench.get(f"/questions/{casualties}").text
    record = workbench.get(f"/questions/{casualties}.json").json()
    own = [claim for claim in record["claims"] if claim["question"] == casualties]
    assert len(own) == record["question"]["n_claims"] == 8
    for claim in own:
        assert f"<b>{claim['text']}</b>" in html
    ways = set(re.findall(r'href="(/documents/[^"]+)"', html))
    assert len(ways) >= len(own)
    for way in ways:
        path, _, anchor = way.replace("&amp;", "&").partition("#")
        page = workbench.get(path)
        assert page.status_code == 200
        assert f'<mark class="claim focus" id="{anchor}"' in page.text or f'id="{anchor}"' in page.text


@pytest.fixture(scope="module")
def told_often() -> Client:
    """A workbench on one question that a hundred papers tell of, half of them with the words of one wire."""
    texts = {
        f"p{n:03d}": f"Paper {n}\n{1 + n % 28} March 2025\n\nThe {'General Staff' if n % 2 else f'Governor of Osk {n}'} "
        f"said {3000 if n % 2 else 3000 + 10 * n:,} soldiers were killed in the Osk valley.\n"
        for n in range(100)
    }
    return on_texts(**texts)


def test_much_evidence_comes_in_sheets_that_join(told_often: Client) -> None:
    row = max(told_often.get("/questions.json").json()["questions"], key=lambda each: each["n_claims"])
    page = f"/questions/{row['question']}"
    whole = LINE.findall(told_often.get(f"{page}?whole=true").text)
    assert len(whole) == len(set(whole)) == row["n_claims"] > LINES
    sheets = [LINE.findall(told_often.get(f"{page}?sheet={number}").text) for number in (1, 2)]
    assert sheets == [whole[:LINES], whole[LINES:]]
    assert f'href="{page}?sheet=2#evidence"' in told_often.get(page).text
    assert re.search(r"<summary>\d+ more</summary>", told_often.get(f"{page}?whole=true").text)


def test_an_address_that_names_a_figure_shows_its_sheet_with_nothing_folded_over_it(told_often: Client) -> None:
    row = max(told_often.get("/questions.json").json()["questions"], key=lambda each: each["n_claims"])
    page = f"/questions/{row['question']}"
    whole = LINE.findall(told_often.get(f"{page}?whole=true").text)
    for claim in (whole[0], whole[LINES - 1], whole[-1]):
        html = told_often.get(f"{page}?at={claim}").text
        assert claim in LINE.findall(html)
        before = html.split(f'<li id="c-{claim}"')[0]
        folds = re.findall(r"<details[^>]*>|</details>", before)
        assert not folds or folds[-1] in ("</details>", "<details open>"), claim
    for sheet in ("0", "x"):
        assert told_often.get(f"{page}?sheet={sheet}").status_code == 422
    assert told_often.get(f"{page}?sheet=99").status_code == told_often.get(f"{page}?at=none").status_code == 200


def test_the_record_says_what_best_would_be_without_each_root(workbench: Client, casualties: str) -> None:
    record = workbench.get(f"/questions/{casualties}.json").json()
    assert len(record["without"]) == record["question"]["n_roots"] == 4
    assert all(isinstance(each["best"], int | float) for each in record["without"])
    assert record["conflicts"][0]["dissolved_by"]


def test_claims_can_be_taken_away_as_a_table(workbench: Client, casualties: str) -> None:
    answer = workbench.get(f"/questions/{casualties}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"].startswith("attachment")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["question"] for row in rows} >= {casualties}


def test_charts_can_be_taken_away(workbench: Client, casualties: str) -> None:
    answer = workbench.get(f"/questions/{casualties}/chart-1.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert workbench.get(f"/questions/{casualties}/chart-9.svg").status_code == 404


@pytest.mark.parametrize("ending", ["", ".json", ".csv", "/chart-1.svg"])
def test_what_is_not_there_is_said(workbench: Client, ending: str) -> None:
    assert workbench.get(f"/questions/{NOBODY}{ending}").status_code == 404
    assert workbench.get(f"/questions/x{ending}").status_code == 422
