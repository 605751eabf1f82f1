"""The one place that puts audit events into words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

Names = Mapping[str, str]
"""Members' names by id."""

SENTENCES: dict[str, str] = {
    "intake.accepted": "The enquiry came in and its original was kept ({sha256}).",
    "intake.joined": "Another message came in on this thread; its original was kept ({sha256}).",
    "intake.repeated": "The same enquiry came in again; no second lead was made.",
    "attachments.read": "Read what was attached: {read} of {whole}.",
    "lead.screened": "Screening: {verdict}{categories}.",
    "lead.released": "Released to AI.",
    "lead.outcome": "Outcome: {outcome}{next_follow_up_at}.",
    "lead.erased": "The personal data of this lead was erased.",
    "lead.expired": "The personal data of this lead was erased: the time to keep it is over.",
    "contact.expired": "The contact's personal data was erased: the time to keep it is over.",
    "contact.erased": "The contact's personal data was erased.",
    "preparation.asked": "Masked input went to {engine} ({request_sha256}).",
    "preparation.done": "Prepared by {engine}: {outputs}.",
    "preparation.failed": "AI could not prepare it ({failure}).",
    "preparation.outdated": "What AI prepared came too late: the prospect had written again.",
    "draft.asked": "Asked AI for another draft.",
    "draft.made": "AI wrote another draft ({engine}).",
    "draft.not_made": "AI could not write the draft that was asked for.",
    "review.opened": "Put into the queue: {reason}{assigned_to}.",
    "review.assigned": "Assigned to {to}.",
    "review.held": "Put on hold until {until}.",
    "review.back": "Took it off hold.",
    "review.escalated": "Escalated to {to}, to act by {due_at}.",
    "escalation.missed": "Nobody acted in time; next is {next}.",
    "sign_off.asked": "Asked for a sign-off: {control_point} ({statement_sha256}).",
    "sign_off.given": "Signed off: {control_point} ({statement_sha256}).",
    "sign_off.refused": "Refused to sign off: {control_point} ({statement_sha256}).",
    "decision.approve": "Approved AI's draft as it was ({message_sha256}).",
    "decision.edit": "Approved an edited text ({message_sha256}).",
    "decision.reject": "Rejected the draft: {reason}.",
    "decision.no_reply": "Decided that no reply is due: {reason}.",
    "decision.undone": "Took the decision back.",
    "decision.holding": "Sent the holding message ({message_sha256}).",
    "decision.voided": "The approval fell before it was sent.",
    "delivery.intended": "Began to hand the approved message over ({message_sha256}, {route}).",
    "delivery.sent": "Delivered ({message_sha256}, {route}).",
    "delivery.uncertain": "It is uncertain whether the message was sent; a person was asked.",
    "delivery.failed": "The message was not sent; it went back to a person.",
    "delivery.postponed": "The delivery was put off and will be tried again.",
    "delivery.cancelled": "The delivery was cancelled before it began.",
    "follow_up.due": "The follow-up that was planned is due.",
    "task.added": "Added a task.",
    "task.accepted": "Took over the task that AI suggested.",
    "task.dismissed": "Dismissed the task that AI suggested.",
    "task.done": "Finished a task.",
    "task.reopened": "Reopened a task.",
    "write_back.done": "A record was written back and confirmed.",
    "write_back.dead": "A record could not be written back; it was given to a person.",
    "write_back.resent": "Sent a record to its connection again.",
    "write_back.discarded": "Discarded a record that could not be written back.",
    "workspace.created": "The workspace was created.",
    "workspace.changed": "The workspace was changed.",
    "member.added": "Added {member}.",
    "member.role_changed": "Changed the role of {member}{role}.",
    "member.deactivated": "Ended the membership of {member}.",
    "member.absence_set": "Set an absence of {member}{until_at}.",
    "member.absence_ended": "Ended an absence of {member}.",
    "member.leads_handed_over": "Handed {leads} leads of {member} over to {to}.",
    "workspace.hours_set": "Set the working hours.",
    "workspace.day_closed": "Closed the {day}.",
    "workspace.day_opened": "Opened the {day} again.",
    "workspace.holidays_closed": "Closed {days} public holidays of {country}.",
    "member.reactivated": "Renewed the membership of {member}.",
    "source.added": "Created a source.",
    "source.changed": "Changed a source.",
    "playbook.added": "Added a playbook.",
    "playbook.version_added": "Added a version of a playbook.",
    "playbook.version_activated": "Put a version of a playbook into use.",
    "playbook.went_live": "Let version {version} of a playbook go live, by its decision guide.",
    "playbook.mode_set": "Set a playbook's mode to {mode}.",
    "playbook.draft_begun": "Began a draft of a playbook.",
    "playbook.draft_discarded": "Discarded a draft of a playbook.",
    "playbook.draft_restored": "Took a discarded draft of a playbook up again.",
    "routes.answered": "Answered where to start.",
    "proof.made": "Made a proof pack of the last {days} days.",
    "guide.evidence": "Gave evidence for the decision guide: {item}.",
    "safe_intake.sent": "Answered the form of safe intake.",
    "safe_intake.came": "Answers to safe intake came in by the public link.",
    "safe_intake.drafted": "Turned answers of safe intake into a draft of a playbook.",
    "safe_intake.set_aside": "Set answers of safe intake aside.",
    "safe_intake.taken_up": "Took answers of safe intake up again.",
    "safe_intake.expired": "Answers of safe intake were erased: the time to keep them is over.",
    "safe_intake.link_made": "Made the public link of safe intake.",
    "safe_intake.link_renewed": "Renewed the public link of safe intake; the old one is dead.",
    "safe_intake.link_on": "Switched the public link of safe intake on.",
    "safe_intake.link_off": "Switched the public link of safe intake off.",
    "safe_intake.link_worded": "Changed what the public form of safe intake says.",
    "connection.saved": "Saved a connection.",
    "provider.saved": "Saved the model provider {engine}.",
    "provider.tested": "Tested the model provider {engine} with an invented enquiry.",
    "intake.rejected": "Input that could not become a lead was kept ({reason}).",
    "intake.resubmitted": "Repaired rejected input and submitted it again.",
    "intake.discarded": "Discarded rejected input.",
    "intake.imported": "Imported a file: {created} new leads.",
    "prototype.put_away": "Put the prototype's invented leads away.",
    "systems.added": "Added a line to the systems audit.",
    "systems.changed": "Wrote on a line of the systems audit: {state}.",
    "systems.closed": "Closed a line of the systems audit.",
    "systems.reopened": "Took a line of the systems audit up again.",
    "step.failed": "Work failed and was given to a person ({kind}).",
    "step.retried": "Asked for failed work to be tried again.",
    "step.given_up": "Gave failed work up.",
}
"""Action to sentence; names in braces are taken from the event's data."""

