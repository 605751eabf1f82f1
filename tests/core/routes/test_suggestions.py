"""Every set of answers leads somewhere, and says why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handrail.core.routes.questionnaire import QUESTIONS, ROUTES, Route
from handrail.core.routes.suggestions import DEFAULT_WHY, known_answers, suggest

ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        question.code: st.sampled_from([option.code for option in question.options])
        for question in QUESTIONS
    },
)


@given(ANSWERS)
def test_every_answer_leads_to_every_route_in_an_order_with_a_reason(
    answers: dict[str, str],
) -> None:
    found = suggest(answers)
    assert {one.route for one in found} == set(Route)
    assert found[0].reasons
    assert [one.weight for one in found] == sorted((one.weight for one in found), reverse=True)
    for one in found:
        assert bool(one.reasons) == (one.weight > 0 or one.reasons == (DEFAULT_WHY,))
    assert suggest(dict(reversed(answers.items()))) == found


@given(ANSWERS, st.sampled_from(QUESTIONS))
def test_an_answer_never_speaks_against_its_own_route(
    answers: dict[str, str], asked: object
) -> None:
    question = next(one for one in QUESTIONS if one is asked)
    for option in question.options:
        without = {code: said for code, said in answers.items() if code != question.code}
        before = {one.route: one.weight for one in suggest(without)}
        after = {one.route: one.weight for one in suggest({**without, question.code: option.code})}
        for route in Route:
            assert after[route] == before[route] + option.speaks_for.get(route, 0)


def test_every_route_is_the_best_for_somebody() -> None:
    best = {
        suggest({question.code: option.code})[0].route
        for question in QUESTIONS
        for option in question.options
    }
    assert best == set(Route) == set(ROUTES)


def test_without_answers_the_prototype_is_where_to_start() -> None:
    first = suggest({})[0]
    assert (first.route, first.reasons) == (Route.PROTOTYPE, (DEFAULT_WHY,))


def test_unknown_answers_are_left_out() -> None:
    assert known_answers({"stage": "tried", "asks": "nobody", "moon": "full"}) == {"stage": "tried"}
