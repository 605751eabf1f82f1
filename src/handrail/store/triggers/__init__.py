"""What the database itself refuses, on SQLite and PostgreSQL alike."""

from __future__ import annotations

from handrail.store.triggers.history import HISTORY
from handrail.store.triggers.originals import ORIGINALS
from handrail.store.triggers.sending import SENDING
from handrail.store.triggers.sql import create_statements, drop_statements

RULES = (*HISTORY, *SENDING, *ORIGINALS)

__all__ = ["RULES", "create_statements", "drop_statements"]
