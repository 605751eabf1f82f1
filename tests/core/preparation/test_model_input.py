"""What an engine sees: allowed, masked, and exactly restored."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import PLAYBOOK

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind
from handrail.core.playbook.inputs import Inputs
from handrail.core.playbook.load import load_playbook
from handrail.core.preparation.builtin import prepare_builtin
from handrail.core.preparation.masking import restore
from handrail.core.preparation.model_input import build_model_input, restore_outputs

RULES = load_playbook(PLAYBOOK)
TODAY = date(2027, 3, 1)
SECRETS = {
    "email": "maria.lopez@example.com",
    "phone": "+1 415 555 0132",
    "card": "4111 1111 1111 1111",
    "iban": "DE89 3704 0044 0532 0130 00",
}


def lead(text: str, earlier: tuple[str, ...] = (), **fields: str) -> LeadFacts:
    thread = (*(LeadMessage(one) for one in earlier), LeadMessage(text))
    return LeadFacts("1", Channel.FORM, {"message": text, **fields}, thread)


def seen(given_lead: LeadFacts) -> str:
    given_input, _ = build_model_input(given_lead, RULES, wanted=tuple(OutputKind), today=TODAY)
    return repr(given_input)


def test_a_field_that_is_not_allowed_is_not_seen() -> None:
    given_lead = lead("A new tap please", internal_note="very rich", email=SECRETS["email"])
    assert "very rich" not in seen(given_lead)
    assert SECRETS["email"] not in seen(given_lead)


def test_a_field_that_is_never_used_is_not_seen() -> None:
    never = RULES.model_copy(update={"inputs": Inputs(never=("company",))})
    given_input, _ = build_model_input(
        lead("A tap", company="Secret Works"), never, wanted=(), today=TODAY
    )
    assert "Secret Works" not in repr(given_input)


def test_the_leads_own_number_is_masked_in_any_writing() -> None:
    text = "Call me on (415) 555-0132 or +1-415-555-0132."
    given_input, _ = build_model_input(
        lead(text, phone=SECRETS["phone"]), RULES, wanted=(), today=TODAY
    )
    assert "0132" not in given_input.text
    assert given_input.text.count("[PHONE_1]") == 2


def test_the_same_value_is_the_same_placeholder_in_the_thread() -> None:
    given_input, _ = build_model_input(
        lead("Again: maria@example.com", earlier=("I am maria@example.com",)),
        RULES,
        wanted=(),
        today=TODAY,
    )
    assert given_input.text == "Again: [EMAIL_1]"
    assert given_input.thread == ("I am [EMAIL_1]",)


def test_a_placeholder_that_the_lead_wrote_is_not_taken_for_ours() -> None:
    text = "Put [PHONE_1] here and call +1 415 555 0132"
    given_input, placeholders = build_model_input(lead(text), RULES, wanted=(), today=TODAY)
    assert restore(given_input.text, placeholders.values) == text


words = st.sampled_from(
    [
        "bathroom",
        "in March",
        "about 6 square metres.",
        "What does it cost?",
        "Please call",
        "\n\n",
        "—",
    ]
)
parts = st.lists(
    words | st.sampled_from(list(SECRETS.values())) | st.text(max_size=20), max_size=12
)


@given(parts, parts)
def test_no_masked_value_ever_reaches_an_engine(now: list[str], before: list[str]) -> None:
    given_lead = lead(
        " ".join(now),
        earlier=(" ".join(before),),
        email=SECRETS["email"],
        phone=SECRETS["phone"],
    )
    shown = seen(given_lead)
    for value in SECRETS.values():
        assert value not in shown


@given(parts)
def test_every_evidence_is_exact_in_the_original(pieces: list[str]) -> None:
    given_lead = lead(" ".join(pieces), email=SECRETS["email"], phone=SECRETS["phone"])
    given_input, placeholders = build_model_input(
        given_lead, RULES, wanted=tuple(OutputKind), today=TODAY
    )
    outputs = restore_outputs(prepare_builtin(given_input, RULES), placeholders, given_lead.text)
    assert outputs.summary is not None
    quotes = [part for line in outputs.summary.statements for part in line.evidence]
    quotes += [part for field in outputs.crm_note.fields for part in field.evidence]  # type: ignore[union-attr]
    for part in quotes:
        source = given_lead.text if part.field == "message" else given_lead.fields[part.field]
        assert source[part.start : part.end] == part.quote
