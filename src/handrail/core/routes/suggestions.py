"""Which route fits the answers, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from handrail.core.routes.questionnaire import QUESTIONS, Option, Route

DEFAULT_WHY = "nothing speaks for another, and seeing one lead go the whole path tells most"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A route with its weight; `reasons` complete “because …”, the weightiest first."""

    route: Route
    weight: int
    reasons: tuple[str, ...]


def known_answers(given: Mapping[str, str]) -> dict[str, str]:
    """The answers that questions and options know; anything else is left out."""
    return {
        question.code: option.code
        for question in QUESTIONS
        for option in question.options
        if given.get(question.code) == option.code
    }


def suggest(answers: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """Every route, the best first; equal ones in the routes' own order."""
    chosen = [
        option
        for question in QUESTIONS
        for option in question.options
        if answers.get(question.code) == option.code
    ]
    found = [_weigh(route, chosen) for route in Route]
    ranked = sorted(found, key=lambda one: -one.weight)
    if ranked[0].weight == 0:
        ranked[0] = Suggestion(ranked[0].route, 0, (DEFAULT_WHY,))
    return tuple(ranked)


def _weigh(route: Route, chosen: list[Option]) -> Suggestion:
    speaking = [option for option in chosen if option.speaks_for.get(route)]
    speaking.sort(key=lambda option: -option.speaks_for[route])
    return Suggestion(
        route,
        sum(option.speaks_for[route] for option in speaking),
        tuple(option.because for option in speaking),
    )
