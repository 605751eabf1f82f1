"""Required facts, services, urgency, fit, the CRM note and the approved facts."""

from __future__ import annotations

from typing import get_args

from handrail.core.playbook.editing.fields import (
    Field,
    Group,
    MemberList,
    Options,
    Path,
    SectionForm,
    Values,
    said,
)
from handrail.core.playbook.editing.known import template_languages
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.services import (
    FitCriterion,
    NoteFieldRule,
    RequiredFact,
    Service,
    UrgencyLevel,
)

COUNTS: Options = (("working_hours", "In working hours"), ("clock", "By the clock"))

CODE = Field(
    "code",
    "Code",
    "code",
    "Other sections name it by this: lower-case letters, digits and underscores.",
    required=True,
)
_KINDS: Options = (
    ("text", "Any words"),
    ("date", "A date or a time"),
    ("money", "An amount of money"),
    ("quantity", "A size or a number"),
    ("place", "A place"),
    ("phone", "A telephone number"),
    ("email", "An e-mail address"),
    ("photo", "Photos"),
    ("name", "A person's name"),
    ("yes_no", "Yes or no"),
)


def options_of(literal: object) -> Options:
    """The values of a Literal, each said in words."""
    return tuple((value, said(value)) for value in get_args(literal))


def _required_fact(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("label", "What it is", required=True, help="As it is listed for your team."),
        CODE,
        Field("question", "The question that asks for it", "text", required=True),
        Field(
            "kind",
            "What answers it",
            "choice",
            "So that it is found in the lead's own words and not asked for again.",
            options=_KINDS,
            example="required_fact",
        ),
        Field(
            "words",
            "Words that show it was given",
            "words",
            "What no rule can know, such as makes. Commas or a line each.",
            example="required_fact",
        ),
    )
    return (Group(path, fields, model=RequiredFact),)


REQUIRED_FACTS = SectionForm(
    "required-facts",
    "Required facts",
    "What a person needs before a visit or a quote. What the lead gave already is not asked for.",
    ("required_facts",),
    lists=(
        MemberList(
            "required-facts", ("required_facts",), "Required facts", "required fact",
            _required_fact, ("label",),
            empty="Without any, a reply asks only an open question.",
        ),
    ),
)  # fmt: skip


def _service(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("name", "Name", required=True, help="As a colleague would call it."),
        CODE,
        Field(
            "words",
            "Words by which leads ask for it",
            "words",
            "In every language that you answer in; any form of a word is found. Commas or a line each.",
            example="service_words",
        ),
        Field(
            "examples",
            "Whole requests for it",
            "lines",
            "One a line. A request that resembles one of them counts.",
            example="service_examples",
        ),
        Field(
            "required",
            "Facts to ask for",
            "ranked",
            "Where the lead does not give them, in this order.",
            known="required_facts",
        ),
    )
    return (Group(path, fields, model=Service),)


SERVICES = SectionForm(
    "services",
    "Services",
    "What the business does, and how people ask for it. At least one.",
    ("services",),
    lists=(
        MemberList(
            "services", ("services",), "Services", "service", _service,
            empty="A playbook needs at least one.",
        ),
    ),
)  # fmt: skip


def _level(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("name", "Name", required=True),
        CODE,
        Field(
            "respond_within",
            "Answer within",
            "duration",
            "30m, 4h, 2d or 1w.",
            required=True,
            example="duration",
        ),
        Field("count", "That time runs", "choice", options=COUNTS),
        Field(
            "deadline_within",
            "Or when the lead's own deadline is nearer than",
            "duration",
            "Leave it empty where words alone decide.",
            example="duration",
        ),
        Field(
            "words",
            "Words that say so",
            "words",
            "“Not urgent” and “no hurry” are understood. Commas or a line each.",
            example="urgency_words",
        ),
    )
    return (Group(path, fields, model=UrgencyLevel),)


URGENCY = SectionForm(
    "urgency",
    "Urgency",
    "How soon a person should answer, the most urgent first. At least one level.",
    ("urgency",),
    lists=(
        MemberList(
            "urgency", ("urgency",), "Levels", "level", _level,
            empty="A playbook needs at least one.",
        ),
    ),
)  # fmt: skip


def _criterion(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("name", "Name", required=True),
        CODE,
        Field("fits", "Speaks for the lead", "yes_no", "Without the tick it speaks against it."),
        Field(
            "words", "Words that show it", "words", "Commas or a line each.", example="fit_words"
        ),
    )
    return (Group(path, fields, model=FitCriterion),)


FIT = SectionForm(
    "fit",
    "Fit",
    "What speaks for a lead and what against it.",
    ("fit",),
    lists=(
        MemberList(
            "fit", ("fit",), "Criteria", "criterion", _criterion,
            empty="Without any, every lead fits alike.",
        ),
    ),
)  # fmt: skip


def _note_field(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("label", "Label", required=True),
        CODE,
        Field(
            "source",
            "Filled in from",
            "choice",
            "A value is kept only with the words of the lead that give it.",
            known="note_sources",
            required=True,
        ),
    )
    return (Group(path, fields, model=NoteFieldRule),)


CRM_NOTE = SectionForm(
    "crm-note",
    "CRM note",
    "The fields of the note that goes to the CRM, in this order.",
    ("crm_note",),
    lists=(
        MemberList(
            "crm-note", ("crm_note",), "Fields", "field", _note_field, ("label",),
            empty="Without any, the note has no fields of its own.",
        ),
    ),
)  # fmt: skip


def _fact(values: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field(
            "statement",
            "Statement",
            "text",
            "One sentence that may stand in a reply as it is.",
            required=True,
            example="statement",
        ),
        CODE,
        Field("kind", "About", "choice", options=options_of(Fact.model_fields["kind"].annotation)),
        Field("owner", "Who answers for it", "owner", known="owners"),
        Field(
            "expires",
            "Approved up to and with",
            "date",
            "After this day the question goes to the owner instead. Empty: no end.",
        ),
        Field(
            "services",
            "Only for these services",
            "several",
            "None ticked: for every service.",
            known="services",
        ),
        Field(
            "answers",
            "Words of the questions that it answers",
            "words",
            "All words of an entry must be in the question, in any order. Commas or a line each.",
        ),
    )
    said = tuple(Field(language, f"In {language}", "text") for language in _languages(values, path))
    return (
        Group(path, fields, model=Fact),
        Group(
            (*path, "translations"),
            said,
            title="The same in other languages",
            help="For replies in a language that has a template under “Tone and templates”.",
        ),
    )


def _languages(values: Values, path: Path) -> list[str]:
    return template_languages(values, but_own=True, beside=(*path, "translations"))


FACTS = SectionForm(
    "facts",
    "Approved facts",
    "The only source of prices, times, areas and hours in a draft.",
    ("facts",),
    lists=(
        MemberList(
            "facts", ("facts",), "Facts", "fact", _fact, ("statement",),
            empty="Without any, every question about a price or a time goes to its owner.",
        ),
    ),
)  # fmt: skip
