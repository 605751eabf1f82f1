"""The form of a playbook's draft: every section, saved as it is typed, nothing lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.playbook_form import Form
from tests.web.world import World, full_world

import handrail.starters
from handrail.core.playbook.editing.fields import SectionForm
from handrail.core.playbook.editing.sections import SECTIONS
from handrail.core.playbook.load import load_playbook
from handrail.store.models import PlaybookDraft, Role

pytestmark = pytest.mark.django_db
TRADES = (Path(handrail.starters.__file__).parent / "trades.playbook.yaml").read_text("utf-8")


@pytest.fixture
def world() -> World:
    return full_world()


@pytest.fixture
def draft(world: World) -> PlaybookDraft:
    found: PlaybookDraft = world.row["playbook_draft"]
    found.document = TRADES
    found.save()
    return found


@pytest.fixture
def client(world: World) -> Client:
    return world.client(Role.MANAGER)


def path_of(draft: PlaybookDraft, *parts: str | int) -> str:
    return f"/playbooks/drafts/{draft.id}/form/{'/'.join(map(str, parts))}/"


def document_of(draft: PlaybookDraft) -> str:
    draft.refresh_from_db()
    return draft.document


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.code)
def test_a_page_that_is_sent_as_it_is_shown_changes_nothing(
    client: Client, draft: PlaybookDraft, section: SectionForm
) -> None:
    first = path_of(draft, section.code)
    tree = LexborHTMLParser(client.get(first).content.decode())
    links = [str(one.attributes["href"]) for one in tree.css(".member-list a")]
    pages = [first, *links[:2], *links[-1:]]
    for page in pages:
        if "data-autosave" not in client.get(page).content.decode():
            continue
        form = Form(client, page)
        assert form.autosave()["status"] == 200
        assert form.submit().status_code == 302
        assert document_of(draft) == TRADES
        assert draft.revision == 1


def test_a_fact_is_changed_and_every_other_line_stays(client: Client, draft: PlaybookDraft) -> None:
    form = Form(client, path_of(draft, "facts", "facts", 0))
    assert form["statement"].startswith("A call-out costs $60")
    answer = form.type(statement="A call-out costs $70.").autosave()
    assert "Saved" in answer["parts"]["draft-state"]
    before, after = TRADES.splitlines(), document_of(draft).splitlines()
    assert [line for line in after if line not in before] == [
        "    statement: A call-out costs $70."
    ]
    assert len(after) == len(before)


def test_what_does_not_fit_is_kept_with_the_fault_at_its_field(
    client: Client, draft: PlaybookDraft
) -> None:
    form = Form(client, path_of(draft, "urgency", "urgency", 0))
    answer = form.type(respond_within="soon").autosave()
    assert answer["status"] == 200
    assert "time span such as 30m" in answer["parts"]["f-respond_within-problems"]
    assert "f-respond_within" in answer["invalid"]
    assert "1 to repair" in answer["parts"]["sections"]
    assert "respond_within: soon" in document_of(draft)
    again = Form(client, form.path)
    assert again["respond_within"] == "soon"
    assert again.tree.css_first("#f-respond_within").attributes["aria-invalid"] == "true"
    assert again.type(respond_within="30m").autosave()["invalid"] == []
    assert document_of(draft) == TRADES


def test_a_text_that_is_no_yaml_leads_to_the_text(client: Client, draft: PlaybookDraft) -> None:
    form = Form(client, path_of(draft, "business"))
    draft.document = TRADES.replace("business:", "business: [")
    draft.save()
    page = client.get(form.path).content.decode()
    assert "no YAML" in page
    assert "Line 5" in page or "Line 6" in page or "Line" in page
    answer = form.type(name="Other").autosave()
    assert answer["status"] == 409
    assert "can't be read" in answer["problem"]
    assert "business: [" in document_of(draft)


def test_an_empty_document_is_filled_in_by_the_form(client: Client, draft: PlaybookDraft) -> None:
    draft.document = ""
    draft.save()
    Form(client, path_of(draft, "business")).type(name="Baths", business="Cedar").submit()
    add(client, draft, "services", "Bathroom refit")
    add(client, draft, "urgency", "Normal")
    playbook = load_playbook(document_of(draft))
    assert playbook.services[0].code == "bathroom_refit"


def add(client: Client, draft: PlaybookDraft, section: str, words: str, members: str = "") -> str:
    path = path_of(draft, section, members or section, "add")
    answer = client.post(path, {"words": words})
    assert answer.status_code == 302, answer.content
    return str(answer["Location"])


def test_members_are_added_moved_doubled_removed_and_put_back(
    client: Client, draft: PlaybookDraft
) -> None:
    place = add(client, draft, "services", "Kitchen fitting")
    assert place == path_of(draft, "services", "services", 7)
    Form(client, place).type(words='kitchen, "worktop, stone"').submit()
    service = load_playbook(document_of(draft)).services[-1]
    assert (service.code, service.words) == ("kitchen_fitting", ("kitchen", "worktop, stone"))
    change = path_of(draft, "services", "services", 0, "change")
    client.post(change, {"act": "down", "member_code": "bathroom"})
    client.post(change, {"act": "double", "member_code": "heating"})
    codes = [one.code for one in load_playbook(document_of(draft)).services]
    assert codes[:3] == ["heating", "heating_copy", "bathroom"]
    before = document_of(draft)
    client.post(change, {"act": "remove", "member_code": "bathroom", "label": "Bathrooms"})
    assert "code: bathroom\n" not in document_of(draft)
    page = client.get(path_of(draft, "services")).content.decode()
    assert "“Bathrooms” is removed" in page
    client.post(f"/playbooks/drafts/{draft.id}/put-back/")
    assert document_of(draft) == before


def test_a_removal_is_undone_beside_what_was_saved_since(
    client: Client, draft: PlaybookDraft
) -> None:
    change = path_of(draft, "facts", "facts", 0, "change")
    client.post(change, {"act": "remove", "member_code": "call_out"})
    Form(client, path_of(draft, "business")).type(business="Other Ltd").submit()
    client.post(f"/playbooks/drafts/{draft.id}/put-back/")
    playbook = load_playbook(document_of(draft))
    assert playbook.facts[0].code == "call_out"
    assert playbook.business == "Other Ltd"


def test_a_new_code_is_offered_to_whoever_names_the_old_one(
    client: Client, draft: PlaybookDraft
) -> None:
    form = Form(client, path_of(draft, "services", "services", 0))
    answer = form.type(code="bath").autosave()
    assert "5 places" in answer["parts"]["rename"]
    assert "no service “bathroom”" not in answer["parts"]["page-problems"]
    client.post(f"{form.path}rename/", {"was_code": "bathroom", "member_code": "bath"})
    playbook = load_playbook(document_of(draft))
    assert "bath" in playbook.facts[2].services
    assert playbook.tone.templates["de"].services["bath"] == "Badrenovierung"
    assert "code: bathroom\n" not in document_of(draft)


def test_examples_are_read_by_the_engine(client: Client, draft: PlaybookDraft) -> None:
    form = Form(client, path_of(draft, "services", "services", 1))
    form.type(sample__service="Could you look at our boiler?\nWe need a new roof.")
    lines = form.autosave()["parts"]["f-examples-example"]
    assert "<mark>boiler</mark>" in lines
    assert "Taken for “heating and boilers”" in lines
    assert "Taken for “roof work”" in lines
    fact = Form(client, path_of(draft, "required-facts", "required-facts", 2))
    fact.type(sample__required_fact="Before the end of September, please.")
    assert "Not asked for" in fact.autosave()["parts"]["f-words-example"]
    trigger = Form(client, path_of(draft, "escalation", "own", 0))
    trigger.type(sample__own_trigger="Our roof has asbestos in it.")
    assert "<mark>asbestos</mark>" in trigger.autosave()["parts"]["f-examples-example"]
    phrase = Form(client, path_of(draft, "promises", "forbidden", 0))
    phrase.type(sample__phrase="We beat any written quote.")
    assert "Must not go out" in phrase.autosave()["parts"]["f-examples-example"]
    template = Form(client, path_of(draft, "tone", "templates", "en"))
    said = template.type(greeting="Dear {nam},").autosave()["parts"]
    assert "Not known here: {nam}" in said["f-greeting-example"]
    statement = Form(client, path_of(draft, "facts", "facts", 0)).autosave()["parts"]
    assert "sign-off for price" in statement["f-statement-example"]
    level = Form(client, path_of(draft, "urgency", "urgency", 0)).autosave()["parts"]
    assert "30 minutes" in level["f-respond_within-example"]


def test_owners_are_people_and_roles_and_who_is_gone_stays_named(
    client: Client, draft: PlaybookDraft, world: World
) -> None:
    draft.document = TRADES.replace("price: {owners: [owner]}", "price: {owners: [x@gone.example]}")
    draft.save()
    form = Form(client, path_of(draft, "control-points"))
    group = next(
        one
        for one in form.tree.css("fieldset.field-group")
        if "Price" in one.css_first("legend").text()
    )
    labels = [one.text() for one in group.css("fieldset label")]
    assert any("x@gone.example" in label and "not here" in label for label in labels)
    assert any(world.members[Role.REVIEWER].user.email in label for label in labels)
    assert not any(world.members[Role.AUDITOR].user.email in label for label in labels)
    assert form.values["control_points.price.owners"] == ["x@gone.example"]
    form.values["control_points.price.people"] = ["2"]
    form.submit()
    assert "price: {owners: [x@gone.example], people: 2}" in document_of(draft)


def test_the_playbooks_page_lists_open_drafts_and_edit_opens_the_form(
    client: Client, draft: PlaybookDraft
) -> None:
    assert f'href="/playbooks/drafts/{draft.id}/"' in client.get("/playbooks/").content.decode()
    answer = client.post(f"/playbooks/{draft.playbook_id}/edit/")
    assert answer["Location"] == f"/playbooks/drafts/{draft.id}/"
    assert "Name and business" in client.get(answer["Location"]).content.decode()
    client.post(f"/playbooks/drafts/{draft.id}/discard/")
    assert client.get(path_of(draft, "services")).status_code == 302


def test_a_form_of_another_page_is_refused(client: Client, draft: PlaybookDraft) -> None:
    answer = client.post(path_of(draft, "business"), {"was": "nonsense"})
    assert answer.status_code == 422
    assert client.get(path_of(draft, "nothing")).status_code == 404
    assert client.get(path_of(draft, "services", "services", 99)).status_code == 404
    assert factories.PLAYBOOK not in document_of(draft)
