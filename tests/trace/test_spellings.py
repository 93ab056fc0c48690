"""Names that may be one speaker's: which are proposed, on what evidence, and which are not."""

from __future__ import annotations

from datetime import date

import pytest

from tests.making import claim
from whosays import trace
from whosays.model.claim import Claim, Speaker
from whosays.model.mention import Attribution
from whosays.model.ruling import Alias, Naming, Rulings
from whosays.trace.papers import Paper
from whosays.trace.spellings import folded

DIRECTOR = Speaker(words="SENRA director Paul Anders", name="Paul Anders")


def by(*names: str) -> list[Claim]:
    return [claim(str(10 + n), by=name, paper=f"paper {n}") for n, name in enumerate(names)]


def found(*names: str, text: str = "", rulings: Rulings | None = None) -> tuple[Alias, ...]:
    claims = by(*names)
    papers = {c.document: Paper(document=c.document, day=date(2025, 1, 1), text=text) for c in claims}
    return trace.aliases(claims, papers, None, rulings or Rulings())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaddafi", "Qadhafi"),
        ("Mariya Kovalenko", "Maria Kowalenko"),
        ("Yusuf Abdulkadir", "Yousef Abdulqadir"),
        ("Sergei Shoygu", "Sergey Shoigu"),
        ("Khusnullin", "Marat Husnullin"),
        ("Mohammed Jafari", "Muhammad Yafari"),
    ],
)
def test_romanisations_of_one_name_are_proposed(one: str, other: str) -> None:
    assert [(a.taken, "romanisation" in a.why) for a in found(one, other)] == [(False, True)]


def test_other_names_are_not_proposed() -> None:
    assert not found("Maria Kovalenko", "Marta Kravchuk", "General Staff", "Ministry of Health", "Red Cross")


def test_a_short_name_in_brackets_is_proposed() -> None:
    text = "The Emergency Service of Varnia (DSV) counted 30 houses."
    (alias,) = found("DSV", "Emergency Service of Varnia", text=text)
    assert (alias.alias, alias.speaker, alias.taken) == ("DSV", "Emergency Service of Varnia", False)
    assert "Emergency Service of Varnia (DSV)" in alias.why


@pytest.mark.parametrize(
    ("short", "full", "why"),
    [
        ("ministry", "Ministry of Health of Varnia", "among those of the full name"),
        ("MHV", "Ministry of Health of Varnia", "initials"),
        ("Petrov", "Ivan Petrov", "among those of the full name"),
        ("spokesman of the Health Ministry", "Ministry of Health of Varnia", "among those of the full name"),
    ],
)
def test_what_the_trace_took_for_one_is_listed_too(short: str, full: str, why: str) -> None:
    (alias,) = found(short, full)
    assert (alias.alias, alias.speaker, alias.taken) == (short, full, True)
    assert why in alias.why


@pytest.mark.parametrize("apart", [True, False])
def test_what_a_person_settled_is_not_proposed_again(apart: bool) -> None:
    naming = Naming(alias="gaddafi", speaker="Qadhafi", reason="decided", apart=apart)
    assert not found("Gaddafi", "Qadhafi", rulings=Rulings(names=(naming,)))


@pytest.mark.parametrize("ruled", ["Paul Anders", "SENRA director Paul Anders"])
def test_what_was_settled_by_the_name_shown_is_not_proposed_again(ruled: str) -> None:
    claims = [*by("SENRA"), claim("48", paper="b", attribution=Attribution.NAMED, speakers=(DIRECTOR,))]
    apart = Rulings(names=(Naming(alias="SENRA", speaker=ruled, reason="he, not it", apart=True),))
    assert [(a.alias, a.speaker, a.taken) for a in trace.aliases(claims, {})] == [("SENRA", "Paul Anders", True)]
    assert not trace.aliases(claims, {}, None, apart)


def test_forms_of_one_word_fold_into_one() -> None:
    assert folded("Zelenskyy") == folded("Zelenskiy") == folded("Zelensky")
    assert folded("Shoigu") == folded("Shoygu")
    assert folded("Kravchuk") != folded("Kovalenko")


@pytest.mark.parametrize(
    ("other", "text", "proposed"),
    [
        ("Permanent Commission", "Help came from the Permanent Contingency Commission (PECCO) in Tulan.", True),
        ("Permanent Commission", "Help came from the Contingency Fund of Tulan (PECCO) again.", False),
    ],
)
def test_a_short_name_and_one_of_the_words_of_the_name_before_its_brackets_are_proposed(
    other: str, text: str, proposed: bool
) -> None:
    """Though nobody speaks by the full name anywhere."""
    told = [(alias.alias, alias.speaker, alias.taken) for alias in found("PECCO", other, text=text)]
    assert told == ([("PECCO", other, False)] if proposed else [])


def test_a_word_without_end_costs_no_more_than_its_length() -> None:
    """Read from each of its letters on, this one would take minutes."""
    assert not found("Permanent Commission", "PECCO", text="x" * 300_000)
