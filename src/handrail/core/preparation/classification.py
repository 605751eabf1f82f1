"""Classification by the playbook's own words: service, urgency, fit, language."""

from __future__ import annotations

from handrail.core.outputs import Classification, Classified, Evidence
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import Service
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.service_match import SURE_OF_SERVICE, UNKNOWN, match_service
from handrail.core.preparation.urgency import urgency_of

__all__ = ["SURE_OF_SERVICE", "UNKNOWN", "classify", "service_of"]


def classify(enquiry: Enquiry) -> Classification:
    """Every label with its own confidence and evidence; the whole is as sure as the service."""
    reading, playbook = enquiry.reading, enquiry.playbook
    service = _service(enquiry)
    return Classification(
        service=service,
        urgency=urgency_of(reading, playbook, enquiry.times, enquiry.given.today),
        fit=_fit(enquiry, service),
        language=enquiry.language,
        confidence=service.confidence,
    )


def _service(enquiry: Enquiry) -> Classified:
    """By the newest message; where it says nothing, by what was said before on the thread."""
    found = match_service(enquiry.reading, enquiry.playbook, enquiry.subject)
    for earlier in enquiry.thread if found.value == UNKNOWN else ():
        before = match_service(earlier, enquiry.playbook)
        if before.value != UNKNOWN:
            return before.model_copy(update={"evidence": ()})
    return found


def service_of(code: str, playbook: Playbook) -> Service | None:
    """The service of this code, if it is one."""
    return next((service for service in playbook.services if service.code == code), None)


def _fit(enquiry: Enquiry, service: Classified) -> Classified:
    reading, playbook = enquiry.reading, enquiry.playbook
    against = _matching(reading, playbook, fits=False)
    speaking_for = _matching(reading, playbook, fits=True)
    if against and service.value == UNKNOWN:
        return Classified(value="doubtful", confidence=0.7, evidence=tuple(against[:2]))
    if against:
        return Classified(value="unclear", confidence=0.5, evidence=tuple(against[:2]))
    if service.value == UNKNOWN:
        return Classified(value="unclear", confidence=0.4, evidence=tuple(speaking_for[:2]))
    if speaking_for:
        return Classified(value="good", confidence=0.75, evidence=tuple(speaking_for[:2]))
    if elsewhere := enquiry.places_elsewhere:
        return Classified(value="unclear", confidence=0.5, evidence=elsewhere[:1])
    return Classified(value="good", confidence=0.55, evidence=service.evidence[:1])


def _matching(reading: Reading, playbook: Playbook, *, fits: bool) -> list[Evidence]:
    return [
        reading.evidence(*span)
        for criterion in playbook.fit
        if criterion.fits == fits
        for span in reading.find_words(criterion.words)
        if not reading.is_negated(span[0])
    ]
