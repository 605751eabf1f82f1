"""Fields of the outputs: services with their required facts, urgency levels, fit, note fields."""

from __future__ import annotations

from typing import Literal

from pydantic import StrictBool

from handrail.core.playbook.base import Code, Duration, Section, Text
from handrail.core.playbook.durations import Count

FactKind = Literal[
    "text", "date", "money", "quantity", "place", "phone", "email", "photo", "name", "yes_no"
]


class RequiredFact(Section):
    """A fact that a person needs before a quote or a call, and the question that asks for it."""

    code: Code
    """The fact's stable name: lower-case letters, digits and underscores."""
    label: Text
    """What the fact is called, for people."""
    question: Text
    """The question that asks for it in a reply."""
    kind: FactKind = "text"
    """What kind of value answers it, so that it is found in the lead's own words."""
    words: tuple[Text, ...] = ()
    """Words that show that it was given."""


class Service(Section):
    """One thing that the business does, with the words by which leads ask for it."""

    code: Code
    """The service's stable name: lower-case letters, digits and underscores."""
    name: Text
    """What the service is called, for people."""
    words: tuple[Text, ...] = ()
    """How people ask for it, in every language that you answer in. Any inflection is found."""
    examples: tuple[Text, ...] = ()
    """Whole requests: one that resembles them counts."""
    required: tuple[Code, ...] = ()
    """Codes of the required facts that a reply asks for, in this order."""


class UrgencyLevel(Section):
    """How soon a person should act."""

    code: Code
    """The level's stable name: lower-case letters, digits and underscores."""
    name: Text
    """What the level is called, for people."""
    respond_within: Duration
    """How soon a person should act, by the clock."""
    count: Count = "working_hours"
    """Whether that time runs in the workspace's working hours, or by the clock."""
    words: tuple[Text, ...] = ()
    """Words of a lead that make it this level."""
    deadline_within: Duration | None = None
    """A deadline that the lead states, this near, makes it this level."""


class FitCriterion(Section):
    """A plain rule of fit: words that raise or lower it."""

    code: Code
    """The criterion's stable name: lower-case letters, digits and underscores."""
    name: Text
    """What the criterion is called, for people."""
    words: tuple[Text, ...] = ()
    """Words of a lead that meet it."""
    fits: StrictBool = True
    """Whether it speaks for the lead (true) or against it (false)."""


class NoteFieldRule(Section):
    """One field of the CRM note and where its value comes from."""

    code: Code
    """The field's stable name: lower-case letters, digits and underscores."""
    label: Text
    """What the field is called in the note."""
    source: Text
    """Where its value comes from: service, urgency, fit, language, budget, deadline, place,
    contact, summary, or the code of a required fact."""
