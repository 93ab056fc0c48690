"""A PostgreSQL server of the tests' own, run as its own user (it refuses to run as root), in a folder that goes with it.

`python -m tests.postgres COMMAND…` runs a command while one is up: `make test-system`. Tests find it by WHOSAYS_TEST_POSTGRES.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

VARIABLE = "WHOSAYS_TEST_POSTGRES"
ADMIN = "warden"
NONE = f"no PostgreSQL server of the tests is running ({VARIABLE} is not set): make test-system"
_PLACES = "/usr/lib/postgresql"
_USERS = ("postgres", "nobody")
_HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
_SETTINGS = ("-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "full_page_writes=off")
"""Without flushing to the disk: a process that is killed loses nothing by that, only a machine would."""
_PATIENCE = 60.0


def programs() -> Path | None:
    """The folder with the newest `postgres` and `initdb` of this machine."""
    kept = sorted(Path(_PLACES).glob("*/bin"), key=lambda place: int(place.parent.name) if place.parent.name.isdigit() else 0)  # fmt: skip
    found = [place for place in reversed(kept) if (place / "postgres").is_file()]
    on_path = shutil.which("postgres")
    return found[0] if found else Path(on_path).resolve().parent if on_path else None


def installed() -> Path:
    """The same; installed from the system's packages first, where there is none and this may be done."""
    if programs() is None and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for words in (("update", "-qq"), ("install", "-qq", "-y", "--no-install-recommends", "postgresql")):
            subprocess.run(["apt-get", *words], check=True, env=quiet, stdout=subprocess.DEVNULL)
    found = programs()
    if found is None:
        raise SystemExit("there is no PostgreSQL server here: install the package postgresql and run again")
    return found


class Server:
    """A server in `folder`: on a socket there, where everybody is believed, and on 127.0.0.1, where a password is asked."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.folder, self._place = folder, place
        self._user = next((u for u in _USERS if _is_user(u)), None) if os.geteuid() == 0 else None
        self._process: subprocess.Popen[bytes] | None = None
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if self._user:
            shutil.chown(folder, self._user)
        self._run("initdb", "-D", str(folder / "data"), "-U", ADMIN, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")  # fmt: skip
        (folder / "data" / "pg_hba.conf").write_text(_HBA, "ascii")

    @property
    def url(self) -> str:
        """Where whoever may do all gets in."""
        return f"postgresql://{ADMIN}@/postgres?host={self.folder}&port={self.port}"

    def begin(self) -> None:
        """Starts it, also after it was killed, and waits until it answers."""
        deadline = time.monotonic() + _PATIENCE
        while not self._answers():
            if self._process is None or self._process.poll() is not None:
                (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
                self._process = self._started()
            if time.monotonic() > deadline:
                raise TimeoutError((self.folder / "log").read_text("utf-8", "replace")[-2_000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """Ends it and all that serve for it at once, as a power cut would."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        """Ends it in good order."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait()

    def _started(self) -> subprocess.Popen[bytes]:
        words = ["-D", str(self.folder / "data"), "-k", str(self.folder), "-p", str(self.port), *_SETTINGS]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen([self._place / "postgres", *words], stdout=log, stderr=log, start_new_session=True, **self._as())  # fmt: skip

    def _answers(self) -> bool:
        words = ["-q", "-h", str(self.folder), "-p", str(self.port)]
        return subprocess.run([self._place / "pg_isready", *words], check=False).returncode == 0

    def _run(self, program: str, *words: str) -> None:
        subprocess.run([self._place / program, *words], check=True, stdout=subprocess.DEVNULL, **self._as())

    def _as(self) -> dict[str, Any]:
        who = {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []} if self._user else {}
        return {"cwd": self.folder, "env": {**os.environ, "LC_ALL": "C"}, **who}


def _is_user(name: str) -> bool:
    return any(each.pw_name == name for each in pwd.getpwall())


@contextmanager
def serving() -> Iterator[Server]:
    """A server, until it is no longer needed."""
    with tempfile.TemporaryDirectory(prefix="whosays-pg-") as folder:
        server = Server(Path(folder), installed())
        server.begin()
        try:
            yield server
        finally:
            server.stop()


def said(url: str, *statements: str) -> None:
    """Each statement, one by one, at `url`."""
    import psycopg

    with closing(psycopg.connect(url, autocommit=True)) as line:
        for each in statements:
            line.execute(each.encode("utf-8"))


def at(url: str, database: str, user: str = "") -> str:
    """`url` with another database, and another `user` if given."""
    head, _, rest = url.partition("@/")
    scheme, _, who = head.rpartition("//")
    return f"{scheme}//{user or who}@/{database}?{rest.partition('?')[2]}"


def new_database(url: str, more: str = "ENCODING 'UTF8' TEMPLATE template0") -> str:
    """The name of a new, empty database of the server at `url`."""
    name = f"case_{uuid.uuid4().hex[:12]}"
    said(url, f"CREATE DATABASE {name} {more}")
    return name


def emptied(url: str, schema: str) -> None:
    """Throws away all that the tables of `schema` hold, but not what tells its version."""
    said(
        url,
        "DO $$ DECLARE name text; BEGIN FOR name IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables "
        f"WHERE schemaname = '{schema}' AND tablename <> 'about' LOOP EXECUTE 'DELETE FROM ' || name; END LOOP; END $$",
    )


def main() -> int:
    """Runs the command that is named while a server is up; its exit code."""
    with serving() as server:
        return subprocess.run(sys.argv[1:], check=False, env={**os.environ, VARIABLE: server.url}).returncode


if __name__ == "__main__":
    sys.exit(main())
