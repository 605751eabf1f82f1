"""Reply templates that lack sentences, hold unknown blanks, or say what needs a sign-off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Severity
from handrail.core.playbook.contradictions.contradiction import Contradiction, Path, unknown
from handrail.core.playbook.default_templates import DEFAULT_QUESTIONS, DEFAULT_TEMPLATES
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.guard_rules import outbound_phrases
from handrail.core.playbook.tone import ReplyTemplate, blank_names, blanks

_WITHOUT = {
    "greeting_without_name": ("name", "full_name"),
    "thanks_without_service": ("service",),
}
"""Sentences that stand where a blank has nothing to be filled with."""
_UNSAID = ("trouble_words", "services", "questions", "thanks_by_channel", "in_place", "named")


def find(playbook: Playbook) -> Iterator[Contradiction]:
    """Faults of the tone and of each template."""
    tone = playbook.tone
    if tone.language not in tone.templates and playbook.tasks.draft_reply:
        yield Contradiction(
            ("tone", "templates"),
            f"There is no template in the playbook's language ({tone.language}).",
            "Add one, or switch the task draft_reply off.",
        )
    rules = OutboundRules(
        known_links=playbook.promises.known_links, phrases=outbound_phrases(playbook)
    )
    for language, template in tone.templates.items():
        path: Path = ("tone", "templates", language)
        yield from _lacking(path, language, template)
        yield from _names(path, template, playbook)
        yield from _questions(path, language, template, playbook)
        for where, sentence in _sentences(path, template):
            yield from _blanks(where, sentence)
            yield from _said(where, sentence, playbook, rules)


def _lacking(path: Path, language: str, template: ReplyTemplate) -> Iterator[Contradiction]:
    if language in DEFAULT_TEMPLATES:
        return
    lacking = [
        name
        for name in ReplyTemplate.model_fields
        if name not in template.model_fields_set and name not in _UNSAID
    ]
    if lacking:
        yield Contradiction(
            path,
            f"Handrail has no sentences of its own in “{language}” for {', '.join(lacking)}.",
            "Write them here: they would be English.",
        )


def _names(path: Path, template: ReplyTemplate, playbook: Playbook) -> Iterator[Contradiction]:
    facts = [fact.code for fact in playbook.required_facts]
    services = [service.code for service in playbook.services]
    for code in template.questions:
        if code not in facts:
            yield unknown((*path, "questions", code), "required fact", code, facts)
    for code in template.services:
        if code not in services:
            yield unknown((*path, "services", code), "service", code, services)


def _questions(
    path: Path, language: str, template: ReplyTemplate, playbook: Playbook
) -> Iterator[Contradiction]:
    if language == playbook.tone.language:
        return
    usual = DEFAULT_QUESTIONS.get(language, {})
    lacking = [
        fact.code
        for fact in playbook.required_facts
        if fact.code not in template.questions and fact.kind not in usual
    ]
    if lacking:
        yield Contradiction(
            path,
            f"In “{language}” nobody can be asked for {', '.join(lacking)}.",
            "Add the questions under “questions”.",
            "warning",
        )


def _sentences(path: Path, template: ReplyTemplate) -> Iterator[tuple[Path, str]]:
    for name in ReplyTemplate.model_fields:
        value = getattr(template, name)
        if isinstance(value, str):
            yield (*path, name), value
        elif isinstance(value, Mapping):
            yield from (((*path, name, str(key)), text) for key, text in value.items())


def _blanks(path: Path, sentence: str) -> Iterator[Contradiction]:
    left_out, known = _WITHOUT.get(str(path[-1]), ()), blank_names(str(path[-1]))
    for name in blanks(sentence):
        if name not in known:
            yield unknown(path, "blank", name, known)
        elif name in left_out:
            message = f"{{{name}}} has nothing to be filled with here."
            yield Contradiction(path, message, "Say it without.")


def _said(
    path: Path, sentence: str, playbook: Playbook, rules: OutboundRules
) -> Iterator[Contradiction]:
    filled = re.sub(r"\{[^{}]*\}", "it", sentence)
    for finding in find_outbound(filled, rules):
        if finding.category == "forbidden_phrase" and finding.severity == Severity.BLOCKS:
            message = f"“{finding.text}” is forbidden under promises: {finding.why}"
            yield Contradiction(path, message, "Say it in another way.")
        elif finding.severity != Severity.INFO:
            message = f"Every reply would need a sign-off for “{finding.text}”: {finding.why}"
            yield Contradiction(path, message, "Say it in another way, if you can.", "warning")
    folded = f" {filled.casefold()} "
    for word in playbook.tone.avoid:
        if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", folded):
            yield Contradiction(
                path, f"“{word}” is among the words to avoid.", "Use another word.", "warning"
            )
