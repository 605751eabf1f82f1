"""Two people at one draft: other pages are merged, the same page is chosen field by field."""

from __future__ import annotations

import pytest
from tests.web.playbook_form import Form
from tests.web.test_playbook_form import TRADES, document_of, path_of
from tests.web.world import World, full_world

from handrail.core.playbook.load import load_playbook
from handrail.store.models import PlaybookDraft, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return full_world()


@pytest.fixture
def draft(world: World) -> PlaybookDraft:
    found: PlaybookDraft = world.row["playbook_draft"]
    found.document = TRADES
    found.save()
    return found


def both(world: World, draft: PlaybookDraft, *page: str | int) -> tuple[Form, Form]:
    path = path_of(draft, *page)
    return Form(world.client(Role.MANAGER), path), Form(world.client(Role.OWNER), path)


def test_other_pages_are_merged_and_said(world: World, draft: PlaybookDraft) -> None:
    mine, _ = both(world, draft, "business")
    _, theirs = both(world, draft, "services", "services", 1)
    assert theirs.type(name="Heating").autosave()["status"] == 200
    answer = mine.type(business="Harbour Ltd").autosave()
    assert answer["status"] == 200
    assert "Dana Owner saved Services: Heating" in " ".join(answer["parts"]["presence"].split())
    playbook = load_playbook(document_of(draft))
    assert (playbook.business, playbook.services[1].name) == ("Harbour Ltd", "Heating")
    page = world.client(Role.OWNER).get(mine.path).content.decode()
    assert "is editing Name and business" in " ".join(page.split())


def test_two_members_of_one_list_are_two_pages(world: World, draft: PlaybookDraft) -> None:
    mine, _ = both(world, draft, "services", "services", 0)
    _, theirs = both(world, draft, "services", "services", 1)
    theirs.type(words="boiler").autosave()
    assert mine.type(words="bath").autosave()["status"] == 200
    playbook = load_playbook(document_of(draft))
    assert (playbook.services[0].words, playbook.services[1].words) == (("bath",), ("boiler",))


def test_a_page_follows_its_member_where_the_list_changed(
    world: World, draft: PlaybookDraft
) -> None:
    mine, _ = both(world, draft, "services", "services", 1)
    world.client(Role.OWNER).post(
        path_of(draft, "services", "services", 0, "change"),
        {"act": "remove", "member_code": "bathroom"},
    )
    assert mine.type(words="boiler").autosave()["status"] == 200
    playbook = load_playbook(document_of(draft))
    heating, plumbing = playbook.services[:2]
    assert (heating.code, heating.words, plumbing.code) == ("heating", ("boiler",), "plumbing")


def test_the_same_field_is_overwritten_by_nobody(world: World, draft: PlaybookDraft) -> None:
    mine, theirs = both(world, draft, "facts", "facts", 0)
    theirs.type(statement="It costs $80.", owner="manager").autosave()
    answer = mine.type(statement="It costs $70.", expires="2030-01-31").autosave()
    assert answer["status"] == 409
    assert "It costs $70." in answer["conflict"]
    assert "It costs $80." in answer["conflict"]
    assert "Nothing of yours was saved yet" in answer["problem"]
    assert load_playbook(document_of(draft)).facts[0].statement == "It costs $80."
    chosen = {
        "to_choose": ["statement", "owner", "expires"],
        "choose.statement": ["mine"], "choose.owner": ["theirs"], "choose.expires": ["mine"],
    }  # fmt: skip
    mine.values |= chosen
    assert mine.submit().status_code == 302
    fact = load_playbook(document_of(draft)).facts[0]
    assert (fact.statement, fact.owner, str(fact.expires)) == (
        "It costs $70.",
        "manager",
        "2030-01-31",
    )


def test_without_a_choice_nothing_is_saved(world: World, draft: PlaybookDraft) -> None:
    mine, theirs = both(world, draft, "business")
    theirs.type(business="Theirs").submit()
    page = mine.type(business="Mine").submit()
    assert page.status_code == 409
    again = Form.__new__(Form)
    again.client, again.path = mine.client, mine.path
    again.read(page)
    assert again["business"] == "Mine"
    assert again.values["to_choose"] == ["business"]
    assert again.submit().status_code == 409
    assert load_playbook(document_of(draft)).business == "Theirs"
    again.type(choose__business="mine").submit()
    assert load_playbook(document_of(draft)).business == "Mine"


def test_what_was_taken_out_meanwhile_keeps_what_was_typed(
    world: World, draft: PlaybookDraft
) -> None:
    mine, _ = both(world, draft, "services", "services", 0)
    world.client(Role.OWNER).post(
        path_of(draft, "services", "services", 0, "change"),
        {"act": "remove", "member_code": "bathroom"},
    )
    answer = mine.type(words="bath, tub").autosave()
    assert answer["status"] == 409
    assert "bath, tub" in answer["conflict"]
    assert "bath, tub" in mine.submit().content.decode()


def test_the_poll_says_who_is_there_and_what_they_saved(world: World, draft: PlaybookDraft) -> None:
    _, theirs = both(world, draft, "business")
    theirs.type(business="Theirs").autosave()
    answer = (
        world.client(Role.MANAGER).get(f"/playbooks/drafts/{draft.id}/state/?revision=1").json()
    )
    assert answer["parts"] == ["Name and business"]
    assert "Dana Owner" in answer["html"]
    assert (
        world.client(Role.OWNER)
        .get(f"/playbooks/drafts/{draft.id}/state/?revision=1")
        .json()["parts"]
        == []
    )
