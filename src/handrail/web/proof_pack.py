"""The proof pack: what was tried with a playbook and what came of it, private data taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from handrail.core.documents.tree import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Paragraph,
    Quotation,
    Table,
)
from handrail.core.preparation.redaction import redact
from handrail.store import audit
from handrail.store.audit_words import code_in_words
from handrail.store.models import Contact, Decision, Lead, Member, Playbook
from handrail.store.selectors.audit_trail import chain_head
from handrail.store.selectors.history import history
from handrail.store.selectors.proof import (
    DecidedDraft,
    Figures,
    decided_drafts,
    figures_of,
    newest_leads,
)
from handrail.web.times import absolute

SAMPLES, REPLAYS, EVENTS = 5, 3, 40
MOST_EVENTS = 50_000
"""A longer chain is not read while somebody waits for the page."""
LIMITS = (
    "The figures count what happened in this workspace in the period, nothing else.",
    "The samples are the newest decisions, not chosen ones. Names, addresses, numbers and other "
    "private data are replaced by placeholders; what detection does not know may remain: read them "
    "before you hand them on.",
    "A verified audit trail shows that no event was changed or removed since it was written. It "
    "does not show that a decision was right.",
    "How sure AI said it was is its own claim. What its drafts were worth is in the share that was "
    "approved as it was.",
)


def proof_pack(playbook: Playbook, member: Member, *, days: int, now: datetime) -> Document:
    """The whole pack for the last `days` days."""
    since = now - timedelta(days=days)
    blocks: list[Block] = [
        *_figures(figures_of(playbook, since=since)),
        *_replays(playbook, since),
        *_samples(playbook, since),
        *_verified(playbook),
        Heading("What this does not show"),
        Bullets(LIMITS),
    ]
    return Document(
        title=f"Proof: {playbook.name}",
        subtitle=f"{playbook.workspace.name}, the {days} days up to {absolute(now)}. Mode: "
        f"{playbook.get_mode_display().lower()}. Made by {member}.",
        blocks=blocks,
    )


def _figures(found: Figures) -> Iterator[Block]:
    yield Heading("Figures")
    if not found.leads:
        yield Paragraph("No lead came under this playbook in the period.")
        return
    sent = found.decisions.get("approve", 0) + found.decisions.get("edit", 0)
    yield Facts(
        [
            ("Leads", str(found.leads)),
            ("To a person before any AI", _share(found.person_first, found.leads)),
            ("Decisions to reply", str(sent)),
            ("Approved as AI drafted it", _share(found.decisions.get("approve", 0), sent)),
            ("Approved with edits", _share(found.decisions.get("edit", 0), sent)),
            ("Rejected", str(found.decisions.get("reject", 0))),
            ("No reply", str(found.decisions.get("no_reply", 0))),
            ("Taken back", str(found.undone)),
            ("From the lead to the decision, in the middle", _wait(found)),
        ]
    )
    if found.findings:
        rows = [(_words(point), str(number)) for point, number in found.findings.items()]
        yield Table(("Control point", "Findings in drafts"), rows, "What was held for a person")
    if found.delivered:
        rows = [(_words(state), str(number)) for state, number in found.delivered.items()]
        yield Table(("Delivery", "Replies"), rows, "What became of the replies")


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else str(part)


def _wait(found: Figures) -> str:
    if found.median_wait is None:
        return "nothing was decided"
    minutes = round(found.median_wait.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    said = f"{hours} h {rest} min" if hours else f"{minutes} min"
    return f"{said} (of {found.waits})"


def _replays(playbook: Playbook, since: datetime) -> Iterator[Block]:
    yield Heading("Replays")
    leads = newest_leads(playbook, since=since, number=REPLAYS)
    if not leads:
        yield Paragraph("No lead was decided in the period.")
    for number, lead in enumerate(leads, 1):
        yield Heading(f"Lead {number}, by {lead.channel}", level=3)
        told = history(lead)[:EVENTS][::-1]
        words = redact([one.words for one in told], known=_known(lead))
        rows = [
            (absolute(one.event.at), one.who, said) for one, said in zip(told, words, strict=True)
        ]
        yield Table(("When", "Who", "What"), rows)


def _samples(playbook: Playbook, since: datetime) -> Iterator[Block]:
    yield Heading("Sample decisions")
    found = decided_drafts(playbook, since=since, number=SAMPLES)
    if not found:
        yield Paragraph("No reply was decided on in the period.")
    for number, one in enumerate(found, 1):
        yield from _sample(number, one)


def _sample(number: int, one: DecidedDraft) -> Iterator[Block]:
    decision = one.decision
    said = decision.answers.text if decision.answers else ""
    asked, drafted, sent = redact([said, one.drafted, decision.text], known=_known(decision.lead))
    yield Heading(f"Decision {number}: {decision.get_kind_display().lower()}", level=3)
    yield Quotation(asked, author="Prospect")
    if decision.kind == Decision.Kind.APPROVE:
        yield Quotation(sent, author="AI, approved as it was")
        return
    if drafted:
        yield Quotation(drafted, author="AI")
    author = "AI, edited by a person" if drafted else "A person"
    yield Quotation(sent, author=author)


def _known(lead: Lead) -> Mapping[str, str]:
    contact: Contact = lead.contact
    values = {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "company": contact.company,
        **{f"field_{name}": text for name, text in lead.fields.items() if name not in _TEXTS},
    }
    return {name: text for name, text in values.items() if text}


_TEXTS = ("message", "subject")


def _verified(playbook: Playbook) -> Iterator[Block]:
    yield Heading("Audit trail")
    head = chain_head(playbook.workspace)
    if head is not None and head.sequence > MOST_EVENTS:
        agrees = audit.head_agrees(playbook.workspace)
        yield Facts(
            [
                ("Newest event", "as it was written last" if agrees else "NOT as it was written"),
                ("Events", str(head.sequence)),
                ("Hash of the newest", head.hash),
            ]
        )
        yield Paragraph("The chain is long: `handrail audit verify` reads all of it.")
        return
    result = audit.verify(playbook.workspace)
    yield Facts(
        [
            ("Verified", "intact: every event as it was written" if result.intact else "BROKEN"),
            ("Events", str(result.events)),
            ("Hash of the newest", head.hash if head else "none"),
        ]
    )
    if not result.intact:
        yield Bullets([problem.message for problem in result.problems])


def _words(code: str) -> str:
    words = code_in_words(code)
    return words[:1].upper() + words[1:]
