"""The path: the same account whatever the order and whatever was known; nothing is done again without need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tiny import TinyStages
from whosays.engine.local import LocalEngine
from whosays.model.claim import Claim, Reading
from whosays.model.document import Capture, Document, Unreadable
from whosays.model.finding import Finding
from whosays.model.identity import sha256
from whosays.model.link import Lineage
from whosays.model.period import AsOf
from whosays.model.question import Question
from whosays.model.report import Account
from whosays.pipeline import Input, Means, account
from whosays.pipeline.path import BATCH_CHARACTERS
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Store
from whosays.store.sqlite import SqliteStore

TEXTS = {
    "b.txt": "JCS: 4,500 killed",
    "a.txt": "NIS: 4,000 killed and 12,000 sent",
    "c.txt": "broken",
    "d.txt": "NIS: 4,000 killed",
}


@dataclass(frozen=True)
class CountingStages(TinyStages):
    """Tiny stages that count what they are asked for."""

    asked: Counter[str] = field(default_factory=Counter, compare=False)

    def document(self, content: bytes, name: str) -> Document | Unreadable:
        self.asked["document"] += 1
        return super().document(content, name)

    def reading(self, document: Document, captures: Sequence[Capture]) -> tuple[AsOf | None, Reading]:
        self.asked["reading"] += 1
        return super().reading(document, captures)

    def finding(self, question: Question, lineage: Lineage, claims: Mapping[str, Claim]) -> Finding:
        self.asked["finding"] += 1
        return super().finding(question, lineage, claims)


def input_of(name: str, text: str, published: date | None = None) -> Input:
    content = text.encode("utf-8")
    capture = Capture(document=sha256(content), name=name, published=published)
    return Input(captures=(capture,), content=lambda: content)


INPUTS = tuple(input_of(name, text) for name, text in TEXTS.items())


def walked(inputs: Sequence[Input], store: Store | None = None, stages: TinyStages | None = None) -> Account:
    engine = LocalEngine(processes=1)
    return account(inputs, Means(stages=stages or TinyStages(), store=store or MemoryStore(), engine=engine))


def test_an_account_holds_all_there_is() -> None:
    found = walked(INPUTS)
    assert [source.name for source in found.sources] == ["a.txt", "b.txt", "d.txt"]
    assert [each.name for each in found.unreadable] == ["c.txt"]
    assert [claim.evidence.exact for claim in found.claims] == ["4,000", "12,000", "4,500", "4,000"]
    assert [(each.question.measure, each.finding.n_claims) for each in found.answers] == [("killed", 3), ("sent", 1)]
    assert len(found.checks) == 1


@settings(max_examples=30)
@given(st.permutations(INPUTS), st.lists(st.sampled_from(INPUTS), max_size=4))
def test_neither_order_nor_repetition_matters(inputs: list[Input], again: list[Input]) -> None:
    assert walked([*inputs, *again]) == walked(INPUTS)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_a_store_that_knows_changes_nothing(tmp_path: Path, kind: str) -> None:
    store: Store = MemoryStore() if kind == "memory" else SqliteStore(tmp_path / "ledger.sqlite")
    for inputs in (INPUTS[:1], INPUTS, INPUTS[1:], (), INPUTS):
        assert walked(inputs, store) == walked(inputs)
    store.close()


def test_a_pool_gives_the_same() -> None:
    inputs = [input_of(f"{n}.txt", f"NIS: {n},000 killed\n" + "." * BATCH_CHARACTERS) for n in range(1, 4)]
    means = Means(stages=TinyStages(), store=MemoryStore(), engine=LocalEngine(processes=2, few=1))
    assert account(inputs, means) == walked(inputs)


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ("nothing", {}),
        ("another document", {"document": 1, "reading": 1, "finding": 1}),
        ("one document less", {"finding": 1}),
        ("another publisher", {"reading": 1, "finding": 2}),
        ("other words", {"reading": 3, "finding": 2}),
        ("another reader", {"document": 4, "reading": 3, "finding": 2}),
    ],
)
def test_only_what_depends_on_a_change_is_done_again(change: str, asked: dict[str, int]) -> None:
    """c.txt is broken, so three of four give a reading; a.txt alone speaks of two questions."""
    store, inputs = MemoryStore(), {each.captures[0].name: each for each in INPUTS}
    walked(INPUTS, store)
    stages = CountingStages()
    match change:
        case "another document":
            inputs["e.txt"] = input_of("e.txt", "7 killed")
        case "one document less":
            del inputs["b.txt"]
        case "another publisher":
            captures = (replace(inputs["a.txt"].captures[0], publisher="Wire"),)
            inputs["a.txt"] = replace(inputs["a.txt"], captures=captures)
        case "other words":
            stages = replace(stages, words="other")
        case "another reader":
            stages = replace(stages, reader="other", words="other")
    assert walked(tuple(inputs.values()), store, stages) == walked(
        tuple(inputs.values()), stages=replace(stages, asked=Counter())
    )
    assert stages.asked == asked


def test_one_text_in_two_outlets_is_one_document_with_two_captures() -> None:
    text = "NIS: 4,000 killed"
    twice = [input_of("z.txt", text, date(2025, 3, 2)), input_of("y.txt", text, date(2025, 3, 1))]
    (source,) = walked(twice).sources
    assert [capture.name for capture in source.captures] == ["y.txt", "z.txt"]
    assert source.dated is not None
    assert source.dated.period.first == date(2025, 3, 1)


def test_people_who_wait_are_told_how_far_it_is() -> None:
    steps: list[tuple[int, int]] = []
    means = Means(
        stages=TinyStages(),
        store=MemoryStore(),
        engine=LocalEngine(processes=1),
        step=lambda done, of: steps.append((done, of)),
    )
    account(INPUTS, means)
    assert steps == [(4, 4), (3, 3)]


def test_people_who_wait_are_told() -> None:
    told: list[str] = []
    means = Means(stages=TinyStages(), store=MemoryStore(), engine=LocalEngine(processes=1), say=told.append)
    account(INPUTS, means)
    assert told == ["reading 4 documents", "looking for figures in 3 documents", "weighing 2 questions"]
    told.clear()
    account(INPUTS, means)
    assert told == []
