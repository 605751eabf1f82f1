"""Tone and reply templates: language, greeting, sign-off, length, words to avoid."""

from __future__ import annotations

from pydantic import Field

from handrail.core.playbook.base import Section, Text


class ReplyTemplate(Section):
    """A reply's sentences in one language.

    Filled in are `{name}` (how to greet), `{full_name}`, `{service}` and `{business}`.
    """

    greeting: Text = "Hi {name},"
    greeting_without_name: Text = "Hello,"
    thanks: Text = "Thank you for your message about {service}."
    thanks_without_service: Text = "Thank you for your message."
    ask_one: Text = "So that we can help, could you tell us:"
    ask_many: Text = "So that we can help, could you tell us:"
    next_step: Text = "As soon as we have this, a person here will look at it and reply."
    next_step_complete: Text = "A person here will look at the details and reply."
    sign_off: Text = "Best regards,\n{business}"
    questions: dict[str, Text] = Field(
        default_factory=dict, description="Questions for required facts, in this language."
    )
    services: dict[str, Text] = Field(
        default_factory=dict, description="Names of services, in this language."
    )
    subject: Text = "Your enquiry"


class Tone(Section):
    """How a reply sounds. `max_words` bounds a draft; `avoid` are words that it never uses."""

    language: str = Field(default="en", pattern="^[a-z]{2}$")
    max_words: int = Field(default=160, ge=30, le=600)
    avoid: tuple[Text, ...] = ()
    examples: tuple[Text, ...] = ()
    templates: dict[str, ReplyTemplate] = Field(default_factory=lambda: {"en": ReplyTemplate()})

    def template(self, language: str) -> tuple[str, ReplyTemplate]:
        """The template of this language, else the playbook's own; with the language it is in."""
        for code in (language, self.language, *self.templates):
            if code in self.templates:
                return code, self.templates[code]
        return self.language, ReplyTemplate()
