"""Families of relays: what has one root, and what changed on the way."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.trace import families


@pytest.mark.parametrize("name", families.names())
def test_a_family_has_its_roots_and_mutations(name: str) -> None:
    claims = families.labelled(name)
    assert not [claim for claim in claims if claim.record is None]
    apart = [
        (one.document, one.words, other.document, other.words)
        for one, other in combinations(claims, 2)
        if one.record and other.record and (one.root == other.root) is not (one.record["root"] == other.record["root"])
    ]
    assert not apart
    told = [(c.document, c.words, set(c.record["mutations"])) for c in claims if c.record]  # type: ignore[call-overload]
    assert told == [(c.document, c.words, set(c.mutations)) for c in claims]
