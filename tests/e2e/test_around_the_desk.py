"""The pages around the desk in a browser: keyboard, confirmations, progress, no axe finding."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.e2e.application import OWNER, PATIENCE, REVIEWER, Application
from tests.e2e.test_access import violations

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def rejected(application: Application) -> None:
    """Something that could not become a lead."""
    answer = httpx.post(
        f"{application.address}/in/{application.key}",
        content=b'{"name": "Broken", "message": "Please call me",}',
        headers={"Content-Type": "application/json"},
        timeout=PATIENCE,
    )
    assert answer.status_code == 400


def walk(page: Page) -> list[str]:
    """The addresses of the inner pages, found by their links."""
    found = ["/sources/add/email/", "/sources/add/form/", "/connections/add/", "/playbooks/add/",
             "/playbooks/add/?starter=clinic",
             "/imports/mail/", "/settings/"]  # fmt: skip
    for start in ("/sources/", "/playbooks/", "/rejected/", "/contacts/"):
        page.goto(start)
        link = page.locator("main tbody a").first
        address = link.get_attribute("href") or ""
        found.append(address)
        page.goto(address)
        more = page.locator("main a").evaluate_all("all => all.map((one) => one.pathname)")
        found += [path for path in more if path.startswith(address) or "versions" in path]
    page.goto("/add/")
    found.append(page.locator("main a.choice").first.get_attribute("href") or "")
    return sorted(set(found))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_inside(
    application: Application, visit: Callable[..., Page], rejected: None, theme: str, width: int
) -> None:
    application.enquiry(name="Ann", email="ann@example.com", message="A new bathroom, please.")
    page = visit(OWNER, color_scheme=theme, viewport={"width": width, "height": 800})
    problems = {}
    places = walk(page)
    assert len(places) > 10
    for address in places:
        page.goto(address)
        page.locator("details:not(.menu)").evaluate_all("all => all.forEach(d => d.open = true)")
        if found := violations(page):
            problems[address] = found
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert not problems, problems


def test_a_confirmation_by_keyboard(application: Application, visit: Callable[..., Page]) -> None:
    page = visit(OWNER)
    page.goto("/sources/")
    page.get_by_role("link", name="Website form").click()
    opener = page.get_by_role("button", name="Switch off…")
    opener.focus()
    page.keyboard.press("Enter")
    confirm = page.get_by_role("button", name="Switch Website form off")
    expect(confirm).to_be_visible()
    assert not violations(page)
    page.keyboard.press("Escape")
    expect(confirm).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(confirm).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(confirm).to_be_hidden()
    expect(page.locator("h1 .chip")).to_have_text("On")


def test_an_import_tells_its_progress_and_its_end(visit: Callable[..., Page]) -> None:
    rows = "".join(f"N{i},n{i}@example.com,Row {i} wants a bathroom\n" for i in range(60))
    page = visit(REVIEWER)
    page.goto("/imports/")
    page.get_by_label("CSV file").set_input_files(
        {
            "name": "leads.csv",
            "mimeType": "text/csv",
            "buffer": f"name,email,message\n{rows}x,y,z\n".encode(),
        }
    )
    page.get_by_role("button", name="Show what is in it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("61 rows")
    assert not violations(page)
    page.get_by_role("button", name="Take 60 rows in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("60 new leads")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the rows").click()
    text = download.value.path().read_text()
    assert "x,y,z,62," in text
    assert not violations(page)


def test_what_was_rejected_is_repaired(visit: Callable[..., Page], rejected: None) -> None:
    page = visit(REVIEWER)
    page.goto("/rejected/")
    page.locator("main tbody a").first.click()
    expect(page.get_by_label("Name")).to_have_value("Broken")
    expect(page.get_by_label("Message")).to_have_value("Please call me")
    page.get_by_label("E-mail").fill("broken@example.com")
    page.get_by_role("button", name="Make it a lead").click()
    expect(page).to_have_url(page.url)
    expect(page.locator("main")).to_contain_text("Please call me")


def test_copying_by_button(application: Application, visit: Callable[..., Page]) -> None:
    page = visit(OWNER)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/sources/")
    page.get_by_role("link", name="Website form").click()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{application.address}/in/{application.key}"
