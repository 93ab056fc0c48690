"""A desk tells the same whether its case is kept on the disk or read into memory: what holds of one store holds of the
other, page by page."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.asking import Client, client_of
from whosays.workspace import Case

TEXTS = {
    "a.txt": "Tarn News Agency\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk. "
    "It counted about 6,200 wounded soldiers. The ministry denied it.\n",
    "b.txt": "Valley Courier\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk, 400 of "
    "them officers. Whole platoons drowned in the river.\n",
    "c.txt": "Osk Gazette\n6 March 2025\n\nThe Red Cross said at least 2,900 soldiers were killed in Osk.\n",
}
LISTS = (
    *("/questions", "/questions?by=disagreement", "/questions?by=turning", "/questions?status=contested"),
    *("/questions?q=graves+OSK", "/questions?speaker=Red+Cross", "/questions?page=2", "/documents", "/documents?q=b"),
    *("/sources", "/sources?by=aside", "/sources?q=red", "/checks", "/checks?verdict=fails", "/timeline"),
    *("/derivations", "/schemes", "/add", "/add?state=ok"),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Client, Client]:
    """The same texts in memory and on the disk."""
    folder = tmp_path_factory.mktemp("kept")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    case = Case.create(folder / "case")
    case.add([folder / name for name in TEXTS])
    files = [(name, text.encode("utf-8")) for name, text in TEXTS.items()]
    return client_of(Case.transient([], files)).entered(), client_of(case).entered()


def told(client: Client, path: str) -> Any:
    """The record behind a page."""
    page, _, query = path.partition("?")
    answer = client.get(f"{page}.json?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("path", LISTS)
def test_a_listing_is_the_same(both: tuple[Client, Client], path: str) -> None:
    loose, kept = (told(client, path) for client in both)
    assert loose == kept


def test_each_question_document_and_source_is_the_same(both: tuple[Client, Client]) -> None:
    loose, kept = both
    questions = [f"/questions/{each['question']}" for each in told(kept, "/questions")["questions"]]
    documents = [f"/documents/{each['document']}" for each in told(kept, "/documents")["documents"]]
    sources = [f"/sources/{each['speaker']}" for each in told(kept, "/sources")["sources"]]
    assert questions
    assert documents
    assert sources
    for path in (*questions, *documents, *sources):
        one, other = told(loose, path), told(kept, path)
        for each in (one, other):
            each.pop("captures", None)  # when and by whom they were obtained is not the same
        assert one == other, path
