"""Evidence for the decision guide: given for what was seen, by who may, and for nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError
from django.utils import timezone

from handrail.core.playbook.decision_guide.verdict import ItemVerdict, State
from handrail.pipeline import decision_guide, trials
from handrail.pipeline.absences import set_absence
from handrail.pipeline.calendars import set_working_hours
from handrail.pipeline.decision_guide import guide_of
from handrail.pipeline.errors import Conflict, NotPermitted
from handrail.pipeline.going_live import GuideIncomplete
from handrail.pipeline.guide_digests import digests
from handrail.pipeline.members import change_role, deactivate
from handrail.pipeline.playbook_drafts import edit_playbook, keep_draft, save_draft
from handrail.pipeline.playbooks import (
    ChangeRecord,
    activate_version,
    add_playbook_version,
    set_mode,
)
from handrail.pipeline.sources import save_connection, update_source
from handrail.pipeline.trials import Trial
from handrail.store.acting import acting_as
from handrail.store.models import (
    AuditEvent,
    Connection,
    GuideEvidence,
    Member,
    Mode,
    ModelProvider,
    Playbook,
    PlaybookVersion,
    Source,
)
from tests import factories
from tests.web.review.conftest import Desk, make_desk

pytestmark = pytest.mark.django_db
WITH_MODEL = f"{factories.PLAYBOOK}data_policy: {{engines: [acme, builtin]}}\n"
DEARER = factories.PLAYBOOK.replace("60 dollars", "75 dollars")


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def playbook(desk: Desk) -> Playbook:
    rules = factories.playbook(desk.workspace)
    factories.lead(desk.workspace, source=factories.source(desk.workspace, playbook=rules))
    return rules


def active(playbook: Playbook) -> PlaybookVersion:
    playbook.refresh_from_db()
    assert playbook.active_version is not None
    return playbook.active_version


def stands(version: PlaybookVersion, code: str, *, now: datetime | None = None) -> ItemVerdict:
    guide = guide_of(version.playbook, version, now=now or timezone.now())
    return next(one for one in guide.verdict.items if one.item.code == code)


def attest(by: Member, version: PlaybookVersion, code: str, **given: Any) -> GuideEvidence:
    seen = given.pop("seen", digests(version.playbook, version)[code])
    return decision_guide.attest(
        by, version.id, code, note="Looked at it.", seen=seen, now=timezone.now(), **given
    )


def attest_all(desk: Desk, version: PlaybookVersion) -> None:
    for one in guide_of(version.playbook, version, now=timezone.now()).verdict.missing:
        attest(desk.owner, version, one.item.code)


def version_by(member: Member, playbook: Playbook, document: str) -> PlaybookVersion:
    record = ChangeRecord("Another one")
    return add_playbook_version(
        member, playbook.id, document=document, record=record, now=timezone.now()
    )


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_an_attestation_is_only_for_what_was_looked_at(
    desk: Desk, playbook: Playbook, seen: str
) -> None:
    with pytest.raises(Conflict, match="changed since you looked"):
        attest(desk.owner, active(playbook), "context_seen", seen=seen)
    assert not GuideEvidence.objects.exists()


def test_what_changes_between_looking_and_attesting_is_looked_at_again(
    desk: Desk, playbook: Playbook
) -> None:
    seen = digests(playbook, active(playbook))["context_seen"]
    source = Source.objects.get(playbook=playbook)
    mapping = {"Nachricht": "message"}
    update_source(desk.manager, source.id, field_mapping=mapping, now=timezone.now())
    with pytest.raises(Conflict):
        attest(desk.owner, active(playbook), "context_seen", seen=seen)


@pytest.fixture
def crm(desk: Desk) -> Connection:
    address = "http://127.0.0.1:9/hook"
    return save_connection(
        desk.owner, code="crm", name="CRM", address=address, is_active=True, now=timezone.now()
    )


def tried(monkeypatch: pytest.MonkeyPatch, then: Callable[[], Any], *, worked: bool = True) -> None:
    """A connection's trial has this end; `then` happens while it runs."""

    def try_connection(*_: Any, **__: Any) -> Trial:
        then()
        return Trial(worked, "said the CRM.")

    monkeypatch.setattr(trials, "try_connection", try_connection)


