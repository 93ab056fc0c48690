"""A case that a team shares in PostgreSQL: several machines (folders here) at once, and what goes wrong with the server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests import keeping, postgres
from tests.web.asking import Client
from whosays.custody import decisions, manifest, snapshots
from whosays.errors import CaseError, InputError, InUseError, SettingsError, StoreError
from whosays.model.claim import Claim
from whosays.model.decision import Action
from whosays.store.protocol import Kind
from whosays.web import application
from whosays.web.guard import Gate
from whosays.workspace import Case, builds, bundling, joining, sharing
from whosays.workspace.auditing import audited
from whosays.workspace.holdings import LEDGER
from whosays.workspace.upkeep import Upkeep

PROGRAM = [sys.executable, "-c", "from whosays.cli import main; main()"]
SECRET = "s3cret-w0rd"
EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = {"canal.txt": keeping.CANAL, "lock.txt": keeping.LOCK, "weir.txt": keeping.WEIR}

pytestmark = [
    pytest.mark.skipif(postgres.VARIABLE not in os.environ, reason=postgres.NONE),
    pytest.mark.timeout(600),
]


@dataclass(frozen=True)
class Team:
    """A database of its own, owned by a role that ada and bo are members of, and cy is not."""

    database: str
    role: str
    port: str

    def url(self, who: str = "ada", database: str = "", port: str = "") -> str:
        return f"postgresql://{who}_{self.role}@127.0.0.1:{port or self.port}/{database or self.database}"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    server = os.environ[postgres.VARIABLE]
    role = f"team_{uuid.uuid4().hex[:8]}"
    people = [f"{who}_{role}" for who in ("ada", "bo", "cy")]
    postgres.said(
        server,
        f"CREATE ROLE {role}",
        *(f"CREATE ROLE {who} LOGIN PASSWORD '{SECRET}'" for who in people),
        f"GRANT {role} TO {people[0]}, {people[1]}",
    )
    database = postgres.new_database(server, f"OWNER {role} ENCODING 'UTF8' TEMPLATE template0")
    passwords = tmp_path / "pgpass"
    passwords.write_text(f"*:*:*:*:{SECRET}\n", "ascii")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    yield Team(database=database, role=role, port=server.rpartition("port=")[2])
    postgres.said(server, f"DROP DATABASE {database} WITH (FORCE)", *(f"DROP ROLE {each}" for each in (*people, role)))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def ada(team: Team, tmp_path: Path, texts: Path) -> Path:
    """Ada's folder: she began the case and added two documents."""
    folder = tmp_path / "ada"
    joining.shared(folder, team.url("ada"), "Diggers")
    Case.open(folder).add([texts / "canal.txt", texts / "lock.txt"])
    return folder


@pytest.fixture
def bo(team: Team, tmp_path: Path, ada: Path) -> Path:
    """Bo's folder: he joined."""
    joining.shared(tmp_path / "bo", team.url("bo"))
    assert ada.is_dir()
    return tmp_path / "bo"


def files_of(case: Path) -> dict[str, bytes]:
    """What a case consists of."""
    kept = (each for each in case.rglob("*") if each.is_file() and not each.name.startswith(".") and each.name != sharing.FILE)  # fmt: skip
    return {each.relative_to(case).as_posix(): each.read_bytes() for each in kept}


def refreshed(*cases: Path) -> None:
    for case in cases:
        sharing.refresh(case, print)


def run(*words: object, **more: str) -> subprocess.CompletedProcess[str]:
    told = [*PROGRAM, *map(str, words)]
    return subprocess.run(told, capture_output=True, text=True, check=False, env={**os.environ, **more})


