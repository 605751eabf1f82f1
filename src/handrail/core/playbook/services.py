"""Fields of the outputs: services with their required facts, urgency levels, fit, note fields."""

from __future__ import annotations

from pydantic import Field

from handrail.core.playbook.base import Code, Duration, Section, Text


class RequiredFact(Section):
    """A fact that a person needs before a quote or a call, and the question that asks for it."""

    code: Code
    label: Text
    question: Text
    kind: str = Field(
        default="text",
        pattern="^(text|date|money|quantity|place|phone|email|photo|name|yes_no)$",
        description="What kind of value answers it, so that extraction can find it.",
    )
    words: tuple[Text, ...] = Field(default=(), description="Words that show it was given.")


class Service(Section):
    """One thing that the business does, with the words by which leads ask for it."""

    code: Code
    name: Text
    words: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    required: tuple[Code, ...] = ()


class UrgencyLevel(Section):
    """How soon a person should act; `respond_within` counts by the clock."""

    code: Code
    name: Text
    respond_within: Duration
    words: tuple[Text, ...] = ()
    deadline_within: Duration | None = Field(
        default=None, description="A deadline that the lead states, this near, makes it this level."
    )


class FitCriterion(Section):
    """A plain rule of fit: words that raise or lower it."""

    code: Code
    name: Text
    words: tuple[Text, ...] = ()
    fits: bool = True


class NoteFieldRule(Section):
    """One field of the CRM note and where its value comes from."""

    code: Code
    label: Text
    source: Text = Field(
        description="service, urgency, fit, language, budget, deadline, place, contact, summary, "
        "or a required fact's code."
    )
