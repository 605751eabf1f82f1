"""When somebody is there: closed days of a workspace, absences of its members."""

from __future__ import annotations

from django.db import models

from handrail.store.models.base import ScopedModel


class ClosedDay(ScopedModel):
    """A day on which no working time passes: a public holiday, or one of the business's own."""

    day = models.DateField()
    name = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "day"], name="closed_day_once"),
        ]


class Absence(ScopedModel):
    """A member is away from `starts_at` up to `ends_at`; `stand_in` is asked instead.

    Without a stand-in an owner who is there is asked. `ended_at` is set when it was called off.
    """

    member = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(
        "store.Member", null=True, on_delete=models.PROTECT, related_name="+"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey("store.Member", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="absence_ordered"
            ),
            models.CheckConstraint(
                condition=~models.Q(stand_in=models.F("member")), name="absence_other_stand_in"
            ),
        ]
        indexes = [models.Index(fields=["workspace", "ends_at"])]