def test_what_one_does_the_other_has(ada: Path, bo: Path, texts: Path, tmp_path: Path) -> None:
    assert not (ada / LEDGER).exists()
    assert files_of(ada) == files_of(bo)
    case = Case.open(bo)
    figure = case.claims[0].id
    case.decide(Action.ACCEPT, [figure], "seen on site", "bo")
    Case.open(ada).add([texts / "weir.txt"])
    Case.open(bo).build()
    assert [each.decision.author for each in Case.open(ada).decisions] == ["bo"]
    assert files_of(ada) == files_of(bo)
    for case_of, out in ((ada, "one"), (bo, "two")):
        Case.open(case_of).report(tmp_path / out)
        Case.open(case_of).export(tmp_path / f"{out}-data", ["jsonl"])
    refreshed(ada, bo)
    for out in ("one", "two"):
        assert audited(ada, [tmp_path / out, tmp_path / f"{out}-data"]).faults == ()
    assert report(tmp_path / "one") == report(tmp_path / "two")
    assert report(tmp_path / "one-data") == report(tmp_path / "two-data")
    one, two = (bundling.bundled(each, tmp_path / f"{each.name}.tar") for each in (ada, bo))
    assert one.digest == two.digest
    alone = tmp_path / "alone"
    bundling.opened(one.place, alone)
    Case.open(alone).report(tmp_path / "three")
    assert report(tmp_path / "three") == report(tmp_path / "one")
    assert not (alone / sharing.FILE).exists()


def report(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


AT_WORK = """
import sys
from pathlib import Path
from whosays.model.decision import Action
from whosays.workspace import Case
who, case, new, figure = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]
for turn in range(4):
    Case.open(case).decide(Action.DEFER, [figure], f"look {turn}", who)
    Case.open(case).decide(Action.DEFER, [figure], f"look {turn} for both", "both")
    if turn == 1:
        Case.open(case).add([new])
    if turn == 2:
        Case.open(case).build()
"""


def test_two_who_rule_add_and_build_at_once_lose_nothing(ada: Path, bo: Path, texts: Path, tmp_path: Path) -> None:
    (texts / "quay.txt").write_text(keeping.WEIR.replace("Weir Courier", "Quay Mail").replace("350", "365"), "utf-8")
    figure = Case.open(ada).claims[0].id
    work = [
        subprocess.Popen(
            [sys.executable, "-c", AT_WORK, who, str(case), str(texts / new), figure], stderr=subprocess.PIPE, text=True
        )
        for who, case, new in (("ada", ada, "weir.txt"), ("bo", bo, "quay.txt"))
    ]
    for each in work:
        assert each.communicate()[1] == ""
        assert each.returncode == 0
    Case.open(ada).build()
    refreshed(ada, bo)
    assert files_of(ada) == files_of(bo)
    told = sorted((each.author, each.reason) for each in decisions.load(bo))
    assert told == sorted(
        [(who, f"look {turn}") for who in ("ada", "bo") for turn in range(4)]
        + [("both", f"look {turn} for both") for turn in (0, 0, 1, 1, 2, 2, 3, 3)]
    )
    assert {each.name for each in manifest.load(bo).held} == {*TEXTS, "quay.txt"}
    for case in (ada, bo):
        assert audited(case).faults == ()
    alone = tmp_path / "alone"
    shutil.copytree(ada, alone, ignore=shutil.ignore_patterns(sharing.FILE, ".*"))
    accounts = [Case.open(case).account for case in (ada, bo, alone)]
    assert len({builds.findings(each) for each in accounts}) == 1
    assert (alone / LEDGER).is_file()


def test_who_waits_is_told_who_works(ada: Path, bo: Path) -> None:
    toml = bo / "case.toml"
    toml.write_text(f"{toml.read_text('utf-8')}\n[build]\nwait = 0.3\n", "utf-8")
    said: list[str] = []
    with (
        sharing.held(ada, 1, print, "build"),
        pytest.raises(InUseError, match=r"in use by whosays build of .+; run again"),
    ):
        Case.open(bo, said.append).build()
    assert said[0].startswith("waiting for whosays build of ")
    Case.open(bo).build()


def test_who_decided_about_the_same_thing_meanwhile_is_told(ada: Path, bo: Path) -> None:
    docket = Case.open(bo).docket
    seen, figure = docket.seen, Case.open(bo).claims[0].id
    mine = docket.proposed(Action.ACCEPT, [figure])
    Case.open(ada).decide(Action.NO_EVIDENCE, [figure], "a misprint", "ada")
    with pytest.raises(CaseError, match="since you looked, ada ruled"):
        docket.keep(mine, "as printed", "bo", seen)
    assert [each.author for each in decisions.load(bo)] == ["ada"]


def test_settings_and_packs_are_shared(ada: Path, bo: Path) -> None:
    (ada / "packs" / "own.toml").write_bytes((EXAMPLES / "packs" / "prisons.toml").read_bytes())
    toml = ada / "case.toml"
    toml.write_text(toml.read_text("utf-8").replace("Diggers", "Diggers of the canal"), "utf-8")
    Case.open(ada).build()
    assert Case.open(bo).desk.title == "Diggers of the canal"
    assert (bo / "packs" / "own.toml").read_bytes() == (ada / "packs" / "own.toml").read_bytes()
    assert audited(bo).faults == ()
    open_already = Case.open(bo)
    (ada / "packs" / "own.toml").unlink()
    Case.open(ada).build()
    with pytest.raises(StoreError, match=r"packs/own\.toml was changed in .+ just now"):
        open_already.build()
    Case.open(bo).build()
    assert not (bo / "packs" / "own.toml").exists()


def test_a_case_that_is_there_is_brought_to_a_team_and_taken_out_again(team: Team, tmp_path: Path) -> None:
    case = keeping.made(tmp_path / "kept")
    before = files_of(case)
    joining.shared(case, team.url("ada"))
    assert {name: each for name, each in files_of(case).items() if name != LEDGER} == {
        name: each for name, each in before.items() if name != LEDGER
    }
    joining.shared(tmp_path / "bo", team.url("bo"))
    assert audited(tmp_path / "bo").faults == ()
    assert builds.findings(Case.open(tmp_path / "bo").account) == builds.findings(Case.open(case).account)
    (case / sharing.FILE).unlink()
    Case.open(case).build()
    assert audited(case).faults == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE whosays.files SET content = content || ' ' WHERE path = 'case.toml'", "case.toml"),
        ("UPDATE whosays.files SET content = 'x' WHERE path LIKE 'documents/__/%'", "documents/"),
        ("DELETE FROM whosays.files WHERE path = 'log.jsonl'", "log.jsonl"),
        ("UPDATE whosays_ledger.claims SET record = replace(record, '310', '311'), checksum = -1", "ledger"),
    ],
)
def test_an_audit_finds_what_was_changed_in_the_database(ada: Path, team: Team, change: str, fault: str) -> None:
    Case.open(ada).build()
    assert audited(ada).faults == ()
    postgres.said(postgres.at(os.environ[postgres.VARIABLE], team.database), change)
    found = audited(ada).faults
    assert found
    assert all(fault in f"{each.file} {each.place}" and "postgresql://" in f"{each.file}" for each in found)


