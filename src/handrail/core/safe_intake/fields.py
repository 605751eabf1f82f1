"""The eleven fields of safe intake: what each asks, with an answer to follow and one to avoid."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafeField:
    """One question. `longest` is in characters; `rows` is how high its box is.

    `good` is an answer as it should be; `bad` is one that would be refused, and `why` says why.
    """

    code: str
    label: str
    question: str
    good: str
    bad: str
    why: str
    longest: int
    rows: int = 2


FIELDS: tuple[SafeField, ...] = (
    SafeField(
        "lead_source",
        "Lead source",
        "Where do the enquiries come from?",
        "The contact form on our website, and Google Ads.",
        "Jane Miller forwards them from jane.miller@outlook.com.",
        "It names a person and gives an address. Name the way in, not who uses it.",
        600,
    ),
    SafeField(
        "sample_fields",
        "Sample fields",
        "Which fields does an enquiry have? Their names only, with commas between.",
        "name, e-mail, phone, room size, preferred date, message",
        "name: John Smith, phone: 030 901820",
        "These are somebody's values. The names of the fields are enough.",
        1200,
    ),
    SafeField(
        "allowed_task",
        "Allowed AI task",
        "What may AI prepare, and what not?",
        "Summarise the enquiry, list what is missing, draft a reply. Nothing else.",
        "Write to Emily Carter that we are sorry.",
        "It is about one client. Say what AI may prepare for every enquiry.",
        1200,
    ),
    SafeField(
        "crm_destination",
        "CRM destination",
        "Where should notes, tasks and outcomes be written?",
        "HubSpot: a note on the contact, and a task for the office.",
        "HubSpot, key pat-eu1-12345678-abcd-4ef0-9876-0123456789ab",
        "A key opens your CRM to whoever reads it. Keys are entered under Connections only.",
        600,
    ),
    SafeField(
        "review_owner",
        "Review owner",
        "Who reads every draft before it goes out? A role.",
        "The office manager; on weekends the owner.",
        "Dana, dana.reed@gmail.com",
        "A role stays right when people change, and gives nobody's address away.",
        300,
        1,
    ),
    SafeField(
        "approval_rule",
        "Approval rule",
        "What needs whose yes?",
        "The owner signs every price. Two people sign refunds.",
        "Sarah Connolly must sign every price.",
        "Name the role that signs, not the person.",
        1200,
    ),
    SafeField(
        "privacy_boundary",
        "Privacy boundary",
        "What must AI never see, and for how long may enquiries be kept?",
        "Phone numbers and addresses are hidden. No health data. Delete after 90 days.",
        "Nobody may see that Maria Lopez is a client.",
        "The rule itself gives away what it protects. Name the kind of data.",
        1200,
    ),
    SafeField(
        "escalation_trigger",
        "Escalation trigger",
        "When does a person come first, who, and how soon?",
        "“chargeback”, a lawyer, or a journalist: the owner, within 1 hour.",
        "When Mr Hollis writes again.",
        "Say what such a message says, not who wrote the last one.",
        1200,
    ),
    SafeField(
        "response_time",
        "Expected response time",
        "How soon should a person have answered?",
        "4 hours on working days",
        "4 hours, ask Jonas Weber",
        "It names a person. The review owner is named above, by role.",
        200,
        1,
    ),
    SafeField(
        "business_risk",
        "Business risk",
        "What could go wrong, and what would it cost?",
        "A wrong price binds us. It cost about 4,000 last year.",
        "In March we sent Priya Nair the wrong price.",
        "The risk is the same without the name.",
        1200,
    ),
    SafeField(
        "redacted_example",
        "Redacted example",
        "One enquiry as it comes, with placeholders for everything that is about a person.",
        "Hello, this is [name]. We want a new shower, about 6 square metres, in March. "
        "You reach me at [phone number].",
        "Hello, this is Maria Lopez. You reach me at +1 415 555 0132.",
        "Whoever reads it could call her. Placeholders show the same.",
        4000,
        6,
    ),
)
"""In the order in which they are asked."""

BY_CODE = {field.code: field for field in FIELDS}
UNDECIDED = "not decided"
"""What may be written where nobody knows yet; it becomes a point to settle."""


def tidy(text: str) -> str:
    """What was typed, with plain line ends and without characters that print nothing."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or (c >= " " and not _unusable(c)))


def _unusable(character: str) -> bool:
    """Control characters, halves of surrogate pairs, and what no text holds (Unicode 23.7)."""
    return (
        "\x7f" <= character <= "\x9f"
        or "\ud800" <= character <= "\udfff"
        or character in "\ufeff\ufffe\uffff"
    )
