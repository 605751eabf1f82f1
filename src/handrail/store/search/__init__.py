"""Full-text search over leads: kept in step with the rows, and asked by selectors."""

from __future__ import annotations

from handrail.store.search.keeping import connect, rebuild
from handrail.store.search.matching import holds

__all__ = ["connect", "holds", "rebuild"]
