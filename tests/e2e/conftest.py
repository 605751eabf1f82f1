"""The application in a process of its own, a browser of the system, and people signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect
from tests.e2e.application import PASSWORD, PATIENCE, REVIEWER, Application
from tests.programs import program

expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which stays off the network."""
    return {
        "executable_path": program("chromium"),
        "args": [
            "--no-sandbox",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """Handrail as `init` and `serve` make it; one for all browser tests."""
    running = Application(tmp_path_factory.mktemp("handrail"))
    try:
        running.set_up()
        running.start()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def signed_in_states(
    application: Application, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The cookies of a person, got once by the sign-in page."""
    folder = tmp_path_factory.mktemp("cookies")

    def state(email: str) -> Path:
        path = folder / f"{email}.json"
        if not path.exists():
            context = browser.new_context(base_url=application.address)
            page = context.new_page()
            page.goto("/accounts/login/")
            page.get_by_label("Email").fill(email)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.wait_for_url(f"{application.address}/")
            context.storage_state(path=path)
            context.close()
        return path

    return state


@pytest.fixture
def visit(
    application: Application, browser: Browser, signed_in_states: Callable[[str], Path]
) -> Iterator[Callable[..., Page]]:
    """A page in which this person is signed in. Errors of its scripts fail the test."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def note(message: ConsoleMessage) -> None:
        refused = "the server responded with a status of 4" in message.text
        offline = "net::ERR_INTERNET_DISCONNECTED" in message.text
        told = message.text.startswith("Response Status Error Code 4")
        if message.type == "error" and not (refused or offline or told):
            problems.append(message.text)

    def open_page(email: str = REVIEWER, **options: Any) -> Page:
        context = browser.new_context(
            base_url=application.address, storage_state=signed_in_states(email), **options
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", note)
        page.on("pageerror", lambda error: problems.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not problems, problems


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The reviewer's page."""
    return visit()
