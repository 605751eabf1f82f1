"""The way out to a provider: judged addresses, bounded answers, and a copy of every body sent.

All providers but Bedrock speak through it (Bedrock's own library has no such door; its addresses
are Amazon's, and `connect` copies its bodies in another way).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar
from functools import lru_cache

import httpx2

from handrail.adapters.http.guard import resolve
from handrail.ports.failures import Permanent

LONGEST_ANSWER = 2_000_000
"""Bytes of an answer before it is given up: a preparation is some thousands."""

LONGEST_WAIT = 600.0
"""Seconds; a run has a timeout of its own, which is shorter."""

Sent = Callable[[bytes], None]
on_sent: ContextVar[Sent | None] = ContextVar("on_sent", default=None)
"""Who is told of every body that leaves, in the run that is going on."""


def tell_sent(body: bytes) -> None:
    """Tell whoever listens in this run that this body leaves."""
    listener = on_sent.get()
    if listener is not None:
        listener(body)


@lru_cache(maxsize=2)
def client(*, allow_private: bool) -> httpx2.AsyncClient:
    """The one client of this process: its connections are shared by all runs.

    No proxy from the environment: it would resolve names by itself, past the guard.
    """
    return httpx2.AsyncClient(
        transport=_Judged(allow_private=allow_private),
        follow_redirects=False,
        trust_env=False,
        timeout=LONGEST_WAIT,
    )


class _Judged(httpx2.AsyncHTTPTransport):
    """Asks only addresses that the guard allows, and reads no endless answer."""

    def __init__(self, *, allow_private: bool) -> None:
        super().__init__(trust_env=False)
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises Permanent and Retryable of the guard, ConnectError where nothing listens."""
        targets = await asyncio.to_thread(
            resolve, str(request.url), allow_private=self._allow_private
        )
        tell_sent(await request.aread())
        unreachable: httpx2.TransportError | None = None
        for target in targets:
            request.url = httpx2.URL(str(target.url))
            request.headers["host"] = target.host_header
            request.extensions = {**request.extensions, "sni_hostname": target.server_name}
            try:
                answer = await super().handle_async_request(request)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                unreachable = error
                continue
            answer.stream = _Bounded(answer.stream)
            return answer
        raise unreachable or httpx2.ConnectError("it has no address", request=request)


class _Bounded(httpx2.AsyncByteStream):
    """An answer that may not go on for ever."""

    def __init__(self, stream: object) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for piece in self._stream:  # type: ignore[attr-defined]
            size += len(piece)
            if size > LONGEST_ANSWER:
                raise Permanent(f"The answer is longer than {LONGEST_ANSWER:,} bytes.")
            yield piece

    async def aclose(self) -> None:
        await self._stream.aclose()  # type: ignore[attr-defined]
