"""What every template knows: the workspace and the member."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def workspace(request: HttpRequest) -> dict[str, Any]:
    """The acting member and its workspace, where somebody is signed in."""
    member = getattr(request, "member", None)
    return {"member": member, "workspace": member.workspace if member else None}
