"""A draft as text: saved valid or not, put together with what others saved, completed, checked."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser
from tests import factories
from tests.web.world import World, full_world, small_world

from handrail.pipeline.playbook_drafts import discard_draft, save_draft
from handrail.pipeline.sources import save_connection
from handrail.store.models import PlaybookDraft, Role

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BASE = factories.PLAYBOOK.replace("\r\n", "\n")
SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def world() -> World:
    return full_world()


@pytest.fixture
def draft(world: World) -> PlaybookDraft:
    found: PlaybookDraft = world.row["playbook_draft"]
    return found


def path(draft: PlaybookDraft, part: str = "") -> str:
    return f"/playbooks/drafts/{draft.id}/text/{part}"


def tree(answer: Any) -> LexborHTMLParser:
    return LexborHTMLParser(answer.content.decode())


def save(client: Client, draft: PlaybookDraft, document: str, **fields: Any) -> Any:
    """As the editor saves: over the first revision, unless another one is named."""
    given = {"document": document, "base": BASE, "revision": 1} | fields
    return client.post(path(draft), given, headers=SCRIPT)


def kept(draft: PlaybookDraft) -> str:
    draft.refresh_from_db()
    return draft.document


def applied(text: str, changes: list[dict[str, Any]]) -> str:
    """What the editor makes of the changes; it counts in units of UTF-16."""
    raw, moved = text.encode("utf-16-le"), 0
    for change in changes:
        start, end = (2 * change[name] + moved for name in ("from", "to"))
        come = change["insert"].encode("utf-16-le")
        raw = raw[:start] + come + raw[end:]
        moved += len(come) - (end - start)
    return raw.decode("utf-16-le")


def test_the_page_shows_the_text_and_what_is_wrong_with_it(
    world: World, draft: PlaybookDraft
) -> None:
    broken = BASE.replace("business:", "busines:")
    save_draft(world.members[Role.MANAGER], draft.id, document=broken, revision=1, now=NOW)
    page = tree(world.client(Role.MANAGER).get(path(draft)))
    assert page.css_first("textarea[name=document]").text().lstrip("\n") == broken
    line = broken[: broken.index("busines:")].count("\n") + 1
    fault = page.css_first(f".problem-list [data-line='{line}']")
    assert "Did you mean “business”?" in fault.text()


def test_styles_by_script_are_allowed_on_this_page_alone(
    world: World, draft: PlaybookDraft
) -> None:
    client = world.client(Role.MANAGER)
    answer = client.get(path(draft))
    nonce = tree(answer).css_first("#text-view").attributes["data-nonce"]
    assert f"'nonce-{nonce}'" in answer["Content-Security-Policy"]
    assert "unsafe-inline" not in answer["Content-Security-Policy"]
    other = client.get(f"/playbooks/drafts/{draft.id}/keep/")
    assert "nonce" not in other["Content-Security-Policy"]


@pytest.mark.parametrize("document", ["", "\n\nno: playbook", "{{{", "a: 1\r\nb: 2\r\n"])
def test_a_text_is_saved_valid_or_not(world: World, draft: PlaybookDraft, document: str) -> None:
    answer = save(world.client(Role.MANAGER), draft, document)
    assert answer.status_code == 200
    assert answer.json()["revision"] == 2
    assert kept(draft) == document.replace("\r\n", "\n")
    draft.refresh_from_db()
    assert draft.changed_by == world.members[Role.MANAGER]


def test_without_a_script_it_is_a_form(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    form = {"document": "a: 1\r\n", "base": BASE, "revision": 1}
    answer = client.post(path(draft), form, follow=True)
    assert answer.redirect_chain[0][0] == path(draft)
    assert "The draft is saved." in answer.content.decode()
    assert kept(draft) == "a: 1\n"


def test_two_who_change_different_lines_keep_both(world: World, draft: PlaybookDraft) -> None:
    first, second = world.client(Role.MANAGER), world.client(Role.OWNER)
    mine = BASE.replace("business: ", "business: 🛁 ")
    theirs = BASE.rstrip("\n") + "\n# 🛁 the last line\n"
    assert save(first, draft, theirs).json()["changes"] == []
    answer = save(second, draft, mine).json()
    both = mine.rstrip("\n") + "\n# 🛁 the last line\n"
    assert kept(draft) == both
    assert answer["revision"] == 3
    assert applied(mine, answer["changes"]) == both
    again = save(first, draft, theirs + "# more\n", base=theirs, revision=2).json()
    assert kept(draft) == both + "# more\n"
    assert applied(theirs + "# more\n", again["changes"]) == both + "# more\n"


def test_a_save_whose_answer_was_lost_may_be_repeated(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    for _ in range(2):
        answer = save(client, draft, "a: 1\n").json()
        assert (answer["revision"], answer["changes"]) == (2, [])


def test_the_same_lines_are_chosen_by_a_person(world: World, draft: PlaybookDraft) -> None:
    first, second = world.client(Role.MANAGER), world.client(Role.OWNER)
    theirs = BASE.replace("name: Local trades", "name: Their trades")
    mine = BASE.replace("name: Local trades", "name: My trades").replace("60 dollars", "75 dollars")
    assert theirs != BASE
    save(first, draft, theirs)
    answer = save(second, draft, mine)
    assert answer.status_code == 409
    said = answer.json()
    assert (said["theirs"], said["revision"]) == (theirs, 2)
    shown = LexborHTMLParser(said["html"])
    assert [one.text().strip() for one in shown.css("code")] == [
        "name: My trades",
        "name: Their trades",
    ]
    assert kept(draft) == theirs
    done = save(second, draft, mine, revision=2, **{"choice-0": "theirs"})
    assert done.status_code == 200
    merged = mine.replace("name: My trades", "name: Their trades")
    assert kept(draft) == merged
    assert applied(mine, done.json()["changes"]) == merged


def test_a_choice_made_over_an_older_text_is_asked_again(
    world: World, draft: PlaybookDraft
) -> None:
    first, second = world.client(Role.MANAGER), world.client(Role.OWNER)
    named = [BASE.replace("name: Local trades", f"name: Trades {number}") for number in range(3)]
    save(first, draft, named[0])
    save(first, draft, named[1], base=named[0], revision=2)
    late = save(second, draft, named[2], revision=2, **{"choice-0": "mine"})
    assert late.status_code == 409
    assert late.json()["revision"] == 3
    assert kept(draft) == named[1]
    unchosen = save(second, draft, named[2], revision=3)
    assert unchosen.status_code == 409
    assert kept(draft) == named[1]
    chosen = save(second, draft, named[2], revision=3, **{"choice-0": "mine"})
    assert chosen.status_code == 200
    assert kept(draft) == named[2]


def test_without_a_script_both_sides_are_shown_and_nothing_typed_is_lost(
    world: World, draft: PlaybookDraft
) -> None:
    theirs = BASE.replace("name: Local trades", "name: <b>Theirs</b>")
    mine = BASE.replace("name: Local trades", "name: Mine")
    save(world.client(Role.MANAGER), draft, theirs)
    client = world.client(Role.OWNER)
    answer = client.post(path(draft), {"document": mine, "base": BASE, "revision": 1})
    assert answer.status_code == 409
    page = tree(answer)
    assert page.css_first("textarea[name=document]").text().lstrip("\n") == mine
    assert [one.text().strip() for one in page.css(".overlap code")] == [
        "name: Mine",
        "name: <b>Theirs</b>",
    ]
    fields = {
        one.attributes["name"]: one.attributes.get("value", "")
        for one in page.css("#text-form input[type=hidden]")
    }
    client.post(path(draft), {**fields, "document": mine, "choice-0": "mine"})
    assert kept(draft) == mine


def test_a_file_takes_the_place_of_the_text(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    file = io.BytesIO("\ufeffname: Aus der Datei – ä\n".encode())
    file.name = "x.yaml"
    client.post(path(draft), {"document": "typed", "base": BASE, "revision": 1, "file": file})
    assert kept(draft) == "name: Aus der Datei – ä\n"
    wrong = io.BytesIO(b"\xff\xfe\x00")
    wrong.name = "x.yaml"
    form = {"document": "typed", "base": BASE, "revision": 2, "file": wrong}
    answer = client.post(path(draft), form)
    assert answer.status_code == 422
    assert "no UTF-8 text" in answer.content.decode()
    assert kept(draft) == "name: Aus der Datei – ä\n"


def test_a_draft_is_downloaded_as_it_was_saved(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    save(client, draft, "name: ä\n# end")
    answer = client.get(path(draft, "download/"))
    assert answer.content.decode() == "name: ä\n# end"
    assert answer["Content-Disposition"].endswith('.playbook.yaml"')


def test_what_is_wrong_is_said_as_it_is_typed(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    gone = "escalation: {chain: [gone@cedar.example]}\n"
    said = tree(client.post(path(draft, "check/"), {"document": f"busines: 1\n{BASE}"}))
    assert "Did you mean “business”?" in said.css_first("[data-line='1']").text()
    fine = tree(client.post(path(draft, "check/"), {"document": "x: <script>"}))
    assert fine.css_first("script") is None
    people = tree(client.post(path(draft, "check/"), {"document": BASE + gone}))
    assert "gone@cedar.example" in people.text()
    assert kept(draft) == BASE


def test_names_of_this_workspace_are_offered_and_no_others(
    world: World, draft: PlaybookDraft
) -> None:
    client, other = world.client(Role.MANAGER), small_world()
    save_connection(
        other.members[Role.OWNER],
        code="theirs",
        name="Theirs",
        address="https://other.example/",
        is_active=True,
        now=NOW,
    )

    def offered(text: str) -> list[str]:
        form = {
            "document": text,
            "line": text.count("\n") + 1,
            "column": len(text) - text.rfind("\n"),
        }
        found = client.post(path(draft, "complete/"), form).json()
        return [one["label"] for one in found["candidates"]]

    records = offered("write_back:\n  records:\n    outcome: [")
    assert {"timeline", "crm", "webhook"} <= set(records)
    assert "theirs" not in records
    assert "ours" in offered("data_policy:\n  engines: [")
    owners = offered("control_points:\n  price:\n    owners: [")
    assert world.members[Role.REVIEWER].user.email in owners
    assert other.members[Role.OWNER].user.email not in owners
    assert "services" in offered("ser")


@pytest.mark.parametrize(
    "place", [{}, {"line": "-1", "column": "x"}, {"line": "9" * 30, "column": "1"}]
)
def test_a_place_that_is_none_has_nothing(
    world: World, draft: PlaybookDraft, place: dict[str, str]
) -> None:
    client = world.client(Role.MANAGER)
    form = {"document": "name: A", **place}
    assert client.post(path(draft, "complete/"), form).json() == {"candidates": []}
    assert client.post(path(draft, "describe/"), form).json() == {"description": None}


def test_what_stands_there_is_described(world: World, draft: PlaybookDraft) -> None:
    form = {"document": "é: 1\ntone: {}", "line": 2, "column": 2}
    said = world.client(Role.MANAGER).post(path(draft, "describe/"), form).json()["description"]
    assert (said["title"], said["start"], said["end"]) == ("Tone", 1, 5)
    assert "How a reply sounds" in said["text"]


def test_a_closed_draft_is_not_written_to(world: World, draft: PlaybookDraft) -> None:
    client = world.client(Role.MANAGER)
    discard_draft(world.members[Role.OWNER], draft.id, now=NOW)
    answer = save(client, draft, "a: 1\n")
    assert answer.status_code == 409
    assert answer.json()["closed"] is True
    assert "discarded meanwhile" in answer.json()["problem"]
    assert client.get(path(draft)).status_code == 302
    page = client.post(path(draft), {"document": "typed", "base": BASE, "revision": 1})
    assert page.status_code == 409
    assert tree(page).css_first("textarea[name=document]").text().strip() == "typed"
    assert kept(draft) == BASE


def test_a_text_that_no_playbook_is_as_long_as_is_refused(
    world: World, draft: PlaybookDraft
) -> None:
    answer = save(world.client(Role.MANAGER), draft, "x" * 500_001)
    assert answer.status_code == 422
    assert "500000" in answer.json()["problem"].replace(",", "")
    assert kept(draft) == BASE
