"""The review desk in a browser, by keyboard: open, edit, find, sign off, decide, undo."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.e2e.application import MANAGER, OWNER, Application

pytestmark = pytest.mark.e2e
BATHROOM = "Hello, we would like a new shower in our bathroom. The room is 6 square metres."


def prepared(page: Page, lead: str) -> None:
    """Open a lead and wait until AI has prepared it."""
    page.goto(f"/leads/{lead}/")
    expect(page.locator(".part").first).to_be_visible()
    expect(page.locator("#reply-text")).not_to_have_value("")


def test_a_lead_is_opened_and_sent_without_a_mouse(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Key Board", email="key@example.com", message=BATHROOM)
    prepared(page, lead)
    page.goto("/?text=Key+Board")
    expect(page.locator(".item-link")).to_have_count(1)
    page.keyboard.press("j")
    expect(page.locator(".item-link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Key Board", level=1)).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator("#reply-text")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Hello, thank you. rnx")
    expect(page.locator("#reply-text")).to_have_value("Hello, thank you. rnx")
    expect(page.locator(".choice[open]")).to_have_count(0)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".decided-what")).to_contain_text("Approved with edits: Key Board")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.get_by_role("heading", name="Key Board", level=1)).to_be_visible()
    expect(page.locator("#reply-text")).to_have_value("Hello, thank you. rnx")


def test_findings_are_underlined_as_one_types(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Typed Price", email="typed@example.com", message=BATHROOM)
    prepared(page, lead)
    text = page.locator("#reply-text")
    text.fill("Hi 🙂,\n\nIt will cost 4,200 dollars.")
    mark = page.locator("#editor-marks mark.needs_person")
    expect(mark).to_have_text(re.compile("4,200 dollars"))
    expect(page.locator("#findings")).to_contain_text("Needs a sign-off")
    expect(page.locator("#bar-line")).to_contain_text("1 passage holds it back")
    boxes = text.bounding_box(), page.locator("#editor-marks").bounding_box()
    assert boxes[0] == boxes[1]
    page.get_by_role("button", name="Cut the sentence").click()
    expect(text).to_have_value(re.compile(r"^Hi 🙂,\s*$"))
    expect(mark).to_have_count(0)


def test_a_sentence_is_replaced_softened_and_brought_back(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Re Medy", email="remedy@example.com", message=BATHROOM)
    prepared(page, lead)
    text, findings = page.locator("#reply-text"), page.locator("#findings")
    text.fill("Hi,\n\nOur first visit will cost 95 dollars. See you.")
    findings.get_by_role("button", name="Use the approved fact").first.click()
    expect(text).to_have_value(
        re.compile(
            r"^Hi,\n\nFor renovations, a first visit with a written estimate is free\. See you\.$"
        )
    )
    expect(findings).to_contain_text("Nothing holds this text back")
    expect(text).to_be_focused()
    page.keyboard.press("Control+z")
    expect(text).to_have_value("Hi,\n\nOur first visit will cost 95 dollars. See you.")
    findings.get_by_role("button", name="Say instead").first.click()
    expect(text).to_have_value(re.compile("we would rather look first than guess. See you.$"))
    expect(findings).to_contain_text("Nothing holds this text back")


def test_what_changed_since_the_draft_is_shown_while_typing(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Diff Erent", email="diff@example.com", message=BATHROOM)
    prepared(page, lead)
    difference = page.locator("#difference")
    expect(difference).to_be_hidden()
    page.locator("#reply-text").press("Control+End")
    page.keyboard.type(" Kind words.")
    expect(difference).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    expect(difference.locator("ins")).to_have_text("Kind words.")
    page.locator("#reply-text").press("Control+End")
    page.keyboard.type(" Kinder words.")
    expect(difference.locator("ins")).to_have_text("Kind words. Kinder words.")


def test_a_holding_message_by_key_and_back(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Hold On", email="hold@example.com", message=BATHROOM)
    prepared(page, lead)
    page.keyboard.press("w")
    send = page.get_by_role("button", name="Send the holding message")
    expect(send).to_be_focused()
    expect(page.locator(".choice[open] blockquote")).to_contain_text("We have your message.")
    page.keyboard.press("Enter")
    expect(page.locator(".decided-what")).to_contain_text("Holding message: Hold On")
    page.goto(f"/leads/{lead}/")
    expect(page.locator("main")).to_contain_text("A holding message said that a person answers")
    expect(page.get_by_role("button", name=re.compile("Approve and send"))).to_be_visible()


def test_the_owner_signs_on_the_lead_and_the_asker_sends(
    application: Application, visit: Callable[..., Page]
) -> None:
    lead = application.enquiry(name="Signed Off", email="signed@example.com", message=BATHROOM)
    page = visit()
    prepared(page, lead)
    page.locator("#reply-text").fill("Hi,\n\nIt will cost 4,200 dollars.")
    page.get_by_role("button", name="Ask for every sign-off").click()
    expect(page.locator("#findings")).to_contain_text("Asked. You can go on meanwhile")
    expect(page.locator("#reply-text")).to_have_value("Hi,\n\nIt will cost 4,200 dollars.")
    expect(page.get_by_role("link", name="Go on with the next lead")).to_be_visible()

    owner = visit(OWNER)
    owner.goto(f"/leads/{lead}/")
    expect(owner.locator(".question")).to_contain_text("It will cost 4,200 dollars.")
    owner.get_by_role("button", name="It may go out").click()
    expect(owner.locator(".question")).to_have_count(0)

    page.goto(f"/leads/{lead}/")
    expect(page.locator("#findings")).to_contain_text("Signed off")
    page.get_by_role("button", name=re.compile("Approve and send")).click()
    expect(page.locator(".decided-what")).to_contain_text("Signed Off")


def test_a_draft_survives_a_lost_connection_a_crash_and_a_reload(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Lost Line", email="lost@example.com", message=BATHROOM)
    prepared(page, lead)
    page.context.set_offline(True)
    page.locator("#reply-text").fill("Typed without a connection.")
    expect(page.locator("#draft-state")).to_contain_text("kept")
    page.close()
    page.context.set_offline(False)
    page = page.context.new_page()
    page.goto(f"/leads/{lead}/")
    expect(page.locator("#reply-text")).to_have_value("Typed without a connection.")
    expect(page.locator("#draft-state")).to_contain_text(re.compile("put back|Saved as revision"))
    expect(page.locator("#draft-state")).to_contain_text("Saved as revision")
    page.reload()
    expect(page.locator("#reply-text")).to_have_value("Typed without a connection.")


def test_what_was_typed_is_saved_when_the_connection_is_back(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Line Returns", email="returns@example.com", message=BATHROOM)
    prepared(page, lead)
    page.context.set_offline(True)
    page.locator("#reply-text").fill("Typed without a connection.")
    page.locator("#lead-title").focus()
    expect(page.locator("#draft-state")).to_contain_text("kept in this browser")
    page.context.set_offline(False)
    expect(page.locator("#draft-state")).to_contain_text("Saved as revision")


def test_two_people_one_wins_and_the_other_keeps_the_typing(
    application: Application, visit: Callable[..., Page]
) -> None:
    lead = application.enquiry(name="Both Open", email="both@example.com", message=BATHROOM)
    first, second = visit(), visit(MANAGER)
    prepared(first, lead)
    prepared(second, lead)
    first.locator("#reply-text").fill("My own long thought.")
    second.get_by_role("button", name=re.compile("Approve and send")).click()
    expect(second.locator(".decided-what")).to_contain_text("Both Open")
    first.keyboard.press("Control+Enter")
    expect(first.locator("[data-problem]")).to_contain_text("Priya Nair decided on this lead")
    expect(first.locator("#kept-text")).to_have_value("My own long thought.")


def test_a_statement_lights_its_evidence_and_back(application: Application, page: Page) -> None:
    lead = application.enquiry(name="Lit Up", email="lit@example.com", message=BATHROOM)
    prepared(page, lead)
    statement = page.locator("a.statement").first
    statement.focus()
    lit = page.locator(".evidence.lit")
    expect(lit.first).to_be_visible()
    page.locator("#lead-title").focus()
    expect(lit).to_have_count(0)
    page.locator("a.evidence").first.hover()
    expect(page.locator("a.statement.lit").first).to_be_visible()


def test_a_person_first_lead_is_released_to_ai(application: Application, page: Page) -> None:
    angry = "I am furious. This is a disgrace and I will call my lawyer if nobody answers."
    lead = application.enquiry(name="Very Angry", email="angry@example.com", message=angry)
    page.goto(f"/leads/{lead}/")
    expect(page.get_by_text("A person first.", exact=True)).to_be_visible()
    expect(page.locator(".part")).to_have_count(0)
    page.locator("#lead-title").focus()
    page.keyboard.press("l")
    expect(page.locator(".part").first).to_be_visible()


def test_the_queue_refreshes_without_losing_focus_or_typing(
    application: Application, page: Page
) -> None:
    # Other tests' leads may fill the first page: this view is of the one to come alone.
    page.goto("/?text=Came+Live")
    search = page.locator("#search")
    search.fill("half a wo")
    application.enquiry(name="Came Live", email="live@example.com", message=BATHROOM)
    expect(page.locator(".item-name", has_text="Came Live")).to_be_visible()
    expect(search).to_be_focused()
    expect(search).to_have_value("half a wo")


def test_the_key_map_opens_and_every_key_is_listed(page: Page) -> None:
    from handrail.web.keys import KEYS

    page.goto("/")
    expect(page.get_by_role("button", name="Keys and help")).to_be_visible()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    for key, _ in KEYS:
        expect(dialog.locator("kbd", has_text=re.compile(f"^{re.escape(key)}$"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_every_key_does_what_the_list_says(application: Application, page: Page) -> None:
    lead = application.enquiry(name="All Keys", email="all@example.com", message=BATHROOM)
    prepared(page, lead)
    author = page.locator("#draft-author")
    expect(author).to_have_text("AI")
    page.locator("#reply-text").fill("Hello, thank you for your message.")
    expect(author).to_have_text("AI, edited by Dana Reed")
    expect(page.locator("#draft-state")).to_contain_text("Saved as revision")
    page.reload()
    expect(author).to_have_text("AI, edited by Dana Reed")
    title = page.locator("#lead-title")
    for key, field in (("r", "#reject-reason"), ("x", "#escalate-to"), ("n", "#none-reason")):
        title.focus()
        page.keyboard.press(key)
        expect(page.locator(field)).to_be_focused()
        expect(page.locator(".choice[open]")).to_have_count(1)
        page.keyboard.press("Escape")
        expect(page.locator(".choice[open]")).to_have_count(0)
    title.focus()
    page.keyboard.press("a")
    expect(page.locator("[data-approve]")).to_be_focused()
    page.keyboard.press("d")
    expect(page.locator("#difference ins").first).to_be_visible()
    page.keyboard.press("h")
    expect(page.locator(".history")).to_contain_text("The enquiry came in")
    page.keyboard.press("m")
    expect(page.locator(".assigned")).to_contain_text("Yours")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url(f"{application.address}/")


def test_a_late_answer_takes_nothing_from_whoever_types(
    application: Application, page: Page
) -> None:
    lead = application.enquiry(name="Late Answer", email="late@example.com", message=BATHROOM)
    prepared(page, lead)
    held: list[Route] = []
    # A built-in method cannot be a handler: the driver notes something on it.
    page.route("**/assign/", lambda route: held.append(route))  # noqa: PLW0108
    page.locator("#lead-title").focus()
    with page.expect_request("**/assign/"):
        page.keyboard.press("m")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    held[0].continue_()
    expect(page.locator(".assigned")).to_contain_text("Yours")
    page.keyboard.type("Hol")
    expect(page.locator("#search")).to_have_value("Hol")


def test_everything_works_without_scripts(
    application: Application, visit: Callable[..., Page]
) -> None:
    lead = application.enquiry(name="No Script", email="no@example.com", message=BATHROOM)
    prepared(visit(), lead)
    page = visit(java_script_enabled=False)
    page.goto("/?text=No+Script")
    page.locator(".item-link", has_text="No Script").click()
    page.locator("#reply-text").fill("Hello, thank you for your message.")
    page.get_by_role("button", name="Save the draft").click()
    expect(page.locator("#reply-text")).to_have_value("Hello, thank you for your message.")
    page.get_by_role("button", name=re.compile("Approve and send")).click()
    expect(page.locator(".decided-what")).to_contain_text("No Script")
    page.get_by_role("button", name=re.compile("Undo")).click()
    expect(page.get_by_role("heading", name="No Script", level=1)).to_be_visible()


def test_going_back_shows_the_lead_before_and_the_keys_still_work(
    application: Application, page: Page
) -> None:
    for name in ("Back One", "Back Two"):
        address = f"{name.replace(' ', '.').lower()}@example.com"
        lead = application.enquiry(name=name, email=address, message=f"{name}. {BATHROOM}")
        prepared(page, lead)
    page.goto("/?text=Back+")
    page.locator(".item-link").first.click()
    title = page.locator("#lead-title")
    expect(title).to_have_text("Back One")
    page.keyboard.press("j")
    expect(title).to_have_text("Back Two")
    page.go_back()
    expect(title).to_have_text("Back One")
    page.wait_for_load_state("load")  # the lead is readable before the scripts are there
    page.keyboard.press("j")
    expect(title).to_have_text("Back Two")
