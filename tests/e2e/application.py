"""The application as its own process, as users run it: made by `init`, started by `serve`."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx

OWNER = "owner@cedar.example"
REVIEWER = "reviewer@cedar.example"
MANAGER = "manager@cedar.example"
AUDITOR = "auditor@cedar.example"
PASSWORD = "a-good-long-password"
PATIENCE = 60.0
"""Seconds that a condition may take before a test gives up; a slow machine is not a defect."""


@dataclass
class Application:
    """A running Handrail with its folder; `key` is the first source's public key."""

    folder: Path
    address: str = ""
    key: str = ""
    process: subprocess.Popen[str] | None = None
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see: nothing of this one's own settings."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("HANDRAIL_")}
        defaults = {
            "HANDRAIL_DATA_DIR": str(self.folder),
            "HANDRAIL_STEP_POLL": "0.1",
            "HANDRAIL_LOG_LEVEL": "WARNING",
        }
        return kept | defaults | self.settings

    def run(self, *command: str, given: str = "", patience: float = PATIENCE * 2) -> str:
        """Run `python …` to its end; its output. Raises with what it said where it failed."""
        done = subprocess.run(
            [sys.executable, *command],
            env=self.environment,
            input=given,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
        if done.returncode != 0:
            raise AssertionError(f"{command} failed:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def set_up(self, *options: str) -> None:
        """A workspace with a member of each role; in sandbox unless the options say otherwise."""
        self.run(
            "-m",
            "handrail",
            "init",
            *("--workspace", "Cedar & Stone", "--email", OWNER, "--name", "Sam Ortiz"),
            *("--password", PASSWORD, "--time-zone", "Europe/Berlin", "--channel", "form"),
            *("--reply-address", "hello@cedar.example", "--source-name", "Website form"),
            *options,
        )
        self.key = json.loads(self.run("-m", "tests.e2e.people"))["key"]

    def start(self, port: str = "0") -> None:
        """Serve on a port, a free one unless named; returns when the address answers."""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "handrail", "serve", "--port", port],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=(self.folder / "serve.log").open("a"),
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        self.address = _read_address(self.process.stdout)
        wait_for(lambda: httpx.get(f"{self.address}/healthz").status_code == 200)

    def stop(self) -> None:
        """Stop as Ctrl-C does."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=PATIENCE)

    def enquiry(self, **fields: str) -> str:
        """Send an enquiry through the intake endpoint; the lead's id."""
        answer = httpx.post(f"{self.address}/in/{self.key}", json=fields, timeout=PATIENCE)
        assert answer.status_code == 202, answer.text
        return str(answer.json()["lead"])


def _read_address(output: IO[str]) -> str:
    """The line `address: URL`, within the patience of the tests."""
    waiting = selectors.DefaultSelector()
    waiting.register(output, selectors.EVENT_READ)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not waiting.select(timeout=1):
            continue
        line = output.readline()
        if line.startswith("address: "):
            return line.removeprefix("address: ").strip()
        if not line:
            break
    raise AssertionError("`handrail serve` did not say its address; see serve.log")


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until it holds; an error that it raises counts as not yet."""
    end = time.monotonic() + PATIENCE
    last: Exception | None = None
    while time.monotonic() < end:
        try:
            if condition():
                return
        except (httpx.HTTPError, AssertionError) as error:
            last = error
        time.sleep(0.05)
    raise AssertionError(f"it did not come about in {PATIENCE:.0f} s ({last})")
