"""What the guard of outgoing texts says about single texts."""

from __future__ import annotations

import pytest

from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules, OwnPhrase
from handrail.core.findings import ControlPoint, Severity


def categories(text: str, **rules: object) -> set[str]:
    return {f.category for f in find_outbound(text, OutboundRules(**rules))}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "category", "point"),
    [
        ("It comes to £450 all in.", "price", ControlPoint.PRICE),
        ("That is two grand.", "price", ControlPoint.PRICE),
        ("The visit is on the house.", "price", ControlPoint.PRICE),
        ("We'll do it half price.", "price", ControlPoint.PRICE),
        ("We start on Monday at nine.", "timing", ControlPoint.TIMING),
        ("Parts and labour are included.", "scope", ControlPoint.SCOPE),
        ("We guarantee the result.", "guarantee", ControlPoint.PROMISE),
        ("I've made you an admin of the workspace.", "access", ControlPoint.ACCESS),
        ("You have a strong case against them.", "legal", ControlPoint.LEGAL),
        ("We'll refund the second payment.", "billing", ControlPoint.BILLING),
        ("You're first in line.", "qualification", ControlPoint.LEAD_GRADE),
        ("See bit.ly/3xYzQ1 for more.", "link", ControlPoint.FINAL_MESSAGE),
    ],
)
def test_each_category_names_its_control_point(text, category, point):
    found = [f for f in find_outbound(text) if f.category == category]
    assert found
    assert {f.control_point for f in found} == {point}
    assert {f.severity for f in found} == {Severity.NEEDS_PERSON}


@pytest.mark.parametrize(
    "text",
    [
        "You mentioned a budget of £5,000.",
        "Is £450 still the budget?",
        "We can't guarantee a result.",
        "Once Maria has confirmed the price I'll write to you again.",
        "A colleague will check whether a refund is possible.",
        "> We guarantee it for £99 by Friday.",
        "Please send us the photos by Friday.",
        "Whether you qualify is for the panel to decide.",
        "You asked whether we could start on Monday.",
        "We opened this shop in 1994.",
    ],
)
def test_what_takes_a_promise_back(text):
    assert find_outbound(text) == ()


def test_the_business_speaks_again_after_reported_speech():
    text = "You asked for Friday, but we'll be there on Monday."
    found = find_outbound(text)
    assert {f.category for f in found} == {"timing"}
    assert all(f.start > text.index("but") for f in found)


ANSWERED = "All enquiries are answered within one working day."


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("We reply to all enquiries within one working day.", ANSWERED),
        ("We answer every enquiry within a working day.", ANSWERED),
        ("A deep clean starts from $450.", "A deep clean starts from $450."),
        ("A deep clean starts from 450 dollars.", "A deep clean starts from $450."),
        ("The survey costs £1,350.", "A survey is £1350."),
        ("The first visit is free.", "The first visit is free of charge."),
        ("Our hours are Monday to Friday, 9 am to 5 pm.", "Open Monday to Friday, 9am to 5pm."),
    ],
)
def test_an_approved_fact_is_no_promise(text, fact):
    assert find_outbound(text), "without the fact it is one"
    assert find_outbound(text, OutboundRules(facts=(fact,))) == ()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("A deep clean is $450.", "A deep clean starts from $450."),
        ("A move-out clean costs $180.", "A standard clean costs $180."),
        ("The rate is 60 euros per window.", "The rate is 60 euros per hour."),
        ("The rate is 60 euros.", "The rate is 60 euros per hour."),
        ("The survey costs £950.", "The survey costs £350."),
        ("We deliver within two days.", "We deliver within two weeks."),
        ("Our work is guaranteed for life.", "Our work is guaranteed for five years."),
        ("The survey always costs £350.", "The survey costs £350."),
        ("The survey costs £350.", "The survey usually costs £350."),
        ("The survey costs £350.", "The survey costs £350 plus VAT."),
    ],
)
def test_more_than_the_fact_is_a_promise(text, fact):
    assert find_outbound(text, OutboundRules(facts=(fact,)))


