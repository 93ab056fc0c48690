"""A speaker named in the short sentence behind, and what is no such sentence."""

from __future__ import annotations

import pytest

from tests.test_languages import reading

DEAD = "Bei dem Brand sind 12 Menschen gestorben."


def speakers(text: str, code: str) -> list[list[str]]:
    return [[speaker.words for speaker in claim.speakers] for claim in reading(text, code).claims]


@pytest.mark.parametrize(
    ("code", "text", "who"),
    [
        ("de", f"{DEAD} Das sagte Bürgermeisterin Eva Lang am Dienstag.", "Bürgermeisterin Eva Lang"),
        ("de", f"{DEAD} Das berichtet die Zeitung »Der Bote«.", "Der Bote"),
        ("ru", "При пожаре погибли 12 человек. Об этом сообщает прокуратура региона.", "прокуратура региона"),
        ("ru", "При пожаре погибли 12 человек. Об этом 5 марта сообщил губернатор.", "губернатор"),
        ("uk", "Унаслідок пожежі загинули 12 людей. Про це заявив мер міста Ігор Терехов.", "Ігор Терехов"),
        ("es", "En el incendio murieron 12 personas. Así lo informó este lunes la alcaldía.", "alcaldía"),
        ("fr", "L'incendie a fait 12 morts. C'est ce qu'a annoncé la préfecture.", "préfecture"),
    ],
)
def test_the_sentence_behind_names_the_speaker(code: str, text: str, who: str) -> None:
    (speaker,) = speakers(text, code)[0]
    assert who in speaker


@pytest.mark.parametrize(
    "behind",
    [
        "Das Haus gehört der Stadt.",
        "Das Ministerium teilte mit, 30 Menschen seien verletzt worden.",
        "Das sagten 14 Zeugen der Polizei.",
        "Die Behörde teilte mit, es werde weiter gesucht.",
    ],
)
def test_a_sentence_with_something_of_its_own_names_nobody_for_the_one_before(behind: str) -> None:
    assert speakers(f"{DEAD} {behind}", "de")[0] == []


def test_english_names_its_speakers_in_the_sentence() -> None:
    assert speakers("The fire killed 12 people. This the mayor said on Tuesday.", "en")[0] == []
