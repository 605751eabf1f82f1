"""Playbooks to start from: each is one file beside this one, which says itself for whom it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from handrail.core.playbook.document import Playbook
from handrail.core.playbook.load import load_playbook

KINDS = (
    "trades",
    "agency",
    "clinic",
    "real_estate",
    "software_sales",
    "courses",
    "professional_services",
)
"""In the order in which they are offered; the first is the default."""
_BEGINS = "# A playbook for "


@dataclass(frozen=True, slots=True)
class Starter:
    """One of them: its file's text, and the playbook that it is."""

    kind: str
    text: str
    playbook: Playbook

    @property
    def audience(self) -> str:
        """For whom it is, as its first line says: “local trades: plumbing, heating, …”."""
        return self.text.partition("\n")[0].removeprefix(_BEGINS).rstrip(".")

    @property
    def languages(self) -> tuple[str, ...]:
        """ISO 639-1 codes of the languages that its replies are written in."""
        return tuple(self.playbook.tone.templates)


def file_name(kind: str) -> str:
    """The name of a starter's file."""
    return f"{kind}.playbook.yaml"


@cache
def starter(kind: str) -> Starter:
    """The starter of this kind. Raises KeyError for a kind that there is not."""
    if kind not in KINDS:
        raise KeyError(kind)
    text = files(__name__).joinpath(file_name(kind)).read_text("utf-8")
    return Starter(kind, text, load_playbook(text))


def all_starters() -> tuple[Starter, ...]:
    """Every starter, in the order in which they are offered."""
    return tuple(starter(kind) for kind in KINDS)
