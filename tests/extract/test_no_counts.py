"""Figures that look like counts and are none, or that are written so that they have no one meaning."""

from __future__ import annotations

import pytest

from tests.english import claims


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("12,34 people were killed in the valley.", []),
        ("About 2.5 villagers were buried.", []),
        ("1,234,56 people were killed in the flood.", []),
        ("Some 2,100,75 refugees fled.", []),
        ("Some 300/400 people marched.", []),
        ("The strike hit 50.4501 N, 30.5234 E and killed 40 people.", [(40, 40)]),
        ("At 48.5 N 37.9 E a drone wounded 12 soldiers.", [(12, 12)]),
        ("4\u03360\u0336 50 people were killed.", [(50, 50)]),
        ("7\u03380\u0338 people were killed.", []),
        ("At 1030 40 people were killed.", [(40, 40)]),
        ("By 9 60 miners had died.", [(60, 60)]),
        ("Unit 12345 lost 400 men.", [(400, 400)]),
        ("Brigade 72 lost 30 soldiers.", [(30, 30)]),
        ("300 people or fewer died.", [(None, 300)]),
        ("20 soldiers at the very least died in the raid.", [(20, None)]),
        ("Police said 300ish people marched.", [(300, 300)]),
        ("About three score people died.", [(60, 60)]),
        ("Some 3x10^5 people fled.", [(300_000, 300_000)]),
        ("Some 2 × 10⁴ people fled.", [(20_000, 20_000)]),
        ("The state paid 3 million million dollars.", [(3 * 10**12, 3 * 10**12)]),
    ],
)
def test_a_figure_has_one_meaning_or_is_no_claim(text: str, figures: list[tuple[int | None, int | None]]) -> None:
    assert [(c.quantity.low, c.quantity.high) for c in claims(text)] == figures
