"""From nothing to live, by the decision guide alone; nothing goes around it."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.core.playbook.decision_guide.item import Proof
from handrail.core.playbook.decision_guide.items import ITEMS
from handrail.pipeline.decision_guide import guide_of
from handrail.pipeline.errors import NotPermitted
from handrail.pipeline.going_live import GuideIncomplete
from handrail.pipeline.guide_digests import digests
from handrail.pipeline.playbooks import (
    ChangeRecord,
    activate_version,
    add_playbook_version,
    set_mode,
)
from handrail.store.acting import acting_as
from handrail.store.models import GoLive, GuideEvidence, Member, Mode, Playbook, PlaybookVersion

pytestmark = pytest.mark.django_db
ATTESTED = [item.code for item in ITEMS if item.proof is Proof.ATTESTED]
NOT_NEEDED = {"provider_agreement", "mapping_agreed"}


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def playbook(desk: Desk) -> Playbook:
    """One with a source through which a lead came."""
    rules = factories.playbook(desk.workspace)
    factories.lead(desk.workspace, source=factories.source(desk.workspace, playbook=rules))
    return rules


def active(playbook: Playbook) -> PlaybookVersion:
    playbook.refresh_from_db()
    assert playbook.active_version is not None
    return playbook.active_version


def missing(playbook: Playbook, version: PlaybookVersion | None = None) -> set[str]:
    guide = guide_of(playbook, version or active(playbook), now=timezone.now())
    return {one.item.code for one in guide.verdict.missing}


def attest(desk: Desk, version: PlaybookVersion, code: str, by: Member | None = None) -> int:
    path = f"/playbooks/versions/{version.id}/guide/{code}/attest/"
    given = {"note": f"Looked at {code}.", "seen": seen(version, code)}
    answer = desk.client(by or desk.owner).post(path, given)
    return answer.status_code


def seen(version: PlaybookVersion, code: str) -> str:
    """What the page's form carries: the digest of what an attestation is about now."""
    return digests(version.playbook, version).get(code, "")


def attest_all(desk: Desk, version: PlaybookVersion) -> None:
    for code in ATTESTED:
        if code not in NOT_NEEDED:
            assert attest(desk, version, code) == 302, code


def changed(desk: Desk, playbook: Playbook, document: str) -> PlaybookVersion:
    return add_playbook_version(
        desk.manager,
        playbook.id,
        document=document,
        record=ChangeRecord("Another one"),
        now=timezone.now(),
    )


def test_live_is_refused_with_the_list_of_what_is_missing(desk: Desk, playbook: Playbook) -> None:
    client = desk.client(desk.owner)
    page = client.post(f"/playbooks/{playbook.id}/mode/", {"mode": "live"}, follow=True)
    words = " ".join(page.content.decode().split())
    assert "cannot be live yet" in words
    assert "A sample of what AI prepared was read" in words
    playbook.refresh_from_db()
    assert playbook.mode == Mode.SANDBOX
    for mode in ("shadow", "sandbox"):
        client.post(f"/playbooks/{playbook.id}/mode/", {"mode": mode})
        playbook.refresh_from_db()
        assert playbook.mode == mode


def test_a_complete_guide_lets_an_owner_go_live(desk: Desk, playbook: Playbook) -> None:
    assert missing(playbook) == set(ATTESTED) - NOT_NEEDED
    attest_all(desk, active(playbook))
    assert missing(playbook) == set()
    page = desk.client(desk.owner).get(f"/playbooks/{playbook.id}/guide/").content.decode()
    assert "Everything that is needed holds" in page
    with pytest.raises(NotPermitted):
        set_mode(desk.manager, playbook.id, mode="live", now=timezone.now())
    desk.client(desk.owner).post(f"/playbooks/{playbook.id}/mode/", {"mode": "live"})
    playbook.refresh_from_db()
    assert playbook.mode == Mode.LIVE
    kept = GoLive.objects.get(playbook=playbook)
    assert (kept.member, kept.version) == (desk.owner, playbook.active_version)
    assert {one["state"] for one in kept.evidence["items"]} == {"holds", "not_needed"}


