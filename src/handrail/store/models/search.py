"""What is searched of each lead."""

from __future__ import annotations

from django.db import models


class LeadText(models.Model):
    """The words of one lead as the index keeps them, the first of them its workspace's.

    The index itself is the database's own (see `store.search.index`); it follows this table.
    """

    id = models.BigAutoField(primary_key=True)
    lead = models.OneToOneField("store.Lead", on_delete=models.CASCADE, related_name="searched")
    words = models.TextField()
