"""A mail server that does as it is told, and remembers every message that it was handed."""

from __future__ import annotations

from typing import Any, ClassVar

from handrail.ports.failures import NeedsPerson, Permanent, Retryable
from handrail.ports.mail import OutgoingMail


class Crash(BaseException):
    """The process dies: nothing after this point runs, as after kill -9."""


class ScriptedSender:
    """Takes, refuses, postpones, loses the connection or dies, as `behaviour` says."""

    behaviour: ClassVar[str] = "take"
    handed_over: ClassVar[list[OutgoingMail]] = []

    def __init__(self, **_: Any) -> None:
        """Whatever the settings say."""

    def send(self, mail: OutgoingMail) -> str:
        """Remember what reaches the server, then end as told."""
        kind = ScriptedSender.behaviour
        if kind == "later":
            raise Retryable("451 try again later")
        if kind == "refuse":
            raise Permanent("550 no such user")
        if kind == "die before":
            raise Crash
        ScriptedSender.handed_over.append(mail)
        if kind == "vanish":
            raise NeedsPerson("the connection was lost after the text")
        if kind == "die after":
            raise Crash
        return "250 queued"

    def probe(self) -> str:
        """Answers."""
        return "220 ready"
