"""The playbook document: the root that holds every section, with defaults for most of it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from handrail.core.findings import ControlPoint
from handrail.core.playbook.base import Section, Text
from handrail.core.playbook.control import (
    ControlPointRule,
    DataPolicy,
    Review,
    Tasks,
    WriteBack,
    default_control_points,
)
from handrail.core.playbook.escalation import Escalation
from handrail.core.playbook.facts import Fact
from handrail.core.playbook.inputs import Inputs
from handrail.core.playbook.promises import Promises
from handrail.core.playbook.services import (
    FitCriterion,
    NoteFieldRule,
    RequiredFact,
    Service,
    UrgencyLevel,
)
from handrail.core.playbook.tone import Tone


class Playbook(Section):
    """One workflow's rules. `handrail` is the format's number; `business` signs the replies."""

    handrail: Literal[1] = 1
    name: Text
    business: Text
    inputs: Inputs = Field(default_factory=Inputs)
    tasks: Tasks = Field(default_factory=Tasks)
    required_facts: tuple[RequiredFact, ...] = ()
    services: tuple[Service, ...] = Field(min_length=1)
    urgency: tuple[UrgencyLevel, ...] = Field(min_length=1)
    fit: tuple[FitCriterion, ...] = ()
    crm_note: tuple[NoteFieldRule, ...] = ()
    facts: tuple[Fact, ...] = ()
    tone: Tone = Field(default_factory=Tone)
    promises: Promises = Field(default_factory=Promises)
    control_points: dict[ControlPoint, ControlPointRule] = Field(default_factory=dict)
    escalation: Escalation = Field(default_factory=Escalation)
    review: Review = Field(default_factory=Review)
    data_policy: DataPolicy = Field(default_factory=DataPolicy)
    write_back: WriteBack = Field(default_factory=WriteBack)

    def control_point(self, point: ControlPoint) -> ControlPointRule:
        """The rule of one control point, the default where the document names none."""
        return self.control_points.get(point) or default_control_points()[point]
