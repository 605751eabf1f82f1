"""The states that rows hold are the states that the rules know."""

from __future__ import annotations

from handrail.core.delivery.states import DeliveryState
from handrail.store.models import Delivery


def test_deliveries_pass_the_states_of_their_rule() -> None:
    assert Delivery.State.values == [state.value for state in DeliveryState]
