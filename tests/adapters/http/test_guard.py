"""No request reaches the inside of a network, however its address is written."""

from __future__ import annotations

import ipaddress
import socket

import pytest

from handrail.adapters.http.guard import is_public, resolve
from handrail.ports.failures import Permanent, Retryable

PUBLIC = "93.184.216.34"


def _names(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Resolve any name to these addresses, one list a question; returns the names asked for."""
    asked: list[str] = []
    left = list(answers)

    def look_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        found = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize(
    "inside",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),  # noqa: S104
        *("::1", "::", "fe80::1", "fc00::1", "ff02::1", "2001:db8::1"),
        *(
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2002:a00:1::",
        ),
    ],
)
def test_addresses_inside_are_refused(monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    assert not is_public(ipaddress.ip_address(inside))
    _names(monkeypatch, [inside])
    with pytest.raises(Permanent, match="private network"):
        resolve("https://crm.example.com/hook", allow_private=False)


@pytest.mark.parametrize("outside", [PUBLIC, "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_outside_are_taken(monkeypatch: pytest.MonkeyPatch, outside: str) -> None:
    _names(monkeypatch, [outside])
    (target,) = resolve("https://crm.example.com:8443/hook?a=b", allow_private=False)
    assert ipaddress.ip_address(target.url.host) == ipaddress.ip_address(outside)
    assert (target.url.port, target.url.raw_path) == (8443, b"/hook?a=b")
    assert (target.host_header, target.server_name) == ("crm.example.com:8443", "crm.example.com")


def test_one_inside_address_among_others_refuses_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, [PUBLIC, "10.0.0.1"])
    with pytest.raises(Permanent):
        resolve("https://crm.example.com/", allow_private=False)


def test_the_judged_address_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: the second answer would lead inside; it is never asked for."""
    asked = _names(monkeypatch, [PUBLIC], ["127.0.0.1"])
    (target,) = resolve("https://rebind.example.com/", allow_private=False)
    assert target.url.host == PUBLIC
    assert asked == ["rebind.example.com"]


@pytest.mark.parametrize(
    "address",
    ["http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/"],
)
def test_other_ways_to_write_loopback_are_seen_through(address: str) -> None:
    with pytest.raises(Permanent, match=r"private network|not an address"):
        resolve(address, allow_private=False)


def test_plain_http_is_for_private_addresses_only(monkeypatch: pytest.MonkeyPatch) -> None:
    _names(monkeypatch, [PUBLIC])
    with pytest.raises(Permanent, match="https://"):
        resolve("http://crm.example.com/", allow_private=True)
    _names(monkeypatch, ["10.0.0.1"])
    (target,) = resolve("http://crm.internal/", allow_private=True)
    assert target.url.host == "10.0.0.1"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "crm.example.com",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://",
        "https://a:b@c/",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    with pytest.raises(Permanent):
        resolve(address, allow_private=True)


def test_a_name_that_does_not_resolve_may_do_so_later() -> None:
    with pytest.raises(Retryable, match="no address"):
        resolve("https://no-such-name.invalid/", allow_private=False)


def test_an_international_name_is_asked_and_verified_in_ascii(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = _names(monkeypatch, [PUBLIC])
    (target,) = resolve("https://müller.example/", allow_private=False)
    assert asked == ["xn--mller-kva.example"]
    assert target.server_name == target.host_header == "xn--mller-kva.example"