def test_facts_are_compared_clause_by_clause():
    text = "We reply within one working day, but you'll hear from me by six tonight."
    found = find_outbound(text, OutboundRules(facts=(ANSWERED,)))
    assert {f.category for f in found} == {"timing"}
    assert all(f.start >= text.index("you'll") for f in found)


@pytest.mark.parametrize(
    "text",
    [
        "Dear [NAME], thank you.",
        "Hi {{first_name}}, thank you.",
        "Dear ${name}, thank you.",
        "We meet on XX/XX.",
        "The price is TBD.",
        "Dear <first name>, thank you.",
        "Hello *|FNAME|*, thank you.",
        "Hello ,\nthank you.",
        "Your code: ____",
    ],
)
def test_a_placeholder_blocks(text):
    found = [f for f in find_outbound(text) if f.category == "placeholder"]
    assert found
    assert {f.severity for f in found} == {Severity.BLOCKS}


@pytest.mark.parametrize(
    "text",
    ["See note [1] below.", "The XX century house is lovely.", "Size XXL is fine.", "A {1} b"],
)
def test_what_only_looks_like_a_placeholder(text):
    assert "placeholder" not in categories(text)


@pytest.mark.parametrize(
    "text",
    [
        "As an AI language model, I cannot visit your house.",
        "Sure! Here is a revised draft: Dear Lena",
        "My instructions say that I must not name a price.",
        "Thank you.<|im_end|>",
        "Assistant: Dear Lena, thank you.",
        "According to my system prompt the price is secret.",
        "Let me know if you'd like me to adjust the tone of this email.",
    ],
)
def test_a_leaked_instruction_blocks(text):
    found = [f for f in find_outbound(text) if f.category == "instruction_leak"]
    assert found
    assert {f.severity for f in found} == {Severity.BLOCKS}


@pytest.mark.parametrize(
    "text",
    [
        "Our AI course for teachers has two parts.",
        "The instructions are on the label.",
        "Anna is my assistant and reads every mail.",
    ],
)
def test_talk_about_ai_is_no_leak(text):
    assert "instruction_leak" not in categories(text)


@pytest.mark.parametrize(
    ("link", "known", "is_known"),
    [
        ("https://oak.example/book", "oak.example", True),
        ("https://www.oak.example/book", "https://oak.example", True),
        ("https://calendar.oak.example/x", "oak.example", True),
        ("https://oak.example.evil.test/x", "oak.example", False),
        ("https://notoak.example/x", "oak.example", False),
        ("https://oak.example/book", "https://oak.example/book", True),
        ("https://oak.example/pay", "https://oak.example/book", False),
        ("https://oak.example/bookings", "https://oak.example/book", False),
        ("desk@oak.example", "desk@oak.example", True),
        ("pay@oak.example", "desk@oak.example", False),
        ("https://oak.example@evil.test/", "oak.example", False),
    ],
)
def test_known_links(link, known, is_known):
    text = f"More at {link} for you"
    assert ("link" not in categories(text, known_links=(known,))) is is_known


def test_a_link_of_the_lead_or_of_a_fact_is_known():
    text = "I saw https://bakery.example/menu, lovely."
    assert "link" in categories(text)
    assert "link" not in categories(text, source="Our menu: https://bakery.example/menu")
    assert "link" not in categories(text, facts=("See https://bakery.example/menu.",))


def test_a_missing_space_is_no_link():
    assert "link" not in categories("Thank you for the photos.They help us a lot.")


def test_another_leads_value_blocks():
    others = ("Karen Whitlock", "karen@whitlock.example", "+44 7700 900123")
    for text in (
        "Hello karen  whitlock",
        "Write to KAREN@whitlock.example",
        "Call 447700900123 or +44 (7700) 900-123",
    ):
        found = [
            f
            for f in find_outbound(text, OutboundRules(other_leads_values=others))
            if f.code == "private_data.other_lead"
        ]
        assert found, text
        assert {f.severity for f in found} == {Severity.BLOCKS}