def test_a_trial_of_what_was_there_before_is_no_evidence(
    desk: Desk, playbook: Playbook, crm: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = "http://127.0.0.1:10/hook"
    tried(monkeypatch, lambda: Connection.objects.filter(pk=crm.pk).update(address=elsewhere))
    with pytest.raises(Conflict):
        decision_guide.try_out(desk.owner, active(playbook).id, "test_write", now=timezone.now())
    assert stands(active(playbook), "test_write").state is State.MISSING


def test_a_trial_that_failed_is_kept_and_takes_the_place_of_one_that_worked(
    desk: Desk, playbook: Playbook, crm: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = active(playbook)
    for worked, state in ((True, State.HOLDS), (False, State.FAILS), (True, State.HOLDS)):
        tried(monkeypatch, lambda: None, worked=worked)
        decision_guide.try_out(desk.manager, version.id, "test_write", now=timezone.now())
        assert stands(version, "test_write").state is state
    later = timezone.now() + timedelta(days=91)
    assert stands(version, "test_write", now=later).because == "time"
    Connection.objects.filter(pk=crm.pk).update(secret="whsec_b3RoZXI=")
    assert stands(version, "test_write").state is State.EXPIRED


def test_the_environment_s_model_does_not_answer_for_another(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    rules = factories.playbook(desk.workspace, document=WITH_MODEL)
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"ai_model": "openai:gpt-x"})
    monkeypatch.setattr(decision_guide, "try_environment", lambda _: Trial(True, "here I am."))
    row = decision_guide.try_out(desk.owner, active(rules).id, "engines_answer", now=timezone.now())
    assert not row.holds
    assert row.note == "acme: it is not set up."


def test_a_provider_s_agreement_falls_with_its_model(desk: Desk) -> None:
    rules = factories.playbook(desk.workspace, document=WITH_MODEL)
    model = ModelProvider.objects.create(
        workspace=desk.workspace, created_at=timezone.now(), code="acme", name="Acme",
        kind="openai_compatible", model="small", address="http://127.0.0.1:9/v1",
    )  # fmt: skip
    version = active(rules)
    shown = guide_of(rules, version, now=timezone.now()).shown["provider_agreement"]
    assert "Acme: small: http://127.0.0.1:9/v1" in shown
    attest(desk.owner, version, "provider_agreement")
    assert stands(version, "provider_agreement").state is State.HOLDS
    model.address = "http://127.0.0.1:10/v1"
    model.save()
    assert stands(version, "provider_agreement").state is State.EXPIRED


def test_who_wrote_the_draft_does_not_give_the_second_look(desk: Desk, playbook: Playbook) -> None:
    third = factories.member(desk.workspace, "manager", name="Ida Third")
    draft = edit_playbook(desk.manager, playbook.id, now=timezone.now())
    draft = save_draft(
        desk.manager, draft.id, document=DEARER, revision=draft.revision, now=timezone.now()
    )
    version = keep_draft(
        desk.owner, draft.id, revision=draft.revision, record=ChangeRecord("Dearer"),
        now=timezone.now(),
    )  # fmt: skip
    for writer in (desk.owner, desk.manager):
        with pytest.raises(NotPermitted, match="somebody else reads it"):
            attest(writer, version, "second_look")
    attest(third, version, "second_look")
    assert stands(version, "second_look").state is State.HOLDS


def test_of_two_who_wrote_it_together_the_other_one_gives_it(
    desk: Desk, playbook: Playbook
) -> None:
    draft = edit_playbook(desk.manager, playbook.id, now=timezone.now())
    draft = save_draft(
        desk.manager, draft.id, document=DEARER, revision=draft.revision, now=timezone.now()
    )
    version = keep_draft(
        desk.owner, draft.id, revision=draft.revision, record=ChangeRecord("Dearer"),
        now=timezone.now(),
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        attest(desk.owner, version, "second_look")
    attest(desk.manager, version, "second_look")
    assert stands(version, "second_look").state is State.HOLDS


def test_a_second_look_at_the_same_text_by_another_is_none_at_one_s_own(
    desk: Desk, playbook: Playbook
) -> None:
    own = version_by(desk.manager, playbook, DEARER)
    copied = version_by(desk.owner, playbook, DEARER)
    attest(desk.manager, copied, "second_look")
    assert stands(copied, "second_look").state is State.HOLDS
    assert stands(own, "second_look").lacks


def test_who_stops_it_must_be_there_as_an_owner(desk: Desk, playbook: Playbook) -> None:
    other = factories.member(desk.workspace, "owner", name="Olga Other")
    version = active(playbook)
    attest(other, version, "stops_it")
    assert stands(version, "stops_it").state is State.HOLDS
    change_role(desk.owner, other.id, role="manager", now=timezone.now())
    assert stands(version, "stops_it").because == "left"
    page = desk.client(desk.auditor).get(f"/playbooks/{playbook.id}/guide/").content.decode()
    assert "Olga Other is no owner here any more" in page
    change_role(desk.owner, other.id, role="owner", now=timezone.now())
    assert stands(version, "stops_it").state is State.HOLDS
    deactivate(desk.owner, other.id, now=timezone.now())
    assert stands(version, "stops_it").state is State.EXPIRED
    attest(desk.owner, version, "stops_it")
    assert stands(version, "stops_it").state is State.HOLDS


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("escalation: {chain: [AUDITOR]}", "the chain (AUDITOR)"),
        ("escalation: {chain: [ghost@cedar.example]}", "the chain (ghost@cedar.example)"),
        ("escalation: {chain: []}", "Nobody is next"),
        (
            "escalation: {own: [{code: press, why: A journalist, patterns: [newspaper], "
            "to: AUDITOR}]}",
            "press (AUDITOR)",
        ),
        ("escalation: {triggers: {anger: {to: AUDITOR}}}", "anger (AUDITOR)"),
    ],
)
def test_escalation_reaches_somebody_who_decides(desk: Desk, rules: str, words: str) -> None:
    """An auditor, named by address, reads everything and changes nothing."""
    auditor = desk.auditor.user.email
    document = f"{factories.PLAYBOOK}{rules}\n".replace("AUDITOR", auditor)
    made = factories.playbook(desk.workspace, document=document)
    found = stands(active(made), "triggers_reach")
    assert found.state is State.FAILS
    assert found.check is not None
    assert words.replace("AUDITOR", auditor) in found.check.detail


