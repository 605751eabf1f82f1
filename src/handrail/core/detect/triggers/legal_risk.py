"""Legal risk: threats, lawyers, regulators, injury and data-protection requests."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.detect.triggers.vocabulary import legal as vocabulary
from handrail.core.findings import ControlPoint

_LAWYERS = Clue("Speaks of lawyers, courts or rights: what we say may bind us.")

legal_risk = Trigger(
    "legal_risk",
    ControlPoint.LEGAL,
    {
        "lawyer": (_LAWYERS, (*vocabulary.LAWYERS, *vocabulary.ELSEWHERE)),
        "regulator": (Clue("Names an authority or a report to one."), vocabulary.REGULATORS),
        "data_rights": (
            Clue("A data-protection request has legal time limits."),
            vocabulary.DATA_RIGHTS,
        ),
        "injury": (Clue("Speaks of an injury or of damages.", 0.75), vocabulary.INJURY),
    },
    unless=vocabulary.SPARED,
)
