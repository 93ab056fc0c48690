"""A figure that its speaker only took over goes back to whom it was taken from, and one counted anew does not."""

from __future__ import annotations

import pytest

from whosays.export import claim_records
from whosays.workspace import Case

SPIES = "South Korea's National Intelligence Service said about 12,000 North Korean soldiers had been sent to Russia."
HEALTH = "The Ministry of Health said 1,240 patients had died in Karel."
HOUSES = "Rescue teams counted 1,874 houses destroyed in the Osk valley."
WATER = "The Alva Water Board said 3,460 households had no water in Brent."


def roots(said: str, told: str) -> int:
    """How many statements the figures of a report and of a later one go back to."""
    papers = (("a.txt", "Tarn News Agency\n3 March 2025", said), ("b.txt", "The Valley Courier\n5 March 2025", told))
    account = Case.transient([], [(name, f"{head}\n\n{text}\n".encode()) for name, head, text in papers]).account
    found = list(claim_records(account))
    assert len({record["document"] for record in found}) == 2
    return len({record["root"] for record in found})


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (SPIES, "Ukraine's military intelligence says 12,000 North Koreans were sent to Russia, a figure first given by "
                "South Korea's spy agency."),
        (SPIES, "The Pentagon puts the North Korean soldiers sent to Russia at 12,000, based on South Korea's estimates."),
        (SPIES, "A think tank in Washington says 12,000 North Korean soldiers were sent to Russia, according to "
                "calculations from the National Intelligence Service's data."),
        (SPIES, "Analysts at the Harbour Institute, who work from Seoul's figures, put the North Korean soldiers sent to "
                "Russia at 12,000."),
        (SPIES, "Seoul's figure of 12,000 North Korean soldiers sent to Russia has not been confirmed."),
        (SPIES, "Seoul puts the number of North Korean soldiers sent to Russia at 12,000."),
        (SPIES, "Kyiv repeats Seoul's figure of 12,000 North Korean soldiers sent to Russia."),
        (HEALTH, "The Red Cross, using data from the Ministry of Health, gave 1,240 dead patients in Karel."),
        (HEALTH, "The UN said 1,240 patients had died in Karel, a number it took over from the Health Ministry."),
        (HEALTH, "According to the aid group Lifeline, which relies on the Ministry of Health's records, 1,240 patients "
                 "died in Karel."),
        (HEALTH, "The mayor cited the Ministry of Health's tally of 1,240 dead patients in Karel."),
        (HEALTH, "1,240 patients died in Karel, the Ministry of Health's own tally shows."),
        (HOUSES, "Using Tarn News Agency data, the Courier counted 1,874 houses destroyed in the Osk valley."),
        (WATER, "The consumers' league says 3,460 households in Brent have no water, on the basis of Alva Water Board "
                "statistics."),
        (WATER, "The party's leader spoke of 3,460 households without water in Brent, quoting the Alva Water Board."),
        (WATER, "3,460 households in Brent were without water, the tenants' union said, crediting the Alva Water Board."),
    ],
)  # fmt: skip
def test_what_was_taken_over_is_one_statement(said: str, told: str) -> None:
    assert roots(said, told) == 1


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (SPIES, "The Pentagon said, citing satellite images, that 12,000 North Korean soldiers had gone to Russia."),
        (SPIES, "Ukraine's military intelligence counted 12,000 North Korean soldiers in Russia."),
        (SPIES, "Kyiv, repeating its call on Seoul to send weapons, said 12,000 North Korean soldiers were in Russia."),
        (SPIES, "Ukraine says Russia is using 12,000 North Korean soldiers, and Seoul has protested."),
        (SPIES, "South Korea's military said 12,000 North Korean soldiers had been sent to Russia."),
        (SPIES, "Western officials, who have their own sources, say 12,000 North Korean soldiers were sent to Russia."),
        (HEALTH, "The Red Cross, using records from nine hospitals, counted 1,240 dead patients in Karel."),
        (HEALTH, "The union of doctors said 1,240 patients had died in Karel, based on its own survey, and asked the "
                 "Ministry of Health to resign."),
        (WATER, "The Brent Housing League counted 3,460 households without water in Brent, and with the Alva Water Board it "
                "shares a hotline."),
        (WATER, "The Brent Housing League, after knocking on every door, counts 3,460 households in Brent without water."),
    ],
)  # fmt: skip
def test_what_was_counted_anew_is_another(said: str, told: str) -> None:
    assert roots(said, told) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arvid Lundqvist", "Arvid J. Lundqvist"),
        ("Kim Yong-hyun", "Kim Yonghyun"),
        ("Kim Yong-hyun", "Kim Yong Hyun"),
        ("Marie-Claire Dubois", "Marie Claire Dubois"),
    ],
)
def test_a_person_is_one_with_initials_and_hyphens_or_without(one: str, other: str) -> None:
    told = "Defence Minister {} said 4,310 soldiers had been killed near Lomy."
    again = "{}, who heads the Defence Ministry, put the soldiers killed near Lomy at 4,310."
    assert roots(told.format(one), again.format(other)) == 1
