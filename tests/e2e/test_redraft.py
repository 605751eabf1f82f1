"""Another draft by AI, by keyboard alone, and back to any revision by one key."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.application import Application
from tests.e2e.test_desk import BATHROOM, prepared

pytestmark = pytest.mark.e2e


def test_another_draft_and_back_again(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Re Draft", email="redraft@example.com", message=BATHROOM)
    prepared(page, lead)
    text, revision = page.locator("#reply-text"), page.locator("#revision")
    first = text.input_value()
    page.keyboard.press("i")
    expect(page.locator("#redraft-wish")).to_be_focused()
    page.keyboard.type("offer a call")
    page.keyboard.press("Enter")
    expect(page.locator("#difference")).to_have_attribute("open", "")
    expect(page.locator("#difference ins").first).to_contain_text("rather talk")
    expect(text).to_have_value(re.compile("when we may call you"))
    page.keyboard.press("1")
    expect(text).to_have_value(first)
    page.keyboard.press("]")
    expect(revision).to_have_value("2")
    page.keyboard.press("[")
    expect(revision).to_have_value("1")


def test_a_button_asks_from_what_is_typed(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Wish Button", email="wish@example.com", message=BATHROOM)
    prepared(page, lead)
    page.locator("#reply-text").fill("My own words about your bathroom, which are kept.")
    page.get_by_role("button", name="In German").click()
    expect(page.locator("#reply-text")).to_have_value(re.compile("Guten Tag"))
    expect(page.locator("#revision")).to_have_value("3")
    page.keyboard.press("2")
    expect(page.locator("#reply-text")).to_have_value(re.compile("^My own words"))
    expect(page.locator("#draft-author")).to_contain_text("edited by")


def test_what_cannot_be_written_is_said_and_the_wish_stays(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="No Rhyme", email="rhyme@example.com", message=BATHROOM)
    prepared(page, lead)
    page.keyboard.press("i")
    page.keyboard.type("make it rhyme")
    page.keyboard.press("Enter")
    expect(page.locator(".redraft")).to_contain_text("understands: shorter")
    expect(page.locator("#redraft-wish")).to_have_value("make it rhyme")
