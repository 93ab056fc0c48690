"""Words of packs in other languages: which phrases hold in which language, and what a pack's author is told of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.english import inputs, walked
from whosays.lexicon.language import SHIPPED
from whosays.lexicon.packs import PackFile, spoken_in
from whosays.lexicon.strict import read
from whosays.lexicon.whole import load, pack_sources
from whosays.workspace import pack_findings

OTHERS = SHIPPED[1:]
WELLS = """\
name = "wells"
language = "en"

[measure.wells_dug]
title = "wells dug"
names = ["dug"]
when = [["new"], ["wells"]]
setting = 1
unit = "count"
kind = "cumulative"

[role.diggers]
title = "diggers"
nouns = ["diggers"]

[place.tarn]
names = ["Tarn Valley"]

[event.flood]
names = ["the flood"]
first = 2024-05-11

[words.de.measure.wells_dug]
names = ["gegraben*"]
examples = [{ text = "Im Mai wurden 140 Brunnen gegraben.", low = 140, unit = "count" }]

[words.de.role]
diggers = ["gräber"]

[words.de.place]
tarn = ["Tarntal"]

[words.de.event.flood]
names = ["der flut"]
among = ["Tarntal"]
"""
LATER = """\
name = "later"

[words.de.measure.wells_dug]
names = ["gebohrt"]
when = [["neu*"], ["brunnen"]]
"""


def packs(*texts: str) -> tuple[PackFile, ...]:
    return tuple(read(text, PackFile, "pack.toml") for text in texts)


def test_a_language_has_its_own_phrases_and_none_of_another() -> None:
    german, english = spoken_in("de", packs(WELLS)), spoken_in("en", packs(WELLS))
    assert german.measure["wells_dug"].names == ("gegraben*",)
    assert (german.measure["wells_dug"].when, german.measure["wells_dug"].setting) == ((), None)
    assert german.role["diggers"].nouns == ("gräber",)
    assert german.place["tarn"].names == ("Tarn Valley", "Tarntal")
    assert (german.event["flood"].names, german.event["flood"].among) == (("der flut",), ("Tarntal",))
    assert english.measure["wells_dug"].names == ("dug",)
    assert english.role["diggers"].nouns == ("diggers",)


def test_a_pack_without_a_language_is_looked_for_in_all() -> None:
    own = WELLS.replace('language = "en"\n', "")
    assert spoken_in("de", packs(own)).measure["wells_dug"].names == ("dug", "gegraben*")
    assert spoken_in("fr", packs(own)).measure["wells_dug"].names == ("dug",)
    assert spoken_in("fr", packs(WELLS)).measure["wells_dug"].names == ()


def test_a_later_pack_replaces_the_words_of_a_measure() -> None:
    found = spoken_in("de", packs(WELLS, LATER)).measure["wells_dug"]
    assert found.names == ("gebohrt",)
    assert (found.when, found.setting) == ((("neu*",), ("brunnen",)), 1)


def test_english_is_what_it_was() -> None:
    shipped = {source.name: source.pack for source in pack_sources()}
    for key in ("killed", "troops_deployed"):
        assert load().pack.measure[key] == shipped["conflict.toml"].measure[key]
    assert load().pack.role["civilians"] == shipped["conflict.toml"].role["civilians"]


@pytest.mark.parametrize("code", OTHERS)
def test_words_of_one_language_are_loaded(code: str) -> None:
    names = [name for name, _ in load(language=code).packs]
    assert [name for name in names if name.startswith("words_")] == [f"words_{code}.toml"]
    assert not any(name.startswith("words_") for name, _ in load().packs)


@pytest.mark.parametrize("code", OTHERS)
def test_words_of_a_language_are_proved_by_their_examples(code: str) -> None:
    total, findings = pack_findings([f"words_{code}"])
    assert total > 30
    assert findings == ()


def test_all_languages_have_words_for_the_same_measures_and_roles() -> None:
    words = {s.name: s.pack.words for s in pack_sources() if s.name.startswith("words_")}
    tables = [set(told.measure) for pack in words.values() for told in pack.values()]
    roles = [set(told.role) for pack in words.values() for told in pack.values()]
    assert len(words) == len(OTHERS)
    assert all(one == tables[0] for one in tables)
    assert all(one == roles[0] for one in roles)


def test_what_is_wrong_with_words_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wells.toml"
    odd = WELLS.replace('"gegraben*"', '"gegraben, neu"').replace("diggers = [", "digers = [")
    path.write_text(odd.replace("low = 140", "low = 141") + '[words.dk.role]\ndiggers = ["gravere"]\n', "utf-8")
    _, findings = pack_findings([str(path)])
    told = {(each.table, each.text): each.message for each in findings}
    assert told["words.dk", "dk"].startswith("no documents are read in the language 'dk'; there are: en, de")
    assert told["words.de.role", "digers"] == "no role is called 'digers'; did you mean 'diggers'?"
    assert told["words.de.measure.wells_dug", "gegraben, neu"].startswith("the phrase never matches")
    example = told["words.de.measure.wells_dug", "Im Mai wurden 140 Brunnen gegraben."]
    assert example.startswith("should give measure wells_dug, low 141")
    assert all(each.line for each in findings)


# The same event told in each language: 62 dead and 140 houses in the region of Kursk.
IN_BOTH = {
    "de": "In der Region Kursk sind 62 Menschen ums Leben gekommen, teilte die Polizei mit. In der Region Kursk wurden 140 Häuser zerstört.",
    "es": "En la región de Kursk murieron 62 personas, informó la policía. En la región de Kursk fueron destruidas 140 casas.",
    "fr": "Dans la région de Koursk, 62 personnes ont été tuées, a annoncé la police. Dans la région de Koursk, 140 maisons ont été détruites.",
    "ru": "В Курской области погибли 62 человека, сообщила полиция. В Курской области разрушено 140 домов.",
    "uk": "У Курській області загинули 62 людини, повідомила поліція. У Курській області зруйновано 140 будинків.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_an_article_in_another_language_answers_the_questions_of_an_english_one(code: str) -> None:
    english = "In Kursk region 68 people were killed, the army said. In Kursk region 120 houses were destroyed."
    account = walked(inputs([english, IN_BOTH[code]], date(2025, 3, 10)))
    claims = {claim.id: claim for claim in account.claims}
    answers = {e.question.measure: {claims[b.claim].document for b in e.question.bearings} for e in account.answers}
    assert {measure: len(documents) for measure, documents in answers.items()} == {"killed": 2, "homes_destroyed": 2}


IN_PERU = {
    "de": "In Peru sind 12 Menschen ums Leben gekommen, teilten die Vereinten Nationen mit.",
    "es": "En Perú murieron 12 personas, informó la ONU.",
    "fr": "Au Pérou, 12 personnes ont été tuées, selon les Nations unies.",
    "ru": "В Перу погибли 12 человек, сообщили в ООН.",
    "uk": "У Перу загинули 12 людей, за даними ООН.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_speakers_and_countries_are_the_same_in_all_languages(code: str) -> None:
    (claim,) = walked(inputs([IN_PERU[code]], date(2025, 3, 10))).claims
    assert (claim.measure, claim.place, claim.population) == ("killed", "Peru", "people")
    assert [speaker.key for speaker in claim.speakers] == ["united_nations"]


BANK = {
    "de": "Die Schäden betragen 400 Millionen Dollar, teilte die Weltbank mit.",
    "es": "Los daños suman 400 millones de dólares, informó el Banco Mundial.",
    "fr": "Les dégâts s'élèvent à 400 millions de dollars, selon la Banque mondiale.",
    "ru": "Ущерб составил 400 миллионов долларов, сообщили во Всемирном банке.",
    "uk": "Збитки становлять 400 мільйонів доларів, за даними Світового банку.",
}


@pytest.mark.parametrize("code", OTHERS)
def test_a_body_of_all_countries_is_one_in_all_languages(code: str) -> None:
    claims = walked(inputs([BANK[code]], date(2025, 3, 10))).claims
    assert {speaker.key for claim in claims for speaker in claim.speakers} == {"world_bank"}
