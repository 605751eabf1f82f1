"""Builds the demonstration workspace through the same intake that real leads take."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from handrail.pipeline import intake
from handrail.pipeline.mail_intake import accept_mail
from handrail.pipeline.members import add_member
from handrail.pipeline.posts import accept_post
from handrail.pipeline.sources import create_source
from handrail.pipeline.workspaces import create_workspace
from handrail.starters import starter
from handrail.store.models import Member, Role, Source, User, Workspace

SLUG = "harbour-trades"
FORM_KEY = "demo-form"
PEOPLE = (
    (Role.OWNER, "Sam Rivera"),
    (Role.MANAGER, "Dana Whitlock"),
    (Role.REVIEWER, "Robin Achebe"),
    (Role.AUDITOR, "Alex Moreau"),
)
SOURCES = {
    "chat": "Website chat",
    "call": "Telephone notes",
    "email": "info@ mailbox",
    "ad": "Lead adverts",
    "referral": "Referrals",
    "crm": "CRM records",
}


@dataclass(frozen=True, slots=True)
class SignIn:
    """Who may sign in to the demonstration, and how."""

    role: str
    email: str
    password: str


def build(*, now: datetime, on_lead: Callable[[], None]) -> list[SignIn]:
    """Make the workspace with its people, sources and leads; `on_lead` is called after each."""
    sign_ins = [_sign_in(role) for role, _ in PEOPLE]
    workspace = _workspace(sign_ins[0], now=now)
    owner = Member.objects.get(workspace=workspace, role=Role.OWNER)
    for (role, name), given in list(zip(PEOPLE, sign_ins, strict=True))[1:]:
        add_member(owner, email=given.email, name=name, role=role, password=given.password, now=now)
    sources = _sources(owner, now=now)
    for lead in _leads(now):
        _take_in(sources[lead["channel"]], lead)
        on_lead()
    return sign_ins


def renew_passwords() -> list[SignIn]:
    """New passwords for the people of a demonstration that was made before; [] if there is none."""
    found = []
    for role, _ in PEOPLE:
        given = _sign_in(role)
        user = User.objects.filter(email=given.email).first()
        if user is not None:
            user.set_password(given.password)
            user.save(update_fields=["password"])
            found.append(given)
    return found


def _sign_in(role: Role) -> SignIn:
    return SignIn(role.value, f"{role.value}@demo.example", f"demo-{secrets.token_hex(5)}")


def lead_count() -> int:
    """How many times `build` calls `on_lead`."""
    return len(_document())


def _workspace(owner: SignIn, *, now: datetime) -> Workspace:
    return create_workspace(
        name="Harbour Trades",
        slug=SLUG,
        time_zone="America/Los_Angeles",
        owner_email=owner.email,
        owner_name=PEOPLE[0][1],
        owner_password=owner.password,
        playbook_yaml=starter("trades").text,
        source_name="Website form",
        source_channel="form",
        reply_address="hello@harbourtrades.example",
        now=now,
    )


def _sources(owner: Member, *, now: datetime) -> dict[str, Source]:
    form = Source.objects.of(owner.workspace).get(channel="form")
    form.key = FORM_KEY
    form.save(update_fields=["key"])
    made = {
        channel: create_source(
            owner, name=name, channel=channel, playbook_id=form.playbook_id, now=now
        )
        for channel, name in SOURCES.items()
    }
    return {"form": form, **made}


def _document() -> list[dict[str, Any]]:
    text = files("handrail.commands.demonstration").joinpath("leads.yaml").read_text("utf-8")
    leads: list[dict[str, Any]] = YAML(typ="safe").load(text)
    return leads


def _leads(now: datetime) -> Iterator[dict[str, Any]]:
    """The leads, oldest first, each with the time at which it came."""
    for lead in sorted(_document(), key=lambda row: -row["minutes_ago"]):
        yield {**lead, "at": now - timedelta(minutes=lead["minutes_ago"]), "now": now}


def _take_in(source: Source, lead: dict[str, Any]) -> None:
    at: datetime = lead["at"]
    if lead["channel"] == "email":
        accept_mail(source, raw=_mail(lead, at), now=at)
        for reply in lead.get("then", ()):
            later: datetime = lead["now"] - timedelta(minutes=reply["minutes_ago"])
            accept_mail(source, raw=_mail({**lead, **reply}, later, answers=lead), now=later)
    elif lead["channel"] in ("form", "ad"):
        body = json.dumps(_fields(lead), ensure_ascii=False).encode()
        accept_post(source, body=body, content_type="application/json", headers={}, now=at)
    else:
        fields = _fields(lead)
        body = json.dumps(fields, ensure_ascii=False).encode()
        intake.accept_fields(
            source, fields=fields, now=at, body=body, content_type="application/json"
        )


def _fields(lead: dict[str, Any]) -> dict[str, str]:
    told = {"channel", "minutes_ago", "at", "now"}
    return {name: str(value).strip() for name, value in lead.items() if name not in told}


def _mail(lead: dict[str, Any], at: datetime, answers: dict[str, Any] | None = None) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{lead['name']} <{lead['email']}>"
    mail["To"] = "Harbour Trades <hello@harbourtrades.example>"
    mail["Subject"] = f"Re: {lead['subject']}" if answers else lead["subject"]
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = _message_id(lead)
    if answers:
        mail["In-Reply-To"] = mail["References"] = _message_id(answers)
    mail.set_content(lead["message"])
    return mail.as_bytes()


def _message_id(lead: dict[str, Any]) -> str:
    return f"<demo-{lead['minutes_ago']}@{lead['email'].partition('@')[2]}>"
