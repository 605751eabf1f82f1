"""The command palette finds what the member may see, and nothing of another workspace."""

from __future__ import annotations

import pytest
from tests import factories
from tests.web.review.conftest import Desk

from handrail.web.palette import plain

pytestmark = pytest.mark.django_db


def options(desk: Desk, text: str = "", role: str = "reviewer", **given: str) -> str:
    client = desk.client(getattr(desk, role))
    return client.get("/palette/", {"text": text, **given}).content.decode()


def test_leads_contacts_and_playbooks_are_found_by_letters(desk: Desk) -> None:
    lead = factories.lead(desk.workspace, name="Tamsin Oakes", email="tam@example.com")
    playbook = lead.source.playbook
    found = options(desk, "oak tam")
    assert f'data-address="/leads/{lead.id}/"' in found
    assert f'data-address="/contacts/{lead.contact_id}/"' in found
    assert f"/playbooks/{playbook.id}/" in options(desk, playbook.name[:5].upper())
    assert "data-address" not in options(desk, "nobody is called this")


def test_another_workspace_is_never_found(desk: Desk, other_desk: Desk) -> None:
    lead = factories.lead(other_desk.workspace, name="Tamsin Oakes", email="tam@example.com")
    assert str(lead.id) not in options(desk, "oakes")
    assert str(lead.id) not in options(desk, recent=str(lead.id))
    assert str(lead.id) in options(other_desk, recent=str(lead.id))


def test_places_are_those_of_the_role(desk: Desk) -> None:
    assert 'data-address="/audit/"' in options(desk, "audit trail", role="auditor")
    assert 'data-address="/audit/"' not in options(desk, "audit trail", role="reviewer")
    assert 'data-address="/import/"' not in options(desk, "import", role="auditor")


def test_each_key_that_acts_is_a_command(desk: Desk) -> None:
    found = options(desk)
    for key in ("Ctrl Enter", "e", "x", "j"):
        assert f'data-key="{key}"' in found
    assert 'data-key="x"' in options(desk, "escal")
    assert 'data-key="j"' not in options(desk, "escal")


def test_what_is_typed_is_bounded_and_escaped(desk: Desk) -> None:
    for number in range(9):
        factories.lead(desk.workspace, name=f"<b>Twin {number}</b>", email=f"t{number}@example.com")
    found = options(desk, "twin")
    assert found.count("/leads/") == 6
    assert "<b>Twin" not in found
    assert "data-address" not in options(desk, "x" * 10_000)
    assert options(desk, recent="nonsense,,1")


def test_accents_and_case_do_not_matter() -> None:
    assert plain("ESCALACIÓN") == plain("escalación") == "escalacion"