@pytest.mark.parametrize("state", ["received", "preparing"])
def test_a_lead_that_has_not_reached_a_desk_shows_nothing(desk: Desk, state: str) -> None:
    rules = factories.playbook(desk.workspace)
    source = factories.source(desk.workspace, playbook=rules)
    factories.lead(desk.workspace, source=source, state=state)
    assert stands(active(rules), "lead_came").state is State.FAILS


def test_a_lead_of_another_playbook_shows_nothing_of_this_one(
    desk: Desk, playbook: Playbook
) -> None:
    source = Source.objects.get(playbook=playbook)
    other = factories.playbook(desk.workspace)
    update_source(desk.manager, source.id, playbook_id=other.id, now=timezone.now())
    assert stands(active(other), "lead_came").state is State.FAILS
    factories.lead(desk.workspace, source=Source.objects.get(pk=source.pk))
    assert stands(active(other), "lead_came").state is State.HOLDS


def test_who_is_away_does_not_review(desk: Desk, playbook: Playbook) -> None:
    now = timezone.now()
    for member in (desk.owner, desk.manager, desk.reviewer):
        assert stands(active(playbook), "reviewers").state is State.HOLDS
        until = now + timedelta(days=7)
        set_absence(desk.owner, member.id, starts_at=now, ends_at=until, stand_in_id=None, now=now)
    found = stands(active(playbook), "reviewers")
    assert found.state is State.FAILS
    assert found.check is not None
    assert "away now" in found.check.detail
    assert stands(active(playbook), "reviewers", now=now + timedelta(days=8)).state is State.HOLDS


def test_that_times_are_kept_is_said_of_these_working_hours(desk: Desk, playbook: Playbook) -> None:
    version = active(playbook)
    set_working_hours(desk.owner, {0: "8-17"}, now=timezone.now())
    version.playbook.workspace.refresh_from_db()
    shown = guide_of(version.playbook, version, now=timezone.now()).shown["times_kept"]
    assert "Monday 08:00-17:00" in shown
    assert "Soon 1 hour, Normal 4 hours" in shown
    attest(desk.manager, version, "times_kept")
    assert stands(version, "times_kept").state is State.HOLDS
    set_working_hours(desk.owner, {0: "8-12"}, now=timezone.now())
    version.playbook.workspace.refresh_from_db()
    assert stands(version, "times_kept").state is State.EXPIRED


def test_there_is_no_quick_way_back_to_what_was_taken_back(desk: Desk, playbook: Playbook) -> None:
    first = active(playbook)
    attest_all(desk, first)
    set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())
    second = version_by(desk.manager, playbook, DEARER)
    attest_all(desk, second)
    activate_version(desk.owner, second.id, now=timezone.now())
    activate_version(desk.manager, first.id, now=timezone.now())
    activate_version(desk.manager, second.id, now=timezone.now())
    decision_guide.withdraw(
        desk.owner, first.id, "promises_read", note="60 is wrong.", now=timezone.now()
    )
    with pytest.raises(GuideIncomplete, match="promises"):
        activate_version(desk.manager, first.id, now=timezone.now())
    set_mode(desk.owner, playbook.id, mode="shadow", now=timezone.now())
    activate_version(desk.manager, first.id, now=timezone.now())
    with pytest.raises(GuideIncomplete):
        set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())


def test_that_it_went_live_is_in_the_audit_trail(desk: Desk, playbook: Playbook) -> None:
    attest_all(desk, active(playbook))
    set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())
    event = AuditEvent.objects.get(action="playbook.went_live")
    assert event.data["version"] == 1
    page = desk.client(desk.auditor).get("/audit/").content.decode()
    assert "Let version 1 of a playbook go live" in page


@pytest.mark.parametrize("role", ["reviewer", "auditor"])
def test_the_database_takes_no_evidence_of_who_may_not_give_it(
    desk: Desk, playbook: Playbook, role: str
) -> None:
    by = getattr(desk, role)
    with pytest.raises(DatabaseError, match="an owner or manager who is acting"), acting_as(by):
        GuideEvidence.objects.create(
            workspace=desk.workspace, created_at=timezone.now(), playbook=playbook,
            version=active(playbook), item="route", holds=True, note="x", rests_on="0" * 64,
            member=by,
        )  # fmt: skip


def test_modes_below_live_need_nothing(desk: Desk, playbook: Playbook) -> None:
    assert guide_of(playbook, active(playbook), now=timezone.now()).verdict.missing
    for mode in (Mode.SHADOW, Mode.SANDBOX):
        set_mode(desk.owner, playbook.id, mode=mode, now=timezone.now())
        playbook.refresh_from_db()
        assert playbook.mode == mode
