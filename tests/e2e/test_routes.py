"""Where to start, in a browser and by keyboard: questions, prototype, decision, outbox, audit."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.e2e.application import OWNER

pytestmark = pytest.mark.e2e


def answer_by_keyboard(page: Page, words: str) -> None:
    """Choose an answer without a mouse."""
    page.get_by_label(words, exact=True).focus()
    page.keyboard.press("Space")


def stage(page: Page, title: str) -> Locator:
    """One stage of the newest prototype's path."""
    name = page.get_by_text(title, exact=True)
    return page.locator("#paths .card").first.locator(".path li", has=name)


def test_from_the_questions_to_a_decision_in_the_outbox(visit: Callable[..., Page]) -> None:
    page = visit(OWNER)
    page.goto("/start/")
    answer_by_keyboard(page, "We have not begun")
    answer_by_keyboard(page, "Whether it works for us")
    page.keyboard.press("Enter")
    best = page.locator(".route-card.best")
    expect(best).to_contain_text("Workflow prototype")
    expect(best).to_contain_text("you want to know whether it works, and you have not begun yet")

    best.get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice.info")).to_contain_text("Suggested because")
    page.get_by_role("button", name=re.compile("Send it.*A plain request")).focus()
    page.keyboard.press("Enter")
    expect(stage(page, "Preparation")).to_contain_text("Prepared:")
    review = stage(page, "Review")
    expect(review).to_contain_text("open it and decide")
    review.get_by_role("link").click()

    expect(page.get_by_role("heading", name="Robin Example", level=1)).to_be_visible()
    text = page.locator("#reply-text")
    expect(text).not_to_have_value("")
    text.fill("Hello Robin, thank you for your message.")
    page.get_by_role("button", name=re.compile("Approve and send")).click()
    expect(page.locator(".decided-what")).to_contain_text("Robin Example")

    page.goto("/start/prototype/")
    expect(stage(page, "Review")).to_contain_text("Sam Ortiz: approved with edits")
    delivery = stage(page, "Delivery")
    expect(delivery).to_contain_text("outbox")
    delivery.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text("Hello Robin, thank you for your message.")
    expect(page.locator("main")).to_contain_text(re.compile("sandbox", re.IGNORECASE))


def test_a_line_of_the_systems_audit_is_marked_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit(OWNER)
    page.goto("/start/systems/?text=Website+form")
    row = page.locator("main tbody tr", has=page.get_by_role("link", name="Website form"))
    fine = row.get_by_role("button", name="Fine")
    fine.focus()
    page.keyboard.press("Enter")
    expect(fine).to_have_attribute("aria-pressed", "true")
    expect(fine).to_be_focused()
    expect(row).to_contain_text("Sam Ortiz")
    page.goto("/start/systems/?view=fine")
    expect(page.get_by_role("link", name="Website form")).to_be_visible()


def test_two_people_on_one_line_lose_nothing(visit: Callable[..., Page]) -> None:
    page, other = visit(OWNER), visit(OWNER)
    page.goto("/start/systems/add/")
    page.get_by_label("Name", exact=True).fill("Booking calendar")
    page.get_by_role("button", name="Add the line").click()
    for one in (page, other):
        one.goto("/start/systems/?text=Booking+calendar")
        one.get_by_role("link", name="Booking calendar").click()
    page.get_by_label(re.compile("What you saw")).fill("shared by the team")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved: Booking calendar")).to_be_visible()
    other.get_by_label(re.compile("What you saw")).fill("owned by the office")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.locator(".notice.info")).to_contain_text("shared by the team")
    expect(other.get_by_label(re.compile("What you saw"))).to_have_value("owned by the office")
    other.get_by_role("button", name="Save", exact=True).click()
    expect(other.get_by_text("Saved: Booking calendar")).to_be_visible()
    expect(other.locator("main")).to_contain_text("owned by the office")
