"""The contract of `RecordDestination`, on the double and on a real HTTP server."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from handrail.adapters.crm.webhook.destination import WebhookDestination
from handrail.ports.crm import RecordDestination, RecordWrite
from handrail.ports.failures import OutsideFailure, Permanent, Retryable
from tests.contracts.doubles.crm import MemoryDestination
from tests.servers.receiver import Receiver

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes....").decode()
RECORD = RecordWrite("key-1", "source_note", '{"text":"Größe"}'.encode(), 1_770_000_000.0)


@dataclass
class World:
    """A destination; how it is made to fail; what reached it, by key."""

    destination: RecordDestination
    fail: Callable[[OutsideFailure, int], None]
    written: Callable[[], list[tuple[str, bytes]]]


@pytest.fixture(params=["double", "http"])
def world(request: pytest.FixtureRequest) -> World:
    """The double or the webhook."""
    if request.param == "double":
        double = MemoryDestination()

        def fail(failure: OutsideFailure, status: int) -> None:
            double.failure = failure

        return World(double, fail, lambda: list(double.written.items()))
    receiver: Receiver = request.getfixturevalue("receiver")

    def answer(failure: OutsideFailure, status: int) -> None:
        receiver.status = status

    destination = WebhookDestination(
        address=receiver.address, secret=SECRET, allow_private_addresses=True, timeout=5
    )
    return World(
        destination,
        answer,
        lambda: [(one.headers["webhook-id"], one.body) for one in receiver.requests],
    )


def test_a_record_is_written_under_its_key(world: World) -> None:
    assert world.destination.write(RECORD).startswith("HTTP 200")
    assert world.written() == [("key-1", RECORD.body)]


def test_a_repeat_has_the_same_key_and_bytes(world: World) -> None:
    world.destination.write(RECORD)
    world.destination.write(RECORD)
    assert set(world.written()) == {("key-1", RECORD.body)}


@pytest.mark.parametrize(("kind", "status"), [(Permanent, 400), (Retryable, 503)])
def test_a_failure_is_of_one_of_the_ports_kinds(
    world: World, kind: type[OutsideFailure], status: int
) -> None:
    world.fail(kind("no"), status)
    with pytest.raises(kind):
        world.destination.write(RECORD)
