"""Who may open and do what: every address of the pages around the desk, every role."""

from __future__ import annotations

from importlib import import_module

import pytest
from tests.web.addresses import PUBLIC, addresses
from tests.web.world import World

from handrail.pipeline.permissions import ALLOWED, Action
from handrail.store.models import Role
from handrail.web.urls import AREAS

pytestmark = pytest.mark.django_db

GET, POST = "get", "post"
RULES: dict[str, dict[str, Action]] = {
    "insights": {GET: Action.READ},
    "leads": {GET: Action.READ},
    "contacts": {GET: Action.READ},
    "contact": {GET: Action.READ},
    "erase_contact": {GET: Action.ERASE, POST: Action.ERASE},
    "tasks": {GET: Action.READ},
    "add_task": {POST: Action.REVIEW},
    "complete_task": {POST: Action.REVIEW},
    "reopen_task": {POST: Action.REVIEW},
    "accept_task": {POST: Action.REVIEW},
    "dismiss_task": {POST: Action.REVIEW},
    "outbox": {GET: Action.READ},
    "delivery": {GET: Action.READ},
    "download_delivery": {GET: Action.READ},
    "mark_delivery_copied": {POST: Action.REVIEW},
    "resolve_delivery": {POST: Action.REVIEW},
    "workspace_settings": {GET: Action.READ, POST: Action.MANAGE_MEMBERS},
    "playbooks": {GET: Action.READ},
    "create_playbook": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "playbook": {GET: Action.READ},
    "set_playbook_mode": {POST: Action.SET_MODE},
    "add_playbook_version": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "playbook_version": {GET: Action.READ},
    "download_playbook_version": {GET: Action.READ},
    "activate_playbook_version": {POST: Action.MANAGE_PLAYBOOKS},
    "control_points": {GET: Action.READ},
    "decision_guide": {GET: Action.READ},
    "version_guide": {GET: Action.READ},
    "export_guide": {GET: Action.READ},
    "attest_guide_item": {POST: Action.MANAGE_PLAYBOOKS},
    "withdraw_guide_item": {POST: Action.MANAGE_PLAYBOOKS},
    "try_guide_item": {POST: Action.MANAGE_PLAYBOOKS},
    "handoff": {GET: Action.READ},
    "export_handoff": {GET: Action.READ},
    "where_to_start": {GET: Action.READ, POST: Action.MANAGE_PLAYBOOKS},
    "prototype": {GET: Action.READ},
    "run_prototype": {POST: Action.MANAGE_SOURCES},
    "put_prototype_away": {POST: Action.MANAGE_SOURCES},
    "write_back_map": {GET: Action.READ},
    "privacy": {GET: Action.READ},
    "export_notice": {GET: Action.READ},
    "proof": {GET: Action.READ},
    "make_proof": {POST: Action.READ},
    "handoffs": {GET: Action.READ},
    "try_playbook_draft": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "try_playbook_version": {GET: Action.READ, POST: Action.READ},
    "working_hours": {GET: Action.READ, POST: Action.MANAGE_MEMBERS},
    "close_day": {POST: Action.MANAGE_MEMBERS},
    "add_holidays": {POST: Action.MANAGE_MEMBERS},
    "open_day": {POST: Action.MANAGE_MEMBERS},
    "absences": {GET: Action.READ, POST: Action.REVIEW},
    "end_absence": {POST: Action.REVIEW},
    "hand_over": {POST: Action.REVIEW},
    "escalation_tree": {GET: Action.READ},
    "systems_audit": {GET: Action.READ},
    "add_system": {GET: Action.AUDIT_SYSTEMS, POST: Action.AUDIT_SYSTEMS},
    "export_systems": {GET: Action.READ},
    "systems_document": {GET: Action.READ},
    "system": {GET: Action.READ, POST: Action.AUDIT_SYSTEMS},
    "mark_system": {POST: Action.AUDIT_SYSTEMS},
    "edit_playbook": {POST: Action.MANAGE_PLAYBOOKS},
    "keep_playbook_draft": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "discard_playbook_draft": {POST: Action.MANAGE_PLAYBOOKS},
    "restore_playbook_draft": {POST: Action.MANAGE_PLAYBOOKS},
    "playbook_draft_text": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "check_playbook_draft": {POST: Action.MANAGE_PLAYBOOKS},
    "complete_playbook_draft": {POST: Action.MANAGE_PLAYBOOKS},
    "describe_playbook_draft": {POST: Action.MANAGE_PLAYBOOKS},
    "download_playbook_draft": {GET: Action.MANAGE_PLAYBOOKS},
    "playbook_draft": {GET: Action.MANAGE_PLAYBOOKS},
    "playbook_draft_section": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "playbook_draft_member": {GET: Action.MANAGE_PLAYBOOKS, POST: Action.MANAGE_PLAYBOOKS},
    "playbook_draft_state": {GET: Action.MANAGE_PLAYBOOKS},
    "add_draft_member": {POST: Action.MANAGE_PLAYBOOKS},
    "change_draft_member": {POST: Action.MANAGE_PLAYBOOKS},
    "rename_draft_member": {POST: Action.MANAGE_PLAYBOOKS},
    "put_back_draft_member": {POST: Action.MANAGE_PLAYBOOKS},
    "providers": {GET: Action.READ},
    "create_provider": {GET: Action.MANAGE_PROVIDERS, POST: Action.MANAGE_PROVIDERS},
    "edit_provider": {GET: Action.MANAGE_PROVIDERS, POST: Action.MANAGE_PROVIDERS},
    "test_provider": {POST: Action.MANAGE_PROVIDERS},
    "ledger": {GET: Action.READ_AUDIT},
    "model_call": {GET: Action.READ},
    "export_ledger": {GET: Action.READ_AUDIT},
    "connections": {GET: Action.READ},
    "create_connection": {GET: Action.MANAGE_CONNECTIONS, POST: Action.MANAGE_CONNECTIONS},
    "edit_connection": {GET: Action.MANAGE_CONNECTIONS, POST: Action.MANAGE_CONNECTIONS},
    "test_connection": {POST: Action.MANAGE_CONNECTIONS},
    "new_connection_secret": {POST: Action.MANAGE_CONNECTIONS},
    "resend_write_back": {POST: Action.SETTLE_WORK},
    "discard_write_back": {POST: Action.SETTLE_WORK},
    "members": {GET: Action.READ},
    "add_member": {POST: Action.MANAGE_MEMBERS},
    "change_role": {POST: Action.MANAGE_MEMBERS},
    "deactivate_member": {POST: Action.MANAGE_MEMBERS},
    "reactivate_member": {POST: Action.MANAGE_MEMBERS},
    "work": {GET: Action.READ},
    "retry_step": {POST: Action.SETTLE_WORK},
    "give_up_step": {POST: Action.SETTLE_WORK},
    "audit": {GET: Action.READ_AUDIT},
    "verify_audit": {POST: Action.READ_AUDIT},
    "export_audit": {GET: Action.READ_AUDIT},
    "safe_intakes": {GET: Action.READ},
    "safe_intake": {GET: Action.READ, POST: Action.ADD_LEAD},
    "check_safe_intake": {POST: Action.ADD_LEAD},
    "save_safe_intake_link": {POST: Action.MANAGE_SOURCES},
    "renew_safe_intake_link": {POST: Action.MANAGE_SOURCES},
    "switch_safe_intake_link": {POST: Action.MANAGE_SOURCES},
    "safe_intake_answers": {GET: Action.READ},
    "draft_from_safe_intake": {POST: Action.MANAGE_PLAYBOOKS},
    "set_safe_intake_aside": {POST: Action.SETTLE_INPUT},
    "take_safe_intake_up": {POST: Action.SETTLE_INPUT},
    "type_in": {GET: Action.ADD_LEAD},
    "enter_lead": {GET: Action.ADD_LEAD, POST: Action.ADD_LEAD},
    "imports": {GET: Action.ADD_LEAD, POST: Action.ADD_LEAD},
    "preview_import": {POST: Action.ADD_LEAD},
    "run_import": {POST: Action.ADD_LEAD},
    "rejected_rows": {POST: Action.ADD_LEAD},
    "upload_mail": {GET: Action.ADD_LEAD, POST: Action.ADD_LEAD},
    "dead_letters": {GET: Action.READ},
    "dead_letter": {GET: Action.READ, POST: Action.SETTLE_INPUT},
    "discard_dead_letter": {POST: Action.SETTLE_INPUT},
    "sources": {GET: Action.READ},
    "create_source": {GET: Action.MANAGE_SOURCES, POST: Action.MANAGE_SOURCES},
    "source": {GET: Action.READ, POST: Action.MANAGE_SOURCES},
    "switch_source": {POST: Action.MANAGE_SOURCES},
    "source_mapping": {GET: Action.MANAGE_SOURCES, POST: Action.MANAGE_SOURCES},
    "new_token": {POST: Action.MANAGE_SOURCES},
    "remove_token": {POST: Action.MANAGE_SOURCES},
    "test_mailbox": {POST: Action.MANAGE_SOURCES},
}


