"""Figures that no text ties to a paper, taken back to the statement that they most likely go back to."""

from __future__ import annotations

import pytest

from whosays.model.link import MutationKind, Traced
from whosays.workspace import Case

POST = (
    "Urgent statement\nTarfa Doctors' Circle, public channel, 14 March 2025",
    "Artillery struck the vegetable market of Um Hadra in Korvan today. Our colleagues at the Women's Hospital have "
    "received the bodies of at least 63 dead, many of them children.",
)
LISTED = (
    "The names of our people\nHadra Emergency Room, 17 March 2025",
    "For three days our volunteers have gone from house to house. We publish the names of 63 people who were killed in "
    "the market of Um Hadra in Korvan.",
)
BULLETIN = "The total losses of the enemy in Korvan up to this morning in all are as follows: personnel about {}."


def traced(*papers: tuple[str, str]) -> Traced:
    loose = [(f"{at}.txt", f"{head}\n\n{text}\n".encode()) for at, (head, text) in enumerate(papers)]
    return Case.transient([], loose).account.traced


def relay(text: str) -> tuple[str, str]:
    return "Shells hit market\nChannel Nine World, 15 March 2025", text


@pytest.mark.parametrize(
    "text",
    [
        "An attack on a market in Um Hadra in Korvan has killed at least 63 people, many of them children, medics say.",
        "At least 63 people were killed in a market of Um Hadra in Korvan, officials say.",
        "The market of Um Hadra in Korvan lost 63 of its people, many of them children.",
    ],
)
def test_who_is_only_described_has_the_figure_from_the_statement_that_is_held(text: str) -> None:
    assert len(traced(POST, relay(text)).origins) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Floods in the port of Delm washed away 63 boats, fishermen say.",
        "An attack on a market in Um Hadra in Korvan has killed about 60 people, many of them children, medics say.",
    ],
)
def test_another_matter_and_a_round_figure_are_statements_of_their_own(text: str) -> None:
    assert len(traced(POST, relay(text)).origins) == 2


def test_two_bodies_with_one_figure_are_two_sources() -> None:
    one = "Market hit\nKorvan Herald, 14 March 2025", "The Korvan Red Cross said 63 people were killed in Um Hadra."
    other = relay("In the market of Um Hadra 63 people lost their lives, the General Staff of Ostrany said.")
    assert len(traced(one, other).origins) == 2


def test_who_counted_anew_in_the_sentence_before_copies_nobody() -> None:
    assert len(traced(POST, LISTED).origins) == 2


def test_what_is_told_of_a_count_after_a_figure_may_be_of_another_figure() -> None:
    text = (
        "At least 63 people, many of them children, were killed in Um Hadra in Korvan, medics say. We asked the police."
    )
    assert len(traced(POST, relay(text)).origins) == 1


def test_an_amount_of_one_measure_may_have_slipped_though_no_word_is_shared() -> None:
    sheet = (
        "Situation\nForest Service of Korvan, 19 August 2025",
        "Burnt area, by track of the perimeter: 14,870 hectares.",
    )
    text = "A wildfire in the range of Hadra in Korvan has blackened 14,870 acres, forest officials said."
    traces = traced(sheet, ("Fire spreads\nChannel Nine World, 20 August 2025", text))
    assert [m.kind for edge in traces.edges for m in edge.mutations] == [MutationKind.UNIT_SLIPPED]


def test_what_a_relay_has_as_the_statement_has_it_did_not_change() -> None:
    sheet = (
        "Situation\nForest Service of Korvan, 19 August 2025",
        "Burnt area, by track of the perimeter: 14,870 hectares.",
    )
    slipped = "A wildfire in the range of Hadra in Korvan has blackened 14,870 acres of pine, forest officials said."
    again = "A wildfire in the range of Hadra in Korvan has blackened 14,870 hectares of pine."
    papers = ("Fire spreads\nChannel Nine World, 20 August 2025", slipped), ("Fire\nThe Lamp, 22 August 2025", again)
    told = [tuple(m.kind for m in edge.mutations) for edge in traced(sheet, *papers).edges]
    assert sorted(told) == [(), (MutationKind.UNIT_SLIPPED,)]


def test_the_next_bulletin_of_one_body_is_no_copy_of_the_last() -> None:
    first = "Losses\nGeneral Staff, 12 June 2025", BULLETIN.format("101,410")
    second = "Losses\nGeneral Staff, 13 June 2025", BULLETIN.format("101,630")
    assert len(traced(first, second).origins) == 2


def kinds(statement: str, told: str) -> set[MutationKind]:
    """What changed between a register and a paper that names it."""
    papers = ("Findings\nKorvan Register, 20 June 2025", statement), ("News\nThe Evening Lamp, 24 July 2025", told)
    return {m.kind for edge in traced(*papers).edges if edge.origin for m in edge.mutations}


@pytest.mark.parametrize(
    ("statement", "told", "kind"),
    [
        (
            "We estimate that between 240,000 and 290,000 people marched.",
            "The Korvan Register wrote of 240,000 to 290,000 people who marched.",
            MutationKind.HEDGE_STRIPPED,
        ),
        (
            "By 30 June we had documented 417 deaths in custody.",
            "The Korvan Register documented 417 deaths in custody up to the end of June.",
            MutationKind.DATE_LOST,
        ),
    ],
)
def test_what_is_only_told_otherwise_is_no_change(statement: str, told: str, kind: MutationKind) -> None:
    assert kind not in kinds(statement, told)


def test_a_date_without_a_year_is_lost_where_the_relay_has_none() -> None:
    wire = (
        "Cyclone hits Korvan\nMAPUT, March 16 (Meridian Wire)",
        "The cyclone destroyed 14,230 houses in Korvan by Sunday afternoon, according to the Disaster Institute.",
    )
    later = "Cyclone\nThe Evening Lamp, 20 March 2025", "14,230 houses were destroyed in Korvan by the cyclone."
    found = {m.kind for edge in traced(wire, later).edges if edge.origin for m in edge.mutations}
    assert MutationKind.DATE_LOST in found


@pytest.mark.parametrize(
    ("told", "roots"),
    [
        ("Fire in the Korvan forest of Um Hadra has eaten 6,240 acres of old oaks, officials say.", 1),
        ("Fire in the Korvan forest of Um Hadra has eaten nearly 6,300 hectares of old oaks, officials say.", 1),
        ("Fire in the Korvan forest of Um Hadra has eaten 5,900 hectares of old oaks, officials say.", 2),
    ],
)
def test_a_figure_in_other_units_or_rounded_up_may_go_back_to_another(told: str, roots: int) -> None:
    forest = "The fire in the forest of Um Hadra in Korvan has eaten 6,240 hectares of old oaks."
    post = "Forest fire\nKorvan Forest Watch, 14 March 2025", forest
    assert len(traced(post, relay(told)).origins) == roots
