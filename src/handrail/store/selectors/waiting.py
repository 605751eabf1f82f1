"""How much waits for a person, by the place in the navigation where it is settled."""

from __future__ import annotations

from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce

from handrail.store.models import DeadLetter, Delivery, SafeIntake, Step, Workspace, WriteBack


def waiting(workspace: Workspace) -> dict[str, int]:
    """Counts by the name of the page's address, in one query."""
    rows = Workspace.objects.filter(pk=workspace.pk).values_list(
        _number(DeadLetter, [DeadLetter.State.OPEN]),
        _number(Step, [Step.State.FAILED]),
        _number(WriteBack, [WriteBack.State.DEAD]),
        _number(Delivery, [Delivery.State.UNCERTAIN, Delivery.State.AWAITING_COPY]),
        _number(SafeIntake, [SafeIntake.State.NEW]),
    )
    names = ("dead_letters", "work", "connections", "outbox", "safe_intakes")
    return dict(zip(names, rows.get(), strict=True))


def _number(model: type[Model], states: list[str]) -> Coalesce:
    rows = model._default_manager.filter(workspace=OuterRef("pk"), state__in=states)
    counted = rows.order_by().values("workspace").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
