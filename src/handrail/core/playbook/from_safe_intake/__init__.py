"""From the answers of safe intake to a whole, commented playbook, and what is left to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from handrail.core.playbook.durations import format_duration
from handrail.core.playbook.from_safe_intake.inputs import (
    data_policy_section,
    inputs_section,
    read_boundary,
    read_fields,
    read_source,
)
from handrail.core.playbook.from_safe_intake.owners import read_owners
from handrail.core.playbook.from_safe_intake.reading import Reading, Starter, Workplace
from handrail.core.playbook.from_safe_intake.routing import (
    read_response,
    read_trigger,
    write_back_section,
)
from handrail.core.playbook.from_safe_intake.starters import nearest, taken_from
from handrail.core.playbook.from_safe_intake.tasks import read_tasks
from handrail.core.playbook.from_safe_intake.writing import comment, printable, section, to_settle
from handrail.core.safe_intake.fields import FIELDS

__all__ = ["FromAnswers", "Reading", "Starter", "Workplace", "playbook_from"]
LONGEST_NAME = 80
_URGENT_WORDS = ["urgent", "asap", "today", "dringend", "sofort", "heute", "urgente", "hoy"]


@dataclass(frozen=True, slots=True)
class FromAnswers:
    """A document with its name, and the reading of each answer in the order of the fields.

    `starter` is the kind of the starter that it was taken from, empty for none.
    """

    name: str
    document: str
    readings: tuple[Reading, ...]
    starter: str


@dataclass(slots=True)
class _Draft:
    """The answers and what has been read of them so far."""

    answers: Mapping[str, str]
    workplace: Workplace
    starter: Starter | None
    readings: dict[str, Reading]

    def of_starter(self, name: str) -> dict[str, Any]:
        """What the starter says in a section, without its defaults."""
        if self.starter is None:
            return {}
        part = getattr(self.starter.playbook, name)
        if isinstance(part, dict):
            return {str(key): _plain(value) for key, value in part.items()}
        return _plain(part)

    def keep(self, *readings: Reading) -> None:
        self.readings |= {reading.field: reading for reading in readings}

    def settle(self, *fields: str) -> list[str]:
        return to_settle(point for name in fields for point in self.readings[name].to_settle)


def playbook_from(answers: Mapping[str, str], workplace: Workplace) -> FromAnswers:
    """A whole playbook from the answers: valid, with comments, and what each answer gave.

    Nothing is allowed that was not said: tasks that are not named are off, contact data stays
    from AI, and every approved statement is left to be written.
    """
    source, example = answers.get("lead_source", ""), answers.get("redacted_example", "")
    draft = _Draft(answers, workplace, nearest(source, example, workplace.starters), {})
    name = printable(source)[:LONGEST_NAME].strip(" .,;") or "Safe intake"
    body = [*_inputs(draft), "", *_tasks(draft), "", *_trade(draft), "", *_authority(draft), ""]
    body += [*_escalation(draft), "", *_review(draft), "", *_policy(draft), "", *_write_back(draft)]
    lines = [*_head(draft, name), "", *body]
    ordered = tuple(draft.readings[field.code] for field in FIELDS)
    kind = draft.starter.kind if draft.starter else ""
    return FromAnswers(name, "\n".join(lines) + "\n", ordered, kind)


def _head(draft: _Draft, name: str) -> list[str]:
    lines = comment(
        "Made from the answers of safe intake. Each “to settle” below is for a person to decide; "
        "nothing is allowed here that was not said."
    )
    if draft.starter is not None:
        lines += comment(
            f"Services, questions and tone come from the starter “{draft.starter.kind}”, the nearest "
            "to the answers. Read them as yours before you keep this."
        )
    lines += ["handrail: 1", *section("name", name)]
    return lines + section("business", printable(draft.workplace.business) or "Our business")


def _inputs(draft: _Draft) -> list[str]:
    channels, source = read_source(draft.answers.get("lead_source", ""))
    fields, sample = read_fields(draft.answers.get("sample_fields", ""))
    boundary, _, privacy = read_boundary(draft.answers.get("privacy_boundary", ""))
    draft.keep(source, sample, privacy)
    lines = comment("What AI may see. A field that is not named for a channel never reaches it.")
    lines += draft.settle("lead_source", "sample_fields", "privacy_boundary")
    made = inputs_section(channels, fields, boundary, draft.of_starter("inputs"))
    return lines + section("inputs", made)


def _policy(draft: _Draft) -> list[str]:
    _, kept, _ = read_boundary(draft.answers.get("privacy_boundary", ""))
    lines = comment("Only the engine that comes with Handrail reads leads.")
    if kept is None:
        lines += to_settle(["For how long originals are kept is not said."])
    return lines + section(
        "data_policy", data_policy_section(kept, draft.of_starter("data_policy"))
    )


def _tasks(draft: _Draft) -> list[str]:
    tasks, reading = read_tasks(draft.answers.get("allowed_task", ""))
    draft.keep(reading)
    lines = comment("What AI prepares. What was not named is off.") + draft.settle("allowed_task")
    return lines + section("tasks", tasks)


def _trade(draft: _Draft) -> list[str]:
    """What the business does: the starter's, or one service; the example and the risk beside it."""
    usual, urgent, response = read_response(draft.answers.get("response_time", ""))
    draft.keep(response, _example(draft), _risk(draft))
    lines = comment(f"The redacted example: {draft.answers.get('redacted_example', '')}")
    lines += draft.settle("redacted_example")
    if draft.starter is None:
        lines += section("services", [{"code": "enquiry", "name": "Enquiry"}])
        return [*lines, "", *section("urgency", _urgency(usual, urgent)), "", *_facts(draft)]
    taken = taken_from(draft.starter, printable(draft.workplace.business))
    return [*lines, *taken, "", *_facts(draft)]


