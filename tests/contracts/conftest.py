"""The real servers that the contracts run on."""

from __future__ import annotations

from tests.servers.dovecot import dovecot
from tests.servers.exim import exim
from tests.servers.receiver import receiver
from tests.servers.smtp import mail_server

__all__ = ["dovecot", "exim", "mail_server", "receiver"]
