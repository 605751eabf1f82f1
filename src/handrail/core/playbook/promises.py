"""Promises: what is forbidden outright, and what needs a sign-off, with examples."""

from __future__ import annotations

from handrail.core.findings import ControlPoint
from handrail.core.playbook.base import Code, Section, Text
from handrail.core.playbook.patterns import PlainPattern


class PhraseRule(Section):
    """A phrase by plain patterns (`*` stands for any words) or by examples."""

    code: Code
    why: Text
    patterns: tuple[PlainPattern, ...] = ()
    examples: tuple[Text, ...] = ()
    control_point: ControlPoint = ControlPoint.PROMISE


class Promises(Section):
    """`forbidden` must not go out at all; `sign_off` needs an owner of its control point."""

    forbidden: tuple[PhraseRule, ...] = ()
    sign_off: tuple[PhraseRule, ...] = ()
    known_links: tuple[Text, ...] = ()
