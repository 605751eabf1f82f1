"""Money, numbers, places and ways of contact: the value that is meant, with its whole span."""

from __future__ import annotations

import pytest
from tests.core.preparation.studio import missing, note, prepared
from tests.core.preparation.test_builtin import outputs

from handrail.core.preparation.extraction.places import places
from handrail.core.preparation.reading import Reading


def trades_note(message: str) -> dict[str, str]:
    return {field["code"]: field["value"] for field in outputs(message)["crm_note"]["fields"]}


@pytest.mark.parametrize(
    ("said", "budget"),
    [
        ("We have put aside 2,500 to 3,000 for the wedding.", "2,500 to 3,000"),
        ("Wedding pictures, 900 max.", "900 max"),
        ("Unsere Hochzeit, Budget rund 1.800 Euro.", "rund 1.800 Euro"),
        ("For the wedding no budget yet.", "no budget yet"),
    ],
)
def test_a_budget_is_read_as_it_is_written(said: str, budget: str) -> None:
    assert note(said)["budget"] == budget
    assert "budget" not in missing(said)


@pytest.mark.parametrize(
    "said",
    [
        "Another photographer quoted us $1,900 for the wedding.",
        "For my sister's wedding we paid $1,500.",
    ],
)
def test_what_others_asked_or_what_was_paid_is_no_budget(said: str) -> None:
    assert "budget" not in note(said)


def test_a_number_answers_the_question_that_asks_for_its_kind() -> None:
    said = "Our wedding has 70 guests, the hall is 200 square metres."
    assert note(said)["guests"] == "70 guests"
    assert "guests" in missing("Our wedding is in a hall of 200 square metres.")


def test_people_are_no_size() -> None:
    found = outputs("Paint the office, we are 14 employees, in Westport, in May.")
    assert "size" in [fact["code"] for fact in found["missing_information"]["facts"]]


def test_a_count_is_told_with_what_it_counts() -> None:
    found = trades_note("Die Türen klemmen, es sind drei Stück, in Westport.")
    assert found["size"] == "drei Stück"


def test_where_somebody_moves_is_not_where_the_work_is() -> None:
    found = trades_note("Wir ziehen nach Hamburg und wollen vorher die Wohnung streichen lassen.")
    assert "place" not in found


def test_a_street_keeps_its_number_and_loses_the_preposition() -> None:
    found = places(Reading("Ein Fenster in der Ahornallee 8 klemmt.", "de"))
    assert next(found).quote == "Ahornallee 8"
    assert trades_note("The tap drips at Fern Lane 21.")["place"] == "Fern Lane 21"


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        ("Headshots, please. Best time to call: after 7", True),
        ("Portrait of us four. Ring my wife, she has the diary.", True),
        ("A portrait. I'm out all day, so try after six, my mobile's best.", True),
        ("A portrait. pls dont phone, I work nights", False),
        ("Ein Porträt von mir. Schreiben Sie mir bitte per E-Mail.", False),
    ],
)
def test_the_wish_for_or_against_a_call_is_followed(said: str, calls: bool) -> None:
    found = prepared(said)
    assert found["task"]["title"].startswith("Call ") == calls
    rings = "ring you" in found["draft_reply"]["text"] or "ruft Sie an" in str(found)
    assert rings == calls


def test_how_a_business_takes_orders_is_no_wish() -> None:
    assert "contact" not in note("Today everything runs by phone. We need headshots.")


def test_the_hour_to_call_is_not_when_the_work_is_wanted() -> None:
    assert "when" in missing("A portrait for two people. Best time to call: Tuesdays after 5")


def test_who_says_what_they_use_is_not_asked_for_it() -> None:
    assert missing("I want to buy a camera, today we use an old Leica.") == []
    assert missing("I want to buy a camera.") == ["camera"]


@pytest.mark.parametrize(
    ("said", "guests"),
    [
        ("Portraits of our 12 field technicians, please.", "12 field technicians"),
        ("Headshots for 2-3 people.", "2-3 people"),
        ("Wir brauchen Porträts von neun Therapeutinnen.", "neun Therapeutinnen"),
    ],
)
def test_people_are_counted_by_what_they_do(said: str, guests: str) -> None:
    assert note(said)["guests"] == guests


def test_doors_and_radiators_are_no_people() -> None:
    assert "guests" in missing("A portrait in front of our 3 doors and 4 radiators.")


def test_an_hour_ends_a_sentence() -> None:
    said = prepared("A portrait. Any day after 4. Roughly how long does it take?")
    assert [s["text"] for s in said["summary"]["statements"]][1] == "Any day after 4."
