"""Why a route was suggested: what its page says at its top."""

from __future__ import annotations

from typing import Any

from handrail.core.routes.questionnaire import ROUTES, Route
from handrail.core.routes.suggestions import suggest
from handrail.store.models import Workspace
from handrail.store.selectors.routes import newest_answers


def because(workspace: Workspace, route: Route) -> dict[str, Any]:
    """Title and purpose of a route, and why the newest answers speak for it."""
    row = newest_answers(workspace)
    found = next((one for one in suggest(row.answers) if one.route is route), None) if row else None
    title, purpose = ROUTES[route]
    reasons = found.reasons if found else ()
    return {"title": title, "purpose": purpose, "reasons": reasons, "answered": row}
