"""Writes records to an address by signed POST, after the Standard Webhooks specification."""

from __future__ import annotations

import binascii
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime

import httpx
from standardwebhooks import Webhook
from standardwebhooks.webhooks import EmptyWebhookSecretError

from handrail.adapters.crm.webhook.answers import Answer, verdict
from handrail.adapters.http.guard import Target, resolve
from handrail.ports.crm import RecordWrite
from handrail.ports.failures import Permanent, Retryable

MAX_ANSWER_BYTES = 16_384
USER_AGENT = "Handrail"


def _now() -> datetime:
    return datetime.now(UTC)


class WebhookDestination:
    """The port `RecordDestination` over HTTP. A write may be repeated: `webhook-id` is its key."""

    def __init__(
        self,
        *,
        address: str,
        secret: str,
        allow_private_addresses: bool = False,
        timeout: float = 15.0,
        tls_context: ssl.SSLContext | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        """`secret` is base64, with or without `whsec_`; `timeout` in seconds for each phase."""
        self._address = address
        self._secret = secret
        self._allow_private = allow_private_addresses
        self._timeout = timeout
        self._tls_context = tls_context or httpx.create_ssl_context()
        self._now = now

    def write(self, record: RecordWrite) -> str:
        """POST one record; returns the receiver's answer in a line.

        Raises Permanent for an answer that will not change (4xx, a redirect, 410) and Retryable
        for one that may (429, 5xx, no answer), with the receiver's Retry-After.
        """
        headers = {
            "content-type": "application/json",
            "user-agent": USER_AGENT,
            "accept-encoding": "identity",
            **self._signed(record),
        }
        targets = resolve(self._address, allow_private=self._allow_private)
        return verdict(self._first_answer(targets, record.body, headers), now=self._now())

    def _signed(self, record: RecordWrite) -> dict[str, str]:
        """The three headers. The time is that of this try, as the specification has it."""
        moment = self._now()
        try:
            webhook = Webhook(self._secret)
            signature = webhook.sign(record.idempotency_key, moment, record.body.decode())
        except (EmptyWebhookSecretError, binascii.Error, ValueError, RuntimeError):
            # The library's own words might hold the secret.
            raise Permanent(
                "The record can't be signed: the connection's secret must be base64 "
                "(whsec_…). Set a new one, and give it to the receiver too."
            ) from None
        return {
            "webhook-id": record.idempotency_key,
            "webhook-timestamp": str(int(moment.timestamp())),
            "webhook-signature": signature,
        }

    def _first_answer(
        self, targets: tuple[Target, ...], body: bytes, headers: dict[str, str]
    ) -> Answer:
        """The answer of the first address that takes the connection."""
        unreachable: httpx.TransportError | None = None
        for target in targets:
            try:
                return self._ask(target, body, headers)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                unreachable = error
            except httpx.TransportError as error:
                raise Retryable(f"The receiver did not answer: {_reason(error)}") from None
        reason = _reason(unreachable) if unreachable else "it has no address"
        raise Retryable(f"The receiver could not be reached: {reason}")

    def _ask(self, target: Target, body: bytes, headers: dict[str, str]) -> Answer:
        # No proxy from the environment: it would resolve the name by itself, past the guard.
        with (
            httpx.Client(
                verify=self._tls_context,
                timeout=self._timeout,
                follow_redirects=False,
                trust_env=False,
            ) as client,
            client.stream(
                "POST",
                target.url,
                content=body,
                headers={**headers, "host": target.host_header},
                extensions={"sni_hostname": target.server_name},
            ) as response,
        ):
            return Answer(
                status=response.status_code,
                reason=response.reason_phrase,
                retry_after=response.headers.get("retry-after", ""),
                location=response.headers.get("location", ""),
                start=self._start_of(response),
            )

    def _start_of(self, response: httpx.Response) -> bytes:
        """The beginning of the answer. The status has decided: a slow or endless rest is left."""
        start = b""
        end = time.monotonic() + self._timeout
        try:
            for piece in response.iter_raw(MAX_ANSWER_BYTES):
                start += piece
                if len(start) >= MAX_ANSWER_BYTES or time.monotonic() > end:
                    break
        except httpx.TransportError:
            return start
        return start[:MAX_ANSWER_BYTES]


def _reason(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer in time"
    return str(error)[:300] or type(error).__name__
