"""What a reviewer does, measured in Chromium: from the key to the painted page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.e2e.application import MANAGER, PASSWORD

RUNS = 40
PAUSE = 200
"""Milliseconds between two keys: as somebody reads on, the page comes to rest."""
SCRIPT = (Path(__file__).parent / "page.js").read_text()
DRAFT = "Hello,\n\nthank you for your message. A first visit will cost 1"


@dataclass
class Times:
    """Milliseconds of each run, in the server and up to the painted page."""

    server: list[float] = field(default_factory=list)
    painted: list[float] = field(default_factory=list)

    def add(self, one: dict[str, float | None]) -> None:
        """One more run."""
        self.painted.append(one["painted"] or 0.0)
        if one["server"] is not None:
            self.server.append(one["server"])


@contextmanager
def signed_in(address: str) -> Iterator[Page]:
    """A browser in which a manager has signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("HANDRAIL_TEST_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox"],
        )
        page = browser.new_page(base_url=address, viewport={"width": 1440, "height": 900})
        page.goto("/accounts/login/")
        page.fill("input[name=login]", MANAGER)
        page.fill("input[name=password]", PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector(".queue")
        yield page
        browser.close()


def measure(page: Page) -> dict[str, Times]:
    """Every act `RUNS` times."""
    return {
        "the queue": _queue(page, "/"),
        "a search in it": _queue(page, "/?text=boiler+garden"),
        "opening a lead": _leads(page, "j"),
        "next after a decision": _leads(page, "Control+Enter"),
        "a keystroke's findings": _typing(page),
    }


def _queue(page: Page, address: str) -> Times:
    times = Times()
    for _ in range(RUNS):
        page.goto(address)
        times.add(
            page.evaluate(
                """() => new Promise((done) => {
                const paint = () => performance.getEntriesByName("first-contentful-paint")[0];
                const tell = () => {
                  const [load] = performance.getEntriesByType("navigation");
                  if (!paint()) return setTimeout(tell, 5);
                  const server = load.responseStart - load.requestStart;
                  done({ painted: paint().startTime, server });
                };
                tell();
                })"""
            )
        )
    return times


def _leads(page: Page, key: str) -> Times:
    """Press a key again and again, each time until another lead is painted."""
    times = Times()
    _open_the_first(page)
    for _ in range(RUNS):
        times.add(_pressed(page, key, "#lead-title"))
        page.wait_for_selector("#reply-text")
    return times


def _typing(page: Page) -> Times:
    """Type into a draft, each time until the findings of the new text are painted."""
    times = Times()
    _open_the_first(page)
    text = page.locator("#reply-text")
    prepared = text.input_value()
    text.fill(DRAFT)
    text.press("End")
    for number in range(RUNS):
        times.add(_pressed(page, str(number % 10), "#findings > div"))
    text.fill(prepared)
    _pressed(page, "Control+Enter", "#lead-title")
    return times


def _open_the_first(page: Page) -> None:
    page.goto("/")
    page.locator(".item-link").first.click()
    page.wait_for_selector("#reply-text")
    page.evaluate(SCRIPT)


def _pressed(page: Page, key: str, place: str) -> dict[str, float | None]:
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(PAUSE)
    page.evaluate("place => window.onKey(place)", place)
    page.keyboard.press(key)
    measured: dict[str, float | None] = page.evaluate("() => window.measured")
    return measured
