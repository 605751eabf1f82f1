"""One connection to a mail server: opened, secured, signed in."""

from __future__ import annotations

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field

from handrail.adapters.mail.smtp.answers import failure_of
from handrail.ports.failures import OutsideFailure, Permanent

SECURITY_MODES = ("none", "starttls", "tls")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail goes out and how. `timeout` is in seconds, for each step of the conversation."""

    host: str
    port: int
    username: str = ""
    password: str = field(default="", repr=False)
    security: str = "starttls"
    timeout: float = 30.0
    tls_context: ssl.SSLContext | None = field(default=None, repr=False)


@contextlib.contextmanager
def session(server: SmtpServer) -> Iterator[smtplib.SMTP]:
    """A signed-in connection, closed afterwards whatever happens.

    Raises the port's failures. What the caller itself raises inside passes unchanged if it is
    one of them, and is read as a loss before the end of the text if it is not.
    """
    client: smtplib.SMTP | None = None
    try:
        client = _connect(server)
        _secure(client, server)
        if server.username:
            client.login(server.username, server.password)
        yield client
    except OutsideFailure:
        raise
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise failure_of(error, server.host) from None
    finally:
        if client is not None:
            client.close()


def say_goodbye(client: smtplib.SMTP) -> None:
    """QUIT; whatever the server makes of it no longer matters."""
    with contextlib.suppress(smtplib.SMTPException, OSError):
        client.quit()


def _connect(server: SmtpServer) -> smtplib.SMTP:
    if server.security not in SECURITY_MODES:
        raise Permanent(
            f"There is no security mode {server.security!r}: use {', '.join(SECURITY_MODES)}."
        )
    if server.security == "tls":
        return smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.timeout, context=_tls(server)
        )
    return smtplib.SMTP(server.host, server.port, timeout=server.timeout)


def _secure(client: smtplib.SMTP, server: SmtpServer) -> None:
    client.ehlo_or_helo_if_needed()
    if server.security != "starttls":
        return
    if not client.has_extn("starttls"):
        # Going on without would send the password and the reply in the clear.
        raise Permanent(
            f"{server.host} does not offer STARTTLS on port {server.port}: "
            "use the security mode tls, or another port."
        )
    client.starttls(context=_tls(server))
    client.ehlo()


def _tls(server: SmtpServer) -> ssl.SSLContext:
    return server.tls_context or ssl.create_default_context()
