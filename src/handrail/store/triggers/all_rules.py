"""Every rule that the database holds by itself."""

from __future__ import annotations

from functools import cache

from handrail.store.triggers.audit import AUDIT
from handrail.store.triggers.decisions import DECISIONS
from handrail.store.triggers.deliveries import DELIVERIES
from handrail.store.triggers.leads import LEADS
from handrail.store.triggers.originals import ORIGINALS
from handrail.store.triggers.playbooks import PLAYBOOKS
from handrail.store.triggers.rule import Rule
from handrail.store.triggers.sign_offs import SIGN_OFFS
from handrail.store.triggers.workspaces import workspace_rules


@cache
def rules() -> tuple[Rule, ...]:
    """In the order in which they are asked; of several that refuse, the first gives the words."""
    return (
        *AUDIT,
        *DECISIONS,
        *DELIVERIES,
        *SIGN_OFFS,
        *LEADS,
        *ORIGINALS,
        *PLAYBOOKS,
        *workspace_rules(),
    )
