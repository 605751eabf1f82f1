"""Programs that some tests need: skipped loudly where one is missing, an error in CI."""

from __future__ import annotations

import os
import shutil

import pytest

PACKAGES = {
    "chromium": "chromium",
    "dovecot": "dovecot-imapd dovecot-lmtpd",
    "exim4": "exim4-daemon-light",
}


def program(name: str) -> str:
    """The path of a program. Skips the test without it, or fails with HANDRAIL_REQUIRE_SERVERS."""
    places = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
    found = shutil.which(name, path=places)
    if found:
        return found
    package = PACKAGES.get(name, name)
    missing(f"{name} is not installed: apt-get install {package}")
    raise AssertionError("not reached")


def missing(reason: str) -> None:
    """Skip for this reason; where HANDRAIL_REQUIRE_SERVERS is set, fail for it."""
    if os.environ.get("HANDRAIL_REQUIRE_SERVERS"):
        pytest.fail(reason)
    pytest.skip(reason)
