"""The whole path, with the stages that ship: the same account of the same documents, however they come."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.english import inputs, walked
from tests.properties.texts import reports

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "foreign-troops"
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
TEXTS = st.lists(reports(), min_size=2, max_size=4, unique=True)

PRINTED = """
import json, sys
from pathlib import Path
from whosays.export.records import check_records, claim_records, question_records
from whosays.workspace import Case

account = Case.transient([Path(name) for name in sys.argv[1:]]).account
for records in (claim_records, question_records, check_records):
    for record in records(account):
        print(json.dumps(record, ensure_ascii=False))
"""
"""What a process of its own prints: every record of an account."""


@pytest.fixture(autouse=True, scope="module")
def envelopes() -> Iterator[None]:
    """Without estimates, of which a random text asks dozens: tests/reconcile holds them to order and echo."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("whosays.reconcile.weighing.AVAILABLE", False)
        yield


@FEW
@given(TEXTS.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(texts))))
def test_another_order_changes_nothing(orders: tuple[list[str], list[str]]) -> None:
    assert walked(inputs(orders[1])) == walked(inputs(orders[0]))


@FEW
@given(TEXTS)
def test_a_document_that_comes_twice_changes_nothing(texts: list[str]) -> None:
    given_texts = inputs(texts)
    assert walked([*given_texts, given_texts[0]]) == walked(given_texts)


@FEW
@given(TEXTS)
def test_every_id_that_an_account_names_is_there(texts: list[str]) -> None:
    account = walked(inputs(texts))
    claims = {claim.id for claim in account.claims}
    answered = [each for answer in account.answers for each in answer.question.answers]
    assert sorted(answered) == sorted(claims)
    for answer in account.answers:
        held = {each for root in answer.lineage.roots for each in root.claims}
        aside = {each.claim for each in answer.lineage.set_aside}
        assert held | aside == set(answer.question.answers)
        assert not held & aside
        assert set(answer.finding.roots) <= {root.id for root in answer.lineage.roots}
        low, high = answer.finding.envelope.low, answer.finding.envelope.high
        assert low is None or high is None or low <= high
    assert {each for check in account.checks for each in check.claims} <= claims


def printed(seed: str) -> bytes:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    papers = sorted(str(path) for path in EXAMPLES.iterdir() if path.suffix != ".toml")
    run = subprocess.run(
        [sys.executable, "-c", PRINTED, *papers], env=environment, cwd=ROOT, check=True, capture_output=True
    )
    return run.stdout


@pytest.fixture(scope="module")
def first() -> bytes:
    return printed("0")


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_the_same_documents_give_the_same_bytes_in_every_run(first: bytes, seed: str) -> None:
    assert first.count(b"whosays/claim/1") > 50
    assert printed(seed) == first
