"""Which engines prepare which outputs, and in what order they are asked."""

from __future__ import annotations

from collections.abc import Sequence

from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.control import DataPolicy
from handrail.core.providers import BUILTIN

Chain = tuple[str, ...]
_NEEDS_A_REPLY = (
    OutputKind.MISSING_INFORMATION,
    OutputKind.DRAFT_REPLY,
    OutputKind.TASK,
    OutputKind.OWNER_REMINDER,
)


def asked_together(
    policy: DataPolicy, wanted: Sequence[OutputKind]
) -> tuple[tuple[Chain, tuple[OutputKind, ...]], ...]:
    """The wanted outputs by the chain of engines that prepares them: one call for each chain.

    Every chain ends in the built-in engine.
    """
    together: dict[Chain, list[OutputKind]] = {}
    for kind in wanted:
        named = policy.task_engines.get(kind, policy.engines)
        together.setdefault(tuple(dict.fromkeys((*named, BUILTIN))), []).append(kind)
    return tuple((chain, tuple(kinds)) for chain, kinds in together.items())


def joined(parts: Sequence[tuple[Sequence[OutputKind], PreparedOutputs]]) -> PreparedOutputs:
    """One preparation of what several engines prepared, each for its own outputs.

    Where one says that no reply is due, what rests on a reply is left out.
    """
    update = {kind.value: getattr(said, kind.value) for kinds, said in parts for kind in kinds}
    whole = PreparedOutputs().model_copy(update=update)
    if whole.no_send is None:
        return whole
    return whole.model_copy(update={kind.value: None for kind in _NEEDS_A_REPLY})
