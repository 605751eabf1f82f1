"""Adding a playbook over HTTP: a starter, a file, pasted text, a copy; and taking one out."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import factories
from tests.web.world import World

from handrail.core.playbook.load import load_playbook
from handrail.starters import KINDS, Starter, all_starters, starter
from handrail.store.models import Playbook, PlaybookVersion, Role

pytestmark = pytest.mark.django_db
ADD = "/playbooks/add/"


def versions_of(world: World, name: str) -> list[PlaybookVersion]:
    return list(
        PlaybookVersion.objects.filter(playbook__workspace=world.workspace, playbook__name=name)
    )


def test_every_starter_is_offered_with_what_it_is_for(world: World) -> None:
    page = world.client(Role.MANAGER).get(ADD).content.decode()
    for one in all_starters():
        assert f"For {one.audience}." in page
        assert f"?starter={one.kind}" in page
        assert one.playbook.services[0].name in page
    assert "English, German, Spanish" in page


@pytest.mark.parametrize("one", all_starters(), ids=lambda one: one.kind)
def test_a_starter_is_read_and_added_for_this_business(world: World, one: Starter) -> None:
    client = world.client(Role.OWNER)
    page = client.get(f"{ADD}?starter={one.kind}")
    begun = page.context["form"].initial
    assert begun["document"] == one.text
    assert begun["business"] == world.workspace.name
    answer = client.post(f"{ADD}?starter={one.kind}", {**begun, "name": f"Our {one.kind}"})
    assert answer.status_code == 302, answer.context["form"].errors
    (version,) = versions_of(world, f"Our {one.kind}")
    assert version.playbook.active_version == version
    assert version.playbook.mode == "sandbox"
    assert one.playbook.name in version.change_note
    read = load_playbook(version.document)
    assert (read.name, read.business) == (f"Our {one.kind}", world.workspace.name)
    assert read.facts == one.playbook.facts
    comments = [line for line in one.text.splitlines() if line.startswith("#")]
    assert [line for line in version.document.splitlines() if line.startswith("#")] == comments


def test_a_file_and_pasted_text_are_kept_byte_for_byte_and_come_out_so(world: World) -> None:
    client, text = world.client(Role.MANAGER), factories.PLAYBOOK.replace("\n", "\r\n")
    upload = SimpleUploadedFile("own.yaml", text.encode(), "application/yaml")
    assert client.post(ADD, {"file": upload}).status_code == 302
    (version,) = versions_of(world, "Local trades")
    assert version.document == text
    taken = client.get(f"/playbooks/versions/{version.id}/download/")
    assert taken.content == text.encode()
    assert taken["Content-Disposition"] == 'attachment; filename="Local trades.playbook.yaml"'
    pasted = f"# ours\n{factories.PLAYBOOK}".replace("Local trades", "Größe/.. „x“")
    browser = pasted.replace("\n", "\r\n")
    assert client.post(ADD, {"document": browser}).status_code == 302
    (version,) = versions_of(world, "Größe/.. „x“")
    assert version.document == pasted
    disposition = client.get(f"/playbooks/versions/{version.id}/download/")["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe-..%20")


def test_a_name_that_is_taken_is_refused_with_a_way_out(world: World) -> None:
    client = world.client(Role.MANAGER)
    assert client.post(ADD, {"document": factories.PLAYBOOK}).status_code == 302
    again = client.post(ADD, {"document": factories.PLAYBOOK})
    assert again.status_code == 422
    (said,) = again.context["form"].errors["name"]
    assert "Local trades" in said
    assert "another name" in said
    assert again.context["form"]["document"].value() == factories.PLAYBOOK
    named = client.post(ADD, {"document": factories.PLAYBOOK, "name": "North side"})
    assert named.status_code == 302
    (version,) = versions_of(world, "North side")
    assert version.document == factories.PLAYBOOK.replace(
        "name: Local trades", "name: North side", 1
    )


@pytest.mark.parametrize("document", ["", "- a", "name: [a]\n", "name: a\nservices: 7\n", "a: [\n"])
def test_a_text_that_cannot_be_used_is_refused_and_stays(world: World, document: str) -> None:
    before = Playbook.objects.count()
    answer = world.client(Role.MANAGER).post(ADD, {"document": document, "name": "Ours"})
    assert answer.status_code == 422
    form = answer.context["form"]
    assert (form["document"].value(), form["name"].value()) == (document, "Ours")
    assert Playbook.objects.count() == before


def test_a_name_that_is_too_long_is_refused_wherever_it_stands(world: World) -> None:
    client, long = world.client(Role.MANAGER), "n" * 121
    document = factories.PLAYBOOK.replace("Local trades", long)
    for given in ({"document": document}, {"document": factories.PLAYBOOK, "name": long}):
        answer = client.post(ADD, given)
        assert answer.status_code == 422
        assert "name" in answer.context["form"].errors


def test_what_is_no_starter_is_not_found(world: World) -> None:
    client = world.client(Role.OWNER)
    for wanted in ("starter=../trades", "starter=", "copy=", "copy=x", f"copy={uuid4()}"):
        assert client.get(f"{ADD}?{wanted}").status_code == 404, wanted
    assert len(KINDS) == 7


class TestCopies:
    """A person who works in two workspaces, as an owner here and in some role there."""

    def both(self, world: World, other: World, role: str) -> tuple[Client, PlaybookVersion]:
        factories.member(other.workspace, role, user=world.members[Role.OWNER].user)
        there = factories.playbook(
            other.workspace, name="Over there", document=starter("agency").text
        )
        version = there.active_version
        assert version is not None
        client = world.client(Role.OWNER)
        client.post("/workspace/", {"workspace": str(world.workspace.id)})
        return client, version

    @pytest.mark.parametrize("role", [Role.OWNER, Role.MANAGER])
    def test_what_one_may_change_there_one_may_copy_here(
        self, world: World, other: World, role: str
    ) -> None:
        client, there = self.both(world, other, role)
        assert f"?copy={there.id}" in client.get(ADD).content.decode()
        begun = client.get(f"{ADD}?copy={there.id}").context["form"].initial
        assert begun["document"] == there.document
        assert client.post(f"{ADD}?copy={there.id}", begun).status_code == 302
        (made,) = versions_of(world, "Over there")
        assert made.workspace == world.workspace
        assert other.workspace.name in made.change_note
        assert load_playbook(made.document).business == world.workspace.name
        assert (
            PlaybookVersion.objects.filter(
                workspace=other.workspace, playbook__name="Over there"
            ).count()
            == 1
        )

    @pytest.mark.parametrize("role", [Role.REVIEWER, Role.AUDITOR])
    def test_who_only_reads_there_copies_nothing(
        self, world: World, other: World, role: str
    ) -> None:
        client, there = self.both(world, other, role)
        page = client.get(ADD).content.decode()
        assert "Over there" not in page
        for answer in (
            client.get(f"{ADD}?copy={there.id}"),
            client.post(f"{ADD}?copy={there.id}", {"document": "x"}),
        ):
            assert answer.status_code == 404
            assert "Over there" not in answer.content.decode()

    def test_nobody_copies_from_where_they_left_or_never_were(
        self, world: World, other: World
    ) -> None:
        there = factories.playbook(other.workspace, name="Over there").active_version
        assert there is not None
        client = world.client(Role.OWNER)
        assert client.get(f"{ADD}?copy={there.id}").status_code == 404
        was = factories.member(
            other.workspace, Role.OWNER, user=world.members[Role.OWNER].user, is_active=False
        )
        assert client.get(f"{ADD}?copy={there.id}").status_code == 404
        assert "Over there" not in client.get(ADD).content.decode()
        was.is_active = True
        was.save()
        client.post("/workspace/", {"workspace": str(world.workspace.id)})
        assert client.get(f"{ADD}?copy={there.id}").status_code == 200

    def test_a_playbook_of_ones_own_is_copied_under_another_name(self, world: World) -> None:
        client = world.client(Role.MANAGER)
        own = factories.playbook(world.workspace, name="Ours").active_version
        assert own is not None
        begun = client.get(f"{ADD}?copy={own.id}").context["form"].initial
        taken = client.post(f"{ADD}?copy={own.id}", begun)
        assert "name" in taken.context["form"].errors
        answer = client.post(f"{ADD}?copy={own.id}", {**begun, "name": "Ours, north"})
        assert answer.status_code == 302
        assert len(versions_of(world, "Ours, north")) == 1
