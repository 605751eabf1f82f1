"""Working hours, closed days and absences: what they do to deadlines and to who is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.core.playbook.load import load_playbook
from handrail.pipeline import absences, calendars
from handrail.pipeline.errors import Conflict, Invalid, NotPermitted
from handrail.pipeline.escalation import escalation_due, watch
from handrail.pipeline.owners import first_named
from handrail.pipeline.queue import due_at
from handrail.store.models import Absence, ClosedDay, Decision, Member, ReviewItem, Step

pytestmark = pytest.mark.django_db
BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = datetime(2026, 3, 6, 15, 30, tzinfo=BERLIN)
WEEK = {f"day_{day}": "9-17" for day in range(5)}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def open_weekdays(desk: Desk) -> None:
    desk.client(desk.owner).post("/hours/", WEEK)
    desk.workspace.refresh_from_db()


def away(desk: Desk, who: Member, stand_in: Member | None, *, now: datetime = FRIDAY) -> Absence:
    return absences.set_absence(
        desk.owner,
        who.id,
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(days=5),
        stand_in_id=stand_in.id if stand_in else None,
        now=now,
    )


class TestHours:
    def test_they_are_kept_as_written_and_count(self, desk: Desk) -> None:
        open_weekdays(desk)
        assert desk.workspace.working_hours["0"] == "09:00-17:00"
        span = timedelta(hours=4)
        due = calendars.due_in(desk.workspace, span, "working_hours", now=FRIDAY)
        assert due == datetime(2026, 3, 9, 11, 30, tzinfo=BERLIN)
        assert calendars.due_in(desk.workspace, span, "clock", now=FRIDAY) == FRIDAY + span

    def test_bad_hours_say_which_day_and_what_to_write(self, desk: Desk) -> None:
        answer = desk.client(desk.owner).post("/hours/", WEEK | {"day_2": "morning"})
        assert answer.status_code == 422
        words = answer.content.decode()
        assert "Wednesday: Write hours as 08:00-12:00" in words
        assert 'value="morning"' in words
        desk.workspace.refresh_from_db()
        assert desk.workspace.working_hours == {}

    def test_only_who_manages_the_workspace_changes_them(self, desk: Desk) -> None:
        for member in (desk.manager, desk.reviewer, desk.auditor):
            assert desk.client(member).post("/hours/", WEEK).status_code == 403
            assert desk.client(member).get("/hours/").status_code == 200

    def test_a_closed_day_passes_no_time_and_can_be_opened(self, desk: Desk) -> None:
        open_weekdays(desk)
        client = desk.client(desk.owner)
        client.post("/hours/closed/add/", {"day": "2026-03-09", "name": "Moving house"})
        assert (
            client.post("/hours/closed/add/", {"day": "2026-03-09", "name": "Again"}).status_code
            == 422
        )
        span = timedelta(hours=4)
        due = calendars.due_in(desk.workspace, span, "working_hours", now=FRIDAY)
        assert due == datetime(2026, 3, 10, 11, 30, tzinfo=BERLIN)
        client.post("/hours/closed/2026-03-09/open/")
        assert not ClosedDay.objects.exists()
        assert client.post("/hours/closed/2026-03-09/open/").status_code == 409
        assert client.post("/hours/closed/tomorrow/open/").status_code == 422

    def test_public_holidays_come_by_country_once(self, desk: Desk) -> None:
        first = calendars.close_public_holidays(desk.owner, "de", now=FRIDAY)
        assert first > 10
        assert ClosedDay.objects.get(day=date(2026, 12, 25)).name
        assert not ClosedDay.objects.filter(day__lt=FRIDAY.date()).exists()
        assert calendars.close_public_holidays(desk.owner, "DE", now=FRIDAY) == 0
        with pytest.raises(Invalid, match="two letters"):
            calendars.close_public_holidays(desk.owner, "XX", now=FRIDAY)

    def test_a_reply_is_due_in_working_hours_and_urgent_ones_by_the_clock(self, desk: Desk) -> None:
        open_weekdays(desk)
        document = factories.PLAYBOOK.replace(
            "respond_within: 1h,", "respond_within: 1h, count: clock,"
        )
        rules = load_playbook(document)
        night = datetime(2026, 3, 7, 2, tzinfo=BERLIN)
        lead = factories.lead(desk.workspace, urgency="normal")
        assert due_at(lead, rules, now=night) == datetime(2026, 3, 9, 13, tzinfo=BERLIN)
        lead.urgency = "soon"
        assert due_at(lead, rules, now=night) == night + timedelta(hours=1)


class TestAbsences:
    def test_who_stands_in_is_asked_and_stand_ins_of_stand_ins(self, desk: Desk) -> None:
        asked = [desk.manager.user.email]
        assert first_named(desk.workspace, asked, now=FRIDAY) == desk.manager
        away(desk, desk.manager, desk.reviewer)
        assert first_named(desk.workspace, asked, now=FRIDAY) == desk.reviewer
        away(desk, desk.reviewer, desk.owner)
        assert first_named(desk.workspace, asked, now=FRIDAY) == desk.owner
        later = FRIDAY + timedelta(days=6)
        assert first_named(desk.workspace, asked, now=later) == desk.manager

    def test_a_circle_ends_with_an_owner(self, desk: Desk) -> None:
        away(desk, desk.manager, desk.reviewer)
        away(desk, desk.reviewer, desk.manager)
        assert first_named(desk.workspace, ["manager"], now=FRIDAY) == desk.owner
        away(desk, desk.owner, None)
        assert first_named(desk.workspace, ["manager"], now=FRIDAY) == desk.manager

    def test_of_a_role_whoever_is_there_is_asked_first(self, desk: Desk) -> None:
        second = factories.member(desk.workspace, "manager", name="Second Manager")
        away(desk, desk.manager, desk.reviewer)
        assert first_named(desk.workspace, ["manager"], now=FRIDAY) == second

    def test_own_absences_by_everybody_others_by_owners_and_managers(self, desk: Desk) -> None:
        given = {"starts_at": FRIDAY, "ends_at": FRIDAY + timedelta(days=1), "now": FRIDAY}
        absences.set_absence(desk.reviewer, desk.reviewer.id, stand_in_id=None, **given)
        with pytest.raises(NotPermitted):
            absences.set_absence(desk.reviewer, desk.owner.id, stand_in_id=None, **given)
        with pytest.raises(Conflict, match="away in that time already"):
            absences.set_absence(desk.owner, desk.reviewer.id, stand_in_id=None, **given)
        with pytest.raises(Invalid, match="stands in for themselves"):
            absences.set_absence(desk.owner, desk.owner.id, stand_in_id=desk.owner.id, **given)
        with pytest.raises(Invalid, match="may not decide"):
            absences.set_absence(desk.owner, desk.owner.id, stand_in_id=desk.auditor.id, **given)

    def test_open_leads_move_at_a_click_and_not_by_themselves(self, desk: Desk) -> None:
        lead = factories.lead(desk.workspace)
        item = factories.item(lead, assigned_to=desk.reviewer)
        client, now = desk.client(desk.owner), timezone.localtime()
        given = {
            "member_id": str(desk.reviewer.id),
            "stand_in": str(desk.manager.id),
            "starts_at": f"{now:%Y-%m-%dT%H:%M}",
            "ends_at": f"{now + timedelta(days=2):%Y-%m-%dT%H:%M}",
            "note": "Holiday",
        }
        assert client.post("/absences/", given).status_code == 302
        item.refresh_from_db()
        assert item.assigned_to == desk.reviewer
        assert "Hand over 1 open lead" in client.get("/absences/").content.decode()
        row = Absence.objects.get()
        client.post(f"/absences/{row.id}/hand-over/")
        item.refresh_from_db()
        assert item.assigned_to == desk.manager
        client.post(f"/absences/{row.id}/end/")
        row.refresh_from_db()
        assert row.ended_at is not None
        assert client.post(f"/absences/{row.id}/end/").status_code == 409

    def test_a_stand_in_gets_no_authority_of_the_other(self, desk: Desk) -> None:
        document = factories.PLAYBOOK + "control_points:\n  reply: {owners: [owner]}\n"
        playbook = factories.playbook(desk.workspace, document=document)
        away(desk, desk.owner, desk.reviewer)
        page = desk.client(desk.reviewer).get(
            f"/playbooks/{playbook.id}/control-points/?member={desk.reviewer.id}"
        )
        assert "Neither the role reviewer nor the name is listed" in page.content.decode()


class TestEscalation:
    def missed(self, item: ReviewItem, at: datetime) -> None:
        item.refresh_from_db()
        step = Step.objects.filter(kind="escalation_due", subject=item.id).latest("due_at")
        escalation_due(step, at)
        item.refresh_from_db()

    def test_the_next_has_as_much_working_time(self, desk: Desk) -> None:
        open_weekdays(desk)
        lead = factories.lead(desk.workspace)
        item = factories.item(lead, assigned_to=desk.reviewer, created_at=FRIDAY)
        due = calendars.due_in(desk.workspace, timedelta(hours=4), "working_hours", now=FRIDAY)
        watch(item, due_at=due, count="working_hours")
        self.missed(item, due)
        assert item.assigned_to == desk.manager
        assert item.escalation_due_at == datetime(2026, 3, 9, 15, 30, tzinfo=BERLIN)

    def test_who_is_away_is_passed_over_and_nothing_is_ever_decided(self, desk: Desk) -> None:
        lead = factories.lead(desk.workspace)
        item = factories.item(lead, assigned_to=desk.reviewer, created_at=FRIDAY)
        away(desk, desk.manager, None)
        due = FRIDAY + timedelta(hours=2)
        watch(item, due_at=due)
        self.missed(item, due)
        assert item.assigned_to == desk.owner
        assert item.escalation_due_at is not None
        self.missed(item, item.escalation_due_at)
        assert item.assigned_to == desk.owner
        assert item.escalation_missed_at is not None
        assert item.state == ReviewItem.State.OPEN
        assert not Decision.objects.exists()

    def test_the_tree_says_who_is_asked_and_by_when(self, desk: Desk) -> None:
        playbook = factories.playbook(desk.workspace)
        now = datetime.now(UTC)
        away(desk, desk.owner, desk.manager, now=now)
        page = desk.client(desk.auditor).get(f"/playbooks/{playbook.id}/escalation/")
        words = " ".join(page.content.decode().split())
        assert "Sam Ortiz is away until" in words
        assert "Priya Nair is asked instead" in words
        assert "in working hours" in words
