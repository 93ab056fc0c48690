"""Keys that a person has chosen: kept by the browser, shown wherever a key is shown, refused where two would collide."""

from __future__ import annotations

import re

import pytest

from tests.web.asking import OWN, Client, on_texts
from whosays.errors import InputError
from whosays.web.keys import KEYS, kept, keys_of, typed_otherwise

TEXT = "The ministry said that 4,000 soldiers were killed in Osk."


def keyed(client: Client, **told: str) -> int:
    """The code of the answer to a form of keys, by the names of actions."""
    headers = {"origin": OWN, "sec-fetch-site": "same-origin", "accept": "text/html"}
    return client.ask("POST", "/keys", data=told, headers=headers).status_code


def shown(html: str) -> dict[str, str]:
    """The keys of the overlay, by action."""
    return {action: keys for keys, action in re.findall(r'data-keys="([^"]*)" data-action="([^"]+)"', html)}


def test_other_keys_are_kept_and_shown() -> None:
    client = on_texts(a=TEXT)
    assert keyed(client, help="!", search="& =", next="é", marks="") == 303
    told = shown(client.get("/questions").text)
    assert (told["help"], told["search"], told["next"], told["marks"]) == ("!", "&amp; =", "é", "h")
    assert 'name="help" value="!"' in client.get("/keys").text
    assert keyed(client) == 303
    assert shown(client.get("/questions").text)["help"] == "?"


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"next": "k"}, "another key"),
        ({"accept": "h"}, "another key"),
        ({"next": "g"}, "begins"),
        ({"accept": "ab"}, "no key"),
        ({"accept": "a b c"}, "no key"),
    ],
)
def test_keys_that_collide_or_are_none_are_refused(told: dict[str, str], why: str) -> None:
    with pytest.raises(InputError, match=why):
        typed_otherwise(told)
    client = on_texts(a=TEXT)
    assert keyed(client, **told) == 422
    assert shown(client.get("/questions").text)["next"] == "j"


def test_pages_apart_may_use_one_key_for_two_things() -> None:
    told = typed_otherwise({"original": "q"})
    assert [each.where for each in told if each.keys == "q"] == ["document", "review"]


def test_enter_and_escape_stay_what_they_are() -> None:
    told = typed_otherwise({"leave": "z", "": "z"})
    assert [each.keys for each in told] == [each.keys for each in KEYS]


@pytest.mark.parametrize("cookie", ["", "next=k", "next=%00%00", "=", "&&&", "nobody=z", "next=" + "x" * 5000])
def test_a_cookie_that_says_nothing_that_could_be_changes_nothing(cookie: str) -> None:
    assert keys_of(cookie) == KEYS


def test_what_is_kept_comes_back() -> None:
    told = {"accept": "y", "go:/questions": "g +", "span": "%"}
    assert {each.action: each.keys for each in keys_of(kept(told))}["span"] == "%"
    assert keys_of(kept(told)) == typed_otherwise(told)
    assert kept({}) == ""