def _urgency(usual: timedelta, urgent: timedelta | None) -> list[dict[str, Any]]:
    levels: list[dict[str, Any]] = []
    if urgent is not None:
        soon = {"code": "urgent", "name": "Urgent", "respond_within": format_duration(urgent)}
        levels.append({**soon, "words": _URGENT_WORDS})
    return [*levels, {"code": "normal", "name": "Normal", "respond_within": format_duration(usual)}]


def _example(draft: _Draft) -> Reading:
    reading = Reading("redacted_example")
    if draft.starter is not None:
        reading.understood.append(f"Nearest to the starter “{draft.starter.kind}”.")
        reading.to_settle.append("Which of the starter's services are yours.")
    else:
        reading.to_settle.append("What you offer: name each service with the words people use.")
    reading.to_settle.append("Try the example on this draft before you keep it.")
    return reading


def _risk(draft: _Draft) -> Reading:
    answer = printable(draft.answers.get("business_risk", ""))
    reading = Reading("business_risk")
    reading.to_settle.append(f"What in this document keeps it from happening: {answer}")
    return reading


def _facts(draft: _Draft) -> list[str]:
    lines = draft.settle("business_risk")
    lines += to_settle(
        ["Your approved statements (prices, times, area, hours). Until then a draft names none."]
    )
    return lines + section("facts", [])


def _authority(draft: _Draft) -> list[str]:
    points, readings = read_owners(
        draft.answers.get("review_owner", ""),
        draft.answers.get("approval_rule", ""),
        draft.workplace,
    )
    draft.keep(*readings)
    merged = draft.of_starter("control_points") | points
    lines = comment("Who must say yes to what. What is not named needs an owner or a manager.")
    return [
        *lines, *draft.settle("review_owner", "approval_rule"), *section("control_points", merged)
    ]  # fmt: skip


def _escalation(draft: _Draft) -> list[str]:
    trigger, reading = read_trigger(draft.answers.get("escalation_trigger", ""), draft.workplace)
    draft.keep(reading)
    merged = draft.of_starter("escalation")
    merged.pop("named_accounts", None)
    if trigger is not None:
        merged["own"] = [trigger, *merged.get("own", ())]
    lines = comment("When a person comes first, before any AI: beside Handrail's own triggers.")
    return [*lines, *draft.settle("escalation_trigger"), *section("escalation", merged)]


def _review(draft: _Draft) -> list[str]:
    usual, _, _ = read_response(draft.answers.get("response_time", ""))
    channels, _ = read_source(draft.answers.get("lead_source", ""))
    merged = draft.of_starter("review")
    merged["respond_within_default"] = format_duration(usual)
    merged["respond_within"] = {channel.value: format_duration(usual) for channel in channels}
    lines = comment("How soon a person answers.") + draft.settle("response_time")
    return [*lines, *section("review", merged)]


def _write_back(draft: _Draft) -> list[str]:
    written, reading = write_back_section(draft.answers.get("crm_destination", ""), draft.workplace)
    draft.keep(reading)
    lines = comment("Where each of the eight records goes.") + draft.settle("crm_destination")
    return [*lines, *section("write_back", written)]


def _plain(part: Any) -> dict[str, Any]:
    dumped: dict[str, Any] = part.model_dump(mode="json", exclude_unset=True)
    return dumped
