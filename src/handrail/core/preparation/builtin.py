"""The built-in engine: no key, no network, the same outputs for the same input."""

from __future__ import annotations

import hashlib

from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.classification import classify, service_of
from handrail.core.preparation.crm_note import crm_note
from handrail.core.preparation.draft import draft_reply
from handrail.core.preparation.facts_given import missing_information
from handrail.core.preparation.follow_up import no_send, owner_reminder, suggested_task
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.reading import Reading
from handrail.core.preparation.summary import summarise

VERSION = "handrail-builtin-1"


def prepare_builtin(given: ModelInput, playbook: Playbook) -> PreparedOutputs:
    """Prepare every wanted output; where no reply is due, no draft and no task."""
    reading = Reading(given.text)
    found = classify(reading, playbook)
    _, template = playbook.tone.template(found.language.value)
    missing = missing_information(
        service_of(found.service.value, playbook),
        playbook,
        reading,
        given,
        template,
        confidence=found.confidence,
    )
    summary = summarise(reading, playbook, found)
    silent = no_send(reading)
    outputs = PreparedOutputs(
        summary=summary,
        classification=found,
        missing_information=None if silent else missing,
        crm_note=crm_note(reading, given, playbook, found, summary),
        draft_reply=None if silent else draft_reply(reading, given, playbook, found, missing),
        task=None if silent else suggested_task(reading, given, playbook, found),
        owner_reminder=None if silent else owner_reminder(reading, given, playbook, found, missing),
        no_send=silent,
    )
    unwanted = {kind.value: None for kind in OutputKind if kind not in given.wanted}
    return outputs.model_copy(update=unwanted)


def prompt_digest(given: ModelInput, playbook: Playbook) -> str:
    """SHA-256 over the engine's version, its input and the playbook: same digest, same outputs."""
    parts = (VERSION, repr(given), playbook.model_dump_json())
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
