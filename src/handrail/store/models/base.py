"""What every table shares: time-ordered identifiers and the workspace that owns a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from handrail.store.models.people import Workspace


def new_id() -> UUID:
    """A UUID of version 7: unique, and ordered by the time it was made."""
    return uuid7()


class ScopedQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows of one workspace: every read of a scoped table starts with `of`."""

    def of(self, workspace: Workspace) -> Self:
        """Only the rows of this workspace."""
        return self.filter(workspace=workspace)


class ScopedModel(models.Model):
    """A row that belongs to exactly one workspace."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    workspace = models.ForeignKey("store.Workspace", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(db_index=False)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True
