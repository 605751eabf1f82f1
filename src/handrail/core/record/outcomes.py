"""What may come of a lead."""

from __future__ import annotations

OUTCOMES: tuple[tuple[str, str], ...] = (
    ("quoted", "Quoted"),
    ("booked", "Booked"),
    ("won", "Won"),
    ("lost", "Lost"),
    ("no_answer", "No answer yet"),
    ("not_a_lead", "Not a lead"),
)
"""Outcomes: code and label."""
