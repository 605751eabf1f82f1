"""Name and business, what AI may see, and which outputs it prepares."""

from __future__ import annotations

from handrail.core.leads import Channel
from handrail.core.playbook.control import Tasks
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.editing.fields import Field, Group, SectionForm, Values
from handrail.core.playbook.inputs import DEFAULT_FIELDS, Inputs

CHANNEL_NAMES: dict[Channel, str] = {
    Channel.FORM: "Web form",
    Channel.CHAT: "Chat",
    Channel.CALL: "Call note",
    Channel.EMAIL: "E-mail",
    Channel.AD: "Ad lead",
    Channel.REFERRAL: "Referral note",
    Channel.CRM: "CRM record",
}


def _name(_: Values) -> tuple[Group, ...]:
    name = Field("name", "Name of the playbook", required=True, help="What your team calls it.")
    business = Field(
        "business",
        "Name of the business",
        required=True,
        help="Signs the replies: it takes the place of {business} in their sentences.",
    )
    return (Group((), (name, business), model=Playbook),)


NAME = SectionForm(
    "business",
    "Name and business",
    "What this playbook is called, and whose replies it prepares.",
    ("name", "business", "handrail"),
    _name,
)


def _inputs(_: Values) -> tuple[Group, ...]:
    allowed = tuple(
        Field(channel.value, CHANNEL_NAMES[channel], "several", known=f"fields.{channel.value}")
        for channel in Channel
    )
    return (
        Group(
            ("inputs", "channels"),
            allowed,
            title="Fields that AI may use",
            help="For each way in. What is not ticked never reaches a model.",
            absent={channel.value: list(DEFAULT_FIELDS) for channel in Channel},
        ),
        Group(
            ("inputs",),
            (
                Field(
                    "mask",
                    "Masked before a model reads it",
                    "several",
                    "A placeholder such as [PHONE_1] stands there instead, and the value returns in the draft.",
                    known="private_data",
                ),
                Field(
                    "never",
                    "Never used, on no channel",
                    "several",
                    "Wins over everything above.",
                    known="fields",
                ),
            ),
            title="Private data",
            model=Inputs,
        ),
    )


INPUTS = SectionForm(
    "inputs",
    "What AI may see",
    "The only fields that a model is ever given, and what is hidden inside them.",
    ("inputs",),
    _inputs,
)


def _tasks(_: Values) -> tuple[Group, ...]:
    words = {
        "summary": ("Summary", "What the lead wants, each sentence with its evidence."),
        "classification": ("Classification", "Service, urgency and fit."),
        "missing_information": ("Missing information", "Required facts that the lead leaves out."),
        "crm_note": ("CRM note", "The fields under “CRM note”, filled in."),
        "draft_reply": ("Draft reply", "A reply for a person to edit and approve."),
        "task": ("Task", "What somebody should do next."),
        "owner_reminder": ("Reminder for the owner", "When a decision is waited for."),
        "no_send": ("Advice not to reply", "For what is no enquiry."),
    }
    fields = tuple(Field(key, label, "yes_no", text) for key, (label, text) in words.items())
    return (Group(("tasks",), fields, model=Tasks),)


TASKS = SectionForm(
    "tasks",
    "Tasks",
    "What AI prepares for each lead. A person decides on all of it.",
    ("tasks",),
    _tasks,
)
