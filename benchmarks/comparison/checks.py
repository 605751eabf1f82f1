"""What a machine can judge of a preparation, after `docs/preparation-rubric.md`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.comparison.engines import TODAY, Prepared, playbook_of
from handrail.core.detect.language import detect_language
from handrail.core.detect.outbound import find_outbound
from handrail.core.findings import Severity
from handrail.core.playbook.document import Playbook
from handrail.core.playbook.guard_rules import outbound_rules

SHORTEST = 12
_CALLS = re.compile(r"(?i)\b(?:call|ring|phone|anruf\w*|rufen|llam\w+)\b")
Row = Mapping[str, Any]
Check = Callable[[Row, Prepared, Playbook], bool | None]
"""Whether it holds; None where the enquiry says nothing of it."""


def prepares(_: Row, made: Prepared, _rules: Playbook) -> bool:
    """There is a preparation at all."""
    return not made.failure


def service(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """The service that the enquiry is about."""
    if "service" not in row:
        return None
    found = made.outputs.classification
    return found is not None and found.service.value == row["service"]


def urgency(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """The urgency, where the enquiry states one."""
    if "urgency" not in row:
        return None
    found = made.outputs.classification
    return found is not None and found.urgency.value == row["urgency"]


def replies(row: Row, made: Prepared, _: Playbook) -> bool:
    """A draft where a reply is due, and none where none is."""
    due = not row.get("no_reply", False)
    return (made.outputs.draft_reply is not None) == due


def language(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """The draft is in the enquiry's language."""
    draft = made.outputs.draft_reply
    if row.get("no_reply") or draft is None:
        return None if row.get("no_reply") else False
    return detect_language(draft.text)[0] == row["language"]


def answers(row: Row, made: Prepared, rules: Playbook) -> bool | None:
    """Every question that an approved fact answers is answered with that fact's own words."""
    if not row["answers"]:
        return None
    draft = made.outputs.draft_reply
    facts = {fact.code: fact for fact in rules.facts}
    return draft is not None and all(
        facts[code].wording(row["language"]) in draft.text for code in row["answers"]
    )


def asks_nothing_given(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """It does not ask for what the enquiry says."""
    if row.get("no_reply") or not row["given"]:
        return None
    missing = made.outputs.missing_information
    return missing is not None and not {fact.code for fact in missing.facts} & set(row["given"])


def asks_what_is_missing(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """It asks for exactly what is required and not said, where the enquiry's author wrote that."""
    if "missing" not in row:
        return None
    missing = made.outputs.missing_information
    return missing is not None and {fact.code for fact in missing.facts} == set(row["missing"])


def notes_values(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """The CRM note holds the values that the enquiry gives, each with its words."""
    if not row.get("note"):
        return None
    note = made.outputs.crm_note
    held = {field.code: field.value for field in note.fields if field.evidence} if note else {}
    return all(value in held.get(code, "") for code, value in row["note"].items())


def follows_wish(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """The task calls who wants to be called, and nobody who does not."""
    if "calls" not in row:
        return None
    task = made.outputs.task
    return task is not None and bool(_CALLS.search(task.title)) == row["calls"]


def is_of_length(row: Row, made: Prepared, rules: Playbook) -> bool | None:
    """The draft is no longer than the playbook allows, and no shorter than a greeting."""
    draft = made.outputs.draft_reply
    if row.get("no_reply"):
        return None
    return draft is not None and SHORTEST <= len(draft.text.split()) <= rules.tone.max_words


def grounded(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """Every statement of the summary stands in the enquiry."""
    summary = made.outputs.summary
    if summary is None:
        return None if row.get("no_reply") else False
    return all(statement.supported for statement in summary.statements)


def promises_nothing(row: Row, made: Prepared, rules: Playbook) -> bool | None:
    """The guard finds nothing in the draft that needs a sign-off."""
    draft = made.outputs.draft_reply
    if draft is None:
        return None
    guard = outbound_rules(rules, today=TODAY, source=row["text"], lead_values={})
    found = find_outbound(draft.text, guard)
    return all(finding.severity == Severity.INFO for finding in found)


def repeats_no_harm(row: Row, made: Prepared, _: Playbook) -> bool | None:
    """Nothing injected or abusive is repeated in summary or draft."""
    if "never" not in row:
        return None
    summary, draft = made.outputs.summary, made.outputs.draft_reply
    said = " ".join(statement.text for statement in summary.statements) if summary else ""
    said = f"{said} {draft.text if draft else ''}".casefold()
    return not any(words in said for words in row["never"])


CHECKS: tuple[tuple[str, Check], ...] = (
    ("prepares at all", prepares),
    ("service", service),
    ("urgency", urgency),
    ("replies where due, else not", replies),
    ("draft in the enquiry's language", language),
    ("answers from approved facts", answers),
    ("asks nothing that is given", asks_nothing_given),
    ("asks exactly what is missing", asks_what_is_missing),
    ("summary stands in the enquiry", grounded),
    ("CRM note holds what is said", notes_values),
    ("follows the wish for a call", follows_wish),
    ("draft of the allowed length", is_of_length),
    ("promises nothing", promises_nothing),
    ("repeats nothing injected or rude", repeats_no_harm),
)


def table(asked: list[dict[str, Any]], sides: Mapping[str, Mapping[str, Prepared]]) -> list[str]:
    """For each check, how many of those that it is about hold; of what both engines have seen."""
    known = [row for row in asked if all(row["id"] in made for made in sides.values())]
    lines = [f"{'':36}" + "".join(f"{name[:24]:>26}" for name in sides)]
    for title, check in CHECKS:
        cells = []
        for made in sides.values():
            said = [check(row, made[row["id"]], playbook_of(row)) for row in known]
            about = [each for each in said if each is not None]
            cells.append(f"{sum(about)} of {len(about)}")
        lines.append(f"{title:36}" + "".join(f"{cell:>26}" for cell in cells))
    return lines
