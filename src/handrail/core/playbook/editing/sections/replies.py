"""Tone, reply templates, and what must not be promised."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from handrail.core.findings import ControlPoint
from handrail.core.leads import Channel
from handrail.core.playbook.default_templates import DEFAULT_TEMPLATES
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
from handrail.core.playbook.editing.known import codes_and_keys
from handrail.core.playbook.editing.sections.business import CHANNEL_NAMES
from handrail.core.playbook.editing.sections.outputs import CODE
from handrail.core.playbook.promises import PhraseRule, Promises
from handrail.core.playbook.tone import ReplyTemplate, Tone, Topic

POINTS: Options = tuple((point.value, said(point.value)) for point in ControlPoint)
_SENTENCES = {
    "subject": "Subject",
    "greeting": "Greeting",
    "greeting_without_name": "Greeting where the name is not known",
    "thanks": "Thanks, naming the service",
    "thanks_without_service": "Thanks, where the service is not known",
    "thanks_again": "Thanks later on the thread",
    "trouble": "Where something is broken",
    "urgent": "Where it is urgent",
    "ask_one": "Before one question",
    "ask_many": "Before several questions",
    "ask_openly": "Where it is not clear what is wanted",
    "prefers_call": "Where the lead wants to be called",
    "offers_call": "Offering a call",
    "holding": "Holding message ({time}: by when the reply is expected)",
    "next_step": "What happens next, after questions",
    "next_step_complete": "What happens next, where nothing is missing",
    "perhaps_not_ours": "Where it may not be your work",
    "sign_off": "Sign-off",
}
_TOPICS = {
    "price": "A price",
    "timing": "A time",
    "scope": "What you do",
    "other": "Anything else",
}
_BLANKS = "{name}, {full_name}, {service}, {place} and {business} are filled in."


def _tone(_: Values) -> tuple[Group, ...]:
    fields = (
        Field("language", "Language", help="Two letters: en, de, es. Used where a lead's own has no template."),
        Field("max_words", "Longest draft, in words", "number", "Between 30 and 600."),
        Field("avoid", "Words that a draft never uses", "words", "Commas or a line each."),
        Field("examples", "Sentences in your own voice", "lines", "One a line; a language model writes after them."),
    )  # fmt: skip
    return (Group(("tone",), fields, model=Tone),)


def _template(values: Values, path: Path) -> tuple[Group, ...]:
    return (
        _sentences(path),
        _parts(path),
        _group(
            (*path, "services"),
            tuple(
                Field(code, code)
                for code in codes_and_keys(values, ("services",), (*path, "services"))
            ),
            "Services as a sentence names them",
            "Such as “your bathroom”.",
        ),
        _group(
            (*path, "questions"),
            tuple(
                Field(code, code)
                for code in codes_and_keys(values, ("required_facts",), (*path, "questions"))
            ),
            "Questions for required facts, in this language",
            "Empty: the fact's own question, or a usual one of the language.",
        ),
        _by_channel(path),
        _open_questions(path),
    )


def _group(path: Path, fields: tuple[Field, ...], title: str, text: str = "") -> Group:
    """Fields of a template; where no template is written at all, there is an English one."""
    return Group(
        path, fields, title=title, help=text, absent={"en": {}}, absent_path=("tone", "templates")
    )


def _usual(path: Path) -> Mapping[str, Any]:
    """What Handrail says by itself in the template's language."""
    return DEFAULT_TEMPLATES.get(str(path[-1]), {})


def _sentences(path: Path) -> Group:
    fields = []
    for key, label in _SENTENCES.items():
        said = str(_usual(path).get(key, ReplyTemplate.model_fields[key].default))
        fields.append(Field(key, label, "text", placeholder=said, example="sentence"))
    text = f"{_BLANKS} What is left empty is said in Handrail's own words."
    return _group(path, tuple(fields), "Sentences", text)


def _parts(path: Path) -> Group:
    usual = _usual(path)
    fields = (
        Field(
            "in_place",
            "Put before the full stop of the thanks",
            exact=True,
            default=usual.get("in_place", ""),
            help="Such as “ in {place}”, with its space.",
        ),
        Field(
            "named",
            "How a service is named in a sentence",
            exact=True,
            default=usual.get("named", "{service}"),
            help="Such as “your {service}”.",
        ),
        Field(
            "trouble_words",
            "Words that show that something is broken",
            "words",
            exact=True,
            default=list(usual.get("trouble_words", ())),
            help="Commas or a line each.",
        ),
    )
    return _group(path, fields, "Parts of sentences")


def _by_channel(path: Path) -> Group:
    said = _usual(path).get("thanks_by_channel", {})
    fields = tuple(
        Field(channel.value, CHANNEL_NAMES[channel], placeholder=str(said.get(channel.value, "")))
        for channel in Channel
    )
    return _group((*path, "thanks_by_channel"), fields, "Other thanks on a channel")


def _open_questions(path: Path) -> Group:
    said = _usual(path).get("open_questions", {})
    fields = tuple(
        Field(topic, _TOPICS.get(topic, topic), placeholder=str(said.get(topic, "")))
        for topic in get_args(Topic)
    )
    title = "What to say of a question that no approved fact answers"
    return _group((*path, "open_questions"), fields, title)


TONE = SectionForm(
    "tone",
    "Tone and templates",
    "How a reply sounds, in each language that you answer in.",
    ("tone",),
    _tone,
    (
        MemberList(
            "templates", ("tone", "templates"), "Templates", "language", _template, (), keyed=True,
            absent={"en": {}},
            help="A reply is written in the lead's language where there is a template for it.",
            empty="Without any, replies are in English.",
        ),
    ),
)  # fmt: skip


def _phrase(_: Values, path: Path) -> tuple[Group, ...]:
    fields = (
        Field("why", "Why", required=True, help="Shown to whoever wrote the phrase."),
        CODE,
        Field(
            "patterns",
            "Patterns",
            "lines",
            "Plain words, one pattern a line; * stands for any words inside a sentence.",
            example="phrase",
        ),
        Field(
            "examples",
            "Examples",
            "lines",
            "Sentences, one a line: what holds their words counts too.",
            example="phrase",
        ),
        Field("control_point", "Control point", "choice", options=POINTS),
    )
    return (Group(path, fields, model=PhraseRule),)


def _promises(_: Values) -> tuple[Group, ...]:
    links = Field(
        "known_links",
        "Links that may stand in a reply",
        "words",
        "Hosts or addresses. Commas or a line each.",
    )
    return (Group(("promises",), (links,), model=Promises),)


PROMISES = SectionForm(
    "promises",
    "Promises",
    "What must not be said at all, and what needs an owner's yes.",
    ("promises",),
    _promises,
    (
        MemberList(
            "forbidden", ("promises", "forbidden"), "Forbidden", "forbidden phrase", _phrase,
            ("why",), help="A text that holds one cannot be sent.",
        ),
        MemberList(
            "sign-off", ("promises", "sign_off"), "Needing a sign-off", "phrase", _phrase,
            ("why",), help="A text that holds one waits for an owner of its control point.",
        ),
    ),
)  # fmt: skip
