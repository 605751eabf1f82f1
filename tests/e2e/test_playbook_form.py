"""The playbook's form in a browser: by keyboard, through a reload, offline, and with two people."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.application import MANAGER, OWNER, Application
from tests.e2e.test_access import violations

pytestmark = pytest.mark.e2e


@pytest.fixture
def draft(application: Application, visit: Callable[..., Page]) -> str:
    """The address of the playbook's draft, begun anew from the active version."""
    page = visit(OWNER)
    page.goto("/playbooks/")
    page.locator("main tbody a").first.click()
    page.get_by_role("button", name="Edit").click()
    page.get_by_role("button", name="Discard the draft…").click()
    page.get_by_role("button", name="Discard it").click()
    page.get_by_role("link", name="To the playbook").click()
    page.get_by_role("button", name="Edit").click()
    page.wait_for_url("**/playbooks/drafts/**")
    return page.url


def test_a_fact_and_a_service_by_keyboard_with_a_reload_in_between(
    visit: Callable[..., Page], draft: str
) -> None:
    page = visit(OWNER)
    page.goto(draft)
    link = page.get_by_role("link", name=re.compile("^Approved facts"))
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Approved facts")).to_be_visible()
    tab_to(page, page.locator("#facts .member-list a").first)
    page.keyboard.press("Enter")
    statement = page.get_by_label("Statement")
    tab_to(page, statement)
    page.keyboard.press("Control+A")
    page.keyboard.type("A call-out costs $75.")
    page.reload()
    expect(statement).to_have_value("A call-out costs $75.")
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    expect(page.locator("#f-statement-example")).to_contain_text("sign-off for price")
    tab_to(page, page.get_by_role("link", name=re.compile("^Services")))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#services .member-list a").nth(1))
    page.keyboard.press("Enter")
    words = page.get_by_label("Words by which leads ask for it")
    tab_to(page, words)
    page.keyboard.press("Control+End")
    page.keyboard.type(", furnace")
    sample = page.get_by_label("Try it on sentences of your own, one a line")
    tab_to(page, sample)
    page.keyboard.press("Control+A")
    page.keyboard.type("Our furnace makes a noise.")
    expect(page.locator(".example mark").filter(has_text="furnace")).to_be_visible()
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    page.goto(f"{draft}keep/")
    expect(page.locator("main")).to_contain_text("A call-out costs $75.")
    expect(page.locator("main")).to_contain_text("furnace")
    page.get_by_label("What was tested").fill("The two sentences of the form.")
    page.get_by_label("What remains risky").fill("Nothing.")
    page.get_by_label("Use it for new leads at once").uncheck()
    page.get_by_role("button", name="Keep as a version").click()
    text = page.locator("pre.snippet").inner_text()
    assert "# What the business does. `words` are how people ask for it" in text
    assert "# Facts that a person needs before a visit or a quote." in text
    assert "calefacción, radiador, bomba de calor, agua caliente, furnace]" in re.sub(
        r"\s+", " ", text
    )


