"""The follow-up that a playbook expects stands among the choices and is the one suggested."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handrail.web.forms.review import FOLLOW_UPS, follow_up_choices


def test_a_usual_time_is_suggested_as_it_is() -> None:
    assert follow_up_choices(timedelta(days=3)) == (FOLLOW_UPS, "3")


def test_another_time_takes_its_place_in_order() -> None:
    choices, usual = follow_up_choices(timedelta(days=10))
    assert usual == "10"
    assert [code for code, _ in choices] == ["", "1", "3", "7", "10", "30"]


@pytest.mark.parametrize(("after", "code"), [(timedelta(0), "1"), (timedelta(days=9999), "365")])
def test_the_ends(after: timedelta, code: str) -> None:
    assert follow_up_choices(after)[1] == code
