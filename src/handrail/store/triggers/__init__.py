"""What the database itself refuses, on SQLite and PostgreSQL alike: one file a subject."""

from __future__ import annotations

from handrail.store.triggers.installed import install, missing, remove

__all__ = ["install", "missing", "remove"]
