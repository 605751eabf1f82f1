"""The built-in engine: no key, no network, the same outputs for the same input."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict

from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.classification import SURE_OF_SERVICE, classify
from handrail.core.preparation.crm_note import crm_note
from handrail.core.preparation.draft import draft_reply
from handrail.core.preparation.enquiry import Enquiry
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.instructions import NO_WISH, read_instruction
from handrail.core.preparation.missing import missing_information
from handrail.core.preparation.no_send import no_send
from handrail.core.preparation.questions import questions
from handrail.core.preparation.reminder import owner_reminder
from handrail.core.preparation.summary import summarise
from handrail.core.preparation.task import suggested_task

VERSION = "handrail-builtin-2"


def prepare_builtin(given: ModelInput, playbook: Playbook) -> PreparedOutputs:
    """Prepare every wanted output; where no reply is due, no draft, task or reminder.

    With a reviewer's instruction a draft is made whether or not a reply seems due. Raises
    InstructionError for one that is not understood.
    """
    wish = read_instruction(given.instruction) if given.instruction else NO_WISH
    enquiry = Enquiry(given, playbook, wish.language)
    found = classify(enquiry)
    missing = missing_information(enquiry, found)
    asked = questions(enquiry, found.service.value)
    summary = summarise(enquiry, found)
    outputs = PreparedOutputs(
        summary=summary,
        classification=found,
        crm_note=crm_note(enquiry, found, summary),
        no_send=None
        if given.instruction
        else no_send(enquiry.reading, names_service=found.service.confidence >= SURE_OF_SERVICE),
    )
    if outputs.no_send is None:
        outputs = outputs.model_copy(
            update={
                "missing_information": missing,
                "draft_reply": draft_reply(enquiry, found, missing, asked, wish),
                "task": suggested_task(enquiry, found, asked),
                "owner_reminder": owner_reminder(found, missing, asked),
            }
        )
    unwanted = {kind.value: None for kind in OutputKind if kind not in given.wanted}
    return outputs.model_copy(update=unwanted)


def prompt_digest(given: ModelInput, playbook: Playbook) -> str:
    """SHA-256 (hexadecimal) of the engine's version, its input and the playbook.

    The input is canonical JSON: sorted keys, no spaces, so that the same digest means the same
    outputs on every machine.
    """
    seen = json.dumps(
        asdict(given), sort_keys=True, separators=(",", ":"), ensure_ascii=True, default=str
    )
    rules = hashlib.sha256(playbook.model_dump_json().encode()).hexdigest()
    return hashlib.sha256("\n".join((VERSION, seen, rules)).encode()).hexdigest()
