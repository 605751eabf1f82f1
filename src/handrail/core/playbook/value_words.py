"""The fixed values of a playbook in words, as editors show them beside each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

CHANNELS: Mapping[str, str] = {
    "form": "A form on a website.",
    "chat": "A chat on a website.",
    "call": "A note of a telephone call.",
    "email": "A message in a mailbox.",
    "ad": "A lead from an advertisement.",
    "referral": "A note of a referral.",
    "crm": "A record of a CRM.",
}
CONTROL_POINTS: Mapping[str, str] = {
    "lead_grade": "Statements about the lead's worth or fit.",
    "reply": "That this lead is answered, and with this reply.",
    "price": "Prices, discounts and what is included in them.",
    "timing": "Dates, durations and when somebody comes.",
    "scope": "What will be done, and what will not.",
    "access": "Accounts, keys, courses and who is let in.",
    "promise": "Guarantees, outcomes and everything that binds the business.",
    "escalation": "What is said about a complaint or a case that was handed on.",
    "legal": "Liability, contracts, rights and duties.",
    "billing": "Invoices, payments, refunds and what is owed.",
    "private_data": "Personal data in what goes out.",
    "final_message": "The exact message as it leaves.",
}
OUTPUTS: Mapping[str, str] = {
    "summary": "The enquiry in a few sentences.",
    "classification": "Service, urgency and fit.",
    "missing_information": "Required facts that the lead does not say.",
    "crm_note": "The fields of the CRM note.",
    "draft_reply": "A reply for a person to check.",
    "task": "A task for a person.",
    "owner_reminder": "What an owner should not forget.",
    "no_send": "Whether no reply should be sent, and why.",
}
RECORDS: Mapping[str, str] = {
    "source_note": "Where the lead came from and what it said.",
    "ai_output": "What AI prepared.",
    "reviewer_edit": "What a reviewer changed.",
    "owner_decision": "What was decided, and by whom.",
    "final_reply": "The reply as it left.",
    "task": "A task that somebody took on.",
    "outcome": "What became of the lead.",
    "next_follow_up": "When to look at it again.",
}
ACTIONS: Mapping[str, str] = {
    "person_first": "A person reads the lead before any AI does.",
    "without_fields": "AI prepares it without the private data.",
    "note": "AI prepares it; the reviewer sees a note.",
}
COUNTS: Mapping[str, str] = {
    "working_hours": "Only in the working hours of the workspace.",
    "clock": "By the clock, day and night.",
}
SIGNING: Mapping[str, str] = {
    "any": "One owner's yes is enough.",
    "all": "Every owner must sign.",
}
FACT_KINDS: Mapping[str, str] = {
    "price": "What something costs, or that it is free.",
    "timing": "How long something takes, or when.",
    "area": "Where you work.",
    "hours": "When you are open.",
    "scope": "What you do.",
    "policy": "How you work.",
    "link": "An address on the web.",
    "other": "Anything else.",
}
REQUIRED_KINDS: Mapping[str, str] = {
    "text": "Words; found by `words` alone.",
    "date": "A day or a time.",
    "money": "An amount of money.",
    "quantity": "A size or a number of things.",
    "place": "A street or a place.",
    "phone": "A telephone number.",
    "email": "An e-mail address.",
    "photo": "Photos, as attachments or promised.",
    "name": "A person's name.",
    "yes_no": "Yes or no.",
}
TOPICS: Mapping[str, str] = {
    "price": "A question about money.",
    "timing": "A question about time.",
    "scope": "A question about what you do.",
    "other": "Any other question.",
}
CATEGORIES: Mapping[str, str] = {
    "anger": "The writer is angry.",
    "legal_risk": "A lawyer, a claim or a threat.",
    "billing_conflict": "A dispute about an invoice or a payment.",
    "urgent_support": "Somebody needs help at once.",
    "private_data": "Private data beyond a name and how to reach the writer.",
    "unclear_scope": "It is not clear what is wanted.",
    "unsafe_access": "Passwords, keys or access that should not be in a message.",
    "high_value": "A large amount of money, or a named account.",
    "injection": "Text that tries to instruct an AI.",
    "not_a_lead": "Advertising, an application, or nothing that asks for work.",
    "unsupported_language": "A language without a template.",
    "unmapped_fields": "A form whose fields nobody has mapped yet.",
}
PRIVATE_DATA: Mapping[str, str] = {
    "email": "E-mail addresses.",
    "phone": "Telephone numbers.",
    "street_address": "Street addresses.",
    "credit_card": "Numbers of payment cards.",
    "iban": "International bank account numbers.",
    "bank_account": "Other bank account numbers.",
    "national_id": "Numbers of identity cards and tax numbers.",
    "us_ssn": "Social security numbers of the United States.",
    "date_of_birth": "Dates of birth.",
    "driver_license": "Numbers of driving licences.",
    "password": "Passwords.",
    "api_key": "Keys of programs and services.",
    "ip_address": "Addresses of computers.",
    "health": "What is said of somebody's health.",
}
"""Kinds that can be masked, beside those of single countries (`de_tax`)."""
NOTE_SOURCES: Mapping[str, str] = {
    "service": "The service that was found.",
    "urgency": "The urgency level.",
    "fit": "What speaks for or against the lead.",
    "language": "The language of the lead.",
    "budget": "What the lead would spend.",
    "deadline": "When it should be done.",
    "place": "Where it is.",
    "contact": "How the lead wants to be reached.",
    "summary": "The summary.",
}
"""What a note field can be filled from, beside the required facts."""
ROLES: Mapping[str, str] = {
    "owner": "Any owner of the workspace.",
    "manager": "Any manager.",
    "reviewer": "Any reviewer.",
}
LANGUAGES: Mapping[str, str] = {"en": "English.", "de": "German.", "es": "Spanish."}

_ENUMERATIONS = (
    CHANNELS, CONTROL_POINTS, OUTPUTS, RECORDS, ACTIONS, COUNTS, SIGNING, FACT_KINDS,
    REQUIRED_KINDS, TOPICS,
)  # fmt: skip


def words_of(values: Iterable[str]) -> Mapping[str, str]:
    """The words of an enumeration with exactly these values; nothing for one without words."""
    wanted = set(values)
    return next((words for words in _ENUMERATIONS if set(words) == wanted), {})
