"""axe-core finds nothing on any page, in both themes; no page is wider than its window."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.e2e.application import OWNER, Application

pytestmark = pytest.mark.e2e
PRICED = "Hi,\n\nIt will cost 4,200 dollars and we can start on Monday."
WIDTHS = (360, 768, 1280, 1920, 2560)


@pytest.fixture(scope="module")
def lead(application: Application) -> str:
    """A lead with everything that its page can show."""
    return application.enquiry(
        name="Axe Lead",
        email="axe@example.com",
        phone="+49 30 901820",
        message="Hello, we want a new shower in our bathroom. What would that cost? 6 sqm.",
        page="https://cedar.example/bathrooms",
        utm_source="google",
    )


def addresses(page: Page, lead: str) -> list[str]:
    """Every place of the navigation, a lead, its history, the person's own pages, an error."""
    page.goto("/")
    links = page.locator(".bar a").evaluate_all("all => all.map((one) => one.pathname)")
    own = [
        "/models/add/",
        "/start/prototype/",
        "/start/write-back/",
        "/start/privacy/",
        "/start/proof/",
        "/start/systems/",
        "/start/systems/add/",
        "/start/systems/document/",
        f"/leads/{lead}/",
        f"/leads/{lead}/history/",
        "/accounts/logout/",
        "/nothing-here/",
    ]
    return sorted({*links, *own})


def violations(page: Page) -> list[str]:
    """What axe-core objects to, with the element."""
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visit: Callable[..., Page], lead: str, theme: str) -> None:
    page = visit(OWNER, color_scheme=theme, viewport={"width": 1280, "height": 900})
    page.goto(f"/leads/{lead}/")
    expect(page.locator(".part").first).to_be_visible()
    problems = {}
    for address in addresses(page, lead):
        page.goto(address)
        if found := violations(page):
            problems[address] = found
    assert not problems, problems


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_phone_with_everything_open(
    visit: Callable[..., Page], lead: str, theme: str
) -> None:
    page = visit(OWNER, color_scheme=theme, viewport={"width": 360, "height": 740})
    page.goto(f"/leads/{lead}/")
    expect(page.locator(".part").first).to_be_visible()
    page.locator("#reply-text").fill(PRICED)
    expect(page.locator(".finding-line").first).to_be_visible()
    page.locator("details:not(.menu, .choice)").evaluate_all(
        "all => all.forEach(d => d.open = true)"
    )
    assert not violations(page)
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    expect(page.locator("#reject-reason")).to_be_focused()
    assert not violations(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_the_states_of_a_lead(
    application: Application, visit: Callable[..., Page], theme: str
) -> None:
    words = f"Hello, we want a new shower in our bathroom ({theme}). 6 sqm."
    made = application.enquiry(name="In States", email="states@example.com", message=words)
    page = visit(color_scheme=theme, viewport={"width": 1280, "height": 900})
    page.goto(f"/leads/{made}/")
    expect(page.locator(".part").first).to_be_visible()
    page.locator("#reply-text").fill(PRICED)
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-problem]")).to_contain_text("Nothing was sent")
    assert not violations(page)
    owner = visit(OWNER, color_scheme=theme, viewport={"width": 1280, "height": 900})
    owner.goto(f"/leads/{made}/")
    expect(owner.locator(".question")).to_have_count(1)
    assert not violations(owner)
    owner.goto("/sign-offs/")
    assert not violations(owner)
    page.locator("#reply-text").fill("Hello, thank you for your message.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".decided-what")).to_contain_text("In States")
    assert not violations(page)
    page.goto(f"/leads/{made}/")
    expect(page.get_by_text(re.compile("Approved with edits by Dana Reed"))).to_be_visible()
    assert not violations(page)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_way_in(
    application: Application, browser: object, theme: str
) -> None:
    context = browser.new_context(base_url=application.address, color_scheme=theme)  # type: ignore[attr-defined]
    page = context.new_page()
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"):
        page.goto(address)
        assert not violations(page), address
    context.close()


def test_no_page_is_wider_than_its_window(visit: Callable[..., Page], lead: str) -> None:
    page = visit(OWNER)
    page.goto(f"/leads/{lead}/")
    expect(page.locator(".part").first).to_be_visible()
    too_wide = []
    for address in addresses(page, lead):
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            over = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if over > 0:
                too_wide.append((address, width, over))
    assert not too_wide
