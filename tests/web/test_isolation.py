"""One workspace never sees another: every address, every role, reading and writing."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.web.addresses import OWN_SETTINGS, PUBLIC, Address, addresses
from tests.web.world import MARK, World, everything_of

from handrail.store.models import Role

pytestmark = pytest.mark.django_db


def inside(world: World) -> list[Address]:
    """Every address that is for members."""
    return [one for one in addresses(world) if one.name not in PUBLIC]


def attack_body(world: World) -> dict[str, str]:
    """Whatever a form might take, all of it naming rows of the attacked workspace."""
    ids = {name: str(value) for name, value in world.ids.items()}
    return {
        **ids,
        "source": ids["source_id"],
        "lead": ids["lead_id"],
        "owner_id": ids["member_id"],
        "to": ids["member_id"],
        "to_id": ids["member_id"],
        "playbook": ids["playbook_id"],
        "answers_id": ids["lead_id"],
        "name": "Mallory",
        "email": "mallory@example.com",
        "role": "owner",
        "mode": "live",
        "on": "no",
        "was_sent": "yes",
        "confirmation": "ERASE",
        "message": "Hello from outside",
        "title": "A task from outside",
        "text": "A text from outside",
        "subject": "From outside",
        "kind": "send",
        "choice": "approve",
        "version": "1",
        "granted": "yes",
        "outcome": "won",
        "reason_code": "other",
        "time_zone": "UTC",
        "address": "https://mallory.example/",
        "document": "handrail: 1",
        "change_note": "from outside",
    }


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_another_workspace_reads_nothing(world: World, other: World, role: str) -> None:
    client = other.client(role)
    for one in inside(world):
        response = client.get(one.path)
        if one.has_id:
            assert response.status_code in (403, 404, 405), (one, response.status_code)
        body = b"".join(response) if response.streaming else response.content
        assert MARK.encode() not in body, one
        assert b"zeb@example.com" not in body, one


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_another_workspace_changes_nothing(world: World, other: World, role: str) -> None:
    before = everything_of(world.workspace)
    client = other.client(role)
    for one in inside(world):
        response = client.post(one.path, attack_body(world))
        if one.has_id:
            assert response.status_code in (403, 404, 405, 409, 422), (one, response.status_code)
            assert MARK.encode() not in response.content, one
    assert everything_of(world.workspace) == before


def test_nobody_is_sent_to_sign_in(world: World) -> None:
    before = everything_of(world.workspace)
    client = Client()
    for one in inside(world):
        for response in (client.get(one.path), client.post(one.path, attack_body(world))):
            sent_away = response.status_code == 302 and "/accounts/login/" in response["Location"]
            assert sent_away or response.status_code in (401, 403, 405), (one, response.status_code)
            assert MARK.encode() not in response.content, one
    assert everything_of(world.workspace) == before


def test_a_member_who_left_reads_nothing(world: World) -> None:
    member = world.members[Role.OWNER]
    client = world.client(Role.OWNER)
    member.is_active = False
    member.save()
    for one in inside(world):
        response = client.get(one.path)
        assert response.status_code in (302, 403, 404, 405), one
        assert MARK.encode() not in response.content, one


def test_somebody_without_any_workspace_reads_nothing(world: World) -> None:
    from tests import factories

    client = Client()
    client.force_login(factories.user())
    for one in inside(world):
        response = client.get(one.path)
        assert response.status_code in (403, 404, 405), one
        assert MARK.encode() not in response.content, one


def test_reading_changes_nothing(world: World) -> None:
    """Links in mail are opened by scanners: a GET must never act."""
    before = everything_of(world.workspace)
    client = world.client(Role.OWNER)
    for one in inside(world):
        if one.name not in OWN_SETTINGS:
            response = client.get(one.path)
            b"".join(response) if response.streaming else None
            assert response.status_code < 500, one
    assert everything_of(world.workspace) == before


def test_posts_need_a_token_of_the_same_session(world: World) -> None:
    """Another site can't make a member's browser act."""
    before = everything_of(world.workspace)
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.members[Role.OWNER].user)
    for one in inside(world):
        assert client.post(one.path, attack_body(world)).status_code in (403, 405), one
    assert everything_of(world.workspace) == before
