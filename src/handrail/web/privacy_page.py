"""The data policy of a playbook in one place, and a text for the business's privacy notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from handrail.core.documents.tree import Bullets, Document, Heading, Paragraph
from handrail.core.playbook.document import Playbook as Rules
from handrail.core.playbook.durations import duration_in_words
from handrail.core.providers import BUILTIN
from handrail.pipeline.playbook_checks import surroundings_of
from handrail.store.audit_words import code_in_words
from handrail.store.facts import playbook_of
from handrail.store.models import Member, Playbook
from handrail.store.selectors.people import active_members
from handrail.store.selectors.routes import HandedOver, erased_contacts, handed_over

PERIOD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class MayAsk:
    """One engine that may be asked, and what beside the usual it must not see."""

    code: str
    leaves: bool
    there: bool
    hides: Sequence[str]


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """What the page shows; `handed` is of the last 30 days."""

    channels: Sequence[tuple[str, Sequence[str]]]
    masked: Sequence[str]
    never: Sequence[str]
    engines: Sequence[MayAsk]
    handed: Sequence[HandedOver]
    kept_for: str
    erased: int
    readers: Sequence[Member]


def privacy_of(playbook: Playbook, *, now: datetime) -> PrivacyPage:
    """Everything of the active version, beside what was in fact sent."""
    rules, space = _rules(playbook), playbook.workspace
    return PrivacyPage(
        channels=[
            (
                code_in_words(channel.value),
                [code_in_words(name) for name in rules.inputs.allowed(channel)],
            )
            for channel in rules.inputs.channels
        ],
        masked=[code_in_words(kind) for kind in rules.inputs.mask],
        never=[code_in_words(name) for name in rules.inputs.never],
        engines=_engines(playbook, rules),
        handed=handed_over(playbook, since=now - PERIOD),
        kept_for=duration_in_words(rules.data_policy.keep_originals),
        erased=erased_contacts(space, since=now - PERIOD),
        readers=active_members(space),
    )


def _engines(playbook: Playbook, rules: Rules) -> list[MayAsk]:
    policy = rules.data_policy
    named = dict.fromkeys(
        (*policy.engines, *chain.from_iterable(policy.task_engines.values()), BUILTIN)
    )
    there = surroundings_of(playbook.workspace).engines
    hides = {
        code: [code_in_words(kind) for kind in kinds] for code, kinds in policy.mask_for.items()
    }
    return [MayAsk(code, code != BUILTIN, code in there, hides.get(code, [])) for code in named]


def privacy_notice(playbook: Playbook) -> Document:
    """A plain text to begin from; a person who knows the law of the place finishes it."""
    rules = _rules(playbook)
    outside = [one.code for one in _engines(playbook, rules) if one.leaves]
    kept = duration_in_words(rules.data_policy.keep_originals)
    fields = sorted(
        {code_in_words(n) for c in rules.inputs.channels for n in rules.inputs.allowed(c)}
    )
    if outside:
        engines = (
            "For this we use these providers of language models: "
            f"{', '.join(outside)}. Before the text is handed to them, details such as "
            f"{', '.join(code_in_words(kind) for kind in rules.inputs.mask[:6])} are replaced by "
            "placeholders."
        )
    else:
        engines = "This happens on our own machine; your words are handed to no provider."
    return Document(
        title=f"How {rules.business} handles enquiries",
        subtitle="A text to begin from. Have somebody who knows the law of your place read it.",
        blocks=[
            Heading("What happens with your enquiry"),
            Paragraph(
                f"When you write to us, software reads your enquiry ({', '.join(fields)}), "
                f"summarises it and drafts an answer. {engines} A person reads your enquiry and "
                "decides on every answer; no answer is sent by software alone."
            ),
            Heading("When no software reads it first"),
            Paragraph(
                "Complaints, legal matters, sensitive personal data and the like go to a person "
                "before any language model sees them."
            ),
            Heading("How long it is kept"),
            Paragraph(f"Your original message is kept for {kept} at most, then erased."),
            Heading("Your rights"),
            Bullets(
                [
                    "You may ask what we hold about you.",
                    "You may have it corrected or erased.",
                    "You may object, and ask that a person alone handles your enquiry.",
                ]
            ),
        ],
    )


def _rules(playbook: Playbook) -> Rules:
    version = playbook.active_version
    assert version is not None  # noqa: S101 (the caller chose one that has)
    return playbook_of(version)