def test_every_address_has_its_rule() -> None:
    ours = {
        one.name
        for area in set(AREAS) - {"account", "review"}
        for one in import_module(f"handrail.web.urls.{area}").urlpatterns
    }
    assert ours - PUBLIC == set(RULES)


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_who_may(world: World, role: str) -> None:
    client = world.client(role)
    walked = 0
    for one in addresses(world):
        for method in (GET, POST):
            action = RULES.get(one.name, {}).get(method)
            if one.name not in RULES:
                continue
            status = getattr(client, method)(one.path).status_code
            if action is None:
                assert status == 405, (method, one)
            elif action in ALLOWED[role]:
                assert status not in (403, 405, 500), (method, one, status)
            else:
                assert status == 403, (method, one, status)
            walked += 1
    assert walked == 2 * len(RULES)


@pytest.mark.parametrize("role", [Role.REVIEWER.value, Role.AUDITOR.value, Role.MANAGER.value])
def test_a_page_offers_nothing_that_the_role_may_not_do(world: World, role: str) -> None:
    """No form and no link on a page of mine leads to a refusal."""
    client = world.client(role)
    paths = {one.path: one for one in addresses(world)}
    for one in addresses(world):
        action = RULES.get(one.name, {}).get(GET)
        if action is None or action not in ALLOWED[role] or one.name.startswith(("export", "down")):
            continue
        html = client.get(one.path).content.decode()
        for path, target in paths.items():
            posting = RULES.get(target.name, {}).get(POST)
            if posting is None or posting in ALLOWED[role]:
                continue
            assert f'action="{path}"' not in html, (one.name, target.name)
