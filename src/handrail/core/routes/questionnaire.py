"""The questions of “Where should we start?”, and what each answer speaks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Route(StrEnum):
    """A way to begin; the order is that in which equal ones are suggested."""

    PROTOTYPE = "prototype"
    PRIVACY = "privacy"
    SAFE_INTAKE = "safe_intake"
    CRM_AUTOMATION = "crm_automation"
    SYSTEMS_AUDIT = "systems_audit"
    PROOF = "proof"
    HANDOFF = "handoff"


ROUTES: Mapping[Route, tuple[str, str]] = {
    Route.PROTOTYPE: (
        "Workflow prototype",
        "See one invented lead go the whole path in a sandbox. Nothing leaves.",
    ),
    Route.PRIVACY: (
        "Privacy",
        "See what AI may see, what was sent to whom, and what your privacy notice should say.",
    ),
    Route.SAFE_INTAKE: (
        "Safe intake",
        "Let somebody describe the job without private data, and make it a playbook's draft.",
    ),
    Route.CRM_AUTOMATION: (
        "CRM automation",
        "Decide which of the eight records goes where, and see each one as it would arrive.",
    ),
    Route.SYSTEMS_AUDIT: (
        "Systems audit",
        "List the tools, owners, paths and reports that the change touches, each with an owner.",
    ),
    Route.PROOF: (
        "Proof",
        "Make a pack that shows what was tried and what came of it, with the private data out.",
    ),
    Route.HANDOFF: (
        "Handoff documentation",
        "Hand the playbook over: inputs, outputs, owners, rules, escalation and change log.",
    ),
}
"""Title and purpose of each."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. `speaks_for` weighs routes; `because` completes “because …”."""

    code: str
    words: str
    because: str
    speaks_for: Mapping[Route, int]


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answers; it may be left open."""

    code: str
    words: str
    options: tuple[Option, ...]


_R = Route

QUESTIONS: tuple[Question, ...] = (
    Question(
        "stage",
        "How far are you with AI in lead follow-up?",
        (
            Option("nothing", "We have not begun", "you have not begun yet", {_R.PROTOTYPE: 3}),
            Option("tried", "We have tried it", "you have tried it already", {_R.PROOF: 3}),
            Option("live", "It runs every day", "it runs every day", {_R.HANDOFF: 2, _R.PROOF: 1}),
        ),
    ),
    Question(
        "holds_back",
        "What holds you back most?",
        (
            Option("works", "Whether it works for us", "you want to know whether it works",
                   {_R.PROTOTYPE: 4, _R.PROOF: 1}),
            Option("data", "What AI gets to see", "you care what AI gets to see", {_R.PRIVACY: 5}),
            Option("records", "Records in the wrong place", "records end in the wrong place",
                   {_R.CRM_AUTOMATION: 5}),
            Option("tools", "Too many tools are touched", "many tools are touched",
                   {_R.SYSTEMS_AUDIT: 5}),
            Option("convince", "Somebody has to be convinced", "somebody has to be convinced",
                   {_R.PROOF: 5}),
            Option("one_head", "It is all in one person's head", "it is all in one person's head",
                   {_R.HANDOFF: 5}),
            Option("describe", "Somebody else has to describe the job",
                   "somebody else has to describe the job", {_R.SAFE_INTAKE: 5}),
        ),
    ),
    Question(
        "sensitive",
        "Do leads bring health, money or identity data?",
        (
            Option("often", "Often", "leads often bring sensitive data",
                   {_R.PRIVACY: 3, _R.SAFE_INTAKE: 1}),
            Option("sometimes", "Now and then", "leads now and then bring sensitive data",
                   {_R.PRIVACY: 1}),
            Option("no", "Hardly ever", "leads hardly ever bring sensitive data",
                   {_R.PROTOTYPE: 1}),
        ),
    ),
    Question(
        "kept",
        "Where is a lead kept once it was answered?",
        (
            Option("by_hand", "In a CRM, typed in by hand", "leads are typed into the CRM by hand",
                   {_R.CRM_AUTOMATION: 3}),
            Option("by_itself", "In a CRM, by itself", "the CRM is filled by something already",
                   {_R.SYSTEMS_AUDIT: 1, _R.CRM_AUTOMATION: 1}),
            Option("several", "In several places", "leads are kept in several places",
                   {_R.SYSTEMS_AUDIT: 3, _R.CRM_AUTOMATION: 1}),
            Option("inbox", "In the inbox or a sheet", "leads stay in the inbox or a sheet",
                   {_R.PROTOTYPE: 1}),
        ),
    ),
    Question(
        "tools",
        "How many tools touch an enquiry before it is answered?",
        (
            Option("few", "One or two", "few tools are touched", {_R.PROTOTYPE: 1}),
            Option("some", "Three to five", "several tools are touched", {_R.SYSTEMS_AUDIT: 1}),
            Option("many", "More, or we do not know", "nobody knows all the tools",
                   {_R.SYSTEMS_AUDIT: 3}),
        ),
    ),
    Question(
        "asks",
        "Who asks?",
        (
            Option("owner", "The business's owner", "the owner asks", {_R.PROTOTYPE: 1}),
            Option("agency", "An agency, for a client", "an agency asks for a client",
                   {_R.SAFE_INTAKE: 3, _R.PROOF: 1}),
            Option("operations", "Sales operations", "sales operations asks",
                   {_R.CRM_AUTOMATION: 1, _R.SYSTEMS_AUDIT: 1}),
            Option("privacy", "Data protection or a lawyer", "data protection or a lawyer asks",
                   {_R.PRIVACY: 3}),
        ),
    ),
    Question(
        "example",
        "Can you show a real enquiry?",
        (
            Option("yes", "Yes, with names taken out", "you can show an enquiry",
                   {_R.PROTOTYPE: 1}),
            Option("not_yet", "Not without private data", "your enquiries hold private data",
                   {_R.SAFE_INTAKE: 2, _R.PRIVACY: 1}),
        ),
    ),
    Question(
        "later",
        "Who looks after it in a year?",
        (
            Option("same", "The same people", "the same people stay", {}),
            Option("others", "Somebody else, or the client", "somebody else takes it over",
                   {_R.HANDOFF: 3}),
            Option("unknown", "We do not know", "nobody knows who takes it over",
                   {_R.HANDOFF: 1, _R.SYSTEMS_AUDIT: 1}),
        ),
    ),
)  # fmt: skip
