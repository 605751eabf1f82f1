"""The form and the script on somebody else's site, under its own strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.e2e.application import OWNER, REVIEWER, Application
from tests.e2e.site import Site, serving

pytestmark = pytest.mark.e2e


@pytest.fixture
def site(application: Application, visit: Callable[..., Page]) -> Iterator[Site]:
    """A landing page and a page with the form, both with the code that Handrail shows."""
    page = visit(OWNER)
    page.goto("/sources/")
    page.get_by_role("link", name="Website form").click()
    form = page.locator("#form-code").text_content() or ""
    script = page.locator("#script-code").text_content() or ""
    with serving() as found:
        found.pages = {
            "/": f'<title>Home</title><a href="/contact">Contact</a>{script}',
            "/contact": f"<title>Contact</title><h1>Contact</h1>{form}{script}",
        }
        here = application.address
        found.policy = (
            f"default-src 'none'; script-src {here}; connect-src {here}; form-action {here}"
        )
        yield found


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody who looks for a bathroom."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def fill(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail").fill(f"{name.lower()}@example.com")
    page.get_by_label("Message").fill(f"{name} would like to know what a new bathroom costs.")


def original_of(visit: Callable[..., Page], name: str) -> str:
    """What Handrail kept of this visitor's message, and where it says they came from."""
    page = visit(REVIEWER)
    page.goto(f"/leads/?q={name}")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator("main")).to_contain_text("bathroom costs")
    link = page.locator('a[href^="/originals/"]').first
    address = link.get_attribute("href") or ""
    return str(page.request.get(address).text())


def test_it_tells_where_they_came_from_and_stays_on_the_page(
    site: Site, visitor: Page, visit: Callable[..., Page]
) -> None:
    visitor.goto(f"{site.address}/?utm_source=google&utm_campaign=spring&gclid=click-7")
    visitor.get_by_role("link", name="Contact").click()
    fill(visitor, "Ingrid")
    visitor.get_by_role("button", name="Send").click()
    expect(visitor.get_by_role("status")).to_contain_text("Thank you")
    assert visitor.url == f"{site.address}/contact"
    expect(visitor.get_by_label("Message")).to_have_value("")
    kept = original_of(visit, "Ingrid")
    for part in ("utm_source=google", "utm_campaign=spring", "gclid=click-7", "landing_page="):
        assert part in kept
    assert visitor.context.cookies() == []


def test_where_scripts_may_not_send_the_form_is_posted_as_it_is(
    site: Site, visitor: Page, visit: Callable[..., Page], application: Application
) -> None:
    site.policy = site.policy.replace("connect-src", "x-connect-src")
    visitor.goto(f"{site.address}/contact?utm_source=bing")
    fill(visitor, "Bruno")
    visitor.get_by_role("button", name="Send").click()
    expect(visitor.get_by_role("heading", name="Thank you")).to_be_visible()
    assert visitor.url.startswith(application.address)
    assert "utm_source=bing" in original_of(visit, "Bruno")


def test_it_works_without_any_script(
    site: Site, browser: Browser, visit: Callable[..., Page]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/contact")
    fill(page, "Carla")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    context.close()
    assert "Carla" in original_of(visit, "Carla")


def test_a_refusal_keeps_what_was_typed(site: Site, visitor: Page) -> None:
    site.pages["/contact"] = site.pages["/contact"].replace("/in/", "/in/no-such-")
    visitor.goto(f"{site.address}/contact")
    fill(visitor, "Dora")
    visitor.get_by_role("button", name="Send").click()
    expect(visitor.get_by_role("alert")).to_contain_text("no source at this address")
    expect(visitor.get_by_label("Name")).to_have_value("Dora")


def test_a_double_click_is_one_lead(site: Site, visitor: Page, visit: Callable[..., Page]) -> None:
    visitor.goto(f"{site.address}/contact")
    fill(visitor, "Egon")
    visitor.get_by_role("button", name="Send").dblclick()
    expect(visitor.get_by_role("status")).to_contain_text("Thank you")
    page = visit(REVIEWER)
    page.goto("/leads/?q=Egon")
    expect(page.locator("main tbody tr")).to_have_count(1)
