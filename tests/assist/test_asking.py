"""Asking on the path: each document once, nobody after a fault, and the grammar's own claims as they are without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.tiny import TinyStages
from whosays.assist.protocol import Proposal
from whosays.engine.local import LocalEngine
from whosays.errors import AssistError
from whosays.model.document import Capture
from whosays.model.identity import sha256
from whosays.model.report import Account
from whosays.pipeline import Assistance, Input, Means, account
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Store

TEXTS = {"a.txt": "NIS: 4,000 killed", "b.txt": "JCS: 4,500 killed", "c.txt": "NIS: 12,000 sent"}


def input_of(name: str, text: str) -> Input:
    content = text.encode()
    return Input(captures=(Capture(document=sha256(content), name=name),), content=lambda: content)


class Model:
    """An assistant that remembers what it was asked and fails at the passages it is told to."""

    def __init__(self, fails_at: str | None = None) -> None:
        self.asked: list[str] = []
        self.fails_at = fails_at

    def propose(self, passage: str) -> Sequence[Proposal]:
        self.asked.append(passage)
        if passage == self.fails_at:
            raise AssistError("http://127.0.0.1:1/v1: Connection refused")
        return ()


def walked(store: Store, model: Model | None, key: str = "k", *, on: bool = True) -> Account:
    inputs = [input_of(name, text) for name, text in TEXTS.items()]
    assistance = Assistance(name="assist:tiny", key=key, propose=model.propose if model else None) if on else None
    engine = LocalEngine(processes=1)
    return account(inputs, Means(stages=TinyStages(), store=store, engine=engine, assistance=assistance))


def marks(found: Account) -> list[str | None]:
    return [claim.found_by for claim in found.claims]


def test_every_document_is_asked_about_once_in_order() -> None:
    store, model = MemoryStore(), Model()
    first = walked(store, model)
    assert walked(store, model) == first
    assert model.asked == list(TEXTS.values())
    assert marks(first) == ["assist:tiny"] * 3
    assert first.assisted is not None
    assert (first.assisted.kept, first.assisted.fault) == (3, None)


def test_another_model_is_asked_anew() -> None:
    store, model = MemoryStore(), Model()
    walked(store, model)
    walked(store, model, key="another")
    assert len(model.asked) == 2 * len(TEXTS)


def test_what_was_heard_is_used_without_asking() -> None:
    store = MemoryStore()
    built = walked(store, Model())
    assert walked(store, None) == built
    assert marks(walked(store, None, on=False)) == [None] * 3


def test_without_an_answer_the_account_is_the_plain_one() -> None:
    plain = walked(MemoryStore(), None, on=False)
    assert plain.assisted is None
    unasked = walked(MemoryStore(), None)
    assert replace(unasked, assisted=None) == plain


def test_after_a_fault_nobody_is_asked_and_the_rest_is_done() -> None:
    store, model = MemoryStore(), Model(fails_at=TEXTS["b.txt"])
    found = walked(store, model)
    assert model.asked == [TEXTS["a.txt"], TEXTS["b.txt"]]
    assert marks(found) == ["assist:tiny", None, None]
    assert found.assisted is not None
    assert found.assisted.fault == "b.txt: http://127.0.0.1:1/v1: Connection refused"


def test_what_failed_is_asked_again_the_next_time() -> None:
    store = MemoryStore()
    walked(store, Model(fails_at=TEXTS["b.txt"]))
    again = Model()
    found = walked(store, again)
    assert again.asked == [TEXTS["b.txt"], TEXTS["c.txt"]]
    assert found == walked(MemoryStore(), Model())


def test_the_same_fault_twice_gives_the_same_account() -> None:
    store = MemoryStore()
    failing = Model(fails_at=TEXTS["a.txt"])
    assert walked(store, failing) == walked(store, failing)
