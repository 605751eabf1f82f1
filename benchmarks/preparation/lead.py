"""The enquiry that is prepared, and the answer that the model of no latency gives to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.playbook.load import load_playbook

TODAY = date(2026, 3, 2)
MESSAGE = """\
Hello, we bought a terraced house at 14 Harbour Lane last autumn and the bathroom on the first floor has to be redone
before our second child arrives at the end of June. The room is about 6 square metres. At the moment there is a bath
with a shower over it, and the tiles along the window are loose; behind them the wall feels damp, so somebody should
look at that first. We would like a walk-in shower instead, a heated towel rail, new tiles to the ceiling and, if it is
not too much, a second basin. Our budget is around 11,000 dollars, maybe a little more if the wall needs work. Could you
tell us what a first visit costs, whether you also take the old bath away, and when you could start? Weekdays after
five are best, or Saturday morning. You reach me at robin.example@example.com or on +1 415 555 0123; my partner Sam
answers on +1 415 555 0147. A neighbour, whom you helped with her kitchen, gave us your name and was very happy with it all, and so would we be. Many thanks, Robin
Example"""
LABEL = {"confidence": 0.9, "quote": ""}
ANSWER: dict[str, Any] = {
    "summary": [
        {
            "text": "Wants the first-floor bathroom redone before the end of June.",
            "quote": "the bathroom on the first floor has to be redone",
        },
        {"text": "About 6 square metres.", "quote": "The room is about 6 square metres"},
        {"text": "Budget around 11,000 dollars.", "quote": "Our budget is around 11,000 dollars"},
        {"text": "Asks what a first visit costs.", "quote": "what a first visit costs"},
    ],
    "classification": {
        "service": {**LABEL, "value": "bathroom", "quote": "the bathroom on the first floor"},
        "urgency": {**LABEL, "value": "normal"},
        "fit": {**LABEL, "value": "good"},
        "language": "en",
    },
    "missing_information": [],
    "crm_note": [],
    "draft_reply": {
        "subject": "Your bathroom",
        "text": "Hi Robin,\n\nThank you for writing to us. A first visit with a written estimate is free, and we "
        "will check our calendar for a weekday after five or a Saturday morning. Once we have seen the wall we can "
        "say more about the rest.\n\nBest regards\nHarbour Trades",
        "language": "en",
        "used_facts": [],
    },
    "task": {"title": "Arrange a first visit", "detail": "", "due_in_hours": 24, "quote": ""},
    "owner_reminder": None,
    "no_send": None,
}
STARTER = Path(__file__).resolve().parents[2] / "src/handrail/starters/trades.playbook.yaml"


def playbook() -> Any:
    """The starter playbook of local trades."""
    return load_playbook(STARTER.read_text(encoding="utf-8"))


def lead() -> LeadFacts:
    """The enquiry with its fields, as a form sends it."""
    fields = {
        "message": MESSAGE,
        "name": "Robin Example",
        "email": "robin.example@example.com",
        "phone": "+1 415 555 0123",
    }
    return LeadFacts("bench", Channel.FORM, fields, (LeadMessage(MESSAGE),))
