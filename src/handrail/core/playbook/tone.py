"""Tone and reply templates: language, greeting, sign-off, length, words to avoid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, StrictInt, field_validator

from handrail.core.leads import Channel
from handrail.core.playbook.base import Code, Section, Text
from handrail.core.playbook.default_templates import DEFAULT_TEMPLATES

BLANK_NAMES = ("name", "full_name", "service", "place", "business")
"""What a template's sentences may have filled in."""
HOLDING_BLANKS = ("name", "full_name", "business", "time")
"""What the holding message may have filled in."""

Topic = Literal["price", "timing", "scope", "other"]
"""What a question that no approved fact answers is about."""

_BLANK = re.compile(r"\{([^{}]*)\}")


class ReplyTemplate(Section):
    """A reply's sentences in one language; what is left out is taken from the language's defaults.

    Filled in are `{name}` (how to greet), `{full_name}`, `{service}`, `{place}` and `{business}`.
    """

    subject: Text = "Your enquiry"
    """The subject line."""
    greeting: Text = "Hi {name},"
    """The greeting where the name is known."""
    greeting_without_name: Text = "Hello,"
    """The greeting where it is not."""
    thanks: Text = "Thank you for your message about {service}."
    """The first sentence, naming the service."""
    thanks_without_service: Text = "Thank you for your message."
    """The first sentence where the service is not known."""
    named: str = Field(default="{service}", max_length=80)
    """How a service without an entry in `services` is named: your {service}."""
    thanks_by_channel: dict[Channel, Text] = Field(default_factory=dict)
    """In place of `thanks` on a channel, such as call."""
    thanks_again: Text = "Thank you for your message."
    """In place of `thanks` later on a thread."""
    in_place: str = Field(default="", max_length=80)
    """Put before the full stop of `thanks`, where the place is known: in {place}."""
    trouble: Text = "We are sorry to hear that this is giving you trouble."
    """Said where the lead writes that something is broken."""
    urgent: Text = "We understand that this is urgent."
    """Said where the lead writes that it is urgent."""
    open_questions: dict[Topic, Text] = Field(default_factory=dict)
    """What to say of a question that no approved fact answers."""
    ask_one: Text = "One quick question"
    """What stands before one question."""
    ask_many: Text = "A few quick questions"
    """What stands before several questions."""
    ask_openly: Text = "Could you tell us a little more about what you need?"
    """The question where it is not clear what the lead wants."""
    prefers_call: Text = "You would rather be called, so one of us will ring you."
    """Said where the lead would rather be called."""
    offers_call: Text = "If you would rather talk, tell us when we may call you."
    """The offer to call, where the reviewer wishes for one."""
    next_step: Text = "Once we have this, one of us will get back to you."
    """What happens once the questions are answered."""
    next_step_complete: Text = "One of us will read the details and get back to you."
    """What happens next, where nothing is asked."""
    perhaps_not_ours: Text = (
        "We will check whether this is something that we can take on, and let you know."
    )
    """Said where the work may not be yours."""
    sign_off: Text = "Best regards\n{business}"
    """The end of the reply, with the business's name."""
    holding: Text = "We have your message. One of us will read it and answer by {time}."
    """What the holding message says; `{time}` is the time by which the reply is expected."""
    questions: dict[Code, Text] = Field(default_factory=dict)
    """Questions for required facts in this language, by their codes."""
    services: dict[Code, Text] = Field(default_factory=dict)
    """Services as a sentence names them, by their codes: your bathroom."""
    trouble_words: tuple[Text, ...] = ()
    """Words that show that something is broken."""

    def fill(self, sentence: str, **values: str) -> str:
        """The sentence with its blanks filled in; an unknown blank stays as it is written."""
        return _BLANK.sub(lambda blank: values.get(blank[1], blank[0]), sentence)


def blank_names(sentence_name: str) -> tuple[str, ...]:
    """What the template's sentence of this name may have filled in."""
    return HOLDING_BLANKS if sentence_name == "holding" else BLANK_NAMES


def blanks(sentence: str) -> list[str]:
    """The names of the blanks of a template's sentence."""
    return _BLANK.findall(sentence)


def _over(default: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, for the rest the default; inside mappings (`open_questions`) too."""
    inner = {
        key: {**default[key], **value}
        for key, value in given.items()
        if isinstance(value, Mapping) and isinstance(default.get(key), Mapping)
    }
    return {**default, **given, **inner}


class Tone(Section):
    """How a reply sounds. `max_words` bounds a draft; `avoid` are words that it never uses."""

    language: str = Field(default="en", pattern="^[a-z]{2}$")
    """The language of the business, by two letters: en, de, es."""
    max_words: StrictInt = Field(default=160, ge=30, le=600)
    """The most words that a draft may have."""
    avoid: tuple[Text, ...] = ()
    """Words that no draft uses."""
    examples: tuple[Text, ...] = ()
    """Replies as you like them."""
    templates: dict[str, ReplyTemplate] = Field(
        default_factory=lambda: {"en": ReplyTemplate.model_validate(DEFAULT_TEMPLATES["en"])}
    )
    """The sentences of a reply, by language. What is left out is said as Handrail does."""

    @field_validator("templates", mode="before")
    @classmethod
    def _with_defaults(cls, templates: Any) -> Any:
        """What a template leaves out is said in its own language, where that is known."""
        if not isinstance(templates, Mapping):
            return templates
        return {
            code: _over(DEFAULT_TEMPLATES.get(str(code), {}), given)
            if isinstance(given, Mapping)
            else given
            for code, given in templates.items()
        }

    def template(self, language: str) -> tuple[str, ReplyTemplate]:
        """The template of this language, else the playbook's own; with the language it is in."""
        for code in (language, self.language, *self.templates):
            if code in self.templates:
                return code, self.templates[code]
        return self.language, ReplyTemplate()
