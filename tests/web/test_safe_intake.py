"""Safe intake for members: refused as typed and when sent, kept, listed, turned into a draft."""

from __future__ import annotations

import time
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests import factories
from tests.web.safe_intake import CARD, CLIENT, GOOD, STRANGER, answered, public_link
from tests.web.world import World

from handrail.core.playbook.load import checked_playbook
from handrail.pipeline.playbook_checks import surroundings_of
from handrail.store.models import (
    AuditEvent,
    PlaybookDraft,
    Role,
    SafeIntake,
    SafeIntakeLink,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(world: World) -> Client:
    factories.lead(world.workspace, name=CLIENT, email="r@tsoelike-farms.example")
    return world.client(Role.OWNER)


def check(client: Client, text: str, field: str = "business_risk") -> str:
    response = client.post(reverse("check_safe_intake"), {"field": field, "text": text})
    assert response.status_code == 200
    return response.content.decode()


def actions(world: World) -> list[str]:
    rows = AuditEvent.objects.filter(workspace=world.workspace, action__startswith="safe_intake")
    return list(rows.order_by("sequence").values_list("action", flat=True))


def test_the_form_has_exactly_eleven_fields(owner: Client) -> None:
    html = owner.get(reverse("safe_intake")).content.decode()
    assert html.count("<textarea") == 11
    for label in (
        "Lead source", "Sample fields", "Allowed AI task", "CRM destination", "Review owner",
        "Approval rule", "Privacy boundary", "Escalation trigger", "Expected response time",
        "Business risk", "Redacted example",
    ):  # fmt: skip
        assert f">{label}</label>" in html


def test_a_check_says_what_to_take_out_and_where(owner: Client) -> None:
    html = check(owner, f"😀 {STRANGER} paid with {CARD}.")
    assert f"<mark>{STRANGER}</mark>" in html
    assert "Take out the person&#x27;s name" in html
    assert "Take out the card number" in html
    assert "Replace by [card number]" in html
    assert 'data-start="3" data-end="13"' in html, "offsets count as the browser does"
    assert check(owner, "A wrong price binds us.").strip() == ""


def test_a_members_check_knows_the_contacts(owner: Client) -> None:
    html = check(owner, f"{CLIENT.lower()} complained")
    assert "the name of one of your contacts" in html
    assert "tsoelike-farms.example" in check(owner, "Mail from tsoelike-farms.example")
    elsewhere = factories.workspace()
    factories.lead(elsewhere, name="Qwandele Mbizana", email="q@mbizana-works.example")
    assert check(owner, "qwandele mbizana waits").strip() == "", "another workspace's contact"


def test_a_contact_that_comes_later_is_known_at_once(world: World, owner: Client) -> None:
    assert check(owner, "zanokuhle mbizana waits").strip() == ""
    factories.lead(world.workspace, name="Zanokuhle Mbizana", email="z@example.com")
    assert "one of your contacts" in check(owner, "zanokuhle mbizana waits")


def test_a_check_takes_less_than_50_ms(owner: Client) -> None:
    text = GOOD["redacted_example"] * 6
    check(owner, text)
    begun = time.perf_counter()
    for _ in range(5):
        check(owner, text)
    assert (time.perf_counter() - begun) / 5 < 0.05


def test_colleagues_may_be_named(world: World, owner: Client) -> None:
    somebody = world.members[Role.REVIEWER].user
    assert check(owner, f"{somebody.name}, {somebody.email}", "review_owner").strip() == ""
    assert check(owner, "somebody@else-where.net", "review_owner").strip()


def test_what_is_accepted_is_kept_and_shown(world: World, owner: Client) -> None:
    before = SafeIntake.objects.count()
    response = owner.post(reverse("safe_intake"), GOOD, follow=True)
    assert response.status_code == 200
    row = SafeIntake.objects.exclude(member=None).get()
    assert SafeIntake.objects.count() == before + 1
    assert row.answers == GOOD
    assert row.member == world.members[Role.OWNER]
    assert actions(world) == ["safe_intake.sent"]
    html = response.content.decode()
    for reading in ("Leads come by form, advertisement.", "A person answers within 4 hours."):
        assert reading in html


def test_what_is_refused_comes_back_with_everything_else(world: World, owner: Client) -> None:
    before = SafeIntake.objects.count()
    given = GOOD | {"business_risk": f"{CLIENT} waits, {CARD}"}
    response = owner.post(reverse("safe_intake"), given)
    html = response.content.decode()
    assert response.status_code == 422
    assert "no-store" in response["Cache-Control"]
    assert SafeIntake.objects.count() == before
    assert f"{CLIENT} waits, {CARD}" in html
    assert 'href="#field-business_risk"' in html
    assert 'aria-invalid="true"' in html
    for code in ("lead_source", "allowed_task", "review_owner"):
        assert GOOD[code] in html
    assert actions(world) == []


@pytest.mark.parametrize("which", ["all", "0"])
def test_one_click_repairs_without_scripts(owner: Client, which: str) -> None:
    before = SafeIntake.objects.count()
    given = GOOD | {"business_risk": f"{CARD} was charged", "repair": f"business_risk:{which}"}
    html = owner.post(reverse("safe_intake"), given).content.decode()
    assert "[card number] was charged</textarea>" in html
    assert CARD not in html
    assert SafeIntake.objects.count() == before


@pytest.mark.parametrize("wish", ["", "nothing:0", "business_risk:99", "business_risk:x", ":all"])
def test_an_odd_wish_changes_nothing(owner: Client, wish: str) -> None:
    given = GOOD | {"business_risk": f"{CARD} was charged", "repair": wish}
    response = owner.post(reverse("safe_intake"), given)
    assert response.status_code in (200, 422)
    assert f"{CARD} was charged</textarea>" in response.content.decode()


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [("business_risk", "  ", "not decided"), ("response_time", "4 hours " * 60, "At most 200")],
)
def test_what_is_missing_or_too_long_is_said_at_its_field(
    owner: Client, code: str, text: str, said: str
) -> None:
    response = owner.post(reverse("safe_intake"), GOOD | {code: text})
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not SafeIntake.objects.exclude(member=None).exists()


