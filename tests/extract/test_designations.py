"""Numbers that only name: of flights and roads, of telephones and documents, of bores and hours. The sentences are our
own, and so are the counts beside which they stand.
"""

from __future__ import annotations

import pytest

from tests.english import found
from whosays.model.mention import AsideKind

NAMES = [
    ("Flight 370 vanished with 239 people on board.", ["370"], ["239"]),
    ("A man in room 14 was shot.", ["14"], []),
    ("Highway 9 was closed after 12 people died.", ["9"], ["12"]),
    ("Route 66 jeepneys leave at dawn.", ["66"], []),
    ("Bus 4 runs every 20 minutes.", ["4"], []),
    ("UN Resolution 1701 calls for 15,000 soldiers.", ["1701"], ["15,000"]),
    ("Channel 4 reported that 30 people died.", ["4"], ["30"]),
    ("Platoon 3 lost 11 men.", ["3"], ["11"]),
    ("The Type 2 contracts pay $2,000.", ["2"], ["$2,000"]),
    ("Press release No. 118/2025 names 82 men.", ["118/2025"], ["82"]),
    ("Document S/2025/417 lists 58 attacks.", ["2025/417"], ["58"]),
    ("The 155 round costs $3,000.", ["155"], ["$3,000"]),
    ("Two mortars of calibre 120 mm were lost.", ["120 mm"], ["Two"]),
    ("A 4x4 vehicle was hit.", ["4x4"], []),
    ("Lancaster R5868 flew again.", ["R5868"], []),
    ("See also Box 2 and Target 6.1.", ["2", "6.1"], []),
    ("Thread 1/3. We counted 66 dead.", ["1/3"], ["66"]),
    ("Pic 1 of 4.", ["1 of 4"], []),
    ("3.2 Counting the dead of a war", ["3.2"], []),
    ("We serve 24/7 and my 2 cents are that 300 died.", ["24/7", "my 2 cents"], ["300"]),
    ("The 9/11 attacks killed 2,977 people.", ["9/11"], ["2,977"]),
    ("Call 192 to report.", ["192"], []),
    ("Donations go to account 4417 2290 0031 5528.", ["4417 2290 0031 5528"], []),
    ("Ring 0917 555 0142 or 077 123 4410.", ["0917 555 0142", "077 123 4410"], []),
    ("The bus will leave at 11.15.", ["11.15"], []),
    ("Compared with 2021 the toll fell to 300.", ["2021"], ["300"]),
]
COUNTS = [
    ("On the bus 40 people died.", ["40"]),
    ("In the room 14 people slept.", ["14"]),
    ("Their losses number 300, the general said.", ["300"]),
    ("The ministry called 300 reservists to arms.", ["300"]),
    ("The hotline received 300 calls.", ["300"]),
    ("It fired 155 rounds.", ["155"]),
    ("The army lost 120 guns.", ["120"]),
    ("R300 a month is paid, or K1,500 a week.", ["R300", "K1,500"]),
    ("The rate stood at 11.15 percent.", ["11.15 percent"]),
    ("Prices start from 10.50 euros.", ["10.50 euros"]),
    ("Losses fell to 300 in the district 12,000 people left.", ["300", "12,000"]),
    ("4.5 percent of people left.", ["4.5 percent"]),
]


@pytest.mark.parametrize(("text", "names", "claims"), NAMES)
def test_a_number_that_names_is_no_claim(text: str, names: list[str], claims: list[str]) -> None:
    read = found(text)
    asides = [text[a.start : a.end] for a in read.asides if a.kind is not AsideKind.DURATION]
    assert [name for name in names if name not in asides] == []
    assert [text[m.amount.start : m.amount.end] for m in read.mentions] == claims


@pytest.mark.parametrize(("text", "claims"), COUNTS)
def test_a_number_that_counts_is_one(text: str, claims: list[str]) -> None:
    assert [text[m.amount.start : m.amount.end] for m in found(text).mentions] == claims
