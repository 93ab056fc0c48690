"""The second seed, a report that somebody wrote, held against the first and the example that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.model.verification import Judgement, Standing, Verification
from whosays.workspace import opened

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"{SEEDS} is not there: there is no seed to verify")


@pytest.fixture(scope="module")
def found() -> Verification:
    first, second = sorted(SEEDS.glob("*.txt"))
    return opened([first, ROOT / "examples" / "foreign-troops"]).verify(second)


def flagged(found: Verification, standing: Standing) -> list[Judgement]:
    return [each for each in found.judgements if each.standing is standing]


def test_the_conclusion_does_not_agree_with_what_was_reported_before(found: Verification) -> None:
    last = [each for each in flagged(found, Standing.OWN_ARITHMETIC) if "12,000" in each.evidence.exact]
    assert len(last) == 1
    assert "14,000" in last[0].words
    assert last[0].evidence.start > 0.8 * len(found.draft.text)


def test_one_amount_at_two_exchange_rates_is_told_at_its_figures(found: Verification) -> None:
    told = [
        each for each in flagged(found, Standing.OWN_ARITHMETIC) if "100 rubles" in each.words and "72.6" in each.words
    ]
    assert {"$41,300", "3 million rubles"} <= {each.evidence.exact for each in told}


def test_what_is_put_more_strongly_than_on_record_is_overstated(found: Verification) -> None:
    told = {each.evidence.exact: each.words for each in found.flagged}
    assert "adds a bound" in told["up to $2,000"]
    assert "loses a bound" in told["approximately $30,000"]
    assert all(", characters " in told[words] for words in ("up to $2,000", "approximately $30,000"))


def test_most_of_what_the_example_bears_out_is_supported(found: Verification) -> None:
    supported = {each.evidence.exact for each in flagged(found, Standing.SUPPORTED)}
    assert {"between 10,000 and 12,000", "approximately 4,000", "around 14,000", ">4,500"} <= supported
