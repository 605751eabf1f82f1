"""Not a lead: spam, a supplier's pitch, an application, a survey."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import not_a_lead as vocabulary
from handrail.core.findings import ControlPoint, Severity

not_a_lead = Trigger(
    "not_a_lead",
    ControlPoint.LEAD_GRADE,
    {
        "pitch": (
            Clue("Looks like a supplier's pitch, not an enquiry."),
            vocabulary.PITCHES,
        ),
        "application": (Clue("Looks like a job application."), vocabulary.APPLICATIONS),
        "spam": (Clue("Looks like spam."), vocabulary.SPAM),
        "survey": (
            Clue("Looks like a survey or a request that is not an enquiry.", 0.7),
            vocabulary.SURVEYS,
        ),
    },
    unless=vocabulary.SPARED,
    severity=Severity.INFO,
)