@pytest.mark.parametrize("code", sorted(set(ATTESTED) - NOT_NEEDED))
def test_each_attestation_is_needed(desk: Desk, playbook: Playbook, code: str) -> None:
    attest_all(desk, active(playbook))
    path = f"/playbooks/versions/{active(playbook).id}/guide/{code}/withdraw/"
    assert desk.client(desk.owner).post(path, {"note": ""}).status_code == 422
    desk.client(desk.owner).post(path, {"note": "It was a mistake."})
    assert missing(playbook) == {code}
    with pytest.raises(GuideIncomplete):
        set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())


def test_an_attestation_falls_with_what_it_rests_on_and_says_why(
    desk: Desk, playbook: Playbook
) -> None:
    attest_all(desk, active(playbook))
    dearer = changed(desk, playbook, factories.PLAYBOOK.replace("60 dollars", "75 dollars"))
    assert missing(playbook, dearer) == {"sample_read", "promises_read", "second_look"}
    path = f"/playbooks/versions/{dearer.id}/guide/"
    page = desk.client(desk.auditor).get(path).content.decode()
    assert "now says “A survey visit costs 75 dollars.”" in page
    factories.member(desk.workspace, "manager", name="New One")
    assert missing(playbook) == set()
    Member.objects.filter(pk=desk.manager.pk).update(is_active=False)
    assert {"escalation_tried", "times_kept"} == missing(playbook)


def test_on_a_live_playbook_another_version_needs_its_own_evidence(
    desk: Desk, playbook: Playbook
) -> None:
    first = active(playbook)
    attest_all(desk, first)
    set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())
    second = changed(desk, playbook, factories.PLAYBOOK.replace("60 dollars", "75 dollars"))
    path = f"/playbooks/versions/{second.id}/activate/"
    page = desk.client(desk.owner).post(path, follow=True).content.decode()
    assert "cannot be live yet" in page
    assert active(playbook) == first
    attest_all(desk, second)
    with pytest.raises(NotPermitted, match="an owner lets"):
        activate_version(desk.manager, second.id, now=timezone.now())
    activate_version(desk.owner, second.id, now=timezone.now())
    assert active(playbook) == second
    activate_version(desk.manager, first.id, now=timezone.now())
    assert active(playbook) == first


def test_who_may_attest_what(desk: Desk, playbook: Playbook) -> None:
    version = active(playbook)
    assert attest(desk, version, "promises_read", desk.manager) == 403
    assert attest(desk, version, "sample_read", desk.manager) == 302
    assert attest(desk, version, "sample_read", desk.reviewer) == 403
    assert attest(desk, version, "sample_read", desk.auditor) == 403
    own = changed(desk, playbook, factories.PLAYBOOK.replace("60", "61"))
    assert attest(desk, own, "second_look", desk.manager) == 403
    assert attest(desk, own, "second_look", desk.owner) == 302


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"note": " "}, "what you looked at"),
        ({"note": "x", "link": "http://plain.example"}, "begins with https"),
        ({"note": "x", "link": "javascript:alert(1)"}, "begins with https"),
        ({"note": "x" * 3000}, "at most 2000"),
    ],
)
def test_a_poor_attestation_is_refused(
    desk: Desk, playbook: Playbook, given: dict[str, str], words: str
) -> None:
    path = f"/playbooks/versions/{active(playbook).id}/guide/route/attest/"
    given |= {"seen": seen(active(playbook), "route")}
    for htmx in (False, True):
        answer = desk.client(desk.owner, htmx=htmx).post(path, given)
        assert answer.status_code == 422
        page = LexborHTMLParser(answer.content.decode())
        item = page.css_first("li#route")
        assert item is not None
        assert words in item.text()
        kept = item.css_first("textarea")
        assert kept is not None
        assert kept.text() == given["note"]
    assert not GuideEvidence.objects.exists()


