"""A throw-away PostgreSQL cluster: `python -m tests.postgresql -- COMMAND …`.

The command runs with HANDRAIL_DATABASE_URL set to it; afterwards nothing of it is left. Without
the server programs the command is not run: that is said loudly, and is an error where
HANDRAIL_REQUIRE_SERVERS is set.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PACKAGE = "postgresql"
SPEED_OVER_SAFETY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "max_wal_size": "256MB",
    "log_min_messages": "fatal",
    "log_min_error_statement": "panic",
}


def programs() -> Path | None:
    """The folder of the server's programs; None where PostgreSQL's server is not installed."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    if shutil.which("pg_config"):
        answer = subprocess.run(
            ["pg_config", "--bindir"], check=False, capture_output=True, text=True
        )
        places.append(Path(answer.stdout.strip() or "/nonexistent"))
    for place in (*places, *map(Path, os.environ.get("PATH", "").split(os.pathsep))):
        if (place / "initdb").exists() and (place / "postgres").exists():
            return place
    return None


def _prefix() -> list[str]:
    """PostgreSQL refuses to run as root: then another account runs it."""
    if os.geteuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return ["runuser", "-u", name, "--"]
    raise RuntimeError("running as root, and neither postgres nor nobody exists to run the server")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """Start a cluster in a temporary folder; yields the address of its empty database."""
    prefix = _prefix()
    folder = Path(tempfile.mkdtemp(prefix="handrail-postgresql-"))
    if prefix:
        shutil.chown(folder, prefix[2])
    port = _free_port()
    quiet = {"stdout": subprocess.DEVNULL, "cwd": "/"}
    initdb = ["-A", "trust", "-U", "handrail", "-E", "UTF8", "--locale=C", "--no-sync"]
    options = " ".join(f"-c {name}={value}" for name, value in SPEED_OVER_SAFETY.items())
    control = [*prefix, str(place / "pg_ctl"), "-D", f"{folder}/data", "-w", "-t", "60"]
    where = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="
    try:
        command = [*prefix, str(place / "initdb"), *initdb, "-D", f"{folder}/data"]
        subprocess.run(command, check=True, **quiet)
        log = f"{folder}/log"
        subprocess.run(
            [*control, "-l", log, "-o", f"{where} {options}", "start"], check=True, **quiet
        )
        yield f"postgresql://handrail@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run(
            [*control, "-m", "immediate", "stop"], check=False, stderr=subprocess.DEVNULL, **quiet
        )
        shutil.rmtree(folder, ignore_errors=True)


def main(command: Sequence[str]) -> int:
    """Run the command with a cluster; its exit status."""
    if command[:1] == ["--"]:
        command = command[1:]
    if not command:
        print("usage: python -m tests.postgresql -- COMMAND …", file=sys.stderr)
        return 2
    place = programs()
    if place is None:
        required = bool(os.environ.get("HANDRAIL_REQUIRE_SERVERS"))
        print(
            f"\n*** PostgreSQL's server is not installed (apt-get install {PACKAGE}): "
            f"{'this run needs it' if required else 'NOTHING WAS TESTED ON POSTGRESQL'}. ***\n",
            file=sys.stderr,
        )
        return 1 if required else 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster(place) as address:
        child = subprocess.Popen(command, env={**os.environ, "HANDRAIL_DATABASE_URL": address})
        try:
            return child.wait()
        except (KeyboardInterrupt, SystemExit):
            child.terminate()
            return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
