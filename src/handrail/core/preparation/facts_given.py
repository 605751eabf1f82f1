"""Which required facts a lead already gives, with the words that give them."""

from __future__ import annotations

from handrail.core.outputs import Evidence, MissingFact, MissingInformation
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.services import RequiredFact, Service
from handrail.core.playbook.tone import ReplyTemplate
from handrail.core.preparation.extraction.values import FINDERS
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.reading import Reading


def given_fact(fact: RequiredFact, reading: Reading, given: ModelInput) -> tuple[Evidence, ...]:
    """Evidence for a required fact: a value of its kind, else one of its words; () if not given."""
    finder = FINDERS.get(fact.kind)
    found = list(finder(reading)) if finder else []
    found += [reading.evidence(*span) for span in reading.find_words(fact.words)]
    if fact.kind in ("phone", "email") and given.fields.get(fact.kind):
        value = given.fields[fact.kind]
        found.append(Evidence(quote=value, start=0, end=len(value), field=fact.kind))
    return tuple(dict.fromkeys(found))[:3]


def missing_information(
    service: Service | None,
    playbook: Playbook,
    reading: Reading,
    given: ModelInput,
    template: ReplyTemplate,
    *,
    confidence: float,
) -> MissingInformation:
    """The required facts of the service that the lead does not give, in the playbook's order."""
    if service is None:
        return MissingInformation(facts=(), confidence=confidence)
    required = {fact.code: fact for fact in playbook.required_facts}
    missing = tuple(
        MissingFact(
            code=code,
            label=required[code].label,
            question=template.questions.get(code, required[code].question),
        )
        for code in service.required
        if code in required and not given_fact(required[code], reading, given)
    )
    return MissingInformation(facts=missing, confidence=confidence)