def tab_to(page: Page, target: object) -> None:
    """Press Tab until it has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):  # type: ignore[attr-defined]
            return
    raise AssertionError("it can't be reached by Tab")


def test_a_lost_connection_keeps_what_was_typed_and_tries_again(
    visit: Callable[..., Page], draft: str
) -> None:
    page = visit(OWNER)
    page.goto(f"{draft}form/business/")
    page.context.set_offline(True)
    page.get_by_label("Name of the business").fill("Offline Ltd")
    said = page.locator("#draft-state")
    expect(said).to_contain_text("Not saved yet: no connection")
    page.context.set_offline(False)
    expect(said).to_contain_text("Saved")
    page.reload()
    expect(page.get_by_label("Name of the business")).to_have_value("Offline Ltd")


def test_a_fault_stands_at_its_field_and_in_the_list(
    visit: Callable[..., Page], draft: str
) -> None:
    page = visit(OWNER)
    page.goto(f"{draft}form/urgency/urgency/0/")
    field = page.get_by_label("Answer within")
    field.fill("soon")
    expect(page.locator("#f-respond_within-problems")).to_contain_text("time span")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#sections")).to_contain_text("1 to repair")
    assert not violations(page)
    field.fill("30m")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_two_people_at_one_fact_choose_and_lose_nothing(
    visit: Callable[..., Page], draft: str
) -> None:
    mine, theirs = visit(OWNER), visit(MANAGER)
    for page in (mine, theirs):
        page.goto(f"{draft}form/facts/facts/1/")
    theirs.get_by_label("Statement").fill("A service costs $90.")
    expect(theirs.locator("#draft-state")).to_contain_text("Saved")
    mine.get_by_label("Statement").fill("A service costs $95.")
    conflict = mine.locator("#conflict .conflict")
    expect(conflict).to_contain_text("Priya Nair changed the same part")
    expect(conflict).to_contain_text("A service costs $90.")
    expect(conflict).to_be_focused()
    assert not violations(mine)
    expect(mine.get_by_label("Statement")).to_have_value("A service costs $95.")
    mine.reload()
    expect(conflict).to_contain_text("A service costs $90.")
    expect(mine.get_by_label("Statement")).to_have_value("A service costs $95.")
    mine.get_by_label("Yours").check()
    mine.get_by_role("button", name="Save what is chosen").click()
    expect(mine.locator("#conflict .conflict")).to_have_count(0)
    expect(mine.get_by_label("Statement")).to_have_value("A service costs $95.")
    mine.goto(f"{draft}form/services/services/0/")
    expect(mine.locator("#presence")).to_contain_text("Priya Nair is editing Approved facts")


def test_a_page_with_fields_of_any_name_is_saved(visit: Callable[..., Page], draft: str) -> None:
    """A field named like a property of forms (`name`, `action`) must not break its script."""
    page = visit(OWNER)
    page.goto(f"{draft}form/escalation/own/0/")
    page.get_by_label("What happens").select_option("note")
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    expect(page.locator(".example").first).to_contain_text("A note is made.")
    page.goto(f"{draft}form/business/")
    page.get_by_label("Name of the playbook").fill("Trades of the town")
    expect(page.locator("#draft-state")).to_contain_text("Saved")
    page.get_by_label("Name of the playbook").fill("Trades of the village")
    page.reload()
    expect(page.get_by_label("Name of the playbook")).to_have_value("Trades of the village")
    expect(page.locator("#draft-state")).to_contain_text("Saved")


def test_a_list_is_put_in_order_and_a_removal_undone(
    visit: Callable[..., Page], draft: str
) -> None:
    page = visit(OWNER)
    page.goto(f"{draft}form/services/")
    rows = page.locator("#services .member-list > li > a")
    number, first = rows.count(), rows.first.inner_text()
    page.get_by_role("button", name=f"Move {first} down").press("Enter")
    expect(rows.nth(1)).to_have_text(first)
    page.get_by_role("button", name=f"Remove {first}").press("Enter")
    expect(rows).to_have_count(number - 1)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(rows).to_have_count(number)
    page.get_by_label("Another service").fill("Garden paths")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text("Services: Garden paths")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_axe_finds_nothing_in_the_form(
    visit: Callable[..., Page], draft: str, theme: str, width: int
) -> None:
    page = visit(OWNER, color_scheme=theme, viewport={"width": width, "height": 900})
    page.goto(draft)
    sections = page.locator("#sections a").evaluate_all("all => all.map((one) => one.pathname)")
    places = [*sections, *(f"{draft}form/{place}/" for place in MEMBERS)]
    problems = {}
    for place in places:
        page.goto(place)
        if found := violations(page):
            problems[place] = found
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    assert not problems, problems


MEMBERS = ("services/services/0", "facts/facts/0", "tone/templates/de", "escalation/own/0")
