"""Reads a mailbox without loss: nothing is marked before `mark_taken` is called."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from imap_tools.utils import encode_folder

from handrail.adapters.mail.imap.connection import (
    ImapServer,
    OpenFolder,
    close,
    guarded,
    open_folder,
)
from handrail.ports.failures import Permanent, Retryable
from handrail.ports.mail import FetchedMail

T = TypeVar("T")
MAX_BYTES = 25 * 1024 * 1024
MAX_IDLE_SECONDS = 28 * 60
"""RFC 2177: a client should end IDLE and begin anew at least every 29 minutes."""
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_NEWS = re.compile(rb"\b(?:EXISTS|RECENT)\b")


class ImapMailbox:
    """The port `Mailbox` over IMAP. One connection, opened on first use and again when lost.

    For one thread at a time; only `close` may be called from another.
    """

    def __init__(
        self,
        *,
        host: str,
        username: str,
        password: str,
        port: int = 993,
        security: str = "tls",
        folder: str = "INBOX",
        move_to: str = "",
        timeout: float = 30.0,
        max_bytes: int = MAX_BYTES,
        tls_context: ssl.SSLContext | None = None,
    ) -> None:
        """`security` is none, starttls or tls. With `move_to`, what was taken moves there.

        Without it, it is flagged `\\Seen`. `timeout` in seconds for each command.
        """
        self._server = ImapServer(
            host, port, username, password, security, folder, timeout, tls_context
        )
        self._move_to = move_to
        self._max_bytes = max_bytes
        self._open: OpenFolder | None = None
        self._newest_uid = 0
        self._closed = threading.Event()

    def fetch_new(self) -> Iterator[FetchedMail]:
        """Every unseen message, oldest first, unmarked: a crash before `mark_taken` loses none.

        A message that the server can't hand out does not hold up the ones behind it: Retryable
        names it at the end.
        """
        unreadable: list[str] = []
        for name in self._run(self._unseen):
            try:
                mail = self._run(partial(self._fetch, name=name))
            except _Refused as refused:
                unreadable.append(f"{name.partition(':')[2]} ({refused})")
                continue
            if mail is not None:
                yield mail
        if unreadable:
            raise Retryable(
                f"The server could not hand out {len(unreadable)} message(s) of "
                f"{self._server.folder}, by UID: {'; '.join(unreadable[:5])}"
            )

    def mark_taken(self, uid: str) -> None:
        """Flag the message `\\Seen`, or move it; to be called after what it said was committed."""
        self._run(lambda folder: self._mark(folder, uid))

    def wait(self, seconds: float) -> bool:
        """Wait for news by IDLE, or just wait where the server has none.

        Returns whether something may have come; True without IDLE, since nobody knows.
        """
        if self._run(self._has_newer):
            return True
        if "IDLE" in self._run(lambda folder: folder.capabilities):
            return self._run(lambda folder: _idle(folder, min(seconds, MAX_IDLE_SECONDS)))
        self._closed.wait(seconds)
        return True

    def probe(self) -> str:
        """Connect, sign in, select and count: what a check of the settings needs to know."""
        unseen = len(self._run(self._unseen))
        return f"{self._server.host} answers; {unseen} unseen in {self._server.folder}."

    def close(self) -> None:
        """Drop the connection; a `wait` without IDLE ends at once."""
        self._closed.set()
        self._drop()

    def __del__(self) -> None:
        # imap-tools' objects refer to each other: without this, a connection would stay open
        # until the garbage collector comes by, and servers allow a user only a few.
        self._drop()

    def _drop(self) -> None:
        folder, self._open = getattr(self, "_open", None), None
        if folder is not None:
            close(folder.box)

    def _run(self, call: Callable[[OpenFolder], T]) -> T:
        """Run a call that may be repeated; on a connection gone stale, once more on a new one."""
        fresh = self._open is None
        try:
            return self._try(call)
        except Retryable:
            self._drop()
            if fresh:
                raise
        return self._try_dropping(call)

    def _try_dropping(self, call: Callable[[OpenFolder], T]) -> T:
        try:
            return self._try(call)
        except Retryable:
            self._drop()
            raise

    def _try(self, call: Callable[[OpenFolder], T]) -> T:
        if self._open is None:
            self._open, self._newest_uid = open_folder(self._server), 0
        return guarded(self._server, partial(call, self._open))

    def _unseen(self, folder: OpenFolder) -> list[str]:
        folder.box.client.noop()
        uids = folder.box.uids("UNSEEN UNDELETED", charset=None)
        self._newest_uid = max([self._newest_uid, *map(int, uids)])
        return [f"{folder.validity}:{uid}" for uid in sorted(uids, key=int)]

    def _has_newer(self, folder: OpenFolder) -> bool:
        """Whether something came between the last search and now, which IDLE would not tell."""
        found = folder.box.uids(f"UID {self._newest_uid + 1}:* UNSEEN UNDELETED", charset=None)
        return any(int(uid) > self._newest_uid for uid in found)

    def _fetch(self, folder: OpenFolder, name: str) -> FetchedMail | None:
        """One message, at most one byte beyond the limit; None if it is gone by now."""
        uid = _uid_in(name, folder)
        limit = self._max_bytes + 1
        status, data = folder.box.client.uid("FETCH", uid, f"(RFC822.SIZE BODY.PEEK[]<0.{limit}>)")
        if status != "OK":
            raise _Refused(" ".join(part.decode("utf-8", "replace") for part in data if part))
        if not data or data[0] is None:
            return None
        raw = b"".join(part[1] for part in data if isinstance(part, tuple))
        rest = b" ".join(part[0] if isinstance(part, tuple) else part for part in data)
        told = _SIZE.search(rest)
        size = int(told.group(1)) if told else len(raw)
        if len(raw) > self._max_bytes:
            return FetchedMail(name, raw[: self._max_bytes], too_large=True, size=size)
        return FetchedMail(name, raw, size=size)

    def _mark(self, folder: OpenFolder, name: str) -> None:
        uid = _uid_in(name, folder)
        if not self._move_to:
            # Not imap-tools' flag(): that one also expunges what people marked for deletion.
            folder.command("STORE", uid, "+FLAGS.SILENT", "(\\Seen)")
            return
        if not folder.box.folder.exists(self._move_to):
            folder.box.folder.create(self._move_to)
        target = encode_folder(self._move_to).decode()
        if "MOVE" in folder.capabilities:
            folder.command("MOVE", uid, target)
            return
        folder.command("COPY", uid, target)
        folder.command("STORE", uid, "+FLAGS.SILENT", "(\\Seen \\Deleted)")
        if "UIDPLUS" in folder.capabilities:
            folder.command("EXPUNGE", uid)


class _Refused(Exception):
    """The server's no to one message."""


def _uid_in(name: str, folder: OpenFolder) -> str:
    validity, _, uid = name.partition(":")
    if not uid.isdecimal():
        raise Permanent(f"{name!r} does not name a message of a mailbox.")
    if validity != folder.validity:
        # Marking by an old UID would hide another message, unread.
        raise Retryable("The mailbox was rebuilt meanwhile: it is read again from the start.")
    return uid


def _idle(folder: OpenFolder, seconds: float) -> bool:
    """IDLE until news or the time is over; lines that came with DONE's answer count too."""
    idle = folder.box.idle
    idle.start()  # type: ignore[no-untyped-call]
    try:
        lines = idle.poll(timeout=seconds)
    finally:
        _, late = idle.stop()  # type: ignore[no-untyped-call]
    return any(_NEWS.search(line) for line in [*lines, *late])
