"""An escalation that nobody acts on goes to the next in the chain, and never decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from handrail.pipeline.escalation import escalation_due, watch
from handrail.store.models import Decision, ReviewItem, Step
from tests import factories


@pytest.mark.django_db
def test_the_next_in_the_chain_has_as_long_as_the_one_before() -> None:
    space, now = factories.workspace(), timezone.now()
    manager, owner = (factories.member(space, role) for role in ("manager", "owner"))
    began = now - timedelta(minutes=30)
    item = factories.item(factories.lead(space), assigned_to=manager, created_at=began)
    watch(item, due_at=now)
    escalation_due(Step.objects.get(kind="escalation_due"), now)
    row = ReviewItem.objects.get()
    assert row.assigned_to == owner
    assert row.escalation_due_at == now + timedelta(minutes=30)
    assert row.state == ReviewItem.State.OPEN
    assert not Decision.objects.exists()
