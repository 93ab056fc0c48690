"""Addresses of stores: no password is ever written or told; what goes wrong is said in one sentence with the next step."""

from __future__ import annotations

import psycopg
import pytest

from whosays.errors import InputError, StoreError
from whosays.store import postgres_line
from whosays.store.postgres_line import address_of, connected, told

SECRET = "s3cret"


@pytest.mark.parametrize(
    ("text", "url", "password"),
    [
        ("postgresql://ada@host/osk", "postgresql://ada@host/osk", ""),
        ("postgres://host:5433/osk", "postgresql://host:5433/osk", ""),
        ("postgresql://ada:s3cret@host/osk", "postgresql://ada@host/osk", "s3cret"),
        ("postgresql://ada:s3%40cret@host/osk", "postgresql://ada@host/osk", "s3@cret"),
        ("postgresql://ada:s3@cret@host/osk", "postgresql://ada@host/osk", "s3@cret"),
        ("postgresql://:s3cret@host/osk", "postgresql://@host/osk", "s3cret"),
        ("postgresql://ada@host/osk?sslmode=require&password=s3cret", "postgresql://ada@host/osk?sslmode=require", "s3cret"),
        ("postgresql://ada@[::1]:5432,two:5433/osk", "postgresql://ada@[::1]:5432,two:5433/osk", ""),
        ("postgresql:///osk?host=/run/pg%20x", "postgresql:///osk?host=/run/pg%20x", ""),
        ("postgresql://?service=osk", "postgresql://?service=osk", ""),
    ],
)  # fmt: skip
def test_an_address_is_kept_without_its_password(text: str, url: str, password: str) -> None:
    found = address_of(text)
    assert (found.url, found.password) == (url, password)
    assert found.shown
    assert not password or password not in f"{found!r} {found.shown}"
    assert address_of(found.url).url == found.url


@pytest.mark.parametrize(
    "text",
    [
        *("", "osk", "host/osk", "http://host/osk", "mysql://host/osk", "sqlite:///x", "host=h password=s3cret"),
        *("postgresql://ada:s3cret/x@host/osk", "postgresql://ada:s3cret#x@host/osk", "postgresql://ada:s3cret?x@host/osk"),
        *("postgresql://ada:s3cret[@host/osk", "postgresql://host:s3cret/osk", "postgresql://host/osk?s3cret"),
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_without_a_word_of_it(text: str) -> None:
    with pytest.raises(InputError, match="that is no address of a store") as raised:
        address_of(text)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("more", ["?nonsense=s3cret", "?sslmode=s3cret&port=99999", "?connect_timeout=s3cret"])
def test_what_the_library_does_not_know_is_told_without_a_password(more: str) -> None:
    with pytest.raises((InputError, StoreError)) as raised:
        connected(address_of(f"postgresql://ada:{SECRET}@127.0.0.1:1/osk{more}"), "test")
    assert SECRET not in str(raised.value)


def test_a_server_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PGPASSWORD", raising=False)
    with pytest.raises(
        StoreError, match=r"^postgresql://ada@127\.0\.0\.1:1/osk is not reached \(.+\); see that the server runs"
    ):
        connected(address_of("postgresql://ada@127.0.0.1:1/osk"), "test")


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (psycopg.errors.InsufficientPrivilege("permission denied for table files"), "you may not do that there"),
        (psycopg.errors.DiskFull("could not extend file"), "the server has no room left"),
        (psycopg.errors.AdminShutdown("terminating connection"), "the line to postgresql://h/d broke"),
        (psycopg.OperationalError("the connection is closed"), "the line to postgresql://h/d broke"),
        (psycopg.errors.UndefinedTable("no such table"), "no such table; run again"),
    ],
)
def test_what_goes_wrong_on_a_line_is_told_with_the_next_step(fault: psycopg.Error, said: str) -> None:
    assert said in told(fault, address_of("postgresql://h/d"))


@pytest.mark.parametrize(
    ("given", "environment", "elsewhere"),
    [
        ({"host": "db.example"}, {}, True),
        ({"host": "127.0.0.1,db.example"}, {}, True),
        ({}, {"PGHOST": "db.example"}, True),
        ({}, {}, False),
        ({"host": "localhost"}, {}, False),
        ({"host": "/run/postgresql"}, {}, False),
        ({"host": "db.example", "sslmode": "disable"}, {}, False),
        ({"host": "db.example"}, {"PGSSLMODE": "verify-full"}, False),
        ({"service": "osk"}, {}, False),
    ],
)
def test_a_line_to_another_machine_is_encrypted_unless_somebody_says_otherwise(
    given: dict[str, str], environment: dict[str, str], elsewhere: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PGHOST", "PGSSLMODE", "PGSERVICE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert postgres_line._is_elsewhere(given) is elsewhere