def test_one_click_makes_a_valid_draft(world: World, owner: Client) -> None:
    row = answered(world.members[Role.REVIEWER])
    response = owner.post(reverse("draft_from_safe_intake", args=[row.id]))
    draft = PlaybookDraft.objects.get(origin="safe_intake")
    assert response["Location"] == reverse("playbook_draft", args=[draft.id])
    playbook = checked_playbook(
        draft.document, timezone.now().date(), surroundings_of(world.workspace)
    )
    assert playbook.business == world.workspace.name
    row.refresh_from_db()
    assert (row.state, row.draft_id) == ("drafted", draft.id)
    assert len(row.readings) == 11
    assert actions(world) == ["safe_intake.drafted"]
    again = owner.post(reverse("draft_from_safe_intake", args=[row.id]))
    assert again.status_code == 409
    assert PlaybookDraft.objects.filter(origin="safe_intake").count() == 1
    assert owner.get(reverse("playbook_draft", args=[draft.id]), follow=True).status_code == 200


def test_names_of_contacts_are_taken_out_before_the_draft(world: World, owner: Client) -> None:
    row = answered(
        workspace=world.workspace,
        answers={"business_risk": f"{CLIENT} is kept waiting.", "lead_source": f"Form, {CLIENT}"},
    )
    html = owner.get(reverse("safe_intake_answers", args=[row.id])).content.decode()
    assert "against your contacts, found 2 places" in html
    assert f'<mark class="safe-mark">{CLIENT}</mark>' in html
    owner.post(reverse("draft_from_safe_intake", args=[row.id]))
    draft = PlaybookDraft.objects.get(origin="safe_intake")
    row.refresh_from_db()
    assert CLIENT not in draft.document + draft.name
    assert "[name] is kept waiting." in draft.document
    assert row.answers["business_risk"] == "[name] is kept waiting."
    assert row.taken_out == 2


