"""Billing conflict: charged twice, refunds, disputes, chargebacks."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import billing as vocabulary
from handrail.core.findings import ControlPoint

billing_conflict = Trigger(
    "billing_conflict",
    ControlPoint.BILLING,
    {
        "charge": (
            Clue("Disputes a charge or an invoice: somebody must look at the books."),
            vocabulary.CHARGES,
        ),
        "refund": (
            Clue("Asks for money back: only a person may promise that."),
            vocabulary.REFUNDS,
        ),
    },
    unless=vocabulary.SPARED,
)
