"""What every store must do (`whosays.store.protocol`): the same tests for all adapters."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from tests import postgres
from tests.tiny import TinyStages
from whosays.model.claim import Claim
from whosays.model.document import Capture, Document
from whosays.store.above import StoreAbove
from whosays.store.memory import MemoryStore
from whosays.store.protocol import Entry, Kind, Page, Store, Wanted
from whosays.store.sqlite import SqliteStore
from whosays.store.tables import PAGE


def in_postgres(_: Path) -> Store:
    """A store in the database of this process: the same one as long as nothing is emptied."""
    from whosays.store.postgres import PostgresStore
    from whosays.store.postgres_line import address_of

    return PostgresStore(address_of(own_database()))


@cache
def own_database() -> str:
    server = os.environ[postgres.VARIABLE]
    return postgres.at(server, postgres.new_database(server))


MAKERS: dict[str, Callable[[Path], Store]] = {
    "above": lambda folder: StoreAbove(SqliteStore(folder / "ledger.sqlite")),
    "memory": lambda _: MemoryStore(),
    "postgres": in_postgres,
    "sqlite": lambda folder: SqliteStore(folder / "ledger.sqlite"),
}
SHARED = ("postgres", "sqlite")
"""Those that several processes open at once."""


def must_be_there(name: str) -> None:
    """Skips where no server runs; what an earlier test left in it is thrown away."""
    if name == "postgres":
        if postgres.VARIABLE not in os.environ:
            pytest.skip(postgres.NONE)
        postgres.emptied(own_database(), "whosays_ledger")


@pytest.fixture(params=sorted(MAKERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    must_be_there(request.param)
    made = MAKERS[request.param](tmp_path)
    yield made
    made.close()


def claims_of(text: str) -> tuple[Claim, ...]:
    stages = TinyStages()
    document = stages.document(text.encode("utf-8"), "a.txt")
    assert isinstance(document, Document)
    return stages.reading(document, (Capture(document=document.id, name="a.txt"),))[1].claims


CLAIMS = claims_of("NIS: 4,000 killed and 12,000 sent and JCS: 4,500 killed")


def entries(*ids: str, words: str = "") -> list[Entry]:
    return [Entry(id=name, record=CLAIMS[0], words=words) for name in ids]


def fill(store: Store) -> None:
    store.add(Kind.CLAIMS, (Entry(id=claim.id, record=claim, words=claim.sentence.exact) for claim in CLAIMS))


def test_gives_back_what_was_added(store: Store) -> None:
    fill(store)
    assert [store.get(Kind.CLAIMS, claim.id, Claim) for claim in CLAIMS] == list(CLAIMS)
    assert store.get(Kind.CLAIMS, "nothing", Claim) is None


def test_kinds_are_apart(store: Store) -> None:
    store.add(Kind.CLAIMS, entries("a"))
    assert store.get(Kind.CHECKS, "a", Claim) is None


def test_adding_twice_changes_nothing(store: Store) -> None:
    fill(store)
    before = list(store.each(Kind.CLAIMS, Claim))
    fill(store)
    assert list(store.each(Kind.CLAIMS, Claim)) == before


def test_the_same_id_again_replaces(store: Store) -> None:
    store.add(Kind.CLAIMS, [Entry(id="a", record=CLAIMS[0], words="old")])
    store.add(Kind.CLAIMS, [Entry(id="a", record=CLAIMS[1], words="new")])
    assert store.get(Kind.CLAIMS, "a", Claim) == CLAIMS[1]
    assert store.find(Kind.CLAIMS, "old") == ()


@pytest.mark.parametrize("ids", [["b", "a", "c"], ["c", "b", "a"]])
def test_each_is_in_order_of_id(store: Store, ids: list[str]) -> None:
    store.add(Kind.CLAIMS, entries(*ids))
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ["a", "b", "c"]


def test_what_waits_keeps_its_order(store: Store) -> None:
    store.add(Kind.CLAIMS, entries("b"))
    assert store.waiting(Kind.CLAIMS, ["c", "b", "a"]) == ("c", "a")


@pytest.mark.parametrize(
    ("sought", "found"),
    [("abc", ("abcdef",)), ("ABC", ("abcdef",)), ("DRAŽEN", ("abcdef", "x")), ("%", ("x",)), ("bcd", ()), ("é_", ())],
)
def test_finds_by_the_beginning_of_an_id_or_by_words(store: Store, sought: str, found: tuple[str, ...]) -> None:
    store.add(Kind.CLAIMS, [*entries("abcdef", words="Dražen said"), *entries("x", words="dražen: 5 % of all")])
    assert store.find(Kind.CLAIMS, sought) == found


def test_keeps_what_is_named_and_forgets_the_rest(store: Store) -> None:
    fill(store)
    store.add(Kind.SETTLED, entries("a", "b"))
    store.keep(Kind.SETTLED, ["b"])
    store.keep(Kind.CLAIMS, [])
    assert [name for name, _ in store.each(Kind.SETTLED, Claim)] == ["b"]
    assert list(store.each(Kind.CLAIMS, Claim)) == []


def test_more_than_a_page(store: Store) -> None:
    ids = [f"{number:06d}" for number in range(2 * PAGE + 1)]
    store.add(Kind.CLAIMS, entries(*ids))
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ids
    assert store.waiting(Kind.CLAIMS, [*ids, "new"]) == ("new",)
    store.keep(Kind.CLAIMS, ids[:3])
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ids[:3]


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    def torn() -> Iterator[Entry]:
        yield from entries("a")
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        store.add(Kind.CLAIMS, torn())
    assert store.get(Kind.CLAIMS, "a", Claim) is None
    store.add(Kind.CLAIMS, entries("b"))
    assert store.get(Kind.CLAIMS, "b", Claim) == CLAIMS[0]


def test_a_store_above_finds_what_is_below_and_leaves_it_alone() -> None:
    below = MemoryStore()
    fill(below)
    store = StoreAbove(below)
    assert store.waiting(Kind.CLAIMS, [CLAIMS[0].id, "new"]) == ("new",)
    store.add(Kind.CLAIMS, entries("new"))
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ["new"]
    assert set(store.some(Kind.CLAIMS, ["new", CLAIMS[0].id, "nothing"], Claim)) == {"new", CLAIMS[0].id}
    store.keep(Kind.CLAIMS, ())
    assert below.get(Kind.CLAIMS, CLAIMS[0].id, Claim) == CLAIMS[0]
    assert below.get(Kind.CLAIMS, "new", Claim) is None


KINDS_OF_WORK = {"a": ("north", 1.0), "b": ("north", 3.0), "c": ("south", 2.0)}


def marked(*ids: str) -> list[Entry]:
    """Entries in two regions, by weight, each with its id as a mark too."""
    return [
        Entry(
            id=name,
            record=CLAIMS[0],
            words=f"Word of {name.upper()} in the {KINDS_OF_WORK[name][0]}",
            marks=(("region", KINDS_OF_WORK[name][0]), ("name", name)),
            weights=(("heavy", KINDS_OF_WORK[name][1]),),
        )
        for name in ids
    ]


@pytest.mark.parametrize(
    ("wanted", "ids", "total"),
    [
        (Wanted(), ("a", "b", "c", "d"), 4),
        (Wanted(by="heavy"), ("b", "c", "a", "d"), 4),
        (Wanted(by="heavy", start=1, most=2), ("c", "a"), 4),
        (Wanted(start=9), (), 4),
        (Wanted(marks=(("region", "north"),), by="heavy"), ("b", "a"), 2),
        (Wanted(marks=(("region", "north"), ("name", "a"))), ("a",), 1),
        (Wanted(marks=(("region", "south"), ("name", "a"))), (), 0),
        (Wanted(words=("WORD", "north")), ("a", "b"), 2),
        (Wanted(words=("%",)), (), 0),
    ],
)
def test_a_page_holds_what_is_wanted(store: Store, wanted: Wanted, ids: tuple[str, ...], total: int) -> None:
    store.add(Kind.CLAIMS, [*marked("c", "a", "b"), *entries("d")])
    assert store.page(Kind.CLAIMS, wanted) == Page(ids=ids, total=total)
    assert store.page(Kind.CHECKS, wanted).total == 0


def test_marks_are_counted(store: Store) -> None:
    store.add(Kind.CLAIMS, marked("a", "b", "c"))
    assert store.tally(Kind.CLAIMS, "region", Wanted()) == (("north", 2), ("south", 1))
    assert store.tally(Kind.CLAIMS, "region", Wanted(start=1)) == (("south", 1),)
    assert store.tally(Kind.CLAIMS, "name", Wanted(marks=(("region", "north"),), most=1)) == (("a", 1),)
    assert store.tally(Kind.CLAIMS, "region", Wanted(words=("of c",))) == (("south", 1),)
    assert store.tally(Kind.CLAIMS, "nothing", Wanted()) == ()


def test_several_marks_are_counted_at_once(store: Store) -> None:
    store.add(Kind.CLAIMS, marked("a", "b", "c"))
    names = ("name", "region", "nothing")
    for wanted in (Wanted(), Wanted(words=("north",), most=1), Wanted(marks=(("region", "south"),))):
        found = store.tallies(Kind.CLAIMS, names, wanted)
        assert list(found.items()) == [(name, store.tally(Kind.CLAIMS, name, wanted)) for name in names]
    assert store.tallies(Kind.CLAIMS, names, Wanted(words=("of c",)))["name"] == (("c", 1),)


def test_marks_go_with_their_record(store: Store) -> None:
    store.add(Kind.CLAIMS, marked("a", "b"))
    store.add(Kind.CLAIMS, entries("a"))
    assert store.tally(Kind.CLAIMS, "region", Wanted()) == (("north", 1),)
    store.keep(Kind.CLAIMS, ["a"])
    assert store.tally(Kind.CLAIMS, "region", Wanted()) == ()
    assert store.page(Kind.CLAIMS, Wanted(by="heavy")).ids == ("a",)


def test_some_are_given_in_the_order_asked(store: Store) -> None:
    fill(store)
    asked = [CLAIMS[2].id, "nothing", CLAIMS[0].id]
    assert list(store.some(Kind.CLAIMS, asked, Claim).items()) == [(CLAIMS[n].id, CLAIMS[n]) for n in (2, 0)]


def test_changes_made_together_fail_together(store: Store) -> None:
    store.add(Kind.CLAIMS, entries("a"))

    def change() -> None:
        with store.together():
            store.add(Kind.CLAIMS, entries("b"))
            store.keep(Kind.CLAIMS, ["b"])
            raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        change()
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ["a"]
    with store.together():
        store.add(Kind.CLAIMS, entries("b"))
        store.keep(Kind.CLAIMS, ["b"])
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == ["b"]


def test_signs_that_a_database_may_not_hold_stay_in_the_record(store: Store) -> None:
    store.add(Kind.CLAIMS, [Entry(id="a", record=CLAIMS[0], words="a\0b", marks=(("place", "O\0sk"),))])
    assert store.get(Kind.CLAIMS, "a", Claim) == CLAIMS[0]
    assert store.page(Kind.CLAIMS, Wanted(marks=(("place", "O\0sk"),), words=("A\0B",))).ids == ("a",)


def test_order_is_by_the_bytes_of_an_id(store: Store) -> None:
    ids = ["a", "B", "é", "z", "_", "😀", "ﬀ"]
    store.add(Kind.CLAIMS, entries(*ids))
    assert [name for name, _ in store.each(Kind.CLAIMS, Claim)] == sorted(ids)
    assert store.page(Kind.CLAIMS, Wanted()).ids == tuple(sorted(ids))


@pytest.mark.parametrize("name", SHARED)
def test_several_who_write_at_once_lose_nothing(name: str, tmp_path: Path) -> None:
    must_be_there(name)
    MAKERS[name](tmp_path).close()

    def write(number: int) -> None:
        store = MAKERS[name](tmp_path)
        for turn in range(8):
            ids = [f"{each:02d}" for each in range(20)]
            store.add(Kind.CLAIMS, entries(*(ids if number % 2 else ids[::-1]), f"{number}-{turn}"))
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    store = MAKERS[name](tmp_path)
    assert len(list(store.each(Kind.CLAIMS, Claim))) == 20 + 4 * 8
    store.close()


@pytest.mark.parametrize("name", SHARED)
def test_what_is_read_is_of_one_moment(name: str, tmp_path: Path) -> None:
    must_be_there(name)
    reader, writer = (MAKERS[name](tmp_path) for _ in range(2))
    writer.add(Kind.CLAIMS, entries("a"))
    with reader.steady():
        assert reader.page(Kind.CLAIMS, Wanted()).total == 1
        writer.add(Kind.CLAIMS, entries("b"))
        assert reader.page(Kind.CLAIMS, Wanted()).total == 1
    assert reader.page(Kind.CLAIMS, Wanted()).total == 2
    reader.close()
    writer.close()
