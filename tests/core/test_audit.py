"""The chain of events: every tampering is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.audit import GENESIS, ChainEvent, StoredEvent, event_hash, problems

START = datetime(2027, 3, 1, tzinfo=UTC)


def chain(length: int) -> list[StoredEvent]:
    stored: list[StoredEvent] = []
    link = GENESIS
    for number in range(1, length + 1):
        event = ChainEvent(
            sequence=number,
            id=f"event-{number}",
            workspace="w",
            at=START + timedelta(seconds=number),
            action="lead.screened",
            actor_kind="system",
            actor=None,
            lead="l",
            data={"number": number, "categories": ["anger"]},
        )
        stored.append(StoredEvent(event, link, event_hash(link, event)))
        link = stored[-1].hash
    return stored


def test_a_whole_chain_has_no_problems() -> None:
    assert list(problems(chain(20))) == []


def test_the_same_moment_in_another_zone_is_the_same_event() -> None:
    (only,) = chain(1)
    elsewhere = replace(only.event, at=only.event.at.astimezone())
    assert event_hash(GENESIS, elsewhere) == only.hash


places = st.integers(min_value=1, max_value=12)


@given(places)
def test_a_changed_event_is_named(place: int) -> None:
    events = chain(12)
    changed = replace(events[place - 1].event, action="nothing.happened")
    events[place - 1] = replace(events[place - 1], event=changed)
    first = next(problems(events))
    assert first.sequence == place
    assert "was changed" in first.message


@given(st.integers(min_value=1, max_value=11))
def test_a_removed_event_is_named(place: int) -> None:
    events = chain(12)
    del events[place - 1]
    assert next(problems(events)).message == f"event {place} was removed"


@given(st.integers(min_value=1, max_value=11))
def test_events_that_changed_places_are_named(place: int) -> None:
    events = chain(12)
    first, second = events[place - 1], events[place]
    events[place - 1] = replace(second, event=replace(second.event, sequence=place))
    events[place] = replace(first, event=replace(first.event, sequence=place + 1))
    assert next(problems(events)).sequence == place


@given(places)
def test_an_event_that_was_forged_with_a_right_hash_breaks_the_link(place: int) -> None:
    events = chain(12)
    forged = replace(events[place - 1].event, action="decision.approve")
    link = events[place - 1].previous_hash
    events[place - 1] = StoredEvent(forged, link, event_hash(link, forged))
    found = list(problems(events))
    assert [problem.sequence for problem in found] == ([place + 1] if place < 12 else [])
