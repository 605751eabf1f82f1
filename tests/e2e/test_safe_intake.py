"""Safe intake in a browser: refused as typed, repaired by one click, sent, turned into a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.application import OWNER, PATIENCE, Application, wait_for
from tests.e2e.test_access import WIDTHS, violations
from tests.web.safe_intake import CARD, CLIENT, GOOD

pytestmark = pytest.mark.e2e
SECRET = f"In March we sent Priya Nair the wrong price; card {CARD} was charged."
SAFE = "In March we sent [name] the wrong price; card [card number] was charged."


@pytest.fixture
def stranger(application: Application, browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page of somebody who is not signed in. Errors of its scripts fail the test."""
    problems: list[str] = []
    contexts: list[Any] = []

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=application.address, **options)
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, problems


@pytest.fixture
def link(visit: Callable[..., Page]) -> str:
    """The public link's address, made by the owner where there is none yet."""
    page = visit(OWNER)
    page.goto("/safe-intake/")
    if page.get_by_role("button", name="Make the link").is_visible():
        page.get_by_role("button", name="Make the link").click()
    return page.locator("#safe-link").inner_text()


def fill(page: Page, **given: str) -> None:
    """Every field; an answer that is not given is the good example."""
    for code, text in (GOOD | given).items():
        page.locator(f"#field-{code}").fill(text)


def kept_here(page: Page) -> str:
    return str(page.evaluate("JSON.stringify(localStorage)"))


def test_from_a_card_number_to_a_draft(
    application: Application,
    visit: Callable[..., Page],
    stranger: Callable[..., Page],
    link: str,
) -> None:
    application.enquiry(
        name=CLIENT, email="r@tsoelike.example", message="We want a new shower in our bathroom."
    )
    page = stranger(viewport={"width": 1280, "height": 900})
    page.goto(link)
    fill(page, business_risk=SECRET, escalation_trigger=f"“chargeback”, or {CLIENT} writes")
    found = page.locator("#found-business_risk")
    expect(found).to_contain_text("Take out the card number")
    expect(found).to_contain_text("Take out the person's name")
    expect(page.locator("[data-safe-field=business_risk] .safe-marks mark")).to_have_count(2)
    expect(page.locator("#field-business_risk")).to_have_attribute("aria-invalid", "true")
    assert CARD not in kept_here(page)
    found.get_by_role("button", name="Replace by [card number]").click()
    expect(found.get_by_role("button")).to_have_count(1)
    found.get_by_role("button", name="Replace by [name]").click()
    expect(page.locator("#field-business_risk")).to_have_value(SAFE)
    expect(found).to_be_empty()
    expect(page.locator("#found-escalation_trigger")).to_be_empty()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    expect(page.locator("main")).to_contain_text(SAFE)
    assert "wrong price" not in kept_here(page)

    owner = visit(OWNER)
    owner.goto("/safe-intake/")
    owner.locator("tbody a").first.click()
    expect(owner.locator("main")).to_contain_text("against your contacts, found 1 place")
    expect(owner.locator("mark")).to_have_text(CLIENT)
    owner.get_by_role("button", name="Take out 1 and turn into a draft").click()
    owner.wait_for_url(re.compile("/playbooks/drafts/"))
    owner.goto(re.sub(r"(drafts/[^/]+/).*", r"\1text/", owner.url))
    expect(owner.locator("main")).to_contain_text("Made from the answers of safe intake")
    assert CLIENT not in owner.content()


def test_what_passed_is_kept_in_the_browser_and_can_be_forgotten(
    stranger: Callable[..., Page], link: str
) -> None:
    page = stranger()
    page.goto(link)
    page.locator("#field-lead_source").fill("The form on our website")
    page.locator("#field-business_risk").fill(SECRET)
    expect(page.locator("#found-business_risk mark").first).to_be_attached()
    wait_for(lambda: "The form on our website" in kept_here(page))
    page.reload()
    expect(page.locator("#field-lead_source")).to_have_value("The form on our website")
    expect(page.locator("#field-business_risk")).to_have_value("")
    page.get_by_role("button", name="Forget what I typed").click()
    expect(page.locator("#field-lead_source")).to_have_value("")
    assert "website" not in kept_here(page)


def test_it_works_without_scripts(stranger: Callable[..., Page], link: str) -> None:
    page = stranger(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(link)
    fill(page, business_risk=SECRET)
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#safe-wrong")).to_contain_text("Business risk: take out 2 things")
    expect(page.locator("#field-lead_source")).to_have_value(GOOD["lead_source"])
    page.get_by_role("button", name="Replace all 2").click()
    expect(page.locator("#field-business_risk")).to_have_value(SAFE)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    visit: Callable[..., Page], stranger: Callable[..., Page], link: str, scheme: str
) -> None:
    public = stranger(color_scheme=scheme, viewport={"width": 360, "height": 740})
    public.goto(link)
    public.locator("#field-business_risk").fill(SECRET)
    expect(public.locator("#found-business_risk mark").first).to_be_attached()
    assert not violations(public)
    owner = visit(OWNER, color_scheme=scheme)
    for address in ("/safe-intake/", "/safe-intake/form/"):
        owner.goto(address)
        assert not violations(owner), address
        for width in WIDTHS:
            owner.set_viewport_size({"width": width, "height": 900})
            over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert owner.evaluate(over) <= 0, (address, width)
    owner.goto("/safe-intake/?state=all")
    if owner.locator("tbody a").count():
        owner.locator("tbody a").first.click()
        assert not violations(owner)
