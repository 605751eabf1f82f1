"""The README's pictures, taken of a running demonstration: `make screenshots`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.application import PATIENCE, wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.screenshots]
DESK, PAGE, PHONE = (1440, 900), (1280, 600), (360, 780)
"""Sizes of the window in pixels."""
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "images"

ESTIMATE = "a first visit with a written estimate is free."
PROMISE = "We can do all of it for 9,500 euros and start next Monday."


@dataclass(frozen=True)
class Demonstration:
    """Where it listens, and the reviewer's way in."""

    address: str
    email: str
    password: str


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    """`handrail demo` in a folder of its own."""
    folder = tmp_path_factory.mktemp("demonstration")
    said = folder / "said.txt"
    process = subprocess.Popen(
        [sys.executable, "-m", "handrail", "demo", "--port", "0"],
        env=os.environ | {"HANDRAIL_DATA_DIR": str(folder), "HANDRAIL_LOG_LEVEL": "WARNING"},
        stdout=said.open("w"),
    )
    try:
        wait_for(lambda: "sign-in: auditor" in said.read_text())
        text = said.read_text()
        address = re.search(r"^address: (\S+)$", text, re.MULTILINE)
        reviewer = re.search(r"^sign-in: reviewer (\S+) (\S+)$", text, re.MULTILINE)
        assert address is not None
        assert reviewer is not None
        yield Demonstration(address[1], reviewer[1], reviewer[2])
    finally:
        process.terminate()
        process.wait(PATIENCE)


def visit(
    browser: Browser, demonstration: Demonstration, width: int, height: int, scheme: str = "light"
) -> Page:
    """The queue in a window of this size, signed in, when all leads are prepared."""
    context = browser.new_context(
        base_url=demonstration.address,
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(demonstration.email)
    page.get_by_label("Password").fill(demonstration.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{demonstration.address}/")
    return page


def open_lead(page: Page, name: str) -> None:
    """The page of this person's lead, prepared, with the pointer out of the way."""
    page.locator(".item-link", has_text=name).first.click()
    expect(page.locator("#lead-title")).to_contain_text(name)
    expect(page.locator("#reply-text")).not_to_have_value("")
    page.mouse.move(0, 0)


def take(page: Page, name: str) -> None:
    """Keep what the window shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


def test_the_desk(browser: Browser, demonstration: Demonstration) -> None:
    for scheme, picture in (("light", "lead"), ("dark", "lead-dark")):
        page = visit(browser, demonstration, *DESK, scheme)
        open_lead(page, "Maria Lopez")
        text = page.locator("#reply-text")
        words = text.input_value()
        if PROMISE not in words:
            text.fill(words.replace(ESTIMATE, f"{ESTIMATE} {PROMISE}"))
            expect(page.locator("#draft-state")).to_contain_text("Saved as revision")
            page.goto("/")
            open_lead(page, "Maria Lopez")
        expect(page.locator("#editor-marks")).to_contain_text("9,500 euros")
        expect(page.locator(".finding-line").first).to_be_visible()
        page.locator("#lead-title").scroll_into_view_if_needed()
        take(page, picture)


def test_a_lead_on_a_phone(browser: Browser, demonstration: Demonstration) -> None:
    page = visit(browser, demonstration, *PHONE)
    page.goto(page.locator(".item-link", has_text="Maria Lopez").get_attribute("href") or "")
    expect(page.locator("#lead-title")).to_contain_text("Maria Lopez")
    take(page, "lead-phone")


def test_a_lead_for_a_person(browser: Browser, demonstration: Demonstration) -> None:
    page = visit(browser, demonstration, *DESK)
    page.goto("/?view=person_first")
    page.locator(".item-link", has_text="Mike").click()
    expect(page.locator("#lead")).to_contain_text("Release to AI")
    page.mouse.move(0, 0)
    take(page, "person-first")


def test_what_happened(browser: Browser, demonstration: Demonstration) -> None:
    page = visit(browser, demonstration, *PAGE)
    open_lead(page, "Tom Becker")
    lead = re.sub(r"[?#].*", "", page.url)
    page.get_by_role("button", name=re.compile("Approve and send")).click()
    expect(page.locator(".decided-what")).to_contain_text("Tom Becker")
    history = f"{lead.rstrip('/')}/history/"

    def delivered() -> bool:
        page.goto(history)
        return "Delivered" in page.locator("main").inner_text()

    wait_for(delivered)
    page.mouse.move(0, 0)
    take(page, "history")


def test_a_playbook(browser: Browser, demonstration: Demonstration) -> None:
    page = visit(browser, demonstration, *PAGE)
    page.goto("/playbooks/")
    page.locator("tbody").first.get_by_role("link", name="Local trades", exact=True).click()
    page.get_by_role("link", name="1", exact=True).click()
    expect(page.locator("main")).to_contain_text("handrail: 1")
    page.mouse.move(0, 0)
    take(page, "playbook")
