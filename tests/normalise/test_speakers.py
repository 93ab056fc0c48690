"""Speakers: joint ones split, each resolved to its entry, or to a country and an institution, or to neither.

Expected keys are those of `packs/speakers.toml` and, for institutions by rule, `<country>_<institution>`.
"""

from __future__ import annotations

import pytest

from whosays.lexicon.speakers import SpeakerEntry, SpeakerKind, institutions
from whosays.lexicon.whole import load
from whosays.model.claim import Speaker
from whosays.model.mention import Attribution, Voice, Words
from whosays.normalise.speakers import speakers

PACK = load().pack.speaker


def read(text: str, entries: dict[str, SpeakerEntry] | None = None) -> tuple[Speaker, ...]:
    words = Words(start=0, end=len(text), text=text)
    voice = Voice(start=0, end=len(text), attribution=Attribution.NAMED, cue=words, speakers=(words,))
    return speakers(voice, PACK if entries is None else entries)


@pytest.mark.parametrize(
    ("text", "key", "bloc"),
    [
        ("Pentagon", "united_states_defence_ministry", "united_states"),
        ("South Korea's spy agency", "south_korea_national_intelligence", "south_korea"),
        ("South Korea's NIS", "south_korea_national_intelligence", "south_korea"),
        ("North Korea's NIS", None, None),
        ("South Korean military", "south_korea_military", "south_korea"),
        ("Ukrainian officials", "ukraine_government", "ukraine"),
        ("senior Ukrainian official", "ukraine_government", "ukraine"),
        ("Foreign Minister of Nepal", "nepal_foreign_ministry", "nepal"),
        ("Ministry of Health of the Kyrgyz Republic", "kyrgyzstan_health_ministry", "kyrgyzstan"),
        ("Kremlin spokesman Dmitry Peskov", "russia_presidency", "russia"),
        ("spokesman for the Kremlin", "russia_presidency", "russia"),
        ("Hamas-run health ministry", "gaza_health_ministry", "hamas"),
        ("Moscow", "russia_government", "russia"),
        ("UN refugee agency", "unhcr", "united_nations"),
        ("Congolese army", None, None),
        ("Victoria", None, None),
        ("several sources", None, None),
    ],
)
def test_a_speaker_has_a_key_where_exactly_one_fits(text: str, key: str | None, bloc: str | None) -> None:
    (speaker,) = read(text)
    assert (speaker.words, speaker.key, speaker.bloc) == (text, key, bloc)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "United States, South Korean, and Ukrainian intelligence officials",
            [
                "United States intelligence officials",
                "South Korean intelligence officials",
                "Ukrainian intelligence officials",
            ],
        ),
        ("Burundi and Uganda", ["Burundi", "Uganda"]),
        ("Ministry of Labour and Social Affairs", ["Ministry of Labour and Social Affairs"]),
        ("Germany's defence minister, Boris Pistorius", ["Germany's defence minister, Boris Pistorius"]),
    ],
)
def test_joint_speakers_are_split_and_compound_names_are_not(text: str, words: list[str]) -> None:
    assert [speaker.words for speaker in read(text)] == words


def test_a_named_person_keeps_the_name_and_takes_bloc_and_country_from_the_office() -> None:
    (speaker,) = read("Germany's defence minister, Boris Pistorius")
    assert speaker == Speaker(
        words="Germany's defence minister, Boris Pistorius", name="Boris Pistorius", bloc="germany", country="DE"
    )


def test_a_name_that_two_entries_share_resolves_to_neither() -> None:
    entries = {
        "one": SpeakerEntry(name="Observatory North", aliases=("Observatory",), kind=SpeakerKind.MONITOR),
        "two": SpeakerEntry(name="Observatory South", aliases=("Observatory",), kind=SpeakerKind.MONITOR),
    }
    assert read("Observatory", entries)[0].key is None
    assert read("Observatory South", entries)[0].key == "two"


def test_institutions_have_a_noun_each_of_their_own() -> None:
    nouns = [noun for body in institutions().institution.values() for noun in (*body.nouns, *body.offices)]
    assert len(nouns) == len(set(nouns))
    assert all(noun == noun.lower() for noun in nouns)


def test_whom_a_person_speaks_for_lends_bloc_and_country() -> None:
    entries = {
        "rebels": SpeakerEntry(name="Valley Front", kind=SpeakerKind.ARMED_GROUP, bloc="valley", country="NO"),
        "voice": SpeakerEntry(name="Ola Dahl", kind=SpeakerKind.PERSON, speaks_for="rebels"),
        "guest": SpeakerEntry(name="Per Moe", kind=SpeakerKind.PERSON, speaks_for="rebels", bloc="own", country="SE"),
    }
    assert [(s.key, s.bloc, s.country) for s in read("Ola Dahl and Per Moe", entries)] == [
        ("voice", "valley", "NO"),
        ("guest", "own", "SE"),
    ]


def test_linking_words_and_offices_are_those_of_the_language() -> None:
    words = Words(start=0, end=24, text="Bürgermeisterin Ola Dahl")
    voice = Voice(start=0, end=24, attribution=Attribution.NAMED, cue=words, speakers=(words,))
    assert [speakers(voice, {}, code)[0].name for code in ("de", "en")] == ["Ola Dahl", None]


@pytest.mark.parametrize(
    ("text", "key", "bloc"),
    [
        ("Greece's migration ministry", "greece_migration_agency", "greece"),
        ("Ministry of Fisheries of Norway", "norway_fisheries_ministry", "norway"),
        ("Norwegian fisheries minister", "norway_fisheries_ministry", "norway"),
        ("Kenya's food safety authority", "kenya_food_safety_authority", "kenya"),
        ("Kenya Red Cross", "kenya_red_cross", None),
        ("Syrian Arab Red Crescent", "syria_red_cross", None),
        ("Indonesia's disaster agency", "indonesia_bnpb", "indonesia"),
        ("EU border agency Frontex", "frontex", "european_union"),
        ("Greek football agency staff", None, None),
    ],
)
def test_public_bodies_of_a_country_have_a_key_by_rule(text: str, key: str | None, bloc: str | None) -> None:
    (speaker,) = read(text)
    assert (speaker.key, speaker.bloc) == (key, bloc)
