"""Speakers, carriers and publishers under many names."""

from __future__ import annotations

import pytest

from tests.making import claim, evidence, quantity
from whosays.model.claim import Claim, Speaker
from whosays.model.mention import Attribution, Stance
from whosays.trace.compared_names import Name, name_of
from whosays.trace.credits import credited
from whosays.trace.figures import Likeness, likeness, same_figure
from whosays.trace.names import Names, voices
from whosays.trace.nobody import names_nobody
from whosays.trace.papers import Paper


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("the Ministry of Health", "Ministry of Health of Varnia", True),
        ("health minister", "Ministry of Health", True),
        ("Varnian army", "the army of Varnia", True),
        ("Governor Bress", "Ilan Bress, the governor", True),
        ("NSS", "National Security Service", True),
        ("Ministry of Health", "Ministry of Defence", False),
        ("Army", "Police", False),
        ("officials", "senior officials", False),
    ],
)
def test_two_names_can_be_one(one: str, other: str, fit: bool) -> None:
    assert name_of(one).fits(name_of(other)) is fit
    assert name_of(other).fits(name_of(one)) is fit


def test_names_that_differ_have_an_order() -> None:
    """Else the order of a set, which hangs on the seed of hashes, would sort them into classes."""
    capitals, small = name_of("National Relief Agency"), name_of("national relief agency")
    assert capitals != small
    assert capitals.order != small.order


def test_keys_decide_where_both_have_one() -> None:
    assert name_of("the spies", "nis").fits(name_of("South Korean intelligence", "nis"))
    assert not name_of("Army", "a").fits(name_of("Army", "b"))


def test_a_short_name_that_fits_two_stands_alone_but_in_its_own_document() -> None:
    health, defence = claim("1", by="Ministry of Health"), claim("2", by="Ministry of Defence", paper="b")
    loose, settled = claim("3", by="the ministry", paper="c"), claim("4", by="the ministry", paper="b", at=9)
    told = voices([health, defence, loose, settled], {}).speakers
    assert not told[loose.id] & (told[health.id] | told[defence.id])
    assert told[settled.id] == told[defence.id]


def test_of_very_many_names_that_share_a_word_each_is_held_against_few(monkeypatch: pytest.MonkeyPatch) -> None:
    fits, asked = Name.fits, 0

    def counted(one: Name, other: Name) -> bool:
        nonlocal asked
        asked += 1
        return fits(one, other)

    monkeypatch.setattr(Name, "fits", counted)
    names = Names()
    told = [name_of(f"Colonel Kern{chr(97 + n % 26)}{chr(97 + n // 26)}") for n in range(600)]
    names.learn(told)
    names.settle("a", told)
    assert asked < 600 * 100


def test_who_rejects_a_figure_did_not_give_it() -> None:
    denied = claim("450", by="Army", stance=Stance.DENIES)
    assert voices([denied], {}).speakers[denied.id] == frozenset()


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("450 tents burned, The Harbour Times reported.", True),
        ("The captain told the weekly Harbour Times that 450 tents burned.", True),
        ("According to the Harbour Times, 450 tents burned.", True),
        ("450 tents burned near the Harbour Times building.", False),
        ("People in Harbour Times said that 450 tents burned.", False),
    ],
)
def test_a_sentence_credits_a_paper_by_its_printed_name(text: str, credit: bool) -> None:
    assert credited(text, {"harbour times": 7}) == (frozenset({7}) if credit else frozenset())


def test_a_speaker_that_the_reading_missed_is_found_beside_a_verb_of_saying() -> None:
    words = "450 tents burned, the Port Captain of Mira said by radio."
    bare = claim("450", sentence=evidence(words))
    own = Paper(document=claim("9", paper="b").document, names=("Port Captain of Mira",))
    held = claim("450", paper="b")
    told = voices([bare, held], {own.document: own})
    assert told.speakers[bare.id] == told.printers[held.document]


@pytest.mark.parametrize("attribution", Attribution)
def test_only_a_named_source_can_be_told_from_another(attribution: Attribution) -> None:
    assert names_nobody(claim("450", by="Army", attribution=attribution)) is (attribution is not Attribution.NAMED)
    assert names_nobody(claim("450"))


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        (quantity(2340), quantity(2340), Likeness.SAME),
        (quantity(140, 160), quantity(160), Likeness.SAME),
        (quantity(15460), quantity(154600), Likeness.SLIPPED),
        (quantity(5), quantity(50), Likeness.OTHER),
        (quantity(4713), quantity(4700), Likeness.ROUNDED),
        (quantity(15000), quantity(18000), Likeness.OTHER),
    ],
)
def test_figures_are_alike(one: quantity, other: quantity, like: Likeness) -> None:  # type: ignore[valid-type]
    assert likeness(one, other) is like
    assert likeness(other, one) is like


def test_hedges_may_differ_but_ends_may_not() -> None:
    from whosays.model.quantity import Qualifier

    assert same_figure(quantity(450), quantity(450, qualifier=Qualifier.APPROX))
    assert not same_figure(quantity(450), quantity(450, qualifier=Qualifier.AT_LEAST))
    assert not same_figure(quantity(450), quantity(450, unit="EUR"))


def test_a_speaker_is_called_by_the_fullest_name() -> None:
    first, second = claim("1", by="Bress"), claim("2", by="Governor Ilan Bress", paper="b")
    told = voices([first, second], {})
    assert told.called(first.document, first.speakers[0]) == Speaker(words="Governor Ilan Bress")
    assert isinstance(first, Claim)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("headteacher Sani Bala", "headmaster Sani Bala", True),
        ("provincial engineer, Lorna Abel", "provincial engineer", True),
        ("regional Red Cross", "national Red Cross", False),
    ],
)
def test_a_person_is_one_whatever_he_is_called_before_his_name(one: str, other: str, same: bool) -> None:
    assert name_of(one).fits(name_of(other)) is same
