"""Drafts of playbooks: one a playbook, saved by revision, kept with a record, or discarded."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.world import World, full_world

from handrail.pipeline.errors import Conflict
from handrail.pipeline.playbook_drafts import DraftChanged, edit_playbook, save_draft
from handrail.store.models import Playbook, PlaybookDraft, PlaybookVersion, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
RECORD = {"changed": "The survey costs more.", "tested": "Three leads.", "risks": "Nothing."}


@pytest.fixture
def world() -> World:
    return full_world()


@pytest.fixture
def draft(world: World) -> PlaybookDraft:
    found: PlaybookDraft = world.row["playbook_draft"]
    Playbook.objects.filter(pk=found.playbook_id).update(mode="sandbox")
    return found


def dearer(document: str = factories.PLAYBOOK) -> str:
    return document.replace("60 dollars", "75 dollars")


def record(world: World, draft: PlaybookDraft, **given: str) -> dict[str, str]:
    owner = str(world.members[Role.OWNER].id)
    return {**RECORD, "revision": str(draft.revision), "next_step_owner": owner, **given}


def test_editing_a_playbook_twice_opens_one_draft(world: World, draft: PlaybookDraft) -> None:
    manager, owner = world.members[Role.MANAGER], world.members[Role.OWNER]
    assert draft.playbook_id is not None
    assert edit_playbook(manager, draft.playbook_id, now=NOW) == draft
    assert edit_playbook(owner, draft.playbook_id, now=NOW) == draft


def test_a_save_over_another_ones_is_refused_with_what_is_there(
    world: World, draft: PlaybookDraft
) -> None:
    manager, owner = world.members[Role.MANAGER], world.members[Role.OWNER]
    mine = save_draft(manager, draft.id, document=dearer(), revision=1, now=NOW)
    assert mine.revision == 2
    with pytest.raises(DraftChanged) as refused:
        save_draft(owner, draft.id, document="handrail: 1\n", revision=1, now=NOW)
    assert refused.value.draft.document == dearer()
    assert refused.value.draft.changed_by == manager
    same = save_draft(owner, draft.id, document=dearer(), revision=2, now=NOW)
    assert same.revision == 2


def test_a_draft_may_be_wrong_but_a_version_may_not(world: World, draft: PlaybookDraft) -> None:
    manager, client = world.members[Role.MANAGER], world.client(Role.MANAGER)
    broken = factories.PLAYBOOK.replace("business:", "busines:")
    draft = save_draft(manager, draft.id, document=broken, revision=1, now=NOW)
    path = f"/playbooks/drafts/{draft.id}/keep/"
    page = client.post(path, record(world, draft))
    assert page.status_code == 422
    tree = LexborHTMLParser(page.content.decode())
    assert any("Did you mean" in cell.text() for cell in tree.css("main tbody td"))
    assert "Three leads." in tree.css_first("textarea[name=tested]").text()
    draft.refresh_from_db()
    assert draft.closed_at is None
    assert PlaybookVersion.objects.filter(playbook=draft.playbook).count() == 1


def test_the_page_says_what_differs_and_the_version_keeps_its_record(
    world: World, draft: PlaybookDraft
) -> None:
    manager, client = world.members[Role.MANAGER], world.client(Role.MANAGER)
    draft = save_draft(manager, draft.id, document=dearer(), revision=1, now=NOW)
    path = f"/playbooks/drafts/{draft.id}/keep/"
    shown = LexborHTMLParser(client.get(path).content.decode())
    assert "75 dollars" in shown.css_first("ul.differences").text()
    assert "75 dollars" in shown.css_first("textarea[name=changed]").text()
    answer = client.post(path, record(world, draft, next_step="Look again in May", activate="on"))
    version = PlaybookVersion.objects.get(playbook=draft.playbook, number=2)
    assert answer["Location"] == f"/playbooks/versions/{version.id}/"
    assert version.base is not None
    assert version.base.number == 1
    assert (version.tested, version.risks) == ("Three leads.", "Nothing.")
    assert version.next_step_owner == world.members[Role.OWNER]
    playbook = Playbook.objects.get(pk=draft.playbook_id)
    assert playbook.active_version == version
    kept = client.get(answer["Location"]).content.decode()
    for words in ("Three leads.", "Look again in May", "60 dollars", "75 dollars"):
        assert words in kept
    draft.refresh_from_db()
    assert draft.closed_as == "kept"
    with pytest.raises(Conflict, match="kept as a version meanwhile"):
        save_draft(manager, draft.id, document="x", revision=draft.revision, now=NOW)


@pytest.mark.parametrize("missing", ["changed", "tested", "risks", "next_step_owner"])
def test_a_record_says_everything(world: World, draft: PlaybookDraft, missing: str) -> None:
    given = record(world, draft) | {missing: ""}
    answer = world.client(Role.MANAGER).post(f"/playbooks/drafts/{draft.id}/keep/", given)
    assert answer.status_code == 422
    assert PlaybookVersion.objects.filter(playbook=draft.playbook).count() == 1


def test_an_older_page_does_not_keep_what_it_did_not_show(
    world: World, draft: PlaybookDraft
) -> None:
    old = record(world, draft)
    save_draft(world.members[Role.OWNER], draft.id, document=dearer(), revision=1, now=NOW)
    answer = world.client(Role.MANAGER).post(f"/playbooks/drafts/{draft.id}/keep/", old)
    assert answer.status_code == 422
    assert "changed this draft meanwhile" in answer.content.decode()
    assert PlaybookVersion.objects.filter(playbook=draft.playbook).count() == 1


def test_a_new_playbook_begins_as_a_draft(world: World) -> None:
    fresh = factories.playbook_draft(
        world.members[Role.MANAGER], document=factories.PLAYBOOK.replace("Local", "Coastal")
    )
    path = f"/playbooks/drafts/{fresh.id}/keep/"
    world.client(Role.MANAGER).post(path, record(world, fresh))
    made = Playbook.objects.get(workspace=world.workspace, name="Coastal trades")
    assert (made.mode, made.active_version and made.active_version.number) == ("sandbox", 1)
    fresh.refresh_from_db()
    assert fresh.playbook == made


def test_a_discarded_draft_can_be_taken_up_again(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    page = client.post(f"/playbooks/drafts/{draft.id}/discard/").content.decode()
    assert f"/playbooks/drafts/{draft.id}/restore/" in page
    client.post(f"/playbooks/drafts/{draft.id}/restore/")
    draft.refresh_from_db()
    assert (draft.closed_at, draft.closed_as) == (None, "")
    client.post(f"/playbooks/drafts/{draft.id}/discard/")
    edit_playbook(world.members[Role.OWNER], world.ids["playbook_id"], now=NOW)
    answer = client.post(f"/playbooks/drafts/{draft.id}/restore/")
    assert answer.status_code == 409
