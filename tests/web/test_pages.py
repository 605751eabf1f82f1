"""What every page has: a strict policy, no inline code, one heading, labels, escaped text."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from tests.web.addresses import PUBLIC, Address, addresses
from tests.web.world import World, dead_letter

from handrail.store.models import Role

pytestmark = pytest.mark.django_db

NASTY = '"><img src=x onerror=alert(1)>{{ 7*7 }}'
ALLOWED_SCRIPT_TYPES = {None, "", "module"}


def readable_pages(world: World, role: str = Role.OWNER) -> list[tuple[Address, str, object]]:
    """Every page that this role can open, with its text and response."""
    client = world.client(role)
    found = []
    for one in addresses(world):
        if one.name in PUBLIC:
            continue
        response = client.get(one.path)
        html = response.get("Content-Type", "").startswith("text/html")
        if response.status_code == 200 and html:
            found.append((one, response.content.decode(), response))
    assert len(found) > 25
    return found


def test_a_strict_policy_and_nothing_inline(world: World) -> None:
    for one, html, response in readable_pages(world):
        policy = response["Content-Security-Policy"]  # type: ignore[index]
        assert "unsafe" not in policy, one
        assert "default-src 'none'" in policy, one
        assert "script-src 'self'" in policy, one
        tree = HTMLParser(html)
        for script in tree.css("script"):
            assert script.attributes.get("src"), (one, script.html)
            assert script.attributes.get("type") in ALLOWED_SCRIPT_TYPES, (one, script.html)
        assert not tree.css("style"), one
        for node in tree.css("*"):
            for name, value in node.attributes.items():
                assert name != "style", (one, node.html)
                assert not name.startswith("on"), (one, node.html)
                assert "javascript:" not in (value or "").lower(), (one, node.html)


def test_one_heading_a_title_and_a_name_for_every_input(world: World) -> None:
    for one, html, _ in readable_pages(world):
        tree = HTMLParser(html)
        main = tree.css_first("main")
        if main is None:  # a fragment for htmx
            continue
        assert len(tree.css("main h1")) == 1, one
        assert tree.css_first("title").text().strip(), one
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids)), (one, sorted({i for i in ids if ids.count(i) > 1}))
        labelled = {node.attributes.get("for") for node in tree.css("label[for]")}
        for field in tree.css("main input, main select, main textarea"):
            given = field.attributes
            if given.get("type") in ("hidden", "submit"):
                continue
            named = given.get("aria-label") or given.get("aria-labelledby")
            inside = field.parent is not None and field.parent.tag == "label"
            assert named or inside or given.get("id") in labelled, (one, field.html)


def test_every_form_that_posts_is_protected(world: World) -> None:
    for one, html, _ in readable_pages(world):
        for form in HTMLParser(html).css("form"):
            if (form.attributes.get("method") or "get").lower() == "post":
                assert form.css_first("input[name=csrfmiddlewaretoken]"), (one, form.html[:200])


def test_every_link_and_form_leads_somewhere(world: World) -> None:
    client = world.client(Role.OWNER)
    seen: set[str] = set()
    for one, html, _ in readable_pages(world):
        for node in HTMLParser(html).css("main a[href]"):
            link = (node.attributes["href"] or "").partition("#")[0]
            if not link or link.startswith(("?", "http", "mailto:", "tel:")) or link in seen:
                continue
            seen.add(link)
            response = client.get(link)
            assert response.status_code == 200, (one, link, response.status_code)
            if response.streaming:
                b"".join(response)


def test_what_strangers_wrote_is_text(world: World) -> None:
    """Names, texts, reasons and addresses from outside appear escaped on every page."""
    lead = world.row["lead"]
    contact = lead.contact
    contact.name, contact.company, contact.phone = NASTY, NASTY, NASTY[:40]
    contact.save()
    lead.subject = NASTY
    lead.save()
    lead.source.name = NASTY
    lead.source.save()
    task, step = world.row["task"], world.row["step"]
    task.title = task.detail = NASTY
    task.save()
    step.last_error = NASTY
    step.save()
    world.ids["dead_letter_id"] = dead_letter(world, lead.source, NASTY.encode(), NASTY).id
    shown = 0
    for one, html, _ in readable_pages(world):
        assert "<img src=x" not in html, one
        shown += "&lt;img src=x" in html
    assert shown > 10


def test_long_texts_without_blanks_do_not_break_the_lists(world: World) -> None:
    contact = world.row["lead"].contact
    contact.name = "W" * 200
    contact.save()
    for one, _, response in readable_pages(world):
        assert response.status_code == 200, one  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", [role.value for role in Role])
def test_an_empty_workspace_teaches(other: World, role: str) -> None:
    """No list is just empty: each says what will be there and what to do."""
    client = other.client(role)
    for path in ("/leads/", "/contacts/", "/tasks/", "/outbox/", "/sources/", "/playbooks/",
                 "/connections/", "/work/", "/rejected/"):  # fmt: skip
        html = client.get(path).content.decode()
        empty = HTMLParser(html).css_first(".empty")
        assert empty is not None, path
        assert len(empty.text(separator=" ").split()) > 8, path


def test_times_are_shown_in_the_workspaces_zone(world: World) -> None:
    for zone, hour in (("Asia/Tokyo", 9), ("America/Los_Angeles", 16)):
        world.workspace.time_zone = zone
        world.workspace.save()
        contact = world.row["lead"].contact
        contact.created_at = contact.created_at.replace(
            year=2026, month=1, day=10, hour=0, minute=0
        )
        contact.save()
        html = world.client(Role.OWNER).get(f"/contacts/{contact.id}/").content.decode()
        assert re.search(rf"\b0?{hour}:00", html), zone
        assert zone in html
