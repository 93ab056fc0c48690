"""Documents: the text with every claim marked, the reading in focus, custody, the original, hostile texts."""

from __future__ import annotations

import html as markup
import re
from typing import Any

import pytest

from tests.web.asking import Client, client_of, on_texts
from whosays.workspace import Case

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> <svg onload=alert(3)><a xlink:href='javascript:alert(4)'>\n"
    "</div></body></html>\n{{ 7 * 7 }} {% raw %} &lt;b&gt; ]]> <!-- --> \"' onmouseover='alert(5)\n"
    "The \u202eministry\u202c said 4,000 soldiers were killed. \u200bHidden\u0007 bell.\n"
    "The army <b onclick=alert(6)>said</b> 5,200 soldiers were killed.\n" + "x" * 300_000 + "\n"
)


def listed(client: Client) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get("/documents.json").json()["documents"]
    return found


def text_of(page: str) -> str:
    """The text that a page shows of its document, without marks."""
    shown = page.split('<div class="text" id="text">')[1].split("</div>", maxsplit=1)[0]
    return markup.unescape(re.sub(r"<[^>]*>", "", shown))


def test_documents_are_listed_by_name(workbench: Client) -> None:
    names = [each["name"] for each in listed(workbench)]
    assert len(names) == 10
    assert names == sorted(names)
    html = workbench.get("/documents?q=HARBOUR").text
    assert html.count("data-open") == 2
    assert "No document fits" in workbench.get("/documents?q=zzz").text


def test_the_text_is_whole_and_every_claim_is_marked(workbench: Client) -> None:
    for each in listed(workbench):
        record = workbench.get(f"/documents/{each['document']}.json").json()
        page = workbench.get(f"/documents/{each['document']}").text
        assert text_of(page) == record["text"]
        assert len(record["claims"]) == each["claims"]
        for claim in record["claims"]:
            assert f'id="{claim["anchor"]}"' in page


def test_the_reading_in_focus_is_told_field_by_field(workbench: Client) -> None:
    document = listed(workbench)[0]["document"]
    claim = workbench.get(f"/documents/{document}.json").json()["claims"][0]
    page = workbench.get(f"/documents/{document}?at={claim['id']}").text
    assert "<dt>measure</dt>" in page
    assert "focus" in page.split('<div class="text"')[1]
    assert f'href="/questions/{claim["question"]}?at={claim["id"]}#{claim["anchor"]}"' in page


@pytest.mark.parametrize("at", ["nonsense", "99999999", "9" * 30, "-1", "²", "0" * 16])
def test_a_place_that_is_not_there_shows_the_document(workbench: Client, at: str) -> None:
    document = listed(workbench)[0]["document"]
    assert workbench.get(f"/documents/{document}", params={"at": at}).status_code == 200


def test_a_long_text_comes_in_parts_that_join() -> None:
    told = (
        "The ministry said that {:,} soldiers were killed.\n" + "Nobody else had anything to add to that. " * 60 + "\n"
    )
    lines = "".join(told.format(4000 + number) for number in range(30))
    client = on_texts(long=lines)
    document = listed(client)[0]["document"]
    joined, at = "", 0
    while True:
        part = client.get(f"/documents/{document}.json", params={"at": str(at)}).json()
        joined += part["text"]
        if part["part"] == part["parts"]:
            break
        at = part["end"]
    assert joined == lines
    assert part["parts"] > 2
    last = part["claims"][-1]
    page = client.get(f"/documents/{document}?at={last['id']}").text
    assert f'id="{last["anchor"]}"' in page
    assert len(page) < 100_000


def test_a_hostile_text_is_text() -> None:
    client = on_texts(hostile=HOSTILE, **{"name<script>'\"": "The ministry said 4,100 soldiers were killed."})
    for each in listed(client):
        page = client.get(f"/documents/{each['document']}").text
        inside = page.split('<div class="text" id="text">')[1].split("</div>")[0]
        assert set(re.findall(r"<(/?\w+)", inside)) <= {"mark", "/mark", "a", "/a", "span", "/span"}
        assert "\u202e" not in page
        assert "\u0007" not in page
        assert not re.search(r"<(?:script(?! src=\"/static)|img|b |svg o)", page)
    hostile = next(each for each in listed(client) if each["name"].startswith("hostile"))
    page = client.get(f"/documents/{hostile['document']}").text
    assert "[U+202E]" in page
    assert "{{ 7 * 7 }}" in markup.unescape(page)
    assert len(page) < 200_000


def test_hostile_words_are_text_on_every_page() -> None:
    client = on_texts(hostile=HOSTILE)
    for row in client.get("/questions.json").json()["questions"]:
        for page in ("/questions", f"/questions/{row['question']}"):
            html = client.get(page).text
            assert not re.search(r"<(?:img|b onclick|svg onload)|onerror=alert\(2\)>", html)
            assert "\u202e" not in html


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"The ministry said 4,000 soldiers were killed.", "text/plain"),
        (
            "a.html",
            b"<p onclick=x()>The ministry said 4,000 soldiers were killed.</p><script>x()</script>",
            "text/html",
        ),
    ],
)
def test_the_original_is_handed_over_where_nothing_runs(name: str, content: bytes, kind: str) -> None:
    client = client_of(Case.transient([], [(name, content)])).entered()
    document = listed(client)[0]["document"]
    answer = client.get(f"/documents/{document}/original")
    assert answer.content == content
    assert answer.headers["content-type"].split(";")[0] == kind
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert "allow-scripts" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_custody_is_told(workbench: Client) -> None:
    document = listed(workbench)[0]["document"]
    page = workbench.get(f"/documents/{document}").text
    assert f"<code>{document}</code>" in page
    assert "<dt>Capture</dt>" in page


@pytest.mark.parametrize("ending", ["", ".json", "/original"])
def test_what_is_not_there_is_said(workbench: Client, ending: str) -> None:
    assert workbench.get(f"/documents/{'0' * 64}{ending}").status_code == 404
    assert workbench.get(f"/documents/..%2f..%2fetc{ending}").status_code in (404, 422)
