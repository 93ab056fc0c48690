"""Who may ask: by which address, from which page, with which token; and what every answer carries."""

from __future__ import annotations

import pytest

from tests.web.asking import HOST, OWN, PORT, Client
from whosays.web.guard import CARRIED, Gate

PAGES = ("/questions", "/questions.json", "/openapi.json", "/nothing")


@pytest.fixture
def stranger(workbench: Client) -> Client:
    """Somebody who was not let in."""
    return Client(workbench.app, workbench.gate)


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_nothing_is_told(stranger: Client, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 401
    assert "Foreign troops" not in answer.text


@pytest.mark.parametrize("token", ["", "x", "ü", "A" * 5000])
def test_another_token_lets_nobody_in(stranger: Client, token: str) -> None:
    assert stranger.get("/enter", params={"token": token}).status_code == 401
    assert stranger.get("/questions", headers={"authorization": "Bearer x"}).status_code == 401
    assert not stranger.cookies


def test_the_address_lets_in_and_leaves_no_token_behind(stranger: Client) -> None:
    answer = stranger.get(stranger.gate.address)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    kept = answer.headers["set-cookie"]
    assert stranger.gate.token not in kept
    assert "HttpOnly" in kept
    assert "SameSite=strict" in kept
    assert stranger.get("/questions").status_code == 200


def test_a_program_says_who_it_is_with_each_request(stranger: Client) -> None:
    told = {"authorization": f"Bearer {stranger.gate.token}"}
    assert stranger.get("/questions.json", headers=told).status_code == 200
    assert stranger.get("/questions.json").status_code == 401


def test_tokens_differ_from_one_start_to_the_next() -> None:
    one, other = Gate(port=PORT), Gate(port=PORT)
    assert len({one.token, one.session, other.token, other.session}) == 4
    assert min(len(one.token), len(one.session)) >= 43
    assert one.token not in repr(one)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1.evil.example:{PORT}",
        "0.0.0.0",
    ],
)
def test_another_host_is_refused(workbench: Client, host: str) -> None:
    """A name of somebody else's that leads here (DNS rebinding), even with the cookie."""
    answer = workbench.get("/questions", headers={"host": host})
    assert answer.status_code == 421
    assert "Foreign troops" not in answer.text


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_own_names_are_let_through(workbench: Client, host: str) -> None:
    told = {"host": host, "authorization": f"Bearer {workbench.gate.token}"}
    assert workbench.get("/questions", headers=told).status_code == 200


FOREIGN = ["null", "https://evil.example", "http://127.0.0.1:1", f"https://{HOST}", f"http://{HOST}.evil.example", ""]
SITES = ["cross-site", "same-site", "nonsense"]


@pytest.mark.parametrize(
    "headers",
    [{"origin": each} for each in FOREIGN]
    + [{"sec-fetch-site": each} for each in SITES]
    + [{"origin": OWN, "sec-fetch-site": each} for each in SITES],
)
@pytest.mark.parametrize("verb", ["GET", "POST"])
@pytest.mark.parametrize("path", ["/questions", "/questions.json"])
def test_another_page_is_refused(workbench: Client, headers: dict[str, str], verb: str, path: str) -> None:
    answer = workbench.ask(verb, path, headers=headers)
    assert answer.status_code == 403
    assert "Foreign troops" not in answer.text


@pytest.mark.parametrize("verb", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_must_show_where_it_comes_from(workbench: Client, verb: str) -> None:
    """A form without an origin is one of an old browser, or of nobody we know."""
    assert workbench.ask(verb, "/questions").status_code == 403
    assert workbench.ask(verb, "/questions", headers={"origin": OWN}).status_code == 405
    told = {"authorization": f"Bearer {workbench.gate.token}"}
    assert workbench.ask(verb, "/questions", headers=told).status_code == 405


@pytest.mark.parametrize("path", [*PAGES, "/static/workbench.js", "/", "/keys"])
def test_every_answer_carries_the_policy(workbench: Client, path: str) -> None:
    headers = workbench.get(path).headers
    assert {name: headers[name] for name in CARRIED} == CARRIED
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"


def test_style_and_script_are_there_for_the_page_that_refuses(stranger: Client) -> None:
    assert stranger.get("/static/workbench.css").headers["content-type"].startswith("text/css")
    assert stranger.get("/static/../questions").status_code == 401
    assert stranger.get("/static/nothing").status_code == 404
