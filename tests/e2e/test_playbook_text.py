"""A playbook written as text in a browser: completed, corrected, saved, by two at once, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect
from tests.e2e.application import MANAGER, OWNER, Application

pytestmark = pytest.mark.e2e
SAVED = re.compile(r"Saved \d\d:\d\d")
BASE = """\
handrail: 1
name: Bathrooms
business: Cedar & Stone

services:
  - {code: bathroom, name: bathroom refit, words: [bathroom, shower]}

urgency:
  - {code: normal, name: Normal, respond_within: 1d}
"""


@pytest.fixture
def draft(visit: Callable[..., Page]) -> str:
    """The address of a fresh draft's text; the one before it is put aside."""
    page = visit(OWNER)
    page.goto("/playbooks/")
    playbook = page.locator("main th a, main td a").first.get_attribute("href")
    form = {"csrfmiddlewaretoken": token(page)}
    kept = page.request.post(f"{playbook}edit/", form=form).url.removesuffix("keep/")
    page.request.post(f"{kept}discard/", form=form)
    opened = page.request.post(f"{playbook}edit/", form=form).url.removesuffix("keep/")
    page.goto(f"{opened}text/")
    base = page.locator("input[name=base]").input_value()
    fields = {**form, "document": BASE, "base": base, "revision": "1"}
    assert page.request.post(f"{opened}text/", form=fields).ok
    return f"{opened}text/"


def token(page: Page) -> str:
    headers = page.locator("body").get_attribute("hx-headers") or ""
    return str(json.loads(headers)["X-CSRFToken"])


def text_of(page: Page) -> str:
    """What the server has, as it is downloaded."""
    return page.request.get(f"{page.url}download/").text()


def open_text(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".cm-content")).to_be_visible()
    return page