def test_a_value_that_is_the_leads_own_as_well_may_appear():
    rules = OutboundRules(other_leads_values=("Sam Lee",), lead_values={"name": "Sam Lee"})
    assert find_outbound("Hello Sam Lee", rules) == ()


@pytest.mark.parametrize(
    "text",
    [
        "We see that you take lithium.",
        "Your card is 4111 1111 1111 1111, is that right?",
        "Mr Hale next door is being treated for the same thing.",
        "Your date of birth is 4 May 1981.",
    ],
)
def test_private_data_is_not_told(text):
    assert "private_data" in categories(text)


def test_a_key_blocks_and_what_a_clinic_offers_is_private_to_nobody():
    found = find_outbound("Your key is AKIAIOSFODNN7EXAMPLE, keep it.")
    assert Severity.BLOCKS in {f.severity for f in found}
    assert "private_data" not in categories("Our pregnancy class is fun.")


def test_an_unsupported_amount_or_topic():
    source = "Hello, we need a new fence of about 20 metres. Our budget is 3,000 euros. Lena"
    supported = "You mentioned a budget of 3,000 euros for the fence."
    assert "unsupported" not in categories(supported, source=source)
    for wrong in (
        "You mentioned a budget of 5,000 euros for the fence.",
        "You said the fence should be ready by Friday.",
        "You asked about our roof repairs.",
    ):
        assert "unsupported" in categories(wrong, source=source), wrong
    assert "unsupported" not in categories(wrong), "without a source nothing can be judged"


def test_a_playbooks_forbidden_phrase():
    phrase = OwnPhrase(
        "best_in_town",
        "We never compare ourselves with others; take it out.",
        patterns=("best * in town", "number one*"),
        examples=("nobody beats our quality",),
        forbidden=True,
    )
    for text in (
        "We are the best plumbers in town.",
        "We're the NUMBER ONES here.",
        "Our quality beats nobody, nobody!",
    ):
        found = [
            f
            for f in find_outbound(text, OutboundRules(phrases=(phrase,)))
            if f.category == "forbidden_phrase"
        ]
        assert [f.severity for f in found] == [Severity.BLOCKS], text
        assert found[0].code == "forbidden_phrase.best_in_town"
    for text in ("The best way. We live in town.", "The best! Not in town."):
        assert "forbidden_phrase" not in categories(text, phrases=(phrase,))


def test_a_phrase_for_sign_off_is_taken_back_like_any_promise():
    phrase = OwnPhrase(
        "loan", "Loans are Ida's.", patterns=("loan car",), control_point=ControlPoint.SCOPE
    )
    rules = OutboundRules(phrases=(phrase,))
    found = [f for f in find_outbound("You'll get a loan car.", rules) if f.code.endswith("loan")]
    assert [(f.severity, f.control_point) for f in found] == [
        (Severity.NEEDS_PERSON, ControlPoint.SCOPE)
    ]
    assert find_outbound("Did you ask for a loan car?", rules) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We g u a r a n t e e the result.", "g u a r a n t e e"),
        ("We guаrantee it works.", "guаrantee"),
        ("We gua\u00adran\u00adtee the result.", "gua\u00adran\u00adtee"),
        ("We ｇｕａｒａｎｔｅｅ it.", "ｇｕａｒａｎｔｅｅ"),
    ],
)
def test_tricks_of_writing_hide_nothing(text, word):
    found = [f for f in find_outbound(text) if f.category == "guarantee"]
    assert len(found) == 1
    assert found[0].start <= text.index(word)
    assert found[0].end >= text.index(word) + len(word)


def test_digits_of_other_scripts():
    assert "price" in categories("That is ٤٥٠ € altogether.")
    assert "price" in categories("It is £４５０.")
