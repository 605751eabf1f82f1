"""Businesses with their mail servers, one of each kind for the whole folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller

from tests.path.business import Business
from tests.servers.dovecot import Dovecot, dovecot
from tests.servers.exim import Exim, exim
from tests.servers.receiver import receiver
from tests.servers.smtp import MailServer
from tests.servers.waiting import HOST, free_port

__all__ = ["dovecot", "exim", "receiver"]


@pytest.fixture(scope="session")
def business(
    exim: Exim, dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Business]:
    """A business whose mail goes out by Exim and comes back to Dovecot."""
    made = Business(tmp_path_factory.mktemp("business"))
    try:
        made.open(exim.port)
        yield made
    finally:
        made.stop()


class Switchable:
    """A mail server that is there, away, or fails as its recipients' names say."""

    def __init__(self) -> None:
        self.server = MailServer(port=free_port())
        self._controller: Controller | None = None

    def come(self) -> None:
        """Take connections."""
        self._controller = Controller(
            self.server,
            hostname=HOST,
            port=self.server.port,
            enable_SMTPUTF8=True,
            decode_data=False,
        )
        self._controller.start()

    def go(self) -> None:
        """Refuse connections."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


@pytest.fixture(scope="module")
def post_office() -> Iterator[Switchable]:
    """A mail server under the test's control."""
    made = Switchable()
    made.come()
    yield made
    made.go()


@pytest.fixture(scope="module")
def unlucky(
    post_office: Switchable, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Business]:
    """A business to be killed and cut off."""
    made = Business(tmp_path_factory.mktemp("unlucky"))
    try:
        made.open(post_office.server.port)
        yield made
    finally:
        made.stop()
