"""A guard for addresses that people configure: no request may reach the inside of a network.

The name is resolved once, every address it has is judged, and the request then goes to the very
address that was judged. So a name that answers differently a moment later (DNS rebinding) gains
nothing. Redirects are the caller's to refuse: each would have to be judged anew.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass

import httpx

from handrail.ports.failures import Permanent, Retryable

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""NAT64 (RFC 6052): the last 32 bits are an IPv4 address."""


@dataclass(frozen=True, slots=True)
class Target:
    """A judged address. Ask `url` (with the IP address in it) under `host_header`.

    `server_name` is what TLS asks for and verifies: the name, not the IP address.
    """

    url: httpx.URL
    host_header: str
    server_name: str


def resolve(address: str, *, allow_private: bool) -> tuple[Target, ...]:
    """The judged targets of a URL, to be tried in order.

    Raises Permanent for what may not be asked, and Retryable where the name has no address now.
    Plain http is for private addresses only: leads' data never crosses the Internet in the clear.
    Resolving takes as long as the system's resolver is configured to take.
    """
    url = _checked(address)
    found = _lookup(url)
    public = [ip for ip in found if is_public(ip)]
    if not allow_private and len(public) != len(found):
        raise Permanent(
            f"{url.host} leads to an address inside a private network, which this installation "
            "does not allow. Use a public address, or have private ones allowed in its settings."
        )
    if public and url.scheme == "http":
        raise Permanent(f"{url.host} is on the Internet: its address must begin with https://.")
    return tuple(_target(url, ip) for ip in found)


def is_public(ip: IpAddress) -> bool:
    """Whether an address is on the public Internet, seen through every known translation."""
    inner = _embedded(ip)
    if inner is not None:
        return is_public(inner)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _embedded(ip: IpAddress) -> IpAddress | None:
    if isinstance(ip, ipaddress.IPv4Address):
        return None
    if ip in _TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def _checked(address: str) -> httpx.URL:
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, TypeError) as error:
        raise Permanent(f"{address!r} is not an address: {error}") from None
    if url.scheme not in ("https", "http") or not url.host:
        raise Permanent(f"{address!r} is not a web address: it begins with https://.")
    if url.userinfo:
        raise Permanent(
            "An address with a user name and password in it is not asked: leave it out."
        )
    return url


def _lookup(url: httpx.URL) -> list[IpAddress]:
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        answers = socket.getaddrinfo(url.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Retryable(f"{url.host} has no address now ({error}): is the name right?") from None
    # A scope ("%eth0") only comes with link-local addresses; without it they are judged the same.
    texts = dict.fromkeys(str(answer[4][0]).partition("%")[0] for answer in answers)
    return [ipaddress.ip_address(text) for text in texts]


def _target(url: httpx.URL, ip: IpAddress) -> Target:
    return Target(
        url=url.copy_with(host=str(ip)),
        host_header=url.netloc.decode("ascii"),
        server_name=url.raw_host.decode("ascii"),
    )
