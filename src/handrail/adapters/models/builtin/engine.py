"""The built-in engine: in process, offline, deterministic."""

from __future__ import annotations

from handrail.core.playbook.document import Playbook
from handrail.core.preparation.builtin import VERSION, prepare_builtin, prompt_digest
from handrail.core.preparation.given import ModelInput
from handrail.ports.engine import EngineAnswer


class BuiltinEngine:
    """Prepares by the playbook's own words, facts and templates."""

    name = "builtin"

    def prepare(self, given: ModelInput, playbook: Playbook) -> EngineAnswer:
        """Never fails outside: there is no outside."""
        outputs = prepare_builtin(given, playbook)
        return EngineAnswer(
            outputs=outputs,
            model=VERSION,
            prompt_digest=prompt_digest(given, playbook),
            raw=outputs.model_dump_json(),
        )
