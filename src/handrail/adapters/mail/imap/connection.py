"""One signed-in connection to a mailbox's folder."""

from __future__ import annotations

import imaplib
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import (
    ImapToolsError,
    MailboxFolderCreateError,
    MailboxFolderSelectError,
    MailboxLoginError,
    UnexpectedCommandStatusError,
)

from handrail.adapters.mail.network import network_failure, words_of
from handrail.ports.failures import OutsideFailure, Permanent, Retryable

_MAY_PASS = re.compile(
    r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG|THROTTLED)\]|too many|try again|temporar",
    re.IGNORECASE,
)
"""RFC 5530 response codes (and words of servers without them) of refusals that pass."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
T = TypeVar("T")
SECURITY_MODES = ("none", "starttls", "tls")


@dataclass(frozen=True, slots=True)
class ImapServer:
    """Which folder is read where, and how. `timeout` in seconds for each command."""

    host: str
    port: int
    username: str
    password: str = field(repr=False)
    security: str
    folder: str
    timeout: float
    tls_context: ssl.SSLContext | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """The selected folder. `validity` is its UIDVALIDITY: UIDs mean nothing under another one."""

    box: BaseMailBox
    validity: str
    capabilities: frozenset[str]

    def command(self, name: str, *arguments: str) -> list[bytes | tuple[bytes, bytes] | None]:
        """One UID command's data. Raises Retryable where the server says no."""
        status, data = self.box.client.uid(name, *arguments)
        if status != "OK":
            said = words_of(b" ".join(part for part in data if isinstance(part, bytes)))
            raise Retryable(f"The mailbox's server refused {name}: {said}")
        return list(data)


def open_folder(server: ImapServer) -> OpenFolder:
    """Connect, secure, sign in and select. Raises the port's failures, nothing else."""
    if server.security not in SECURITY_MODES:
        raise Permanent(
            f"There is no security mode {server.security!r}: use {', '.join(SECURITY_MODES)}."
        )
    if _CONTROL.search(server.username + server.password + server.folder):
        raise Permanent("The mailbox's user name, password or folder holds a line end: correct it.")
    box = guarded(server, lambda: _connect(server))
    try:
        return guarded(server, lambda: _select(server, box))
    except OutsideFailure:
        close(box)
        raise


def close(box: BaseMailBox) -> None:
    """Leave without waiting for anyone."""
    try:
        box.client.shutdown()
    except (OSError, imaplib.IMAP4.error):
        return


def guarded(server: ImapServer, call: Callable[[], T]) -> T:
    """What the call returns; whatever it raises becomes one of the port's failures."""
    try:
        return call()
    except OutsideFailure:
        raise
    except (ImapToolsError, imaplib.IMAP4.error, OSError, UnicodeError, ValueError) as error:
        raise _failure_of(error, server) from None


def _connect(server: ImapServer) -> BaseMailBox:
    host, port, timeout = server.host, server.port, server.timeout
    if server.security == "none":
        return MailBoxUnencrypted(host, port, timeout=timeout)
    # Without a context of ours, imaplib would verify nothing.
    context = server.tls_context or ssl.create_default_context()
    if server.security == "tls":
        return MailBox(host, port, timeout=timeout, ssl_context=context)
    return MailBoxStartTls(host, port, timeout=timeout, ssl_context=context)


def _select(server: ImapServer, box: BaseMailBox) -> OpenFolder:
    if (server.username + server.password).isascii():
        box.login(server.username, server.password, initial_folder=None)
    else:
        box.login_utf8(server.username, server.password, initial_folder=None)
    _, answer = box.client.capability()
    box.folder.set(server.folder)
    _, validity = box.client.response("UIDVALIDITY")
    return OpenFolder(
        box,
        validity[0].decode() if validity and validity[0] else "0",
        frozenset(answer[-1].decode("ascii", "replace").upper().split()),
    )


def _failure_of(error: Exception, server: ImapServer) -> OutsideFailure:
    if isinstance(error, MailboxLoginError):
        return _login_refused(_said(error), server)
    if isinstance(error, MailboxFolderSelectError):
        return Permanent(
            f"The folder {server.folder!r} can't be opened on {server.host} "
            f"({_said(error)}): check its name, with upper and lower case."
        )
    if isinstance(error, MailboxFolderCreateError):
        return Permanent(
            f"The folder for taken mail could not be made on {server.host} ({_said(error)}): "
            "make it there, or name another."
        )
    if isinstance(error, (ImapToolsError, imaplib.IMAP4.error)):
        return _conversation_failed(error, server)
    if isinstance(error, OSError):
        return network_failure(error, server.host)
    return Permanent(f"The settings of the mailbox don't fit {server.host}: {words_of(str(error))}")


def _conversation_failed(error: Exception, server: ImapServer) -> OutsideFailure:
    said = words_of(str(error))
    if isinstance(error, imaplib.IMAP4.readonly):
        return Permanent(
            f"The folder {server.folder!r} is read-only for {server.username}: what was taken "
            "can't be marked there. Give the user the right to set flags."
        )
    if "TLS not supported" in said:
        return Permanent(f"{server.host} does not offer STARTTLS: use the security mode tls.")
    if not isinstance(error, imaplib.IMAP4.abort) and ("AUTHENTICAT" in said or "LOGIN" in said):
        return _login_refused(said, server)
    return Retryable(f"The conversation with {server.host} broke off: {said}")


def _login_refused(said: str, server: ImapServer) -> OutsideFailure:
    if _MAY_PASS.search(said):
        return Retryable(f"{server.host} does not let {server.username} in for now: {said}")
    return Permanent(
        f"{server.host} refused the user name or password of {server.username} ({said}): "
        "check both; some providers want an app password."
    )


def _said(error: UnexpectedCommandStatusError) -> str:
    return words_of(b" ".join(part for part in error.command_result[1] if isinstance(part, bytes)))