def test_setting_aside_can_be_undone(world: World, owner: Client) -> None:
    row = answered(world.members[Role.REVIEWER])
    owner.post(reverse("set_safe_intake_aside", args=[row.id]))
    row.refresh_from_db()
    assert (row.state, row.settled_by) == ("set_aside", world.members[Role.OWNER])
    assert owner.post(reverse("draft_from_safe_intake", args=[row.id])).status_code == 409
    owner.post(reverse("take_safe_intake_up", args=[row.id]))
    row.refresh_from_db()
    assert (row.state, row.settled_by) == ("new", None)
    assert actions(world) == ["safe_intake.set_aside", "safe_intake.taken_up"]


def test_a_discarded_draft_frees_its_answers(world: World, owner: Client) -> None:
    row = answered(world.members[Role.REVIEWER])
    owner.post(reverse("draft_from_safe_intake", args=[row.id]))
    assert owner.post(reverse("take_safe_intake_up", args=[row.id])).status_code == 409
    draft = PlaybookDraft.objects.get(origin="safe_intake")
    owner.post(reverse("discard_playbook_draft", args=[draft.id]))
    assert owner.post(reverse("take_safe_intake_up", args=[row.id])).status_code == 302
    row.refresh_from_db()
    assert row.state == "new"


def test_the_list_filters_and_pages(world: World, owner: Client) -> None:
    for number in range(60):
        answered(world.members[Role.REVIEWER], answers={"lead_source": f"Form number {number}"})
    html = owner.get(reverse("safe_intakes")).content.decode()
    assert html.count("Form number") == 50
    assert 'rel="next"' in html
    html = owner.get(reverse("safe_intakes"), {"way": "link"}).content.decode()
    assert html.count("Form number") == 0
    assert GOOD["lead_source"] in html
    html = owner.get(reverse("safe_intakes"), {"state": "set_aside"}).content.decode()
    assert "Nothing here" in html


def test_owners_and_managers_make_renew_and_switch_the_link(other: World) -> None:
    client = other.client(Role.MANAGER)
    page = reverse("safe_intakes")
    client.post(reverse("save_safe_intake_link"), {"promise": "We read it within two days."})
    link = SafeIntakeLink.objects.get(workspace=other.workspace)
    assert len(link.key) >= 32
    assert link.key in client.get(page).content.decode()
    assert link.key not in other.client(Role.REVIEWER).get(page).content.decode()
    client.post(reverse("renew_safe_intake_link"))
    renewed = SafeIntakeLink.objects.get(workspace=other.workspace)
    assert renewed.key != link.key
    client.post(reverse("switch_safe_intake_link"), {"on": "no"})
    assert not SafeIntakeLink.objects.get(workspace=other.workspace).is_active
    client.post(reverse("switch_safe_intake_link"), {"on": "yes"})
    assert SafeIntakeLink.objects.get(workspace=other.workspace).is_active
    assert actions(other) == [
        "safe_intake.link_made", "safe_intake.link_renewed",
        "safe_intake.link_off", "safe_intake.link_on",
    ]  # fmt: skip


@pytest.mark.parametrize("promise", ["", "Call +1 415 555 0132", f"{STRANGER} reads it"])
def test_the_public_page_promises_without_names(other: World, promise: str) -> None:
    response = other.client(Role.OWNER).post(reverse("save_safe_intake_link"), {"promise": promise})
    assert response.status_code == 422
    assert not SafeIntakeLink.objects.filter(workspace=other.workspace).exists()


def test_what_another_workspace_has_is_not_there(world: World, other: World) -> None:
    row = answered(world.members[Role.OWNER])
    public_link(other.members[Role.OWNER])
    client = other.client(Role.OWNER)
    assert client.get(reverse("safe_intake_answers", args=[row.id])).status_code == 404
    assert client.get(reverse("safe_intake_answers", args=[uuid4()])).status_code == 404
    assert GOOD["lead_source"] not in client.get(reverse("safe_intakes")).content.decode()
