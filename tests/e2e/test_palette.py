"""The command palette by keyboard alone: go, do, find, and come back to the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.application import Application
from tests.e2e.test_access import violations
from tests.e2e.test_desk import BATHROOM, prepared

pytestmark = pytest.mark.e2e


def test_a_place_and_a_lead_are_reached_by_typing(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Pal Ette", email="pal@example.com", message=BATHROOM)
    page.goto("/tasks/")
    page.keyboard.press("Control+k")
    text = page.locator("#palette-text")
    expect(text).to_be_focused()
    expect(page.locator("#palette").get_by_role("option").first).to_be_visible()
    assert not violations(page)
    page.keyboard.type("contacts")
    expect(page.locator("#palette").get_by_role("option", selected=True)).to_have_text("Contacts")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/")
    page.keyboard.press("Control+k")
    page.keyboard.type("pal ett")
    expect(page.locator("#palette").get_by_role("option")).to_have_count(2)
    first = text.get_attribute("aria-activedescendant")
    page.keyboard.press("ArrowDown")
    expect(text).not_to_have_attribute("aria-activedescendant", str(first))
    page.keyboard.press("ArrowUp")
    expect(text).to_have_attribute("aria-activedescendant", str(first))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/leads/{lead}/")
    page.goto("/tasks/")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette").get_by_role("group", name="Recent leads")).to_contain_text(
        "Pal Ette"
    )
    page.keyboard.type("zzzz")
    expect(page.locator("#palette-empty")).to_be_visible()


def test_the_text_and_the_cursor_wait_while_the_palette_is_open(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Type Keep", email="tk@example.com", message=BATHROOM)
    prepared(page, lead)
    text = page.locator("#reply-text")
    text.fill("Hello, thank you.")
    text.evaluate("one => one.setSelectionRange(5, 5)")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette-text")).to_be_focused()
    page.keyboard.type("rnx")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(text).to_be_focused()
    page.keyboard.type(" there")
    expect(text).to_have_value("Hello there, thank you.")


@pytest.mark.parametrize(("typed", "target"), [("approve and", "[data-approve]")])
def test_a_command_that_decides_only_takes_one_to_its_button(
    application: Application, page: Page, typed: str, target: str
) -> None:
    lead = application.enquiry(name="Not Decided", email="nd@example.com", message=BATHROOM)
    prepared(page, lead)
    page.keyboard.press("Control+k")
    page.keyboard.type(typed)
    expect(page.locator("#palette").get_by_role("option", selected=True)).to_have_text(
        re.compile("^Approve")
    )
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_focused()
    expect(page.locator(".decided-what")).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("reject")
    expect(page.locator("#palette").get_by_role("option", selected=True)).to_have_text(
        re.compile("^Reject")
    )
    page.keyboard.press("Enter")
    expect(page.locator("#reject-reason")).to_be_focused()
    page.goto("/tasks/")
    page.keyboard.press("Control+k")
    expect(page.locator("#palette").get_by_role("option").first).to_be_visible()
    expect(page.locator("[data-key]", has_text="Reject")).to_have_count(0)
