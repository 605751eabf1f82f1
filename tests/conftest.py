"""What every test has: a database in a folder of its own, and no way to the network."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# A machine that checks a commit repeats the same examples; `make fuzz` looks for new ones.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.register_profile("fuzz", max_examples=2000, deadline=None)
hypothesis.settings.load_profile("repeatable")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses the database, so that it runs on PostgreSQL too; pictures only when asked."""
    pictures = "screenshots" in (config.getoption("-m") or "")
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        uses_it = fixtures & {"db", "transactional_db", "business", "unlucky"}
        if uses_it or item.get_closest_marker("django_db"):
            item.add_marker("database")
    if not pictures:
        items[:] = [item for item in items if not item.get_closest_marker("screenshots")]
    # The browser's driver keeps an event loop running, in which Django refuses the database:
    # once a process has begun with browser tests, it runs nothing else.
    items.sort(key=lambda item: "tests/e2e" in item.nodeid)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, request: pytest.FixtureRequest
) -> None:
    """SQLite's test database is a file: shared memory would refuse two threads at once."""
    from django.db import connection

    if connection.vendor == "sqlite":
        worker = getattr(request.config, "workerinput", {}).get("workerid", "main")
        folder = Path(os.environ["HANDRAIL_TEST_FOLDER"]) / worker
        folder.mkdir(exist_ok=True)
        connection.settings_dict["TEST"]["NAME"] = str(folder / "handrail.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The database of pytest-django; how it is emptied after real transactions is ours."""
    from tests.emptying import emptied_past_triggers

    with django_db_blocker.unblock():
        emptying = emptied_past_triggers()
        emptying.__enter__()
    yield
    emptying.__exit__(None, None, None)


def _stays_here(address: Any) -> bool:
    if not isinstance(address, tuple):  # a Unix socket's path
        return True
    host = str(address[0]).partition("%")[0]
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in ("", "localhost")


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A connection that would leave this machine is an error, and other names do not resolve."""
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded(original: Any) -> Any:
        def call(self: socket.socket, address: Any) -> Any:
            if not _stays_here(address):
                raise PermissionError(f"a test tried to reach {address!r}")
            return original(self, address)

        return call

    def resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "")
        literal = name.replace(".", "").isdigit() or ":" in name
        if name not in ("", "localhost", socket.gethostname()) and not literal:
            raise socket.gaierror(socket.EAI_NONAME, f"tests resolve no names ({name})")
        return look_up(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        patch.setattr(socket, "getaddrinfo", resolve)
        yield


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    """What another test left in the cache (throttles above all) must not decide this one."""
    from django.core.cache import cache

    cache.clear()
