"""Every table, one file a noun."""

from __future__ import annotations

from handrail.store.models.audit import AuditEvent, AuditHead
from handrail.store.models.calendars import Absence, ClosedDay
from handrail.store.models.deliveries import Delivery
from handrail.store.models.drafts import DraftRequest, DraftRevision
from handrail.store.models.leads import AttachmentText, Author, Contact, Lead, Message
from handrail.store.models.outputs import FindingRow, ModelCall, Output
from handrail.store.models.people import Member, Role, User, Workspace
from handrail.store.models.playbooks import (
    GoLive,
    GuideEvidence,
    Mode,
    Playbook,
    PlaybookDraft,
    PlaybookVersion,
)
from handrail.store.models.presence import Presence
from handrail.store.models.providers import ModelProvider
from handrail.store.models.records import Connection, Record, Task, WriteBack
from handrail.store.models.reviews import Decision, ReviewItem, SignOff, SignOffRequest
from handrail.store.models.routes import RouteAnswers
from handrail.store.models.safe_intake import SafeIntake, SafeIntakeLink
from handrail.store.models.search import LeadText
from handrail.store.models.sources import DeadLetter, Source, SourceRecord
from handrail.store.models.steps import Step, WorkerHeartbeat
from handrail.store.models.systems import SystemEntry

__all__ = [
    "Absence",
    "AttachmentText",
    "AuditEvent",
    "AuditHead",
    "Author",
    "ClosedDay",
    "Connection",
    "Contact",
    "DeadLetter",
    "Decision",
    "Delivery",
    "DraftRequest",
    "DraftRevision",
    "FindingRow",
    "GoLive",
    "GuideEvidence",
    "Lead",
    "LeadText",
    "Member",
    "Message",
    "Mode",
    "ModelCall",
    "ModelProvider",
    "Output",
    "Playbook",
    "PlaybookDraft",
    "PlaybookVersion",
    "Presence",
    "Record",
    "ReviewItem",
    "Role",
    "RouteAnswers",
    "SafeIntake",
    "SafeIntakeLink",
    "SignOff",
    "SignOffRequest",
    "Source",
    "SourceRecord",
    "Step",
    "SystemEntry",
    "Task",
    "User",
    "WorkerHeartbeat",
    "Workspace",
    "WriteBack",
]
