"""The complete message of a delivery, in its thread, from what was approved and nothing else."""

from __future__ import annotations

from datetime import datetime

from handrail.core.delivery.message import (
    MessageError,
    ReplyMail,
    carries_approved,
    compose,
    with_token,
)
from handrail.pipeline.recipients import sender_address
from handrail.ports.failures import Permanent
from handrail.ports.mail import OutgoingMail
from handrail.store.models import Delivery

SANDBOX_SENDER = "sandbox@handrail.invalid"


def outgoing_mail(row: Delivery, *, now: datetime) -> OutgoingMail:
    """Compose the bytes to hand over; Permanent where they would not carry what was approved."""
    decision, lead = row.decision, row.lead
    sender = sender_address(lead) or SANDBOX_SENDER
    answered = decision.answers
    to = row.recipient if "@" in row.recipient else "prospect@handrail.invalid"
    raw = _composed(
        ReplyMail(
            from_address=sender,
            from_name=lead.workspace.reply_name,
            to=to,
            subject=decision.subject,
            text=decision.text,
            message_id=row.message_id,
            date=now,
            reply_to=with_token(sender, lead.thread_token),
            in_reply_to=answered.message_id if answered else "",
            references=answered.references if answered else "",
        )
    )
    if not carries_approved(raw, to=to, subject=decision.subject, text=decision.text):
        raise Permanent("The composed message differs from what was approved; it was not sent.")
    return OutgoingMail(envelope_from=sender, envelope_to=(to,), message_id=row.message_id, raw=raw)


def _composed(mail: ReplyMail) -> bytes:
    try:
        return compose(mail)
    except MessageError as error:
        raise Permanent(f"The reply cannot be sent as it is: {error}") from error
