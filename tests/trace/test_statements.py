"""Whose a statement is: one speaker's, never that of whoever shares one figure with it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.making import claim
from whosays import trace
from whosays.export import claim_records
from whosays.trace.papers import Paper
from whosays.workspace import Case


def whose(*papers: tuple[str, str]) -> dict[tuple[str, str], str]:
    """Who stands behind each figure, by the number of its paper and its words: the speakers of the statement, or those
    of the root of the question; "" for nobody."""
    given = [(f"{number}.txt", f"{head}\n\n{text}\n".encode()) for number, (head, text) in enumerate(papers)]
    account = Case.transient([], given).account
    roots = {claim: root for answer in account.answers for root in answer.lineage.roots for claim in root.claims}
    names = {claim.id: claim for claim in account.claims}
    found = {}
    for record in claim_records(account):
        start = record["start"]
        ids = [c for c in names if c in roots and names[c].evidence.start == start]
        own = [c for c in ids if names[c].evidence.exact == record["text"]]
        found[str(record["document"])[0], str(record["text"])] = " and ".join(
            speaker.words for speaker in (roots[own[0]].speakers if own else ())
        )
    return found


TOWN = (
    "The Karel Gazette\n4 March 2025",
    "The mayor of Osk, Vera Hollin, said 11 residents had drowned and that 420 families had asked for the grant. "
    "Each family would get 15,000 crowns, she said.",
)
NATION = (
    "Coast Wire\n3 March 2025",
    "Each family will get 15,000 crowns. 87 people are missing. More than 36,000 are in shelters.",
)
LATER = (
    "Valley News\n5 March 2025",
    "Still 87 people are missing, the rescue agency SENRA said. It said 214 people had died in the country.",
)


def test_who_repeats_one_of_nobodys_figures_is_not_the_speaker_of_the_others() -> None:
    grant, missing = (claim(words, at=at, paper="a") for words, at in (("15,000", 0), ("87", 40)))
    again, dead = (claim(words, by="Vera Hollin", at=at, paper="b") for words, at in (("15,000", 0), ("11", 40)))
    papers = {c.document: Paper(document=c.document, day=date(2025, 1, n)) for n, c in ((1, grant), (2, again))}
    found = trace.traced([grant, missing, again, dead], papers)
    kept = {c.id: origin for c in (grant, missing, again, dead) if (origin := found.origin_of(c.id))}
    assert [speaker.words for speaker in kept[dead.id].speakers] == ["Vera Hollin"]
    assert not kept[missing.id].speakers
    assert kept[missing.id] != kept[dead.id]


def test_who_shares_one_figure_with_a_paper_is_not_the_speaker_of_its_others() -> None:
    found = whose(NATION, TOWN, LATER)
    assert "Hollin" not in found["0", "87"] + found["2", "87"] + found["2", "214"]
    assert "SENRA" in found["2", "214"]
    assert "Hollin" in found["1", "11"]


@pytest.mark.parametrize(
    "told",
    ["the daily Sentinel speaks of 9 killed", "the monitoring group Vigil says 9 were killed"],
)
def test_whom_a_statement_answers_is_not_its_speaker(told: str) -> None:
    head = "Statement of the Ministry of Defence of Peru\n21 May 2025"
    text = f"1,400 soldiers have been deployed to the delta.\n\nIn April, 2 soldiers were killed and 13 were wounded; {told}."
    found = whose((head, text))
    assert {who for (_, words), who in found.items() if words in ("1,400", "2", "13")} == {
        "Ministry of Defence of Peru"
    }


def test_an_account_is_nobody_whatever_it_tells() -> None:
    head = "# Peru: floods - Situation Report No. 2\n\nOCHA, as of 20 May 2025"
    text = "64 people have died.\n\nThe Flash Appeal seeks US$38.5 million.\n\n66,200 people are displaced."
    found = whose((head, text))
    assert not any("Appeal" in who for who in found.values())


def test_a_body_is_not_called_by_the_name_of_its_director() -> None:
    first = "Coast Wire\n3 March 2025", '"It will rise," SENRA director Paul Anders said. He said 48,000 had fled.'
    found = whose(first, LATER)
    assert "Anders" not in found["1", "214"]
