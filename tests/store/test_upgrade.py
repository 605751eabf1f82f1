"""An installation with live playbooks takes the decision guide in, and stays as it was."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.db import connection


@pytest.fixture
def database_url(db: None) -> Iterator[str]:
    """An empty database of the kind that the tests run on; SQLite's needs no address."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name, given = f"upgrade_{secrets.token_hex(4)}", urlsplit(os.environ["HANDRAIL_DATABASE_URL"])
    with psycopg.connect(urlunsplit(given), autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(given._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_what_was_live_before_there_was_a_guide_stays_live(
    database_url: str, tmp_path: Path
) -> None:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HANDRAIL_")}
    given = {"HANDRAIL_DATA_DIR": str(tmp_path)}
    if database_url:
        given["HANDRAIL_DATABASE_URL"] = database_url
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.upgrading"],
        env=kept | given,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["modes"] == {"a": "live", "b": "shadow", "c": "sandbox", "d": "live"}
    assert found["went_live"] == [["a", None, "It was live before there was a decision guide."]]
    assert found["refused"] == [["b", True], ["c", True]]
    assert found["missing_triggers"] == []
