"""Addresses as they go on the wire, and the token that leads a reply home."""

from __future__ import annotations

import re

from handrail.core.delivery.approval import MessageError

_ADDRESS = re.compile(r"[^\s<>(),;:\"\[\]\\@\x00-\x1f\x7f]+@[^\s<>(),;:\"\[\]\\@\x00-\x1f\x7f]+")
_TOKEN = re.compile(r"\+([0-9a-f]{16,40})@")
MAX_ADDRESS = 254
"""RFC 5321, 4.5.3.1.3: a path has at most 256 characters, its angle brackets among them."""


def wire_address(address: str) -> str:
    """The address with its domain in ASCII (`müller.de` becomes `xn--mller-kva.de`).

    The part before @ stays as it is. Raises MessageError for what is not one plain address.
    """
    if not _ADDRESS.fullmatch(address):
        raise MessageError(f"{address!r} is not one e-mail address: correct it.")
    local, _, domain = address.rpartition("@")
    try:
        ascii_domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        raise MessageError(f"{domain!r} is not a domain: correct the address.") from None
    wire = f"{local}@{ascii_domain}"
    if len(wire.encode()) > MAX_ADDRESS:
        raise MessageError(f"The address {address[:40]!r}… is longer than mail allows.")
    return wire


def with_token(address: str, token: str) -> str:
    """The address that replies should go to: `sales@x.org` becomes `sales+TOKEN@x.org`.

    RFC 5233 describes such sub-addresses; a mailbox that has none still gets its replies
    joined by References.
    """
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def token_in(addresses: str) -> str:
    """The lead's token in a recipient header (or several, joined); "" if there is none."""
    found = _TOKEN.search(addresses.lower())
    return found.group(1) if found else ""
