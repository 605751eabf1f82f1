"""Providers by their registry names; the pipeline knows ports only."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Any, cast

from django.conf import settings

from handrail.ports.attachments import AttachmentReader
from handrail.ports.crm import RecordDestination
from handrail.ports.documents import DocumentWriter
from handrail.ports.engine import CallTrace, Engine, ModelAccess
from handrail.ports.failures import Permanent
from handrail.ports.mail import Mailbox, MailSender
from handrail.store.models import Connection, Source


@lru_cache(maxsize=64)
def _load(target: str) -> Any:
    module, _, name = target.partition(":")
    return getattr(import_module(module), name)


def _provider(name: str) -> Any:
    target = settings.HANDRAIL_ADAPTERS.get(name)
    if target is None:
        known = ", ".join(sorted(settings.HANDRAIL_ADAPTERS))
        raise Permanent(f"There is no provider {name!r}; known are {known}.")
    return _load(target)


def engine(name: str) -> Engine:
    """The engine of this name."""
    return cast(Engine, _provider(f"engine.{name}")())


def language_engine(access: ModelAccess, name: str) -> Engine:
    """The engine that asks a provider's model."""
    return cast(Engine, _provider("engine.language")(access, name))


def try_language_engine(access: ModelAccess, trace: CallTrace) -> str:
    """Say a few words to a provider's model; what it answered."""
    engine = _provider("engine.language")(access)
    return cast(str, engine.say("Say hello, and name yourself.", trace))


def attachment_reader() -> AttachmentReader:
    """What reads attachments."""
    return cast(AttachmentReader, _provider("attachments.reader")())


def document_writer() -> DocumentWriter:
    """What writes documents as PDF."""
    return cast(DocumentWriter, _provider("documents.writer")())


def can_send_mail() -> bool:
    """Whether an outgoing mail server is configured."""
    return bool(settings.ENVIRONMENT.smtp_host)


def mail_sender() -> MailSender:
    """The configured outgoing mail server. Raises Permanent where none is."""
    environment = settings.ENVIRONMENT
    if not can_send_mail():
        raise Permanent("No outgoing mail server is configured: set HANDRAIL_SMTP_HOST.")
    return cast(
        MailSender,
        _provider("mail.smtp")(
            host=environment.smtp_host,
            port=environment.smtp_port,
            username=environment.smtp_username,
            password=environment.smtp_password,
            security=environment.smtp_security,
            timeout=environment.smtp_timeout,
        ),
    )


def mailbox(source: Source) -> Mailbox:
    """The mailbox of an e-mail source. Raises Permanent where its settings are incomplete."""
    given = source.settings
    if not given.get("host") or not given.get("username"):
        raise Permanent(f"The mailbox of {source.name} has no host or user name: complete it.")
    return cast(
        Mailbox,
        _provider("mailbox.imap")(
            host=given["host"],
            port=int(given.get("port") or 993),
            username=given["username"],
            password=source.password,
            security=given.get("security") or "tls",
            folder=given.get("folder") or "INBOX",
            move_to=given.get("move_to") or "",
            timeout=float(settings.ENVIRONMENT.smtp_timeout),
        ),
    )


def destination(connection: Connection) -> RecordDestination:
    """Where the records of this connection go."""
    return cast(
        RecordDestination,
        _provider(f"records.{connection.kind}")(
            address=connection.address,
            secret=connection.secret,
            allow_private_addresses=settings.ENVIRONMENT.allow_private_addresses,
        ),
    )


def probe_mail() -> str:
    """Connect to the outgoing mail server, sign in, send nothing; what it answered."""
    return cast(str, mail_sender().probe())  # type: ignore[attr-defined]
