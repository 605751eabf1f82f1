"""What trying a lead shows: each rule with its line, the words marked, two versions compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from zoneinfo import ZoneInfo

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.playbook.load import load_playbook
from handrail.core.playbook.yaml_reading import position_of, read_yaml
from handrail.core.preparation.trial import RuleUse, Trial, try_lead
from handrail.core.screening import VerdictKind
from handrail.pipeline.owners import first_named
from handrail.store.models import Workspace
from handrail.web.differences import Piece, differences
from handrail.web.language import translatable

STAGES = (
    ("screening", translatable("Screening")),
    ("inputs", translatable("What AI sees")),
    ("preparation", translatable("Preparation")),
    ("guard", translatable("Guard")),
)
VERDICTS = {
    VerdictKind.AI_MAY_PREPARE: (translatable("AI may prepare it"), "green"),
    VerdictKind.AI_MAY_PREPARE_WITHOUT: (
        translatable("AI may prepare it, without the private data"),
        "amber",
    ),
    VerdictKind.PERSON_FIRST: (translatable("A person first"), "amber"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One rule's doing; `line` is where it stands in the document, 0 for a default."""

    use: RuleUse
    line: int
    where: str


@dataclass(frozen=True, slots=True)
class TrialPage:
    """The result as the page shows it. `took` is in milliseconds."""

    trial: Trial
    verdict: str
    colour: str
    person: str
    stages: Sequence[tuple[str, Sequence[Line]]]
    took: int


def lead_to_try(channel: str, fields: dict[str, str]) -> LeadFacts:
    """A lead that nobody stores."""
    known = channel if channel in {kind.value for kind in Channel} else Channel.FORM.value
    message = LeadMessage(text=fields.get("message", ""), subject=fields.get("subject", ""))
    return LeadFacts("trial", Channel(known), fields, (message,))


def try_document(
    workspace: Workspace, document: str, lead: LeadFacts, *, now: datetime
) -> TrialPage:
    """Try a lead under a document. Raises PlaybookError where that cannot be read."""
    playbook, began = load_playbook(document), perf_counter()
    trial = try_lead(lead, playbook, now.astimezone(ZoneInfo(workspace.time_zone)).date())
    took = round((perf_counter() - began) * 1000)
    said, colour = VERDICTS[trial.verdict.kind]
    yaml = read_yaml(document)
    lines = [
        Line(use, position_of(yaml, use.path)[0] if use.path else 0, ".".join(map(str, use.path)))
        for use in trial.uses
    ]
    person = ""
    if trial.verdict.kind is VerdictKind.PERSON_FIRST:
        member = first_named(workspace, [trial.verdict.escalate_to or "owner"])
        person = str(member) if member else "nobody who can sign in"
    return TrialPage(
        trial=trial,
        verdict=said,
        colour=colour,
        person=person,
        stages=[
            (title, [line for line in lines if line.use.stage == stage]) for stage, title in STAGES
        ],
        took=took,
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two trials of one lead."""

    rows: Sequence[tuple[str, str, str]]
    draft: Sequence[Piece]


def compared(before: TrialPage, after: TrialPage) -> Compared:
    """The results side by side, and the drafts word by word."""
    rows = [
        (name, old, new)
        for (name, old), (_, new) in zip(_results(before), _results(after), strict=True)
        if old != new
    ]
    drafts = [_draft(one) for one in (before, after)]
    return Compared(rows, differences(*drafts) if drafts[0] != drafts[1] else ())


def _draft(page: TrialPage) -> str:
    outputs = page.trial.outputs
    return outputs.draft_reply.text if outputs and outputs.draft_reply else ""


def _results(page: TrialPage) -> list[tuple[str, str]]:
    outputs = page.trial.outputs
    found = outputs.classification if outputs else None
    held = [finding for finding in page.trial.guard if finding.severity != "info"]
    return [
        ("Screening", page.verdict),
        ("To", page.person or "–"),
        ("Service", found.service.value if found else "–"),
        ("Urgency", found.urgency.value if found else "–"),
        ("Fit", found.fit.value if found else "–"),
        ("Held for a person", ", ".join(finding.text for finding in held) or "nothing"),
    ]
