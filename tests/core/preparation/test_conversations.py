"""A call's notes and quoted mail: only the lead's own words are theirs."""

from __future__ import annotations

from tests.core.preparation.studio import missing, note, prepared

from handrail.core.preparation.turns import own_words

CALL = (
    "Caller: Good morning, we're getting married and want pictures.\n"
    "Agent: Lovely! We are free on 12 June. Where did you hear of us?\n"
    "Caller: From friends. It will be 40 guests."
)


def test_what_the_one_who_took_the_call_says_is_not_the_leads() -> None:
    found = prepared(CALL, "call")
    said = " ".join(statement["text"] for statement in found["summary"]["statements"])
    assert "Lovely" not in said
    assert "Agent" not in said
    assert "40 guests" in said
    assert "when" in missing(CALL, "call")
    assert note(CALL, "call")["guests"] == "40 guests"
    assert "check first" not in found["draft_reply"]["text"]


def test_offsets_stay_those_of_the_original() -> None:
    blanked = own_words(CALL)
    assert len(blanked) == len(CALL)
    assert all(ours in (" ", theirs) for ours, theirs in zip(blanked, CALL, strict=True))
    for statement in prepared(CALL, "call")["summary"]["statements"]:
        part = statement["evidence"][0]
        assert CALL[part["start"] : part["end"]] == part["quote"]


def test_quoted_mail_is_not_what_the_lead_says() -> None:
    mail = "Portraits for three of us, please.\n\n> Could you tell us the day?\n> How about 3 May?"
    found = prepared(mail)
    assert "when" in missing(mail)
    assert [s["text"] for s in found["summary"]["statements"]] == [
        "Portraits for three of us, please."
    ]


def test_a_form_with_labels_is_no_conversation() -> None:
    form = "Service: portrait\nPeople: 4 people\nDay: 6 May"
    assert own_words(form) == form
    assert own_words("Client: a portrait, please") == "        a portrait, please"
