"""Workers as processes of their own, on the test's database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds that a condition may take on a slow machine."""


@dataclass
class Workers:
    """Starts `handrail` processes; whatever still runs at the end of the test is killed."""

    folder: Path
    lease: float = 3.0
    running: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def journal(self) -> Path:
        """What their handlers noted."""
        return self.folder / "journal"

    def lines(self, word: str = "") -> list[list[str]]:
        """The journal's lines as (word, step, attempt, process)."""
        if not self.journal.exists():
            return []
        lines = [line.split() for line in self.journal.read_text().splitlines()]
        return [line for line in lines if not word or line[0] == word]

    def environment(self, **more: str) -> dict[str, str]:
        """Their own folder and the test's database."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("HANDRAIL_")}
        own = {
            "DJANGO_SETTINGS_MODULE": "tests.jobs.worker_settings",
            "HANDRAIL_SECRET_KEY": settings.SECRET_KEY,
            "HANDRAIL_STEP_LEASE": str(self.lease),
            "HANDRAIL_STEP_POLL": "0.05",
            "HANDRAIL_LOG_LEVEL": "WARNING",
            "HANDRAIL_ALLOW_PRIVATE_ADDRESSES": "1",
            "HANDRAIL_MAILBOX_POLL": "0.1",
            "HANDRAIL_TEST_JOURNAL": str(self.journal),
        }
        return {**kept, **own, **database(), **more}

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Start `handrail COMMAND`, by default a worker."""
        process = subprocess.Popen(
            [sys.executable, "-m", "handrail", *(command or ("worker",))],
            cwd=ROOT,
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.running.append(process)
        return process

    def stop(self, process: subprocess.Popen[str], number: int = signal.SIGTERM) -> str:
        """Signal a process and wait for its end; what it said."""
        process.send_signal(number)
        said, _ = process.communicate(timeout=PATIENCE)
        return said


def database() -> dict[str, str]:
    """The variables by which another process finds the test's database."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return {"HANDRAIL_DATA_DIR": str(Path(name).parent)}
    parts = urlsplit(os.environ["HANDRAIL_DATABASE_URL"])
    return {
        "HANDRAIL_DATA_DIR": os.environ["HANDRAIL_DATA_DIR"],
        "HANDRAIL_DATABASE_URL": urlunsplit(parts._replace(path=f"/{name}")),
    }


@contextmanager
def workers_in(folder: Path) -> Iterator[Workers]:
    """Workers for one test."""
    made = Workers(folder)
    try:
        yield made
    finally:
        for process in made.running:
            if process.poll() is None:
                process.kill()
            process.communicate()
