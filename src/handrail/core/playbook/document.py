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
    """The number of the format. It is 1."""
    name: Text
    """What the workflow is called in Handrail. Leads never see it."""
    business: Text
    """The business, as it signs its replies."""
    inputs: Inputs = Field(default_factory=Inputs)
    """What AI may see: an allow-list of fields for each channel, what is masked, what is never
    used."""
    tasks: Tasks = Field(default_factory=Tasks)
    """Which of the eight outputs AI prepares. All are on unless they are switched off."""
    required_facts: tuple[RequiredFact, ...] = ()
    """What a person needs to know before a quote. A reply asks for what the lead does not say."""
    services: tuple[Service, ...] = Field(min_length=1)
    """What the business does, with the words by which leads ask for it. At least one."""
    urgency: tuple[UrgencyLevel, ...] = Field(min_length=1)
    """How soon a person should act, the most urgent level first. At least one."""
    fit: tuple[FitCriterion, ...] = ()
    """What speaks for or against a lead, by words that it uses."""
    crm_note: tuple[NoteFieldRule, ...] = ()
    """The fields of the note that goes to the CRM."""
    facts: tuple[Fact, ...] = ()
    """Approved statements: the only source of prices, times, areas and hours in a draft."""
    tone: Tone = Field(default_factory=Tone)
    """How a reply sounds: language, length, words to avoid, and its sentences in each language."""
    promises: Promises = Field(default_factory=Promises)
    """What must not be said at all, what needs an owner's yes, and which links are known."""
    control_points: dict[ControlPoint, ControlPointRule] = Field(default_factory=dict)
    """Who owns what: for each control point its owners, and how many of them must sign."""
    escalation: Escalation = Field(default_factory=Escalation)
    """What goes to a person before any AI, to whom, within what time, and who is next."""
    review: Review = Field(default_factory=Review)
    """When a person comes first for lack of confidence, and how soon replies are expected."""
    data_policy: DataPolicy = Field(default_factory=DataPolicy)
    """Which model may see what, in which order models are asked, and how long originals are
    kept."""
    write_back: WriteBack = Field(default_factory=WriteBack)
    """Where each of the eight records goes."""

    def control_point(self, point: ControlPoint) -> ControlPointRule:
        """The rule of one control point, the default where the document names none."""
        return self.control_points.get(point) or default_control_points()[point]
