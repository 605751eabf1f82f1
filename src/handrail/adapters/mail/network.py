"""Broken connections to mail servers of either kind, in a person's words."""

from __future__ import annotations

import socket
import ssl

from handrail.ports.failures import OutsideFailure, Permanent, Retryable

MAX_WORDS = 500


def words_of(answer: bytes | str) -> str:
    """The server's words as one printable line of at most 500 characters."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:MAX_WORDS]


def network_failure(error: Exception, host: str) -> OutsideFailure:
    """What a broken or impossible connection to a mail server means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return Permanent(
            f"The certificate of {host} could not be verified ({error.verify_message}): "
            "check the host name, or have the certificate renewed."
        )
    if isinstance(error, ssl.SSLError) and error.reason == "WRONG_VERSION_NUMBER":
        return Permanent(
            f"{host} does not speak TLS on this port from the start: try the security "
            "mode starttls, or another port (465 for mail out, 993 for IMAP)."
        )
    if isinstance(error, socket.gaierror):
        return Retryable(f"The host {host!r} was not found: check its name and the network.")
    if isinstance(error, TimeoutError):
        return Retryable(f"{host} did not answer in time.")
    if isinstance(error, ConnectionRefusedError):
        return Retryable(f"{host} refused the connection: is the port right, is it running?")
    return Retryable(f"The connection to {host} failed: {words_of(str(error))}")
