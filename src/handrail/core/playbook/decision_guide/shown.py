"""What stands beside an item that a member attests, so that nobody attests without looking."""

from __future__ import annotations

from collections.abc import Callable

from handrail.core.playbook.control import RecordKind
from handrail.core.playbook.decision_guide.checks import GuideFacts, listed
from handrail.core.playbook.durations import duration_in_words


def _context_seen(facts: GuideFacts) -> str:
    seen = (
        f"{source.name} brought {listed(source.context) if source.context else 'nothing'}"
        for source in facts.sources
    )
    return _sentence("; ".join(seen))


def _sample_read(facts: GuideFacts) -> str:
    return f"Leads that were prepared under this version: {facts.prepared}."


def _times_kept(facts: GuideFacts) -> str:
    review = facts.playbook.review
    used = {source.channel for source in facts.sources}
    by_channel = (
        f"{channel.value} {duration_in_words(span)}"
        for channel, span in review.respond_within.items()
        if channel in used
    )
    urgent = (
        f"{level.name} {duration_in_words(level.respond_within)}"
        for level in facts.playbook.urgency
    )
    times = [*urgent, *by_channel, f"else {duration_in_words(review.respond_within_default)}"]
    return f"A reply is expected within: {listed(times)}. {facts.hours}"


def _mapping_agreed(facts: GuideFacts) -> str:
    places: dict[str, list[str]] = {}
    kinds: list[RecordKind] = list(facts.playbook.write_back.records)
    for kind in kinds:
        for place in facts.playbook.write_back.records[kind]:
            places.setdefault(place, []).append(kind.replace("_", " "))
    return _sentence("; ".join(f"{place}: {listed(kinds)}" for place, kinds in places.items()))


def _provider_agreement(facts: GuideFacts) -> str:
    masked = listed(kind.replace("_", " ") for kind in facts.playbook.inputs.mask)
    return f"{_sentence('; '.join(facts.providers))} Masked for each: {masked or 'nothing'}."


def _privacy_notice(facts: GuideFacts) -> str:
    kept = duration_in_words(facts.playbook.data_policy.keep_originals)
    asked = "; ".join(facts.providers) or "only the engine that comes with Handrail"
    return f"Enquiries are kept for {kept}. AI that is asked: {asked}."


def _promises_read(facts: GuideFacts) -> str:
    promises = facts.playbook.promises
    return (
        f"Approved facts: {len(facts.playbook.facts)}. Rules of its own for what is never said: "
        f"{len(promises.forbidden)}, and for what needs a sign-off: {len(promises.sign_off)}."
    )


def _escalation_tried(facts: GuideFacts) -> str:
    reached = (f"{name} is {person}" for name, person in facts.meant.items())
    return _sentence("; ".join(reached))


def _route(facts: GuideFacts) -> str:
    on = [task.replace("_", " ") for task, on in facts.playbook.tasks.model_dump().items() if on]
    services = listed(service.name for service in facts.playbook.services)
    return f"AI prepares: {listed(on) or 'nothing'}. For: {services or 'any service'}."


SHOWN: dict[str, Callable[[GuideFacts], str]] = {
    "context_seen": _context_seen,
    "sample_read": _sample_read,
    "times_kept": _times_kept,
    "mapping_agreed": _mapping_agreed,
    "provider_agreement": _provider_agreement,
    "privacy_notice": _privacy_notice,
    "promises_read": _promises_read,
    "escalation_tried": _escalation_tried,
    "route": _route,
}


def show_all(facts: GuideFacts) -> dict[str, str]:
    """By item, what Handrail sees of it; empty where there is nothing to see."""
    return {code: show(facts) for code, show in SHOWN.items()}


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
