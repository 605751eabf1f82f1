"""A mail server in this process (aiosmtpd) that keeps what it takes and fails as it is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.waiting import HOST, free_port

ANSWERS_TO_RECIPIENT = {"bounce": "550 5.1.1 no such user here", "later": "451 4.7.1 greylisted"}
ANSWERS_TO_TEXT = {
    "full": "452 4.2.2 mailbox full",
    "spam": "554 5.7.1 this text is not wanted",
    "odd": "garbage instead of an answer",
}


@dataclass
class MailServer:
    """What was taken, by recipient; local parts of addresses decide how the server behaves.

    `lost@…`: it has the message, the client sees the connection drop. `silent@…`: it has the
    message and never answers. `bounce`, `later`, `full`, `spam`, `odd` as in the tables above.
    """

    port: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)
    options: list[str] = field(default_factory=list)

    def arrived(self, address: str) -> list[bytes]:
        """The exact bytes of every message that was taken for this address."""
        return [raw for recipient, raw in self.taken if recipient == address]

    async def handle_MAIL(  # noqa: N802 (aiosmtpd's names)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.options = options
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = ANSWERS_TO_RECIPIENT.get(address.partition("@")[0])
        if answer is None:
            envelope.rcpt_tos.append(address)
        return answer or "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        local = envelope.rcpt_tos[0].partition("@")[0]
        if local in ANSWERS_TO_TEXT:
            return ANSWERS_TO_TEXT[local]
        content = envelope.content
        assert isinstance(content, bytes)
        self.taken += [(recipient, content) for recipient in envelope.rcpt_tos]
        if local == "lost":
            server.transport.abort()
        if local == "silent":
            await asyncio.Event().wait()
        return "250 2.0.0 taken"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    """A fresh server for one test."""
    server = MailServer(port=free_port())
    controller = Controller(
        server, hostname=HOST, port=server.port, enable_SMTPUTF8=True, decode_data=False
    )
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
