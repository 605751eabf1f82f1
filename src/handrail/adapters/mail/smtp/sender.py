"""Sends exactly the given bytes by SMTP and says precisely what became of them.

smtplib and not Django's mail API: that one writes the message anew, and does not tell a
connection lost before the text was handed over from one lost after it.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from dataclasses import replace

from handrail.adapters.mail.network import words_of
from handrail.adapters.mail.smtp.answers import refusal
from handrail.adapters.mail.smtp.session import SmtpServer, say_goodbye, session
from handrail.core.delivery.addresses import wire_address
from handrail.core.delivery.approval import MessageError
from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.ports.mail import OutgoingMail

_BARE_LINE_END = re.compile(rb"(?<!\r)\n|\r(?!\n)")
_LINE_START_DOT = re.compile(rb"(?m)^\.")
_UNSAFE_ADDRESS = re.compile(r"[\s<>\x00-\x1f\x7f]")
MAX_LINE = 998
"""RFC 5322, 2.1.1, without the CRLF."""


class SmtpSender:
    """The port `MailSender` over SMTP: one connection a message, nothing kept between."""

    def __init__(
        self,
        *,
        host: str,
        port: int = 587,
        username: str = "",
        password: str = "",
        security: str = "starttls",
        timeout: float = 30.0,
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        """`security` is none, starttls or tls; `timeout` in seconds for each step."""
        self._server = SmtpServer(host, port, username, password, security, timeout, tls_context)

    def send(self, mail: OutgoingMail) -> str:
        """Send one message, once; returns the server's answer.

        Raises Retryable or Permanent only where the server can't have accepted it; once the end
        of the text was handed over and no clear answer came, NeedsPerson.
        """
        _check(mail)
        mail = _on_the_wire(mail)
        with session(self._server) as client:
            _open_envelope(client, mail)
            code, answer = client.docmd("DATA")
            if code != 354:
                raise refusal("the message", code, answer)
            text = _LINE_START_DOT.sub(b"..", mail.raw)
            # Without the final dot no server may accept it: a loss up to here is no doubt.
            client.send(text)
            said = _finish(client, self._server.host)
            say_goodbye(client)
            return said

    def probe(self) -> str:
        """Connect, secure, sign in and leave: what a check of the settings needs to know."""
        with session(self._server) as client:
            code, answer = client.noop()
            if code != 250:
                raise refusal("a NOOP", code, answer)
            say_goodbye(client)
            secured = "in the clear" if self._server.security == "none" else "over TLS"
            signed_in = f"as {self._server.username}" if self._server.username else "unnamed"
            return f"{self._server.host} answers {secured}, signed in {signed_in}."


def _check(mail: OutgoingMail) -> None:
    """Raise Permanent for what must not go on the wire, whatever the server would say."""
    if not mail.envelope_to:
        raise Permanent("The message has no recipient.")
    for address in (mail.envelope_from, *mail.envelope_to):
        if not address or _UNSAFE_ADDRESS.search(address):
            raise Permanent(f"{address!r} is not an address that mail can go to or come from.")
    if not mail.raw.endswith(b"\r\n") or _BARE_LINE_END.search(mail.raw):
        raise Permanent("The message's lines must end in CRLF, all of them: compose it again.")
    if any(len(line) > MAX_LINE for line in mail.raw.split(b"\r\n")):
        raise Permanent(f"A line of the message has more than {MAX_LINE} bytes: compose it again.")


def _on_the_wire(mail: OutgoingMail) -> OutgoingMail:
    """The same message with its envelope's domains in ASCII; its own bytes stay as they are."""
    try:
        return replace(
            mail,
            envelope_from=wire_address(mail.envelope_from),
            envelope_to=tuple(map(wire_address, mail.envelope_to)),
        )
    except MessageError as error:
        raise Permanent(str(error)) from None


def _open_envelope(client: smtplib.SMTP, mail: OutgoingMail) -> None:
    code, answer = client.mail(mail.envelope_from, _options(client, mail))
    if code != 250:
        raise refusal(f"the sender {mail.envelope_from}", code, answer)
    refused = []
    for address in mail.envelope_to:
        code, answer = client.rcpt(address)
        if code not in (250, 251):
            refused.append((address, code, answer))
    if not refused:
        return
    # One refused recipient stops the whole: a reply to some of them is not what was approved.
    say_goodbye(client)
    names = ", ".join(address for address, _, _ in refused)
    for_good = [(code, answer) for _, code, answer in refused if 500 <= code <= 599]
    code, answer = for_good[0] if for_good else refused[0][1:]
    raise refusal(f"{names} (nothing was sent to anyone)", code, answer)


def _options(client: smtplib.SMTP, mail: OutgoingMail) -> list[str]:
    """The extensions that this message needs. Raises Permanent where the server lacks one."""
    options = []
    if client.has_extn("size"):
        limit = client.esmtp_features.get("size", "")
        if limit.isdecimal() and 0 < int(limit) < len(mail.raw):
            raise Permanent(f"The message has {len(mail.raw)} bytes; the server takes {limit}.")
        options.append(f"SIZE={len(mail.raw)}")
    addresses_ascii = all(a.isascii() for a in (mail.envelope_from, *mail.envelope_to))
    if not addresses_ascii:
        if not client.has_extn("smtputf8"):
            raise Permanent(
                "The address has characters beyond ASCII before its @, and the mail server "
                "does not take such addresses (SMTPUTF8)."
            )
        options.append("SMTPUTF8")
    if not mail.raw.isascii():
        if not client.has_extn("8bitmime"):
            raise Permanent("The message has 8-bit bytes, which this mail server does not take.")
        options.append("BODY=8BITMIME")
    return options


def _finish(client: smtplib.SMTP, host: str) -> str:
    """Hand over the end of the text and read the answer. From the first byte on, doubt counts."""
    try:
        client.send(b".\r\n")
        code, answer = client.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise NeedsPerson(
            f"{host} had the whole message when the connection was lost "
            f"({words_of(str(error))}). It may or may not have been sent: look into the "
            "sent mail of the server, or ask the recipient, before you send it again."
        ) from None
    said = f"{code} {words_of(answer)}"
    if 200 <= code <= 299:
        return said
    if 400 <= code <= 499:
        raise Retryable(f"The mail server did not take the message for now: {said}")
    if 500 <= code <= 599:
        raise Permanent(f"The mail server refused the message: {said}")
    raise NeedsPerson(
        f"{host} had the whole message and gave an answer that is not SMTP ({said}): "
        "nobody but a person can tell whether it was sent."
    )
