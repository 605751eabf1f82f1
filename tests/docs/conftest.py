"""A receiver of webhooks, as the documents describe one."""

from __future__ import annotations

from tests.servers.receiver import receiver

__all__ = ["receiver"]
