"""Records as lines: nothing that says something is left out, whatever the shape."""

from __future__ import annotations

from handrail.web.record_lines import MOST_LINES, record_lines


def test_nested_values_have_their_path_and_empty_ones_are_left_out() -> None:
    body = {
        "final_reply": {"subject": "Re: tiles", "sign_offs": [], "undone": False, "note": None},
        "used_facts": ["survey", "hours"],
        "fields": [{"label": "Size", "value": "6 m²"}, {"label": "Start", "value": ""}],
    }
    assert record_lines(body) == [
        ("final reply, subject", "Re: tiles"),
        ("final reply, undone", "no"),
        ("used facts", "survey, hours"),
        ("fields 1, label", "Size"),
        ("fields 1, value", "6 m²"),
        ("fields 2, label", "Start"),
    ]


def test_a_huge_record_is_cut() -> None:
    assert len(record_lines({str(number): "x" for number in range(500)})) == MOST_LINES
    assert len(record_lines({"text": "x" * 10_000})[0][1]) < 5000
