"""The server as a person starts it, and a case that changes while it is looked at."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.web.asking import OWN, Client
from whosays.errors import InputError
from whosays.web import Server, application, serve
from whosays.web.guard import CARRIED, Gate
from whosays.workspace import Case, Upkeep

COMMAND = str(Path(sys.executable).with_name("whosays"))
ONE = "South Korean intelligence said that 4,000 North Korean soldiers were killed by March 2025."
OTHER = "Ukrainian officials said that 5,200 North Korean soldiers were killed by March 2025."
PATIENCE = 60.0


def text(folder: Path, name: str, words: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(words, "utf-8")
    return folder / name


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case on disk with one document."""
    made = Case.create(tmp_path / "case", "Losses")
    made.add([text(tmp_path, "one.txt", ONE)])
    return tmp_path / "case"


@pytest.fixture
def upkeep(case: Path) -> Iterator[Upkeep]:
    """One that reads the case in this process: another takes seconds to start."""
    made = Upkeep(case)
    made._apart = False
    yield made
    made.close()


def settled(upkeep: Upkeep) -> dict[str, int]:
    """What there is, once nothing is under way."""
    deadline = time.monotonic() + PATIENCE
    while upkeep.attend().under_way:
        assert time.monotonic() < deadline
    standing = upkeep.desk.standing()
    return dict(standing.counts) if standing else {}


def test_a_case_is_read_apart_and_followed_as_it_changes(upkeep: Upkeep, case: Path, tmp_path: Path) -> None:
    upkeep._apart = True
    assert upkeep.desk.standing() is None
    assert settled(upkeep)["documents"] == 1
    Case.open(case).add([text(tmp_path, "two.txt", OTHER)])
    assert settled(upkeep)["documents"] == 2
    seen = upkeep.desk.standing()
    assert settled(upkeep)["claims"] == 2
    assert upkeep.desk.standing() == seen


def test_a_shelf_that_is_true_is_not_made_again(upkeep: Upkeep, case: Path) -> None:
    upkeep._apart = True
    Case.open(case).shelve()
    state = upkeep.attend()
    assert not state.under_way
    assert upkeep._job is None


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(upkeep: Upkeep, case: Path) -> None:
    settled(upkeep)
    good = (case / "case.toml").read_text("utf-8")
    (case / "case.toml").write_text("titel = 'x'\n", "utf-8")
    gate = Gate(port=8123)
    client = Client(application(upkeep, gate), gate).entered()
    page = client.get("/questions")
    assert page.status_code == 200
    assert "cannot be brought up to date" in page.text
    assert "titel" in page.text
    (case / "case.toml").write_text(good, "utf-8")
    settled(upkeep)
    assert "cannot be brought up to date" not in client.get("/questions").text


def test_until_a_case_is_read_pages_say_so(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosays.workspace.upkeep.PATIENCE", 0.0)
    upkeep, gate = Upkeep(case), Gate(port=8123)
    client = Client(application(upkeep, gate), gate).entered()
    answer = client.get("/questions")
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == answer.headers["refresh"] == "2"
    upkeep.close()


def test_builds_leave_a_history(upkeep: Upkeep, case: Path, tmp_path: Path) -> None:
    Case.open(case).build()
    Case.open(case).add([text(tmp_path, "two.txt", OTHER)])
    Case.open(case).build()
    settled(upkeep)
    gate = Gate(port=8123)
    client = Client(application(upkeep, gate), gate).entered()
    row = client.get("/questions.json?by=moved").json()["questions"][0]
    assert row["moved"].startswith("reported was 4,000")
    told = client.get(f"/questions/{row['question']}.json").json()["history"]
    assert [each["reported"] for each in told] == [[4000, 5200], [4000, 4000]]
    page = client.get(f"/questions/{row['question']}").text
    assert page.count(told[0]["build"]) == 1
    assert 'id="history"' in page


def test_a_fault_of_ours_tells_nothing_and_carries_the_policy(upkeep: Upkeep) -> None:
    settled(upkeep)
    gate = Gate(port=8123)
    client = Client(application(upkeep, gate), gate).entered()

    @client.app.get("/broken")
    def broken() -> None:
        raise RuntimeError("the secret of the house")

    answer = client.get("/broken", headers={"accept": "text/html"})
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert {name: answer.headers[name] for name in CARRIED} == CARRIED


def test_a_port_that_is_taken_is_named(upkeep: Upkeep) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(InputError, match=f"port {taken.getsockname()[1]}"):
            serve(upkeep, Server(port=taken.getsockname()[1], opens=False), print)


def test_the_command_serves_until_it_is_stopped(case: Path) -> None:
    run = subprocess.Popen([COMMAND, "serve", str(case), "--no-open"], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    try:
        address = run.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/enter\?token=[\w-]{43}", address)
        with httpx.Client(follow_redirects=True, timeout=30) as client:
            deadline = time.monotonic() + PATIENCE
            while (page := client.get(address)).status_code == 503:
                assert time.monotonic() < deadline
                time.sleep(0.5)
            assert page.status_code == 200
            assert "North Korean troops" in page.text
            port = address.removeprefix("http://127.0.0.1:").partition("/")[0]
            other = client.get(f"http://127.0.0.1:{port}/questions", headers={"host": "evil.example"})
            assert other.status_code == 421
    finally:
        run.send_signal(signal.SIGINT)
        code = run.wait(PATIENCE)
        run.stdout.close()
    assert code == 0


def test_the_command_names_what_is_no_case(tmp_path: Path) -> None:
    run = subprocess.run([COMMAND, "serve", str(tmp_path), "--no-open"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "is no case" in run.stderr


def test_only_this_machine_reaches_it() -> None:
    assert OWN.startswith("http://127.0.0.1")
    assert "0.0.0.0" not in Gate(port=1).hosts