def at_line(page: Page, number: int) -> None:
    """Put the cursor at the end of a line."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+Home")
    for _ in range(number - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("End")


def saved(page: Page) -> None:
    expect(page.locator("#draft-state")).to_have_text(SAVED)


def test_a_misspelt_key_is_marked_completed_saved_and_there_again(
    visit: Callable[..., Page], draft: str
) -> None:
    page = open_text(visit(OWNER), draft)
    at_line(page, 9)
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    page.keyboard.type("reviw:")
    fault = page.locator(".problem-list li", has_text="reviw")
    expect(fault).to_contain_text("Did you mean “review”?")
    expect(page.locator("#here")).to_have_text("1 error. F8 goes to the next.")
    expect(page.locator(".cm-lint-marker-error")).to_be_visible()
    saved(page)
    assert "reviw:" in text_of(page), "a fault does not keep a draft from being saved"
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    expect(page.locator("#here")).to_contain_text("Did you mean “review”?")
    expect(page.locator("#place")).to_have_text("Line 10 · reviw")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.type("rev")
    choice = page.get_by_role("option", name="review")
    expect(choice).to_have_attribute("aria-selected", "true")
    expect(page.locator(".cm-completionInfo")).to_contain_text("how soon replies are expected")
    choice.click()
    page.keyboard.type("und")
    page.get_by_role("option", name="undo_window").click()
    page.get_by_role("option", name="20s").click()
    expect(page.locator("#here")).to_have_text("Nothing is wrong with this text.")
    saved(page)
    wanted = BASE + "review:\n  undo_window: 20s\n"
    expect(page.locator(".cm-line").nth(10)).to_have_text("  undo_window: 20s")
    assert text_of(page).rstrip() == wanted.rstrip()
    page.reload()
    expect(page.locator(".cm-line").nth(10)).to_have_text("  undo_window: 20s")
    page.get_by_role("button", name="urgency").click()
    expect(page.locator("#place")).to_have_text("Line 8 · urgency")
    expect(page.get_by_role("button", name="urgency")).to_have_attribute("aria-current", "true")


def test_what_stands_there_is_told_by_pointer_and_by_key(
    visit: Callable[..., Page], draft: str
) -> None:
    page = open_text(visit(OWNER), draft)
    page.locator(".cm-line").get_by_text("business", exact=True).hover()
    expect(page.locator(".cm-described")).to_contain_text("as it signs its replies")
    at_line(page, 8)
    page.keyboard.press("Home")
    page.keyboard.press("F2")
    expect(page.locator("#here")).to_contain_text("How soon a person should act")


def test_the_keyboard_goes_in_and_out(visit: Callable[..., Page], draft: str) -> None:
    page = open_text(visit(OWNER), draft)
    at_line(page, 4)
    page.keyboard.press("Tab")
    saved(page)
    assert text_of(page).split("\n")[3] == "  "
    page.keyboard.press("Control+z")
    saved(page)
    assert text_of(page) == BASE, "undo reaches over a save"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+f")
    page.keyboard.type("shower")
    expect(page.locator(".cm-searchMatch")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".cm-content")).to_be_focused()


def test_two_write_at_once(visit: Callable[..., Page], draft: str) -> None:
    owner, manager = (open_text(visit(who), draft) for who in (OWNER, MANAGER))
    at_line(owner, 3)
    owner.keyboard.type(" Ltd")
    saved(owner)
    at_line(manager, 9)
    manager.keyboard.press("Enter")
    manager.keyboard.press("Home")
    manager.keyboard.type("# 🛁 from the manager")
    expect(manager.locator("#draft-state")).to_contain_text("what somebody else changed")
    expect(manager.locator(".cm-line").nth(2)).to_have_text("business: Cedar & Stone Ltd")
    manager.keyboard.type("!")
    expect(manager.locator(".cm-line").nth(9)).to_have_text("# 🛁 from the manager!")
    manager.keyboard.press("Control+z")
    expect(manager.locator(".cm-line").nth(2)).to_have_text("business: Cedar & Stone Ltd")
    at_line(owner, 2)
    owner.keyboard.type(" of ours")
    expect(owner.locator("#draft-state")).to_contain_text("what somebody else changed")
    both = text_of(owner)
    assert "Stone Ltd" in both
    assert "# 🛁" in both
    assert "of ours" in both


def test_two_change_one_line_and_a_person_chooses(visit: Callable[..., Page], draft: str) -> None:
    owner, manager = (open_text(visit(who), draft) for who in (OWNER, MANAGER))
    at_line(owner, 2)
    owner.keyboard.type(" by the owner")
    saved(owner)
    at_line(manager, 2)
    manager.keyboard.type(" by the manager")
    expect(manager.locator("#draft-state")).to_contain_text("Not saved")
    places = manager.get_by_role("group", name="Line 2")
    expect(places.get_by_text("name: Bathrooms by the owner")).to_be_visible()
    expect(places.get_by_text("name: Bathrooms by the manager")).to_be_visible()
    manager.reload()
    expect(manager.get_by_text("was not saved")).to_be_visible()
    manager.get_by_role("button", name="Put it back").click()
    places = manager.get_by_role("group", name="Line 2")
    places.get_by_label("As Sam Ortiz wrote it").check()
    at_line(manager, 9)
    manager.keyboard.type(" # typed meanwhile")
    manager.get_by_role("button", name="Keep these lines and save").click()
    saved(manager)
    expect(places).to_have_count(0)
    expect(manager.locator(".cm-line").nth(1)).to_have_text("name: Bathrooms by the owner")
    assert "by the owner" in text_of(manager)
    assert "# typed meanwhile" in text_of(manager)


def crash(page: Page) -> None:
    """End its process without the events of a page that is closed."""
    with suppress(Error):
        page.goto("chrome://crash", timeout=5_000)
    page.close()


def test_a_lost_connection_loses_nothing(visit: Callable[..., Page], draft: str) -> None:
    page = open_text(visit(OWNER), draft)
    page.context.set_offline(True)
    at_line(page, 3)
    page.keyboard.type(" offline")
    expect(page.locator("#draft-state")).to_contain_text("No connection")
    page.keyboard.type(" and on")
    page.context.set_offline(False)
    saved(page)
    assert "Stone offline and on" in text_of(page)
    page.context.set_offline(True)
    at_line(page, 2)
    page.keyboard.type(" left behind")
    expect(page.locator("#draft-state")).to_contain_text("No connection")
    context, address = page.context, page.url
    crash(page)
    context.set_offline(False)
    again = open_text(context.new_page(), address)
    expect(again.locator(".cm-line").nth(1)).to_have_text("name: Bathrooms")
    again.get_by_role("button", name="Put it back").click()
    saved(again)
    assert "Bathrooms left behind" in text_of(again)
    again.reload()
    expect(again.locator(".cm-content")).to_be_visible()
    expect(again.get_by_text("was not saved")).to_be_hidden()


def test_who_was_signed_out_is_told_and_keeps_the_text(
    visit: Callable[..., Page], draft: str
) -> None:
    page = open_text(visit(OWNER), draft)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    at_line(page, 2)
    page.keyboard.type(" kept")
    expect(page.locator("#draft-state")).to_contain_text("You may have been signed out")
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.reload()
    page.get_by_role("button", name="Put it back").click()
    saved(page)
    assert "name: Bathrooms kept" in text_of(page)


def test_a_file_goes_in_and_undo_brings_the_text_back(
    visit: Callable[..., Page], draft: str, tmp_path: Path
) -> None:
    file = tmp_path / "other.yaml"
    file.write_text("name: From a file\n", "utf-8")
    page = open_text(visit(OWNER), draft)
    page.get_by_label("Put a file in").set_input_files(file)
    expect(page.locator(".cm-line").first).to_have_text("name: From a file")
    saved(page)
    assert text_of(page) == "name: From a file\n"
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    expect(page.locator(".cm-line").first).to_have_text("handrail: 1")


def test_without_scripts_it_is_a_form(
    application: Application, browser: Browser, signed_in_states: Callable[[str], Path], draft: str
) -> None:
    context = browser.new_context(
        base_url=application.address,
        storage_state=signed_in_states(OWNER),
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(draft)
    page.get_by_label("Document").fill("busines: 1\n")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.get_by_text("Did you mean “business”?")).to_be_visible()
    assert text_of(page) == "busines: 1\n"
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Callable[..., Page], draft: str, theme: str, width: int
) -> None:
    page = open_text(
        visit(OWNER, color_scheme=theme, viewport={"width": width, "height": 900}), draft
    )
    at_line(page, 9)
    page.keyboard.press("Enter")
    page.keyboard.type("wrong: [")
    expect(page.locator(".problem-list [data-line]").first).to_be_visible()
    page.keyboard.press("Control+Home")
    page.keyboard.press("Control+Space")
    expect(page.get_by_role("listbox")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    inner = page.evaluate("document.documentElement.scrollWidth")
    assert inner <= width
