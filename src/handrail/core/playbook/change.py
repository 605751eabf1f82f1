"""The kinds of change between two versions of a playbook."""

from __future__ import annotations

from typing import Literal

Change = Literal["added", "removed", "changed"]
