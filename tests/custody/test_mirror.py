"""A folder that mirrors the store of a team: what is new is taken over, nothing acknowledged is lost, nothing leads out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.custody import mirror
from whosays.errors import ConflictError, StoreError
from whosays.model.filed import Change, Filed
from whosays.model.identity import sha256

MANIFEST, ADA, LOG, PACK = "documents/manifest.jsonl", "decisions/ada.jsonl", "log.jsonl", "packs/own.toml"
ORIGINAL = b"an original"
PLACE = f"documents/{sha256(ORIGINAL)[:2]}/{sha256(ORIGINAL)}"
FILES = {
    "case.toml": b'title = "t"\n',
    PACK: b"[measure]\n",
    MANIFEST: b"{1}\n",
    ADA: b"{a}\n",
    LOG: b"{l}\n",
    PLACE: ORIGINAL,
    "snapshots/1.json": b"{}\n",
    "snapshots/findings/2.jsonl": b"{f}\n",
    "rates.csv": b"date\n",
}


class InMemory:
    """A store that lasts as long as a test."""

    place = "postgresql://host/osk"

    def __init__(self) -> None:
        self.name, self.revision = "one", 0
        self.files: dict[str, tuple[Filed, bytes, int]] = {}

    def state(self) -> tuple[str, int]:
        return self.name, self.revision

    def since(self, revision: int) -> list[Filed]:
        return [now for _, (now, _, when) in sorted(self.files.items()) if when > revision]

    def content(self, path: str, start: int = 0) -> bytes:
        return self.files[path][1][start:]

    def beginning(self, path: str, size: int) -> str:
        return sha256(self.files[path][1][:size])

    def write(self, changes: Iterable[Change]) -> int:
        new = dict(self.files)
        for each in changes:
            there = new.get(each.now.path)
            if (there[0].digest if there else "") != each.was:
                raise ConflictError("changed there")
            new[each.now.path] = each.now, (there[1][: each.start] if there else b"") + each.content, self.revision + 1
        self.files, self.revision = new, self.revision + 1
        return self.revision

    def put(self, path: str, content: bytes) -> None:
        """As another machine, or somebody with a right to write there, does."""
        self.revision += 1
        self.files[path] = Filed(path=path, size=len(content), digest=sha256(content)), content, self.revision


def laid(folder: Path) -> Path:
    for name, content in FILES.items():
        put(folder, name, content)
    return folder


def put(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def files_of(folder: Path) -> dict[str, bytes]:
    kept = (each for each in folder.rglob("*") if each.is_file() and not each.name.startswith("."))
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in kept}


@pytest.fixture
def store() -> InMemory:
    return InMemory()


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def here(tmp_path: Path, store: InMemory) -> Path:
    """A machine whose files the store has."""
    folder = laid(tmp_path / "here")
    mirror.begin(folder, FILES, lambda changes: (store.name, store.write(changes)))
    return folder


@pytest.fixture
def there(tmp_path: Path, store: InMemory, here: Path, said: list[str]) -> Path:
    """Another machine, which joined."""
    assert files_of(here) == FILES
    folder = tmp_path / "there"
    folder.mkdir()
    mirror.pull(folder, store, said.append)
    said.clear()
    return folder


def test_another_machine_gets_the_same_files(there: Path) -> None:
    assert files_of(there) == FILES


def test_what_one_hands_on_the_other_takes_over(here: Path, there: Path, store: InMemory, said: list[str]) -> None:
    for name, content in ((ADA, b"{a}\n{b}\n"), (PACK, b"[other]\n"), ("decisions/bo.jsonl", b"{c}\n")):
        put(here, name, content)
    (here / "rates.csv").unlink()
    names = set(FILES) - {"rates.csv"} | {"decisions/bo.jsonl"}
    mirror.push(here, store, sorted(names))
    assert mirror.is_behind(there, store)
    assert set(mirror.pull(there, store, said.append)) == {ADA, PACK, "decisions/bo.jsonl", "rates.csv"}
    assert not mirror.is_behind(there, store)
    assert files_of(there) == files_of(here)
    assert [line for line in said if "packs/own.toml" in line]
    assert mirror.pull(there, store, said.append) == ()


def test_of_an_appended_file_the_new_end_alone_is_handed_on(
    here: Path, store: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Change] = []
    write = store.write

    def noted(changes: Iterable[Change]) -> int:
        written.extend(told := [*changes])
        return write(told)

    monkeypatch.setattr(store, "write", noted)
    put(here, LOG, b"{l}\n{m}\n")
    mirror.push(here, store, FILES)
    assert [(each.now.path, each.start, each.content) for each in written] == [(LOG, 4, b"{m}\n")]
    mirror.push(here, store, FILES)
    assert len(written) == 1


def test_a_folder_that_forgot_what_was_acknowledged_compares_all(here: Path, store: InMemory, said: list[str]) -> None:
    (here / mirror.STATE).unlink()
    put(here, MANIFEST, b"{1}\n{never}\n")
    store.put(ADA, b"{a}\n{b}\n")
    assert mirror.pull(here, store, said.append) == (ADA,)
    assert files_of(here) == FILES | {ADA: b"{a}\n{b}\n"}
    assert (here / "documents" / ".manifest.jsonl.cut").read_bytes() == b"{never}\n"
    mirror.push(here, store, FILES)
    assert store.revision == 2


def test_what_was_never_acknowledged_is_moved_aside_and_told(here: Path, store: InMemory, said: list[str]) -> None:
    put(here, ADA, b"{a}\n{mine}\n{torn")
    store.put(ADA, b"{a}\n{theirs}\n")
    mirror.pull(here, store, said.append)
    assert (here / ADA).read_bytes() == b"{a}\n{theirs}\n"
    assert (here / "decisions" / ".ada.jsonl.cut").read_bytes() == b"{mine}\n{torn"
    assert ".ada.jsonl.cut" in said[0]
    put(here, ADA, b"{a}\n{theirs}\n{again}\n")
    mirror.pull(here, store, said.append)
    assert (here / "decisions" / ".ada.jsonl.cut").read_bytes() == b"{mine}\n{torn{again}\n"


def test_what_was_acknowledged_without_an_answer_stays(here: Path, store: InMemory, said: list[str]) -> None:
    put(here, ADA, b"{a}\n{b}\n")
    store.put(ADA, b"{a}\n{b}\n")
    assert mirror.pull(here, store, said.append) == ()
    assert (here / ADA).read_bytes() == b"{a}\n{b}\n"
    assert said == []


@pytest.mark.parametrize("content", [b"", b"{x}\n", b"{A}\n{more}\n"])
def test_a_store_that_lacks_what_it_acknowledged_is_refused(here: Path, store: InMemory, content: bytes) -> None:
    store.put(ADA, content)
    with pytest.raises(StoreError, match="lacks what it had acknowledged"):
        mirror.pull(here, store, print)
    assert files_of(here) == FILES


def test_an_older_copy_of_the_database_is_refused(here: Path, store: InMemory) -> None:
    older = store.files, store.revision
    put(here, LOG, b"{l}\n{m}\n")
    mirror.push(here, store, FILES)
    store.files, store.revision = older
    with pytest.raises(StoreError, match="older copy"):
        mirror.pull(here, store, print)


def test_another_store_is_refused(here: Path, store: InMemory) -> None:
    store.name = "two"
    with pytest.raises(StoreError, match="another store"):
        mirror.pull(here, store, print)


def test_a_file_changed_by_hand_here_is_told_and_comes_back(here: Path, store: InMemory, said: list[str]) -> None:
    put(here, ADA, b"{A}\n")
    with pytest.raises(StoreError, match="changed here by hand"):
        mirror.pull(here, store, said.append)
    (here / ADA).unlink()
    mirror.pull(here, store, said.append)
    assert (here / ADA).read_bytes() == FILES[ADA]
    assert "was missing" in said[0]


def test_what_was_changed_here_and_there_is_left_to_people(here: Path, store: InMemory, said: list[str]) -> None:
    put(here, PACK, b"[mine]\n")
    store.put(PACK, b"[theirs]\n")
    with pytest.raises(StoreError, match="put theirs in its place"):
        mirror.pull(here, store, said.append)
    assert (here / PACK).read_bytes() == b"[mine]\n"
    shutil.move(here / "packs" / ".own.toml.theirs", here / PACK)
    mirror.pull(here, store, said.append)
    put(here, PACK, b"[both]\n")
    mirror.push(here, store, FILES)
    assert store.content(PACK) == b"[both]\n"


def test_nobody_writes_over_what_he_has_not_seen(here: Path, there: Path, store: InMemory) -> None:
    for machine, text in ((here, b"[mine]\n"), (there, b"[theirs]\n")):
        put(machine, PACK, text)
    mirror.push(here, store, FILES)
    with pytest.raises(ConflictError):
        mirror.push(there, store, FILES)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../outside",
            "/etc/cron.d/x",
            "documents/../../x",
            "packs/../../x.toml",
            "packs/.hidden.toml",
            ".lock",
            "a\\b",
        ),
        *(
            "store.toml",
            "ledger.sqlite",
            "documents/ab/short",
            "documents/ab/" + "0" * 64,
            "notes.txt",
            "reports/x",
            "",
        ),
        *("packs//x", "packs/a\nb", "c:/x.csv", "documents/ab/cd/ef", "."),
    ],
)
def test_a_path_from_a_store_leads_nowhere_else(here: Path, store: InMemory, path: str) -> None:
    before = files_of(here.parent)
    store.put(path, b"harm")
    with pytest.raises(StoreError, match="which is no file of a case"):
        mirror.pull(here, store, print)
    assert files_of(here.parent) == before


def test_nothing_is_written_through_a_link(here: Path, store: InMemory, tmp_path: Path) -> None:
    shutil.rmtree(here / "packs")
    (tmp_path / "elsewhere").mkdir()
    (here / "packs").symlink_to(tmp_path / "elsewhere")
    store.put("packs/x.toml", b"harm")
    with pytest.raises(StoreError, match="symbolic link"):
        mirror.pull(here, store, print)
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("path", "digest"), [(f"documents/00/{'0' * 64}", sha256(b"harm")), ("packs/x.toml", "f" * 64)]
)
def test_bytes_that_are_not_those_of_their_digest_are_refused(
    here: Path, store: InMemory, path: str, digest: str
) -> None:
    store.put(path, b"harm")
    now, content, when = store.files[path]
    store.files[path] = replace(now, digest=digest), content, when
    with pytest.raises(StoreError, match="not what its digest tells"):
        mirror.pull(here, store, print)


@pytest.mark.parametrize("name", ["tables/cpi.csv", "packs/.git/config", "packs/a:b.toml", "packs/a\\b.toml"])
def test_a_file_that_nobody_else_could_place_is_told(here: Path, store: InMemory, name: str) -> None:
    put(here, name, b"date\n")
    with pytest.raises(StoreError, match="lies where no team shares it"):
        mirror.push(here, store, [*FILES, name])
    assert store.revision == 1


@pytest.mark.parametrize("damage", [lambda raw: raw[: len(raw) // 2], lambda _: b"[]", lambda _: b'{"files": 3}'])
def test_a_damaged_memory_is_as_none(here: Path, store: InMemory, damage: Callable[[bytes], bytes]) -> None:
    (here / mirror.STATE).write_bytes(damage((here / mirror.STATE).read_bytes()))
    assert mirror.pull(here, store, print) == ()
    assert files_of(here) == FILES