def wrong(tmp_path: Path, url: str) -> str:
    """What is said where the store is asked for at a wrong address."""
    with pytest.raises((StoreError, InputError)) as raised:
        joining.shared(tmp_path / "new", url)
    assert not (tmp_path / "new").exists()
    assert SECRET not in str(raised.value)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (lambda team: team.url(port="1"), "is not reached (connection to server"),
        (lambda team: team.url(database="nowhere"), "the server has no such database"),
        (lambda team: team.url("dee"), "the password is not right"),
        (lambda team: team.url().replace("@", ":wrong@"), "the password is not right"),
        (lambda team: team.url("cy"), "you may not do that there (permission denied for database"),
        (lambda team: f"{team.url()}?sslmode=require", "there is no encrypted line to it ("),
        (lambda team: team.url().replace("@", f":{SECRET}#@"), "that is no address of a store"),
    ],
    ids=["no server", "no database", "no user", "wrong password", "no rights", "no encryption", "no address"],
)
def test_what_is_wrong_with_a_server_is_told(
    team: Team, tmp_path: Path, address: Callable[[Team], str], said: str
) -> None:
    assert said in wrong(tmp_path, address(team))


def test_without_a_password_it_is_told_where_to_put_one(
    team: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSFILE")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert "put it into ~/.pgpass or PGPASSWORD" in wrong(tmp_path, team.url())


def test_a_database_in_another_encoding_is_refused(team: Team, tmp_path: Path) -> None:
    server = os.environ[postgres.VARIABLE]
    other = postgres.new_database(server, "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    assert "is not in UTF-8" in wrong(tmp_path, team.url(database=other))
    postgres.said(server, f"DROP DATABASE {other}")


@pytest.mark.usefixtures("ada")
def test_who_is_not_of_the_team_is_kept_out(team: Team, tmp_path: Path) -> None:
    assert "permission denied for schema whosays" in wrong(tmp_path, team.url("cy"))


def test_a_store_of_a_later_version_is_told(ada: Path, team: Team) -> None:
    admin = postgres.at(os.environ[postgres.VARIABLE], team.database)
    postgres.said(admin, "UPDATE whosays.about SET version = 2")
    with pytest.raises(StoreError, match="of version 2, this whosays knows 1; use the whosays that the rest"):
        Case.open(ada)
    postgres.said(admin, "DROP SCHEMA whosays CASCADE")
    with pytest.raises(StoreError, match=r"holds no case \(any more\)"):
        Case.open(ada)


def test_a_ledger_of_another_version_or_none_is_made_again(ada: Path, team: Team) -> None:
    admin, said = postgres.at(os.environ[postgres.VARIABLE], team.database), list[str]()
    before = Case.open(ada).claims
    postgres.said(admin, "UPDATE whosays_ledger.about SET schema = 'older'")
    assert Case.open(ada, said.append).claims == before
    assert [line for line in said if "is of another version; it is made again" in line]
    postgres.said(admin, "DROP SCHEMA whosays_ledger CASCADE")
    assert Case.open(ada).claims == before


def test_a_damaged_row_of_the_ledger_is_no_figure(ada: Path, team: Team) -> None:
    Case.open(ada).build()
    postgres.said(
        postgres.at(os.environ[postgres.VARIABLE], team.database), "UPDATE whosays_ledger.claims SET checksum = 1"
    )
    store = sharing.ledger(ada)
    assert store is not None
    with closing(store), pytest.raises(StoreError, match=r"a row was damaged .+DROP SCHEMA whosays_ledger CASCADE"):
        list(store.each(Kind.CLAIMS, Claim))


def test_no_password_is_written_or_told(
    team: Team, tmp_path: Path, texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PGPASSFILE")
    case, out = tmp_path / "case", tmp_path / "out"
    url = team.url().replace("@", f":{SECRET}@") + f"?password={SECRET}"
    told = [run("init", case, "--store", url, "-v")]
    assert "The password was not written down" in told[0].stderr
    told.append(run("add", case, texts / "canal.txt", "-v", HOME=str(tmp_path)))
    assert told[1].returncode == 2
    told.append(run("add", case, texts / "canal.txt", "-v", PGPASSWORD=SECRET))
    told.append(run("report", case, "--out", out, "-v", PGPASSWORD=SECRET))
    assert [each.returncode for each in told] == [0, 2, 0, 0], told
    assert not [each for each in told if SECRET in each.stdout + each.stderr]
    assert not [
        each for each in (*case.rglob("*"), *out.rglob("*")) if each.is_file() and SECRET.encode() in each.read_bytes()
    ]
    with closing(sharing_line(team)) as line:
        kept = line.execute("SELECT count(*) FROM whosays.files WHERE position(%s IN content) > 0", [SECRET.encode()])
        assert kept.fetchone() == (0,)
    (case / sharing.FILE).write_text(f'url = "{url}"\n', "utf-8")
    with pytest.raises(SettingsError, match="a password stands in it") as raised:
        Case.open(case)
    assert SECRET not in str(raised.value)


def sharing_line(team: Team) -> Any:
    import psycopg

    return psycopg.connect(postgres.at(os.environ[postgres.VARIABLE], team.database))


@pytest.fixture
def own_server(tmp_path: Path, texts: Path) -> Iterator[tuple[postgres.Server, Path, Path]]:
    """A server of one test alone, which may be killed, and two machines."""
    with postgres.serving() as server:
        one, two = tmp_path / "one", tmp_path / "two"
        address = postgres.at(server.url, postgres.new_database(server.url))
        joining.shared(one, address, "Diggers")
        Case.open(one).add([texts / "canal.txt"])
        joining.shared(two, address)
        yield server, one, two


RULING = """
import sys
from pathlib import Path
from whosays.model.decision import Action
from whosays.workspace import Case
for turn in range(1000):
    Case.open(Path(sys.argv[1])).decide(Action.DEFER, [sys.argv[2]], f"{sys.argv[3]} {turn}", "ada")
    print(f"{sys.argv[3]} {turn}", flush=True)
"""


def test_what_was_acknowledged_outlives_kill_9(ada: Path, bo: Path) -> None:
    figure, kept = Case.open(ada).claims[0].id, list[str]()
    for run_number, pause in enumerate((0.0, 0.05, 0.2)):
        words = [sys.executable, "-c", RULING, str(ada), figure, f"run {run_number}"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as work:
            assert work.stdout is not None
            kept += [work.stdout.readline().strip() for _ in range(2)]
            time.sleep(pause)
            work.kill()
            kept += [line.strip() for line in work.stdout if line.endswith("\n")]
    Case.open(bo).build()
    refreshed(ada, bo)
    assert set(kept) <= {each.reason for each in decisions.load(bo)}
    assert files_of(ada) == files_of(bo)
    assert audited(ada).faults == ()


def wait_for(number: int, kept: list[tuple[str, str]]) -> None:
    deadline = time.monotonic() + 60
    while len(kept) < number and time.monotonic() < deadline:
        time.sleep(0.02)


def test_a_server_that_is_killed_again_and_again_loses_nothing(
    own_server: tuple[postgres.Server, Path, Path], texts: Path
) -> None:
    server, one, two = own_server
    figure = Case.open(one).claims[0].id
    kept: list[tuple[str, str]] = []
    faults: list[str] = []
    over = threading.Event()

    def work(case: Path, who: str) -> None:
        turn = 0
        while not over.is_set():
            turn += 1
            try:
                opened = Case.open(case)
                opened.decide(Action.DEFER, [figure], f"look {turn}", who)
                kept.append((who, f"look {turn}"))
                if turn % 3 == 0:
                    opened.build()
            except StoreError as fault:
                faults.append(str(fault))
                time.sleep(0.05)

    workers = [threading.Thread(target=work, args=each) for each in ((one, "ada"), (two, "bo"))]
    for each in workers:
        each.start()
    for pause in (0.0, 0.02, 0.1, 0.2, 0.35):
        wait_for(len(kept) + 2, kept)
        time.sleep(pause)
        server.kill()
        server.begin()
    wait_for(len(kept) + 2, kept)
    over.set()
    for each in workers:
        each.join()
    Case.open(one).add([texts / "weir.txt"])
    Case.open(two).build()
    refreshed(one, two)
    assert faults
    assert all("127.0.0.1" in fault or "postgresql://" in fault for fault in faults)
    assert len(kept) >= 12
    for case in (one, two):
        told = [(each.author, each.reason) for each in decisions.load(case)]
        assert set(kept) <= set(told)
        assert audited(case).faults == ()
    assert files_of(one) == files_of(two)
    assert len(snapshots.load(one)) >= 1


def test_a_workbench_sees_what_others_rule_and_tells_where_the_server_is_gone(
    own_server: tuple[postgres.Server, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, one, two = own_server
    monkeypatch.setattr("whosays.workspace.upkeep.ASKED", 0.0)
    Case.open(two).shelve()
    with sharing.held(one, 1, print, "build"), closing(Upkeep(two)) as upkeep:
        began = time.monotonic()
        assert upkeep.attend().wrong == ""  # who is at work elsewhere stops nobody from looking
        assert time.monotonic() - began < 20
    with closing(Upkeep(two)) as upkeep:
        gate = Gate(port=8123)
        asking = Client(application(upkeep, gate), gate).entered()
        assert asking.get("/questions").status_code == 200
        Case.open(one).decide(Action.ACCEPT, [Case.open(one).claims[0].id], "seen on site", "ada")
        deadline = time.monotonic() + 60
        while "seen on site" not in asking.get("/log").text and time.monotonic() < deadline:
            time.sleep(0.1)
        assert "seen on site" in asking.get("/log").text
        server.kill()
        gone = asking.get("/questions")
        assert gone.status_code == 502
        assert "is not reached" in gone.text
        server.begin()
        assert asking.get("/questions").status_code == 200
