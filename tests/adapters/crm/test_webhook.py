"""The outgoing webhook: signature, answers, and what must not be asked at all."""

from __future__ import annotations

import base64
import threading
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from standardwebhooks import Webhook, WebhookVerificationError
from tests.servers.certificates import make_certificate
from tests.servers.receiver import Receiver
from tests.servers.waiting import HOST, free_port

from handrail.adapters.crm.webhook.destination import WebhookDestination
from handrail.ports.crm import RecordWrite
from handrail.ports.failures import OutsideFailure, Permanent, Retryable

SECRET = "whsec_" + base64.b64encode(b"a secret of thirty-two bytes....").decode()
RECORD = RecordWrite("key-1", "source_note", '{"text":"Größe"}'.encode(), 1_770_000_000.0)


def _destination(address: str, *, timeout: float = 5, secret: str = SECRET) -> WebhookDestination:
    return WebhookDestination(
        address=address, secret=secret, allow_private_addresses=True, timeout=timeout
    )


def test_the_receivers_own_library_verifies_the_signature(receiver: Receiver) -> None:
    answer = _destination(receiver.address).write(RECORD)
    (request,) = receiver.requests
    assert Webhook(SECRET).verify(request.body, request.headers) == {"text": "Größe"}
    assert request.path == "/hook?of=handrail"
    assert request.headers["host"] == f"{HOST}:{receiver.port}"
    assert request.headers["content-type"] == "application/json"
    assert answer == 'HTTP 200 OK: {"ok":true}'


def test_a_changed_body_does_not_verify(receiver: Receiver) -> None:
    _destination(receiver.address).write(RECORD)
    (request,) = receiver.requests
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(request.body.replace(b"text", b"Text"), request.headers)


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (400, Permanent, "refused the record: HTTP 400"),
        (401, Permanent, "refused the record"),
        (409, Permanent, "refused the record"),
        (410, Permanent, "asked to stop"),
        (408, Retryable, "now"),
        (425, Retryable, "now"),
        (429, Retryable, "now"),
        (500, Retryable, "now"),
        (503, Retryable, "now"),
    ],
)
def test_each_status_has_its_kind(
    receiver: Receiver, status: int, kind: type[OutsideFailure], words: str
) -> None:
    receiver.status = status
    with pytest.raises(kind, match=words):
        _destination(receiver.address).write(RECORD)
    assert len(receiver.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_named_and_not_followed(receiver: Receiver, status: int) -> None:
    receiver.status, receiver.headers = status, {"location": receiver.address}
    with pytest.raises(Permanent, match="not followed"):
        _destination(receiver.address).write(RECORD)
    assert len(receiver.requests) == 1


NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("120", 120.0),
        (format_datetime(NOW.replace(minute=5), usegmt=True), 300.0),
        (format_datetime(NOW.replace(hour=11), usegmt=True), 0.0),
        ("9999999999", 86_400.0),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_the_receivers_wish_to_wait_is_passed_on(
    receiver: Receiver, header: str, after: float | None
) -> None:
    receiver.status, receiver.headers = 429, {"retry-after": header}
    destination = WebhookDestination(
        address=receiver.address, secret=SECRET, allow_private_addresses=True, now=lambda: NOW
    )
    with pytest.raises(Retryable) as caught:
        destination.write(RECORD)
    assert caught.value.after == after


def test_no_answer_in_time_may_be_tried_again(receiver: Receiver) -> None:
    receiver.hangs = True
    with pytest.raises(Retryable, match="in time"):
        _destination(receiver.address, timeout=0.3).write(RECORD)


def test_nobody_there_may_be_tried_again() -> None:
    with pytest.raises(Retryable, match="could not be reached"):
        _destination(f"http://{HOST}:{free_port()}/").write(RECORD)


def test_an_endless_answer_is_cut(receiver: Receiver) -> None:
    receiver.body = b"x" * 5_000_000
    assert len(_destination(receiver.address).write(RECORD)) < 400


def test_control_characters_of_an_answer_go_no_further(receiver: Receiver) -> None:
    receiver.body = b"line\r\n\x1b[31mred\x00"
    answer = _destination(receiver.address).write(RECORD)
    assert answer.isprintable()


@pytest.mark.parametrize("secret", ["", "whsec_", "not base64 ß", "whsec_a"])
def test_a_secret_that_is_none_is_explained_and_not_told(receiver: Receiver, secret: str) -> None:
    with pytest.raises(Permanent, match="must be base64") as caught:
        _destination(receiver.address, secret=secret).write(RECORD)
    assert receiver.requests == []
    assert "not base64 ß" not in str(caught.value)


def test_a_private_address_is_not_asked_unless_allowed(receiver: Receiver) -> None:
    strict = WebhookDestination(address=receiver.address, secret=SECRET)
    with pytest.raises(Permanent, match="private network"):
        strict.write(RECORD)
    assert receiver.requests == []


def test_no_proxy_of_the_environment_is_used(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://{HOST}:{free_port()}")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert _destination(receiver.address).write(RECORD).startswith("HTTP 200")


def test_tls_is_verified_for_the_name_and_not_the_pinned_address(
    tmp_path: Path,
) -> None:
    certificate = make_certificate(tmp_path)
    names: list[str] = []
    context = certificate.serving()
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments: object) -> None:
            return

    server = HTTPServer((HOST, 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    address = f"https://localhost:{server.server_address[1]}/"
    try:
        with pytest.raises(Retryable, match="certificate"):
            _destination(address).write(RECORD)
        trusting = WebhookDestination(
            address=address,
            secret=SECRET,
            allow_private_addresses=True,
            tls_context=certificate.trusting(),
        )
        assert trusting.write(RECORD) == "HTTP 204 No Content"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
    assert set(names) == {"localhost"}
