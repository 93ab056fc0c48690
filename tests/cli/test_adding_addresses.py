"""`whosays add CASE https://…`: what is taken, how it is recorded, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run, runner
from tests.custody.server import Handler, serving
from whosays import Case

FIRST = b"<html><body><p>Police said 45 people were killed on 3 March 2025."
SECOND = FIRST.replace(b"45", b"52")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def records(case: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (case / "documents" / "manifest.jsonl").read_text("utf-8").splitlines()]


def test_a_newer_version_of_an_address_is_kept_beside_the_older_one(tmp_path: Path, run: Run) -> None:
    case = tmp_path / "case"
    contents = [FIRST, FIRST, SECOND]
    assert run("init", case).code == 0
    with serving(lambda h: h.send(contents.pop(0), ETag='"v"')) as server:
        words = (
            "add",
            case,
            server.url("/news/a"),
            "--allow-private",
            "--allow-port",
            server.port,
            "--publisher",
            "Desk",
        )
        told = [run(*words) for _ in range(3)]
    assert [each.code for each in told] == [0, 0, 0], told
    assert "0 new, 1 there already" in told[1].err
    kept = records(case)
    assert [each["url"] for each in kept] == [server.url("/news/a")] * 2
    assert {each["name"] for each in kept} == {"a.html"}
    assert kept[0]["document"] != kept[1]["document"]
    assert kept[0]["fetched"]["final_url"] == server.url("/news/a")
    assert kept[0]["fetched"]["headers"]["etag"] == '"v"'
    assert kept[0]["obtained_at"].endswith("+00:00")
    assert kept[0]["tool"].startswith("whosays ")
    assert kept[0]["publisher"] == "Desk"
    opened = Case.open(case)
    assert sorted(claim.evidence.exact for claim in opened.claims) == ["45", "52"]


def test_a_list_of_addresses_is_taken_and_what_gives_nothing_is_named(tmp_path: Path, run: Run) -> None:
    def script(handler: Handler) -> None:
        if handler.path == "/moved":
            handler.lead("/report.csv?x=1")
        elif handler.path.startswith("/report"):
            handler.send(b"Place,Killed\nAmbar,12\n", kind="text/csv; charset=utf-8")
        elif handler.path == "/picture":
            handler.send(b"\x89PNG\r\n\x1a\n" + b"x" * 99, kind="image/png")
        else:
            handler.send(b"", 404)

    case = tmp_path / "case"
    run("init", case)
    with serving(script) as server:
        named = ["# two of these are nothing", "", *(server.url(f"/{path}") for path in ("moved", "gone", "picture"))]
        (tmp_path / "list.txt").write_text("\n".join(named), "utf-8")
        told = run("add", case, "--addresses", tmp_path / "list.txt", "--allow-private", "--allow-port", server.port)
    assert told.code == 3
    assert f"{server.url('/gone')}: it answers with status 404; check the address" in told.err
    assert f"{server.url('/picture')}: an image, needs OCR" in told.err
    (kept,) = records(case)
    assert kept["name"] == "report.csv"
    assert (kept["url"], kept["fetched"]["final_url"]) == (server.url("/moved"), server.url("/report.csv?x=1"))


def test_nothing_of_this_network_is_asked_unless_that_is_allowed(tmp_path: Path, run: Run) -> None:
    case = tmp_path / "case"
    run("init", case)
    with serving(lambda h: h.send(FIRST)) as server:
        port = run("add", case, server.url(), "--allow-private")
        private = run("add", case, server.url(), "--allow-port", server.port)
        assert server.connections == 0
    assert (port.code, private.code) == (2, 2)
    assert "--allow-port" in port.err
    assert "--allow-private" in private.err
    assert not (case / "documents" / "manifest.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "there is no address in it"), ("http://a.org\nnews.html\n", "list.txt, line 2: 'news.html' is no address")],
)
def test_a_list_that_is_none_is_told_with_its_line(tmp_path: Path, run: Run, content: str, said: str) -> None:
    run("init", tmp_path / "case")
    (tmp_path / "list.txt").write_text(content, "utf-8")
    told = run("add", tmp_path / "case", "--addresses", tmp_path / "list.txt")
    assert told.code == 2
    assert said in told.err


def test_adding_in_the_workbench_knows_no_addresses() -> None:
    """In `serve` adding by address stays off: nothing of the web face knows how."""
    web = Path(__file__).parents[2] / "src" / "whosays" / "web"
    asking = [file.name for file in web.rglob("*.py") if "fetching" in file.read_text("utf-8")]
    assert asking == []
