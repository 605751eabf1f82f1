"""The systems audit: nothing written is lost and nothing known is missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.routes.systems_audit import (
    OWN,
    Entry,
    Key,
    Kind,
    Known,
    Line,
    State,
    View,
    Wanted,
    Written,
    chosen,
    counts,
    merged,
    page_after,
    position,
)
from handrail.core.routes.systems_reminders import REMINDERS, still_to_think_of

AT = datetime(2026, 11, 23, tzinfo=UTC)
IDS = st.integers(0, 5).map(lambda number: UUID(int=number))
NAMES = st.text(max_size=6)
WRITTEN = st.builds(
    Written,
    kind=st.sampled_from(Kind),
    name=NAMES,
    owner_id=st.none() | IDS,
    state=st.sampled_from(State),
    due=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    note=NAMES,
)
KNOWN = st.lists(
    st.builds(
        Known,
        key=st.builds(Key, st.sampled_from(["source", "member"]), IDS),
        kind=st.sampled_from(Kind),
        name=NAMES,
        facts=NAMES,
        there=st.booleans(),
    ),
    unique_by=lambda one: one.key,
)
ENTRIES = st.lists(
    st.builds(
        Entry,
        key=st.builds(Key, st.sampled_from(["source", "member", OWN]), IDS),
        written=WRITTEN,
        version=st.integers(1, 5),
        seen=NAMES,
        by=st.just("Dana"),
        at=st.just(AT),
        closed=st.booleans(),
    ),
    unique_by=lambda one: one.key,
)


@given(KNOWN, ENTRIES)
def test_every_thing_is_there_once_and_keeps_what_was_written(
    known: list[Known], entries: list[Entry]
) -> None:
    lines = {line.key: line for line in merged(known, entries)}
    assert len(lines) == len(merged(known, entries))
    written = {entry.key for entry in entries}
    assert set(lines) == written | {one.key for one in known if one.there}
    for entry in entries:
        line = lines[entry.key]
        assert (line.written.note, line.written.state, line.written.due, line.written.owner_id) == (
            entry.written.note, entry.written.state, entry.written.due, entry.written.owner_id
        )  # fmt: skip
        assert (line.version, line.closed) == (entry.version, entry.closed)
    for one in known:
        if one.key in lines:
            assert (lines[one.key].written.name, lines[one.key].facts) == (one.name, one.facts)


@given(KNOWN, ENTRIES)
def test_what_changed_or_went_away_comes_back_to_be_looked_at(
    known: list[Known], entries: list[Entry]
) -> None:
    there = {one.key: one for one in known}
    for line in merged(known, entries):
        entry = next((one for one in entries if one.key == line.key), None)
        if entry is None or entry.closed or line.is_own:
            continue
        now = there.get(line.key)
        if now is None or not now.there or now.facts != entry.seen:
            assert line.to_do


@given(KNOWN, ENTRIES, st.integers(1, 4))
def test_pages_hold_every_line_once_in_order(
    known: list[Known], entries: list[Entry], size: int
) -> None:
    lines = merged(known, entries)
    seen: list[Line] = []
    cursor = ""
    while True:
        rows, cursor = page_after(lines, cursor, size)
        seen += rows
        if not cursor:
            break
        assert len(rows) == size
    assert seen == list(lines)
    assert [position(line) for line in seen] == sorted(position(line) for line in seen)


@given(st.text() | st.from_type(int).map(str))
def test_an_unreadable_cursor_is_the_beginning(cursor: str) -> None:
    lines = merged([], [_own("a"), _own("b")])
    assert page_after(lines, cursor, 1)[0] == lines[:1]


@given(KNOWN, ENTRIES)
def test_views_part_the_list(known: list[Known], entries: list[Entry]) -> None:
    lines = merged(known, entries)
    numbers = counts(lines)
    assert numbers[View.ALL] == len(lines)
    assert numbers[View.TO_DO] + numbers[View.FINE] + numbers[View.CLOSED] == len(lines)
    for view in View:
        assert len(chosen(lines, Wanted(view))) == numbers[view]


def test_a_line_is_found_by_words_of_any_text() -> None:
    lines = merged([], [_own("Sheet of leads", note="copied by hand"), _own("Calendar")])
    found = chosen(lines, Wanted(text="HAND sheet"))
    assert [line.written.name for line in found] == ["Sheet of leads"]


@given(KNOWN, ENTRIES)
def test_a_stamp_tells_another_line_of_the_same_thing(
    known: list[Known], entries: list[Entry]
) -> None:
    """Whoever looked at other facts or an older version has another stamp."""
    for line in merged(known, entries):
        for other in [one for one in merged(known, []) if one.key == line.key] + [
            one for one in merged([], entries) if one.key == line.key
        ]:
            same = (other.version, other.facts, other.gone) == (
                line.version, line.facts, line.gone
            )  # fmt: skip
            assert (other.stamp == line.stamp) == same


def test_a_reminder_that_was_taken_up_is_not_given_again() -> None:
    assert len(still_to_think_of([])) == len(REMINDERS)
    left = still_to_think_of([REMINDERS[0].name.upper()])
    assert left == REMINDERS[1:]
    assert {one.kind for one in REMINDERS} == set(Kind)


def _own(name: str, note: str = "") -> Entry:
    key = Key(OWN, UUID(int=sum(name.encode())))
    return Entry(key, Written(name=name, note=note), version=1, seen="", by="Dana", at=AT)
