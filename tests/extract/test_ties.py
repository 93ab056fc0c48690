"""How figures of one sentence hang together."""

from __future__ import annotations

import pytest

from tests.english import claims, found
from whosays.model.mention import TieKind


def tied(text: str) -> list[tuple[str, TieKind, str]]:
    mentions = found(text).mentions
    words = [text[m.amount.start : m.amount.end] for m in mentions]
    return [(words[n], tie.kind, words[tie.other]) for n, m in enumerate(mentions) for tie in m.ties]


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("The widow received 3 million kroner ($280,000).", [("$280,000", TieKind.CONVERSION, "3 million kroner")]),
        ("The widow received €900, or $970.", [("$970", TieKind.CONVERSION, "€900")]),
        ("The widow received €900 (that is $970).", [("$970", TieKind.CONVERSION, "€900")]),
        ("The widow received €900, equivalent to $970.", [("$970", TieKind.CONVERSION, "€900")]),
        ("The widow received €900 (€970 in Oslo).", []),
        ("The widow received €900 and $970.", []),
        ("The widow received €900, roughly $970, from the fund.", [("roughly $970", TieKind.CONVERSION, "€900")]),
        (
            "He earns 21,000 kroner, or about $1,950, a month.",
            [("or about $1,950", TieKind.CONVERSION, "21,000 kroner")],
        ),
        ("The widow received €900, about $500 and £300.", []),
        ("The toll rose to 48 from 31.", [("31", TieKind.FORMER, "48")]),
        ("The toll rose from 31 to 48.", [("48", TieKind.REVISION, "31")]),
        ("Some 450 soldiers were killed, including 30 officers.", [("30", TieKind.PART, "Some 450")]),
        (
            "The army first counted 450 dead soldiers and later revised that to 480 dead soldiers.",
            [("480", TieKind.REVISION, "450")],
        ),
        ("Some 450 soldiers were killed and 30 officers were wounded.", []),
    ],
)
def test_figures_of_a_sentence(text: str, ties: list[tuple[str, TieKind, str]]) -> None:
    assert tied(text) == ties


def test_a_conversion_measures_what_the_amount_does() -> None:
    first, second = claims("Each soldier is paid 21,000 Norwegian kroner ($1,950) a month.")
    assert (first.measure, first.population) == (second.measure, second.population)
    assert [(tie.kind, tie.claim) for tie in second.ties] == [(TieKind.CONVERSION, first.id)]
