"""The line to a PostgreSQL server: its address, which never holds a password, and what goes wrong there, in words.

What always holds: a password comes from where PostgreSQL's own programs take it (PGPASSWORD, ~/.pgpass, a service
file); one that stands in an address is used for that command and neither written nor told.
"""

from __future__ import annotations

import getpass
import os
import platform
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from whosays.errors import InputError, StoreError

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql", "postgres")
_SECRET = ("password", "sslpassword")
_FORM = "postgresql://USER@HOST/DATABASE"
_PATIENCE: dict[str, Any] = {"connect_timeout": 10, "keepalives_idle": 30, "keepalives_interval": 10}
"""Seconds: a server that does not answer, or a line that is dead, is told and not waited for."""
_HERE = ("", "localhost", "127.0.0.1", "::1")
_LONGEST_NAME = 63
"""Bytes that PostgreSQL keeps of the name of a program."""
_MAKE_DATABASE = "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a store is: `url` as it may be written down, `shown` without parameters; the `password` that stood in it,
    if one did."""

    url: str
    shown: str
    password: str = field(default="", repr=False)


def address_of(text: str) -> Address:
    """The address in `text`. Raises InputError where it is none, without telling what stands in it: that may be a
    password."""
    try:
        parts = urlsplit(text)
        user, sign, place = parts.netloc.rpartition("@")
        told = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in SCHEMES or parts.fragment or "@" in parts.path + parts.query or not _are_ports(place):
        raise _no_address()
    name, _, password = user.partition(":")
    secrets = [unquote(password), *(value for key, value in told if key in _SECRET)]
    kept = [(key, value) for key, value in told if key not in _SECRET]
    place = f"{SCHEMES[0]}://{name}{sign}{place}{parts.path}"
    return Address(
        url=place + (f"?{urlencode(kept, safe='/', quote_via=quote)}" if kept else ""),
        shown=place + "".join(f"?service={value}" for key, value in kept if key == "service"),
        password=next((each for each in secrets if each), ""),
    )


def _are_ports(place: str) -> bool:
    """Whether what stands behind the hosts of an address are ports: a torn password is none."""
    ports = (host.rpartition("]")[2].rpartition(":") for host in place.split(","))
    return all(not sign or port.isdigit() for _, sign, port in ports)


def _no_address() -> InputError:
    return InputError(
        f"that is no address of a store: write {_FORM}, without a password (PostgreSQL takes it from ~/.pgpass or "
        f"PGPASSWORD), and other signs than letters and digits as %40 for @."
    )


def connected(address: Address, purpose: str) -> psycopg.Connection[Any]:
    """A line to the server of `address`, for a `purpose` that others see while they wait.

    Whatever is made there belongs to the owner of the database, if that is a role that whoever asks is a member of: so
    a team shares it.

    Raises StoreError in words where it cannot be had, InputError where the library for it is missing.
    """
    library = _library()
    given: dict[str, Any] = {**_PATIENCE, "application_name": _name(purpose), "client_encoding": "UTF8"}
    try:
        given |= library.conninfo.conninfo_to_dict(address.url)
    except library.Error:
        raise _no_address() from None
    if address.password:
        given["password"] = address.password
    if _is_elsewhere(given):
        given["sslmode"] = "require"
    try:
        line: psycopg.Connection[Any] = library.connect(**given, autocommit=True)
    except library.Error as fault:
        raise StoreError(_unreached(fault, address)) from None
    try:
        _settle(line, address)
    except library.Error as fault:
        line.close()
        raise StoreError(told(fault, address)) from None
    except BaseException:
        line.close()
        raise
    return line


def _library() -> Any:
    try:
        import psycopg
        import psycopg.conninfo
    except ImportError as missing:
        raise InputError(
            f"a case in a store needs {missing.name}; install it with: pip install 'whosays[postgres]'."
        ) from None
    return psycopg


def _is_elsewhere(given: dict[str, Any]) -> bool:
    """Whether the server may be another machine and nobody said whether the line is to be encrypted."""
    hosts = str(given.get("host") or os.environ.get("PGHOST", "")).split(",")
    said = "sslmode" in given or "service" in given or {"PGSSLMODE", "PGSERVICE"} & set(os.environ)
    return not said and any(host not in _HERE and not host.startswith("/") for host in hosts)


def _name(purpose: str) -> str:
    try:
        who = getpass.getuser()
    except (KeyError, OSError):
        who = "somebody"
    name = f"whosays {purpose} of {who} on {platform.node()}"
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in name)[:_LONGEST_NAME]


def _settle(line: psycopg.Connection[Any], address: Address) -> None:
    if line.info.parameter_status("server_encoding") != "UTF8":
        name = line.info.dbname
        raise StoreError(
            f"{address.shown}: the database is not in UTF-8, so it cannot hold every text; make another with: "
            f"{_MAKE_DATABASE.format(name + '_utf8')}"
        )
    owned = "SELECT pg_get_userbyid(datdba), pg_has_role(datdba, 'MEMBER') FROM pg_database WHERE datname = %s"
    owner = line.execute(owned, [line.info.dbname]).fetchone()
    if owner and owner[1]:
        line.execute("SELECT set_config('role', %s, false)", [owner[0]])
    line.execute("SET search_path = pg_catalog")  # nothing of anybody else's is taken for what was meant


_WHY = (
    (("database", "does not exist"), ": the server has no such database; mend the address, or: createdb -E UTF8 NAME"),
    (("role", "does not exist"), ": the server knows no such user; mend the name in the address, or: createuser NAME"),
    (("pg_hba.conf",), " does not let you in ({}); ask whoever runs the server."),
    (("permission denied",), " does not let you in ({}); ask whoever runs the server."),
    (
        ("SSL",),
        ": there is no encrypted line to it ({}); have the server set up for it, or, where nobody else can listen, "
        "write ?sslmode=disable behind the address.",
    ),
)
"""What the library says, and what to do; it has no codes for a line that never came to be."""


def _unreached(fault: psycopg.Error, address: Address) -> str:
    """Why there is no line, in one sentence with the next step."""
    words, shown, asked = _words(fault, address), address.shown, fault.pgconn
    if asked is not None and asked.needs_password:
        return f"{shown} asks for a password and none was found; put it into ~/.pgpass or PGPASSWORD and run again."
    if asked is not None and asked.used_password and "authentication" in words:
        return f"{shown}: the password is not right; correct it in ~/.pgpass or PGPASSWORD and run again."
    for signs, said in _WHY:
        if all(sign in words for sign in signs):
            return shown + said.format(words)
    return (
        f"{shown} is not reached ({words}); see that the server runs and that this machine gets there, and run again. "
        "Nothing was changed."
    )


def told(fault: Exception, address: Address) -> str:
    """What went wrong on a line that was there, in one sentence with the next step."""
    words, shown = _words(fault, address), address.shown
    state = getattr(fault, "sqlstate", None) or ""
    if state == "42501":  # insufficient_privilege
        return (
            f"{shown}: you may not do that there ({words}); ask its owner to make you a member of the team: "
            "GRANT owner-of-the-database TO you"
        )
    if state in ("53100", "53200", "53300"):  # disk full, out of memory, too many connections
        return f"{shown}: the server has no room left ({words}); nothing was changed: see to that and run again."
    if not state or state[:2] in ("08", "57"):  # connection exceptions, operator intervention
        return (
            f"the line to {shown} broke ({words}); what was not finished is undone there. Run again when the server is "
            "back."
        )
    return f"{shown}: {words}; run again, and tell whoever runs the server if it stays."


def _words(fault: Exception, address: Address) -> str:
    """What the library says, on one line and without a password."""
    text = " ".join(str(fault).split())
    hidden = text.replace(address.password, "…") if address.password else text
    return hidden.removeprefix("connection failed: ").rstrip(".") or type(fault).__name__
