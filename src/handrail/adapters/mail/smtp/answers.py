"""What a mail server's answers and a broken connection mean for the one message."""

from __future__ import annotations

import smtplib

from handrail.adapters.mail.network import network_failure, words_of
from handrail.ports.failures import OutsideFailure, Permanent, Retryable


def refusal(what: str, code: int, answer: bytes | str) -> OutsideFailure:
    """The failure that a refusing answer stands for: 5xx is for good, all else may pass.

    RFC 5321, 4.2.1: 4yz asks to try again, 5yz not to.
    """
    said = f"{code} {words_of(answer)}".strip()
    if 500 <= code <= 599:
        return Permanent(f"The mail server refused {what}: {said}")
    return Retryable(f"The mail server did not take {what} for now: {said}")


def failure_of(error: Exception, host: str) -> OutsideFailure:
    """What an exception before the end of the text means: nothing was accepted yet.

    The error itself is never quoted where it may hold a password.
    """
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _login_refused(error, host)
    if isinstance(error, smtplib.SMTPResponseException):
        return refusal("the connection", error.smtp_code, error.smtp_error)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        # smtplib tells a time-out while reading only in its words.
        did = "did not answer in time" if "timed out" in str(error) else "closed the connection"
        return Retryable(f"{host} {did}; it did not have the message yet.")
    if isinstance(error, smtplib.SMTPException):
        return Permanent(f"{host} does not offer what is needed: {words_of(str(error))}")
    if isinstance(error, UnicodeError):
        return Permanent(
            "The user name or password of the mail server has characters beyond ASCII, "
            "which its log-in can't carry: change it."
        )
    return network_failure(error, host)


def _login_refused(error: smtplib.SMTPAuthenticationError, host: str) -> OutsideFailure:
    said = f"{error.smtp_code} {words_of(error.smtp_error)}"
    if 500 <= error.smtp_code <= 599:
        return Permanent(f"{host} refused the user name or the password: {said}")
    return Retryable(f"{host} could not check the password for now: {said}")
