"""Security and sign-in of outgoing mail."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from tests.servers.certificates import Certificate, make_certificate
from tests.servers.scripted import scripted_smtp
from tests.servers.waiting import HOST, free_port

from handrail.adapters.mail.smtp.sender import SmtpSender
from handrail.ports.failures import Permanent, Retryable

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


def _authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
) -> AuthResult:
    return AuthResult(success=data.password == PASSWORD.encode(), handled=False)


def _knock(port: int) -> None:
    socket.create_connection((HOST, port)).close()


@contextmanager
def _server(certificate: Certificate, *, starttls: bool) -> Iterator[int]:
    context = certificate.serving()
    wanted = {"tls_context": context, "require_starttls": True} if starttls else {}
    controller = Controller(
        object(),
        hostname=HOST,
        port=free_port(),
        ssl_context=None if starttls else context,
        authenticator=_authenticate,
        auth_require_tls=starttls,
        **wanted,
    )
    # The controller's own first knock would wrap its socket with the server's context.
    controller._trigger_server = lambda: _knock(controller.port)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()


def _sender(port: int, security: str, trust: ssl.SSLContext | None, **given: str) -> SmtpSender:
    return SmtpSender(
        host=HOST, port=port, security=security, timeout=5, tls_context=trust, **given
    )


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_signs_in_over_tls(certificate: Certificate, security: str) -> None:
    with _server(certificate, starttls=security == "starttls") as port:
        sender = _sender(
            port, security, certificate.trusting(), username="sales", password=PASSWORD
        )
        assert sender.probe() == f"{HOST} answers over TLS, signed in as sales."


def test_a_wrong_password_is_for_good_and_never_told(certificate: Certificate) -> None:
    with _server(certificate, starttls=True) as port:
        sender = _sender(
            port, "starttls", certificate.trusting(), username="sales", password="wrong secret"
        )
        with pytest.raises(Permanent, match="user name or the password") as caught:
            sender.probe()
    assert "wrong secret" not in repr(caught.value) + repr(caught.value.__context__)
    assert "wrong secret" not in repr(vars(sender))


def test_a_password_beyond_ascii_is_explained_and_never_told(certificate: Certificate) -> None:
    with _server(certificate, starttls=True) as port:
        sender = _sender(
            port, "starttls", certificate.trusting(), username="sales", password="geheim-ß"
        )
        with pytest.raises(Permanent, match="beyond ASCII") as caught:
            sender.probe()
    assert "geheim" not in str(caught.value)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_is_refused(
    certificate: Certificate, security: str
) -> None:
    with (
        _server(certificate, starttls=security == "starttls") as port,
        pytest.raises(Permanent, match="certificate"),
    ):
        _sender(port, security, None).probe()


def test_a_server_without_starttls_is_not_talked_to_in_the_clear() -> None:
    with scripted_smtp() as server:
        with pytest.raises(Permanent, match="STARTTLS"):
            _sender(server.port, "starttls", None, username="u", password="p").probe()
        assert "AUTH" not in server.commands


def test_tls_on_a_plain_port_is_explained() -> None:
    with scripted_smtp() as server, pytest.raises((Permanent, Retryable), match=r"TLS|connection"):
        _sender(server.port, "tls", None).probe()


def test_a_log_in_that_is_not_offered_is_explained() -> None:
    with scripted_smtp() as server, pytest.raises(Permanent, match="AUTH"):
        _sender(server.port, "none", None, username="u", password="p").probe()


def test_an_unknown_security_mode_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(Permanent, match="none, starttls, tls"):
        _sender(1, "ssl", None).probe()
