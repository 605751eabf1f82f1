"""A business that runs Handrail: its processes, its people's sessions, what they do by HTTP."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx
from selectolax.lexbor import LexborHTMLParser

from tests.e2e.application import MANAGER, OWNER, PASSWORD, PATIENCE, REVIEWER, Application
from tests.servers.waiting import wait_until

PLAYBOOK = """\
handrail: 1
name: Local trades
business: Cedar & Stone
services:
  - {code: bathroom, name: bathroom refit, words: [bathroom, shower]}
urgency:
  - {code: normal, name: Normal, respond_within: 4h}
review: {undo_window: 1s}
"""


class Person:
    """Somebody signed in; a browser without scripts."""

    def __init__(self, address: str, email: str) -> None:
        self.client = httpx.Client(base_url=address, timeout=PATIENCE, follow_redirects=True)
        page = self.client.get("/accounts/login/").text
        self.send(
            "/accounts/login/", {"login": email, "password": PASSWORD, **_hidden(page, "form")}
        )
        assert self.client.get("/leads/").status_code == 200

    def read(self, path: str) -> str:
        """A page as text."""
        answer = self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def send(self, path: str, fields: dict[str, str]) -> httpx.Response:
        """Post a form."""
        token = self.client.cookies.get("csrftoken", "")
        return self.client.post(path, data={"csrfmiddlewaretoken": token, **fields})

    def words(self, path: str) -> str:
        """What a page says, without its markup."""
        body = LexborHTMLParser(self.read(path)).body
        assert body is not None
        return " ".join(body.text(separator=" ").split())

    def form(self, lead: str, which: str) -> tuple[str, dict[str, str]]:
        """A form of a lead's page: where it posts to, and its fields as they stand."""
        found = LexborHTMLParser(self.read(f"/leads/{lead}/")).css_first(which)
        assert found is not None, f"no {which} on {lead}: {self.words(f'/leads/{lead}/')}"
        fields = {
            str(node.attributes["name"]): str(node.attributes.get("value") or "")
            for node in found.css("input[name]")
        }
        return str(found.attributes["action"]), fields | {
            str(node.attributes["name"]): node.text().removeprefix("\n")
            for node in found.css("textarea[name]")
        }

    def reply(self, lead: str) -> tuple[str, dict[str, str]]:
        """The reply form of a lead."""
        return self.form(lead, "#reply-form")

    def approve(self, lead: str, **changed: str) -> httpx.Response:
        """Send the reply as it stands, or with changed fields."""
        path, fields = self.reply(lead)
        return self.send(path, fields | changed)


def _hidden(page: str, form: str) -> dict[str, str]:
    return {
        str(node.attributes["name"]): str(node.attributes.get("value") or "")
        for node in LexborHTMLParser(page).css(f"{form} input[type=hidden]")
    }


class Business(Application):
    """`Application` on either database, whose mail goes to a port of the test's choosing."""

    def open(self, smtp_port: int) -> None:
        """Make the workspace with a live playbook, and serve it."""
        self.settings |= {
            "HANDRAIL_SMTP_HOST": "127.0.0.1",
            "HANDRAIL_SMTP_PORT": str(smtp_port),
            "HANDRAIL_SMTP_SECURITY": "none",
            "HANDRAIL_SMTP_TIMEOUT": "10",
            "HANDRAIL_ALLOW_PRIVATE_ADDRESSES": "true",
            "HANDRAIL_STEP_LEASE": "3",
            "HANDRAIL_MAILBOX_POLL": "1",
            **new_database(),
        }
        rules = self.folder / "playbook.yaml"
        rules.write_text(PLAYBOOK)
        self.set_up("--playbook", str(rules))
        self.start()
        self.go_live()

    def go_live(self) -> None:
        """Let the first playbook go live as its people do: a trial lead, then the guide."""
        self.enquiry(name="Trial", email="trial@example.com", message="Is this thing on?")
        owner, manager = self.owner(), self.person(MANAGER)
        listed = LexborHTMLParser(owner.read("/playbooks/")).css_first("main tbody th a")
        assert listed is not None
        playbook = str(listed.attributes["href"])
        for person in (owner, manager):
            guide = LexborHTMLParser(person.read(f"{playbook}guide/"))
            for form in guide.css("form[action$='/attest/']"):
                seen = form.css_first("input[name='seen']")
                assert seen is not None
                note = {"note": "Looked at it, and it is right.", "seen": seen.attributes["value"]}
                person.send(str(form.attributes["action"]), note)
        wait_until(
            lambda: "Everything that is needed holds" in owner.words(f"{playbook}guide/"),
            "the trial lead is at a person's desk",
            seconds=PATIENCE,
        )
        owner.send(f"{playbook}mode/", {"mode": "live"})
        assert "Everything that is needed holds" in owner.words(f"{playbook}guide/")
        assert "Local trades Live" in owner.words(playbook)

    def person(self, email: str = REVIEWER) -> Person:
        """A member who signs in."""
        return Person(self.address, email)

    def owner(self) -> Person:
        """The one whose business it is."""
        return self.person(OWNER)

    def kill(self) -> None:
        """Kill everything at once, as a power cut does."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)

    def log(self) -> str:
        """What its processes have logged."""
        return (self.folder / "serve.log").read_text()

    def handrail(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run `handrail …` to its end, whatever it says."""
        return subprocess.run(
            [str(Path(sys.executable).parent / "handrail"), *command],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )

    def lead_of(self, person: Person, name: str) -> str:
        """The lead of this contact, when it waits in the queue."""
        found: list[str] = []

        def waits() -> bool:
            page = LexborHTMLParser(person.read(f"/?text={name}"))
            found[:] = [
                str(node.attributes["data-lead"])
                for node in page.css(".item-link")
                if name in node.text()
            ]
            return bool(found)

        wait_until(waits, f"the lead of {name} is in the queue", seconds=PATIENCE)
        return found[0]


def new_database() -> dict[str, str]:
    """A fresh database beside the one of the tests, where that is PostgreSQL."""
    address = os.environ.get("HANDRAIL_DATABASE_URL", "")
    if not address:
        return {}
    import psycopg

    name = f"path_{secrets.token_hex(6)}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return {"HANDRAIL_DATABASE_URL": urlunsplit(urlsplit(address)._replace(path=f"/{name}"))}


def secret_in(page: str) -> str:
    """The signing secret that a page shows once."""
    found = re.search(r"whsec_[A-Za-z0-9+/=]+", page)
    assert found is not None
    return found[0]


def says(person: Person, lead: str, words: str) -> None:
    """Wait until the lead's page says so."""
    wait_until(lambda: words in person.words(f"/leads/{lead}/"), words, seconds=PATIENCE)
