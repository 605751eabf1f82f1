"""A desk: a workspace with one member of each role, and a client for each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client
from tests import factories

from handrail.store.models import Member, Workspace


@dataclass
class Desk:
    """A workspace with its people."""

    workspace: Workspace
    owner: Member
    manager: Member
    reviewer: Member
    auditor: Member

    def client(self, member: Member, *, htmx: bool = False) -> Client:
        """A browser in which this member has signed in; with `htmx` as its script asks."""
        client = Client(headers={"HX-Request": "true"} if htmx else {})
        client.force_login(
            member.user, backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return client


def make_desk() -> Desk:
    """A new workspace with one member of each role."""
    space = factories.workspace()
    return Desk(
        space,
        factories.member(space, "owner", name="Sam Ortiz"),
        factories.member(space, "manager", name="Priya Nair"),
        factories.member(space, "reviewer", name="Dana Reed"),
        factories.member(space, "auditor", name="Lee Park"),
    )


@pytest.fixture
def desk(db: None) -> Desk:
    """A workspace with one member of each role."""
    return make_desk()


@pytest.fixture
def other_desk(db: None) -> Desk:
    """Another business."""
    return make_desk()
