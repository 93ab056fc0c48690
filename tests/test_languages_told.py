"""When figures held and who told them, in other languages: `languages_told.toml` holds the sentences."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.test_languages import OTHERS, reading, told

WANTED: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "languages_told.toml").read_text("utf-8")
)


def cases(field: str) -> list[tuple[str, str, str]]:
    return [(code, text, wanted) for code in OTHERS for text, wanted in WANTED[field][code].items()]


@pytest.mark.parametrize(("code", "text", "wanted"), cases("as_of"))
def test_when_figures_of_a_sentence_held(code: str, text: str, wanted: str) -> None:
    assert [told(claim)["as_of"] for claim in reading(text, code).claims] == wanted.split()


@pytest.mark.parametrize(("code", "text", "wanted"), cases("speaker"))
def test_who_tells_the_figure_of_a_sentence(code: str, text: str, wanted: str) -> None:
    (speaker,) = [told(claim)["speaker"] for claim in reading(text, code).claims]
    assert wanted in speaker


@pytest.mark.parametrize("field", ["as_of", "speaker"])
def test_every_language_has_ten_sentences(field: str) -> None:
    assert all(len(WANTED[field][code]) >= 10 for code in OTHERS)
