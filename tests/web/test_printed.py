"""Pages of PDF files as they are printed: a picture, and each claim marked where its very words stand."""

from __future__ import annotations

import zlib

import pytest

from tests.read.samples import pdf, placed
from tests.web.asking import Client, client_of
from whosays.workspace import Case, desk_printed

LINES = [
    (72, 700, 12, "The ministry said on 3 March 2025 that 4,000"),
    (72, 680, 12, "soldiers were killed in Osk."),
]
SECOND = [(72, 400, 24, "The Red Cross said 2,900 soldiers were killed in Osk by 3 March 2025.")]
NOBODY = "0" * 64


@pytest.fixture(scope="module")
def client() -> Client:
    files = [
        ("report.pdf", pdf([placed(LINES), placed(SECOND)])),
        ("note.txt", b"The ministry said that 4,100 soldiers were killed in Osk."),
    ]
    return client_of(Case.transient([], files)).entered()


def document(client: Client, name: str) -> str:
    rows = client.get("/documents.json").json()["documents"]
    return str(next(row["document"] for row in rows if row["name"] == name))


def dark(png: bytes, box: list[int]) -> tuple[int, int]:
    """Dark pixels of a picture without filters: how many in a rectangle, and how many in all."""
    width = int.from_bytes(png[16:20], "big")
    at, data = 8, b""
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    raw, row = zlib.decompress(data), 3 * width + 1
    left, top, right, bottom = box
    inside = sum(raw[y * row + 1 + 3 * x] < 128 for y in range(top, bottom) for x in range(left, min(right, width)))
    return inside, sum(raw[y * row + 1 + 3 * x] < 128 for y in range(len(raw) // row) for x in range(width))


def test_a_claim_is_marked_where_its_words_stand(client: Client) -> None:
    name = document(client, "report.pdf")
    told = client.get(f"/documents/{name}/pages/1.json").json()
    (spot,) = told["spots"]
    assert (told["page"], told["pages"]) == (1, 2)
    (box,) = spot["boxes"]
    scale = told["width"] / 595
    assert 72 * scale < box[0] < box[2] < 400 * scale
    assert abs(box[3] / scale - (842 - 700)) < 6
    picture = client.get(f"/documents/{name}/pages/1.png")
    assert picture.headers["content-type"] == "image/png"
    inside, whole = dark(picture.content, box)
    assert 50 < inside < whole / 3


def test_a_page_shows_its_picture_with_links_to_the_readings(client: Client) -> None:
    name = document(client, "report.pdf")
    claims = client.get(f"/documents/{name}.json").json()["claims"]
    assert [claim["page"] for claim in claims] == [1, 2]
    html = client.get(f"/documents/{name}/pages/2?at={claims[1]['id']}").text
    assert f'<image href="/documents/{name}/pages/2.png"' in html
    assert f'href="/documents/{name}?at={claims[1]["id"]}#c-{claims[1]["id"]}"' in html
    assert 'class="focus" id="focus"' in html
    assert "Page 1 of 2" not in html
    text = client.get(f"/documents/{name}?at={claims[1]['id']}").text
    assert f'href="/documents/{name}/pages/2?at={claims[1]["id"]}#focus"' in text


def test_words_that_stand_otherwise_on_the_page_are_not_marked(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk_printed, "_begins", lambda *_: 1)
    name = document(client, "report.pdf")
    (spot,) = client.get(f"/documents/{name}/pages/1.json").json()["spots"]
    assert spot["boxes"] == []
    assert "so they are not marked" in client.get(f"/documents/{name}/pages/1").text


@pytest.mark.parametrize("ending", ["", ".json", ".png"])
def test_what_has_no_such_page_says_so(client: Client, ending: str) -> None:
    for path, why in (
        (f"/documents/{document(client, 'report.pdf')}/pages/3{ending}", "it has no page 3"),
        (f"/documents/{document(client, 'note.txt')}/pages/1{ending}", "no printed pages"),
        (f"/documents/{NOBODY}/pages/1{ending}", "there is no document"),
    ):
        answer = client.get(path, headers={"accept": "application/json"})
        assert answer.status_code == 404
        assert why in answer.json()["error"]
    assert client.get(f"/documents/{NOBODY}/pages/0{ending}").status_code == 422
