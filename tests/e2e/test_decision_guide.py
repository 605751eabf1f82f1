"""From nothing to live by the decision guide alone, in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.e2e.application import AUDITOR, MANAGER, OWNER, PATIENCE, Application, wait_for

pytestmark = pytest.mark.e2e
DOCUMENT = """\
handrail: 1
name: Greenhouses
business: Cedar & Stone
services:
  - {code: greenhouse, name: Greenhouse, words: [greenhouse]}
urgency:
  - {code: normal, name: Normal, respond_within: 4h}
"""
NOTE = "I looked at it on Monday, with the people it is about."


def attest_by_keyboard(page: Page, code: str) -> None:
    """Open the item's form, write the note, send it: without a mouse."""
    item = page.locator(f"#{code}")
    item.locator("summary").focus()
    if not item.locator("details").evaluate("it => it.open"):
        page.keyboard.press("Enter")
    item.get_by_label("What you looked at").focus()
    page.keyboard.type(NOTE)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(item.locator(".chip")).to_have_text("Holds")
    expect(item).to_be_focused()


def open_forms(page: Page) -> list[str]:
    """The items that this member may attest and that do not hold."""
    forms = page.locator(".guide-items > li:has(form[action$='/attest/'])")
    return [str(code) for code in forms.evaluate_all("all => all.map((one) => one.id)")]


def new_playbook(page: Page) -> str:
    """Add one from its text; its address."""
    page.goto("/playbooks/add/")
    page.get_by_label("Document").fill(DOCUMENT)
    page.get_by_role("button", name="Check and add the playbook").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Greenhouses")
    return page.url


def new_form(page: Page) -> str:
    """Add a form under the new playbook; the key of its endpoint."""
    page.goto("/sources/add/form/")
    page.get_by_label("Name").fill("Greenhouse form")
    page.get_by_label("Playbook").select_option(label="Greenhouses (Sandbox)")
    page.get_by_role("button", name="Add the source").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Greenhouse form")
    key = re.search(r"/in/([\w-]+)", page.content())
    assert key is not None
    return key[1]


def send_a_trial(application: Application, key: str) -> None:
    """A lead as the business's own page sends it."""
    fields = {"name": "Trial", "email": "t@example.com", "message": "A greenhouse of 12 m²?",
              "utm_source": "news", "page": "https://cedar.example/green"}  # fmt: skip
    answer = httpx.post(f"{application.address}/in/{key}", json=fields, timeout=PATIENCE)
    assert answer.status_code == 202


def came(page: Page) -> bool:
    """Whether the guide says now that the trial reached somebody's desk."""
    page.get_by_role("button", name="Check again").click()
    page.wait_for_load_state()
    return page.locator("#lead_came .chip").inner_text() == "Holds"


def attest_everything(page: Page) -> None:
    """One after the other; what is half typed elsewhere stays as it is."""
    *codes, last = open_forms(page)
    assert "second_look" not in (*codes, last)
    half = page.locator(f"#{last} textarea")
    page.locator(f"#{last} summary").click()
    half.fill("Half a sentence that")
    for code in codes:
        attest_by_keyboard(page, code)
    expect(half).to_have_value("Half a sentence that")
    half.fill("")
    attest_by_keyboard(page, last)


def test_from_nothing_to_live(application: Application, visit: Callable[..., Page]) -> None:
    page, manager, auditor = visit(OWNER), visit(MANAGER), visit(AUDITOR)
    playbook, key = new_playbook(page), new_form(page)
    page.goto(playbook)
    page.get_by_role("link", name="Decision guide").first.click()
    expect(page.get_by_text("cannot be live yet")).to_be_visible()
    expect(page.locator("#lead_came .chip")).to_have_text("Does not hold")
    send_a_trial(application, key)
    wait_for(lambda: came(page))
    expect(page.locator("#context_seen")).to_contain_text("UTM values")
    attest_everything(page)
    go_live = page.get_by_role("button", name=re.compile("^Go live"))
    expect(go_live).to_have_count(0)

    manager.goto(f"{playbook}guide/")
    attest_by_keyboard(manager, "second_look")
    expect(manager.get_by_text("Everything that is needed holds")).to_be_visible()
    expect(manager.get_by_text("An owner lets it go live.")).to_be_visible()

    page.get_by_role("button", name="Check again").click()
    go_live.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Live")
    auditor.goto(f"{playbook}guide/")
    expect(auditor.get_by_text("Everything that is needed holds")).to_be_visible()
    expect(auditor.locator(".guide-items form")).to_have_count(0)
    expect(auditor.get_by_text(NOTE).first).to_be_visible()


def test_what_changed_meanwhile_is_said_where_it_was_typed(
    visit: Callable[..., Page],
) -> None:
    page = visit(OWNER)
    page.goto("/playbooks/")
    page.locator("tbody").first.get_by_role("link", name="Local trades", exact=True).click()
    page.get_by_role("link", name="Decision guide").first.click()
    item = page.locator("#context_seen")
    item.locator("summary").click()
    item.locator("input[name=seen]").evaluate("it => { it.value = '0'.repeat(64) }")
    item.get_by_label("What you looked at").fill("Typed with care.")
    item.get_by_role("button", name="I attest this").click()
    expect(item.get_by_role("alert")).to_contain_text("changed since you looked")
    expect(item.get_by_label("What you looked at")).to_have_value("Typed with care.")
    item.get_by_role("button", name="I attest this").click()
    expect(item.locator(".chip")).to_have_text("Holds")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_the_guide_is_for_everybody_and_every_window(
    visit: Callable[..., Page], theme: str, width: int
) -> None:
    page = visit(OWNER, color_scheme=theme, viewport={"width": width, "height": 900})
    page.goto("/playbooks/")
    page.locator("tbody").first.get_by_role("link", name="Local trades", exact=True).click()
    page.get_by_role("link", name="Decision guide").first.click()
    page.locator("#guide details").first.wait_for()
    page.locator("#guide details").evaluate_all("all => all.forEach((one) => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert not found, [rule["id"] for rule in found]
