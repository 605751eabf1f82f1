"""The real servers that the adapters are tested on."""

from __future__ import annotations

from tests.servers.dovecot import dovecot
from tests.servers.receiver import receiver
from tests.servers.smtp import mail_server

__all__ = ["dovecot", "mail_server", "receiver"]
