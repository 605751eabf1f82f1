"""Handoff documentation: a playbook as one document for whoever takes it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handrail.core.documents.tree import Block, Bullets, Document, Facts, Heading, Paragraph, Table
from handrail.core.findings import ControlPoint
from handrail.core.playbook.control import RECORD_KINDS
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.durations import duration_in_words
from handrail.core.playbook.escalation import default_triggers
from handrail.core.playbook.promises import PhraseRule


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line of the change log."""

    number: int
    at: str
    author: str
    changed: str
    tested: str
    risks: str
    next_step: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What the document says beside the playbook itself.

    `people` are the members behind each owner's name, `connections` the names behind codes,
    `sources` the ways in with their channels.
    """

    title: str
    subtitle: str
    mode: str
    people: Mapping[str, Sequence[str]] = field(default_factory=dict)
    connections: Mapping[str, str] = field(default_factory=dict)
    sources: Sequence[tuple[str, str]] = ()
    versions: Sequence[VersionLine] = ()


def handoff_document(playbook: Playbook, around: HandedOver) -> Document:
    """The whole document, in the order in which a lead meets the rules."""
    chapters = (
        _purpose(playbook, around),
        _inputs(playbook, around),
        _outputs(playbook),
        _owners(playbook, around),
        _rules(playbook),
        _escalation(playbook, around),
        _write_back(playbook, around),
        _change_log(around),
    )
    return Document(
        title=around.title,
        subtitle=around.subtitle,
        blocks=[block for chapter in chapters for block in chapter],
    )


def _purpose(playbook: Playbook, around: HandedOver) -> Iterator[Block]:
    yield Heading("What this is")
    yield Paragraph(
        f"The operating rules “{playbook.name}”, under which leads of {playbook.business} are "
        f"prepared by AI and answered by people. Mode: {around.mode}. AI drafts, a person decides; "
        "nothing reaches a prospect without a name beside it."
    )
    yield Facts(
        [
            ("Services", _listed(service.name for service in playbook.services)),
            ("Languages of replies", _listed(playbook.tone.templates)),
            (
                "Engines, in the order in which they are asked",
                _listed(playbook.data_policy.engines),
            ),
            ("Originals are kept for", duration_in_words(playbook.data_policy.keep_originals)),
        ]
    )


def _inputs(playbook: Playbook, around: HandedOver) -> Iterator[Block]:
    yield Heading("Inputs")
    if around.sources:
        yield Table(("Source", "Channel"), around.sources, "Where leads come from")
    channels = [
        (channel.value, _listed(map(_words, playbook.inputs.allowed(channel))))
        for channel in playbook.inputs.channels
    ]
    yield Table(("Channel", "Fields that AI may see"), channels, "What AI may see")
    yield Facts(
        [
            ("Masked before AI reads it", _listed(map(_words, playbook.inputs.mask))),
            ("Never used", _listed(map(_words, playbook.inputs.never))),
        ]
    )


def _outputs(playbook: Playbook) -> Iterator[Block]:
    yield Heading("Outputs")
    tasks = playbook.tasks.model_dump()
    yield Facts(
        [
            ("Prepared", _listed(_words(name) for name, on in tasks.items() if on)),
            ("Switched off", _listed(_words(name) for name, on in tasks.items() if not on)),
        ]
    )
    labels = {fact.code: fact.label for fact in playbook.required_facts}
    services = [
        (service.name, _listed(labels.get(code, code) for code in service.required))
        for service in playbook.services
    ]
    yield Table(("Service", "What is asked for where it is missing"), services, "Services")
    urgency = [
        (level.name, duration_in_words(level.respond_within), _listed(level.words))
        for level in playbook.urgency
    ]
    yield Table(("Urgency", "Answered within", "Said by"), urgency, "Urgency")
    if playbook.fit:
        fit = [
            (rule.name, "speaks for it" if rule.fits else "speaks against it", _listed(rule.words))
            for rule in playbook.fit
        ]
        yield Table(("Fit", "It", "Said by"), fit, "Fit")
    if playbook.crm_note:
        note = [(rule.label, _words(rule.source)) for rule in playbook.crm_note]
        yield Table(("Field", "From"), note, "CRM note")


def _owners(playbook: Playbook, around: HandedOver) -> Iterator[Block]:
    yield Heading("Owners")
    yield Paragraph(
        "Who must say yes to a statement of this kind before it goes out. The yes is bound to the "
        "exact text."
    )
    rows = []
    for point in ControlPoint:
        rule = playbook.control_point(point)
        who = _listed(_who(name, around) for name in rule.owners)
        how = "all of them" if rule.sign == "all" else f"any {rule.people}"
        how += "" if rule.editor_may_sign else "; not who changed the text"
        rows.append((_words(point.value).capitalize(), who, how))
    yield Table(("Control point", "Owners", "How many"), rows)


def _rules(playbook: Playbook) -> Iterator[Block]:
    yield Heading("Rules")
    if playbook.facts:
        facts = [
            (
                fact.statement,
                fact.kind,
                fact.owner,
                fact.expires.isoformat() if fact.expires else "no end",
            )
            for fact in playbook.facts
        ]
        yield Table(("Approved fact", "Kind", "Owner", "Until"), facts, "What a draft may say")
    else:
        yield Paragraph("No facts are approved: a draft states no price, time, area or hours.")
    promises = playbook.promises
    for rules, title in (
        (promises.forbidden, "Never said"),
        (promises.sign_off, "With a yes only"),
    ):
        if rules:
            yield Table(("Phrases", "Why"), [_phrase(rule) for rule in rules], title)
    review = playbook.review
    times = [
        (channel.value, duration_in_words(span)) for channel, span in review.respond_within.items()
    ]
    yield Table(
        ("Channel", "Answered within"),
        [*times, ("others", duration_in_words(review.respond_within_default))],
        "Response times",
    )
    yield Facts(
        [
            ("A person first below a confidence of", f"{review.person_first_below:.0%}"),
            ("A decision can be undone for", duration_in_words(review.undo_window)),
            ("A holding message", "may be sent" if review.holding_message.on else "is not sent"),
            ("Words that are avoided", _listed(playbook.tone.avoid)),
            ("Longest reply", f"{playbook.tone.max_words} words"),
        ]
    )


def _phrase(rule: PhraseRule) -> tuple[str, str]:
    return _listed((*rule.patterns, *rule.examples)), rule.why


def _escalation(playbook: Playbook, around: HandedOver) -> Iterator[Block]:
    yield Heading("Escalation")
    escalation = playbook.escalation
    categories = dict.fromkeys((*default_triggers(), *escalation.triggers))
    rows = [
        (
            _words(category).capitalize(),
            _does(rule.action),
            _who(rule.to, around),
            duration_in_words(rule.within),
        )
        for category in categories
        for rule in [escalation.trigger(category)]
    ]
    rows += [
        (f"{_words(rule.code).capitalize()}: {rule.why}", _does(rule.action), _who(rule.to, around),
         duration_in_words(rule.within))
        for rule in escalation.own
    ]  # fmt: skip
    yield Table(("Trigger", "Leads to", "Goes to", "Within"), rows)
    yield Paragraph("When nobody acts in time, the next is asked; nothing is decided by a timeout.")
    yield Bullets([_who(name, around) for name in escalation.chain], numbered=True)


def _does(action: str) -> str:
    return {
        "person_first": "a person before any AI",
        "without_fields": "AI without the private data",
        "note": "a note",
    }[action]


def _write_back(playbook: Playbook, around: HandedOver) -> Iterator[Block]:
    yield Heading("Write-back")
    names = {"timeline": "Handrail's timeline", **around.connections}
    rows = [
        (
            _words(kind).capitalize(),
            _listed(names.get(code, code) for code in playbook.write_back.records.get(kind, ())),
        )
        for kind in RECORD_KINDS
    ]
    yield Table(("Record", "Written to"), rows)


def _change_log(around: HandedOver) -> Iterator[Block]:
    if not around.versions:
        return
    yield Heading("Change log")
    for line in around.versions:
        yield Heading(f"Version {line.number}, {line.at}, {line.author}", level=3)
        yield Paragraph(line.changed or "Nothing was noted.")
        said = (("Tested", line.tested), ("Risks", line.risks), ("Next step", line.next_step))
        pairs = [pair for pair in said if pair[1]]
        if pairs:
            yield Facts(pairs)


def _who(name: str, around: HandedOver) -> str:
    people = around.people.get(name, ())
    return f"{name} ({_listed(people)})" if people else f"{name} (nobody now)"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _words(code: str) -> str:
    return code.replace("_", " ")