def test_a_check_cannot_be_attested(desk: Desk, playbook: Playbook) -> None:
    assert attest(desk, active(playbook), "sources") == 422
    assert attest(desk, active(playbook), "test_write") == 422


def test_the_guide_is_one_document(desk: Desk, playbook: Playbook) -> None:
    attest_all(desk, active(playbook))
    path = f"/playbooks/versions/{active(playbook).id}/guide/document/"
    client = desk.client(desk.auditor)
    written = client.get(f"{path}?form=md")
    assert written["Content-Disposition"].endswith('.md"')
    assert "## Privacy and promise (3 of 3)" in written.content.decode()
    assert "Looked at route" in written.content.decode()
    tree = LexborHTMLParser(client.get(path).content.decode())
    assert len(tree.css("article.document h2")) == 7


def test_the_database_lets_nothing_be_live_by_itself(desk: Desk, playbook: Playbook) -> None:
    with pytest.raises(DatabaseError, match="decision guide"), transaction.atomic():
        Playbook.objects.filter(pk=playbook.pk).update(mode="live")
    with pytest.raises(DatabaseError, match="decision guide"), transaction.atomic():
        Playbook.objects.create(
            workspace=desk.workspace, created_at=timezone.now(), name="Quick", mode="live"
        )
    live = {
        "workspace": desk.workspace,
        "created_at": timezone.now(),
        "playbook": playbook,
        "version": active(playbook),
        "evidence": {},
    }
    with pytest.raises(DatabaseError, match="owner who is acting"), transaction.atomic():
        GoLive.objects.create(member=desk.owner, **live)
    with (
        pytest.raises(DatabaseError, match="owner who is acting"),
        acting_as(desk.manager),
    ):
        GoLive.objects.create(member=desk.manager, **live)
    other = factories.playbook(desk.workspace)
    with pytest.raises(DatabaseError, match="version of this playbook"), acting_as(desk.owner):
        GoLive.objects.create(member=desk.owner, **live | {"version": active(other)})
    with acting_as(desk.owner):
        kept = GoLive.objects.create(member=desk.owner, **live)
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        GoLive.objects.filter(pk=kept.pk).update(evidence={"items": []})
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        GoLive.objects.filter(pk=kept.pk).delete()


def test_a_live_playbook_takes_no_other_version_past_the_guide(
    desk: Desk, playbook: Playbook
) -> None:
    attest_all(desk, active(playbook))
    set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())
    other = changed(desk, playbook, factories.PLAYBOOK.replace("60", "61"))
    with pytest.raises(DatabaseError, match="decision guide"), transaction.atomic():
        Playbook.objects.filter(pk=playbook.pk).update(active_version=other)


def test_evidence_stays_as_it_was_given(desk: Desk, playbook: Playbook) -> None:
    attest(desk, active(playbook), "route")
    row = GuideEvidence.objects.get()
    with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
        GuideEvidence.objects.filter(pk=row.pk).update(holds=False)
    with pytest.raises(DatabaseError, match="who is acting now"), transaction.atomic():
        GuideEvidence.objects.create(
            workspace=desk.workspace, created_at=timezone.now(), playbook=playbook,
            version=active(playbook), item="route", holds=True, note="x", rests_on="0" * 64,
            member=desk.owner,
        )  # fmt: skip


def test_lapsed_evidence_switches_nothing_off_and_is_said(desk: Desk, playbook: Playbook) -> None:
    attest_all(desk, active(playbook))
    set_mode(desk.owner, playbook.id, mode="live", now=timezone.now())
    factories.member(desk.workspace, "manager", name="New One")
    Member.objects.filter(pk=desk.manager.pk).update(is_active=False)
    playbook.refresh_from_db()
    assert playbook.mode == Mode.LIVE
    page = desk.client(desk.owner).get(f"/playbooks/{playbook.id}/guide/").content.decode()
    assert "Lapsed" in page
    assert "Guide lapsed" in desk.client(desk.owner).get("/playbooks/").content.decode()