_MEMBERS = ("to", "assigned_to", "next", "was", "member")
_OPTIONAL = {
    "categories": " because of {}",
    "assigned_to": ", for {}",
    "next_follow_up_at": ", next follow-up {}",
    "role": " to {}",
    "until_at": ", until {}",
}
"""How a value reads that may be missing; without it nothing is said."""
_MISSING = {"to": "nobody in particular", "next": "nobody: the chain ends here", "outcome": "none"}
DIGEST = 12
_ACRONYM = re.compile(r"\b(?:ai|crm|iban|api|ip|us ssn)\b")


def in_words(action: str, data: Mapping[str, Any], names: Names) -> str:
    """One event as a sentence; an action that is not known here is shown by its own name."""
    sentence = SENTENCES.get(action)
    if sentence is None:
        return f"{action.replace('.', ': ').replace('_', ' ').capitalize()}."
    return _(sentence).format_map(_Values(data, names))


class _Values(dict[str, str]):
    """The values of one event as words; a value that is missing reads as nothing."""

    def __init__(self, data: Mapping[str, Any], names: Names) -> None:
        super().__init__()
        self._data = data
        self._names = names

    def __missing__(self, name: str) -> str:
        value = self._data.get(name)
        if not value:
            return _(_MISSING[name]) if name in _MISSING else ""
        words = (
            self._names.get(str(value), _("a former member"))
            if name in _MEMBERS
            else _word(name, value)
        )
        return (_(_OPTIONAL[name]) if name in _OPTIONAL else "{}").format(words)


def _word(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_(code_in_words(str(part))) for part in value)
    text = str(value)
    if name.endswith("sha256"):
        return f"SHA-256 {text[:DIGEST]}…"
    if name.endswith("_at"):
        return _time(text)
    return _(code_in_words(text))


def code_in_words(code: str) -> str:
    """A code of the rules as words: `crm_note` reads CRM note."""
    return _ACRONYM.sub(lambda found: found[0].upper(), code.replace("_", " "))


def _time(text: str) -> str:
    try:
        local = timezone.localtime(datetime.fromisoformat(text))
    except ValueError:
        return text
    return date_format(local, _("D j M Y, H:i"))
