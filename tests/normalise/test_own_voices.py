"""Who speaks where a text names nobody: senders of messages and mails, public bodies in their own statements."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.english import claims, document
from whosays.model.document import Block, BlockKind
from whosays.model.mention import Attribution
from whosays.normalise.own_voices import OwnVoice, own_voices

STATEMENTS = [
    ("MINISTRY OF FISHERIES\nStatement of 4 March 2025\n\nIn the storm 14 boats were lost.", "MINISTRY OF FISHERIES"),
    ("Government of Norvia, Ministry of Health\nPress release no. 3\n\nSo far 40 people died.", "Ministry of Health"),
    ("Statement of the Federal Ministry of Health, 2 May 2025\nThe toll is 52.", "Federal Ministry of Health"),
    ("NATIONAL DISASTER MANAGEMENT CENTRE\nDaily bulletin\n\nDeaths: 14.", "NATIONAL DISASTER MANAGEMENT CENTRE"),
    ("Coastal Defence Command\nCommuniqué no. 9\n\nWe sank 3 boats.", "Coastal Defence Command"),
    ("Briefing by the Ministry of Defence\n19 July 2025\n\nThe enemy lost 300 men.", "Ministry of Defence"),
]
NO_STATEMENTS = [
    "THE LUME GAZETTE, 4 March 2025\nMinistry of Health\nStatement on cholera\n\nSome 40 people died.",
    "Ministry of Health reports 23 deaths in a statement\n\nSome 40 people died.",
    "Ministry of Health\nBy Ada Brenn\nA statement and what it hides\n\nSome 40 people died.",
    "Lifeline, a network of volunteers\nStatement, 2 September 2025\n\nWe counted 38 dead.",
    "Government, union at odds after results\n\nSome 40 people were hurt.",
    "Some 40 people died, the Ministry of Health said in a statement.",
]


@pytest.mark.parametrize(("text", "issuer"), STATEMENTS)
def test_a_public_body_speaks_in_its_own_statement(text: str, issuer: str) -> None:
    assert own_voices(document(text)).issuer == OwnVoice(issuer, attribution=Attribution.NONE)


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_what_others_print_is_no_statement_of_the_body_that_it_names(text: str) -> None:
    assert own_voices(document(text)).issuer is None


def test_the_issuer_says_what_nobody_else_does() -> None:
    text = "MINISTRY OF HEALTH\nPress release\n\nSome 40 people were killed. The Red Cross said 60 people were wounded."
    told = {claim.evidence.exact: [s.words for s in claim.speakers] for claim in claims(text)}
    assert told == {"Some 40": ["MINISTRY OF HEALTH"], "60": ["Red Cross"]}


def test_a_message_is_said_by_its_sender_and_a_forwarded_one_by_the_first() -> None:
    lines = ("2025-03-04 15:12 Olena: we lost 6 men", "2025-03-04 15:20 Petro (forwarded from The Desk): 300 fled")
    found = own_voices(replace(document("\n".join(lines)), blocks=_blocks(lines)))
    assert [found.blocks[at] for at in sorted(found.blocks)] == [OwnVoice("Olena"), OwnVoice("The Desk", ("Petro",))]


def test_a_mail_is_said_by_its_sender() -> None:
    lines = ("From: Ada Brenn <ada@example.org>", "We buried 14 people.", "And 3 more.")
    head, *rest = _blocks(lines)
    other = Block(start=head.start, end=head.end, kind=BlockKind.OTHER, main=False)
    found = own_voices(replace(document("\n".join(lines)), blocks=(other, *rest)))
    assert set(found.blocks.values()) == {OwnVoice("Ada Brenn")}
    assert set(found.blocks) == {block.start for block in rest}


def _blocks(lines: tuple[str, ...]) -> tuple[Block, ...]:
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    return tuple(Block(start=start, end=start + len(line)) for start, line in zip(starts, lines, strict=True))
