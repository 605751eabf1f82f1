"""The path of a prototype's lead, stage by stage, as it stands now."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from handrail.store.models import Delivery, Lead
from handrail.store.selectors.lead_path import LeadPath


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: `state` is done, now or later; `address` leads to the real page."""

    title: str
    state: str
    words: str
    address: str = ""


def stages_of(path: LeadPath) -> list[Stage]:
    """What has happened to a lead, and what comes next."""
    return [
        _intake(path),
        _screening(path),
        _preparation(path),
        _review(path),
        _delivery(path),
        _record(path),
    ]


def is_moving(lead: Lead) -> bool:
    """Whether something happens by itself, so that the page looks again."""
    return lead.state in (Lead.State.RECEIVED, Lead.State.PREPARING, Lead.State.SENDING)


def _intake(path: LeadPath) -> Stage:
    words, original = "The original is kept byte for byte.", path.original
    if original is None:
        return Stage("Intake", "done", words)
    words += f" SHA-256 {original.sha256[:12]}…"
    return Stage("Intake", "done", words, reverse("original", args=[original.id]))


def _screening(path: LeadPath) -> Stage:
    if path.lead.state == Lead.State.RECEIVED:
        return Stage("Screening", "now", "The words are read, before any AI.")
    if path.lead.person_first:
        causes = ", ".join(path.causes) or "the playbook says so"
        return Stage("Screening", "done", f"A person first: {causes}.")
    return Stage("Screening", "done", "AI may prepare it.")


def _preparation(path: LeadPath) -> Stage:
    lead = path.lead
    if lead.person_first and lead.released_at is None:
        return Stage("Preparation", "later", "No AI has seen it, and none will unless released.")
    if not path.outputs:
        state = "now" if lead.state == Lead.State.PREPARING else "later"
        return Stage("Preparation", state, "AI summarises it, sorts it and drafts a reply.")
    address = reverse("model_call", args=[path.call.id]) if path.call else ""
    made = ", ".join(path.outputs)
    return Stage("Preparation", "done", f"Prepared: {made}. See what the model saw.", address)


def _review(path: LeadPath) -> Stage:
    address, decision = reverse("lead", args=[path.lead.id]), path.decision
    if decision is not None:
        said = decision.get_kind_display().lower()
        return Stage("Review", "done", f"{decision.member}: {said}.", address)
    if not path.waits:
        return Stage("Review", "later", "It waits for a person.")
    return Stage("Review", "now", "It waits for a person: open it and decide.", address)


def _delivery(path: LeadPath) -> Stage:
    delivery = path.delivery
    if delivery is None:
        if path.decision is None:
            return Stage("Delivery", "later", "After the decision.")
        return Stage("Delivery", "done", "Nothing is sent: that was the decision.")
    address = reverse("delivery", args=[delivery.id])
    if delivery.state == Delivery.State.SENT:
        return Stage("Delivery", "done", "In the outbox. Nothing left: this is a sandbox.", address)
    return Stage("Delivery", "now", "In its undo window; then it lies in the outbox.", address)


def _record(path: LeadPath) -> Stage:
    state = "now" if path.decision is None else "done"
    words = f"Kept so far: {', '.join(path.records)}."
    return Stage("Record", state, words, reverse("lead", args=[path.lead.id]))
