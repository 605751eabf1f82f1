"""The built-in engine: in process, offline, deterministic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from handrail.core.playbook.document import Playbook
from handrail.core.preparation.builtin import VERSION, prepare_builtin, prompt_digest
from handrail.core.preparation.given import ModelInput
from handrail.core.preparation.instructions import InstructionError
from handrail.ports.engine import CallTrace, EngineAnswer
from handrail.ports.failures import Permanent


class BuiltinEngine:
    """Prepares by the playbook's own words, facts and templates."""

    name = "builtin"
    recipient = "this installation"

    def request(self, given: ModelInput, playbook: Playbook) -> Mapping[str, object]:  # noqa: ARG002
        """The input as it is: it stays in this process."""
        return asdict(given)

    def prepare(self, given: ModelInput, playbook: Playbook, trace: CallTrace) -> EngineAnswer:
        """Fails only where a reviewer asks for something of a draft that it cannot do."""
        try:
            outputs = prepare_builtin(given, playbook)
        except InstructionError as error:
            raise Permanent(str(error)) from error
        trace.received = outputs.model_dump_json()
        trace.cost_micros = 0
        return EngineAnswer(
            outputs=outputs,
            model=VERSION,
            prompt_digest=prompt_digest(given, playbook),
        )
