"""Working the queue: marked leads, leads on hold, two people at one lead, marks that stay."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.application import MANAGER, Application

pytestmark = pytest.mark.e2e
BATHROOM = "Hello, we want a new shower in our bathroom. What would that cost? 6 sqm."


@pytest.fixture
def leads(application: Application, request: pytest.FixtureRequest) -> list[str]:
    """Three leads that a search for the test's own word finds."""
    word = re.sub(r"[^a-z]", "", request.node.name.removeprefix("test_"))[:16].title()
    return [word] + [
        application.enquiry(name=f"{word} {n}", email=f"{word}{n}@example.com", message=BATHROOM)
        for n in ("One", "Two", "Three")
    ]


def opened(page: Page, word: str) -> Page:
    page.goto(f"/?text={word}")
    expect(page.locator(".item")).to_have_count(3)
    return page


def test_marks_by_key_and_pointer_then_hold(page: Page, leads: list[str]) -> None:
    opened(page, leads[0])
    page.keyboard.press("j")
    page.keyboard.press("s")
    expect(page.locator(".item-check:checked")).to_have_count(1)
    expect(page.locator("#many")).to_contain_text("1 marked")
    page.locator(".item-check").last.click(modifiers=["Shift"])
    expect(page.locator(".item-check:checked")).to_have_count(3)
    page.evaluate("document.body.dispatchEvent(new Event('queue-changed'))")
    expect(page.locator(".item-check:checked")).to_have_count(3)
    page.locator("#many").get_by_role("button", name="Hold").click()
    expect(page.locator("#notices")).to_contain_text("3 leads done.")
    page.goto("/?view=held")
    expect(page.locator(".items")).to_contain_text(leads[0])


def test_hold_by_one_key_and_undo(page: Page, leads: list[str]) -> None:
    page.goto(f"/leads/{leads[1]}/?text={leads[0]}")
    page.locator("[data-choice=z]").wait_for()
    page.locator("#lead-title").focus()
    page.keyboard.press("z")
    expect(page.locator(".hold-choices button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".decided-what")).to_contain_text("On hold")
    page.keyboard.press("u")
    expect(page.locator("#lead-title")).to_have_text(f"{leads[0]} One")
    expect(page.locator("main")).not_to_contain_text("On hold by")


def test_two_people_see_each_other(visit: Callable[..., Page], leads: list[str]) -> None:
    first, second = visit(), visit(MANAGER)
    first.goto(f"/leads/{leads[1]}/")
    expect(first.locator("#presences")).to_be_attached()
    first.locator("#reply-text").press("End")
    first.keyboard.type(" More.")
    second.goto(f"/leads/{leads[1]}/")
    expect(second.locator("#presences")).to_contain_text("is writing")
    second.goto(f"/?text={leads[0]}")
    expect(second.locator(".items .presence")).to_have_count(1)
    first.goto("/")
    second.goto(f"/leads/{leads[1]}/")
    expect(second.locator("#presences .chip")).to_have_count(0)
