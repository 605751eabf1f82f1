"""Promises: what is forbidden outright, and what needs a sign-off, with examples."""

from __future__ import annotations

from handrail.core.findings import ControlPoint
from handrail.core.playbook.base import Code, Section, Text
from handrail.core.playbook.patterns import PlainPattern


class PhraseRule(Section):
    """A phrase by plain patterns (`*` stands for any words) or by examples."""

    code: Code
    """The rule's stable name: lower-case letters, digits and underscores."""
    why: Text
    """Why, in a sentence that the reviewer reads."""
    patterns: tuple[PlainPattern, ...] = ()
    """Words that it finds; `*` stands for any words inside a sentence."""
    examples: tuple[Text, ...] = ()
    """Whole sentences that it finds, and those that resemble them."""
    control_point: ControlPoint = ControlPoint.PROMISE
    """Whose yes it needs. It has no meaning under `forbidden`."""


class Promises(Section):
    """`forbidden` must not go out at all; `sign_off` needs an owner of its control point."""

    forbidden: tuple[PhraseRule, ...] = ()
    """What must not go out at all."""
    sign_off: tuple[PhraseRule, ...] = ()
    """What needs the yes of an owner of its control point."""
    known_links: tuple[Text, ...] = ()
    """Domains whose links may stand in a reply."""
