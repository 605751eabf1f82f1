"""Model providers of a workspace: set up, changed, and tried before anybody relies on them."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from handrail.core.leads import Channel, LeadFacts, LeadMessage
from handrail.core.outputs import OutputKind, PreparedOutputs
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.core.providers import BUILTIN, ENVIRONMENT, ProviderKind
from handrail.pipeline import providers
from handrail.pipeline.engines import access_of, chosen, environment_access
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.find import find
from handrail.pipeline.permissions import Action, require
from handrail.pipeline.sources import code_of_name
from handrail.pipeline.trials import Trial
from handrail.ports.engine import CallTrace
from handrail.ports.failures import OutsideFailure
from handrail.store import audit
from handrail.store.facts import playbook_of
from handrail.store.models import Member, ModelProvider
from handrail.store.models import Playbook as PlaybookRow

SAMPLE = (
    "Hello, we would like to have our bathroom redone in spring. It is about 6 square metres. "
    "What would that cost, and when could you look at it? Best regards, Robin Example"
)
"""An invented enquiry: trying a provider hands over nobody's data."""
_RESERVED = (BUILTIN, ENVIRONMENT)
_NEEDS_ADDRESS = (ProviderKind.AZURE, ProviderKind.COMPATIBLE)
_NEEDS_KEY = frozenset(ProviderKind) - {ProviderKind.OLLAMA, ProviderKind.COMPATIBLE}


@dataclass(frozen=True, slots=True)
class ProviderTrial:
    """What came back of a trial: words, a whole preparation, and what both took.

    `problem` is empty where both worked. `seconds` is wall time; tokens and cost are of both calls.
    """

    said: str = ""
    outputs: PreparedOutputs | None = None
    problem: str = ""
    seconds: float = 0.0
    input_tokens: int = 0
    output_tokens: int = 0
    cost_micros: int | None = None


@transaction.atomic
def save_provider(
    member: Member, provider_id: UUID | None, *, now: datetime, key: str = "", **given: Any
) -> ModelProvider:
    """Set a provider up, or change it; an empty key leaves the stored one.

    Raises Invalid for what is missing, and for a new address without the key: whoever may change
    the address must not get a key that somebody else entered.
    """
    require(member, Action.MANAGE_PROVIDERS)
    row = find(ModelProvider, member, provider_id) if provider_id else _new(member, given, now)
    _check(row, key, given)
    for name, value in given.items():
        setattr(row, name, value)
    row.key = key or row.key
    row.save()
    audit.append(
        member.workspace,
        "provider.saved",
        now=now,
        actor=member,
        actor_kind="member",
        provider=str(row.id),
        engine=row.code,
        active=row.is_active,
    )
    return row


def _new(member: Member, given: dict[str, Any], now: datetime) -> ModelProvider:
    code = code_of_name(given["name"], "provider")
    if code in _RESERVED:
        raise Invalid(_("This name is Handrail's own: choose another."), field="name")
    if ModelProvider.objects.of(member.workspace).filter(code=code).exists():
        raise Invalid(_("There is a provider of this name: choose another."), field="name")
    return ModelProvider(workspace=member.workspace, created_at=now, code=code)


def _check(row: ModelProvider, key: str, given: dict[str, Any]) -> None:
    kind, address = ProviderKind(given["kind"]), given["address"]
    if kind in _NEEDS_ADDRESS and not address:
        raise Invalid(_("This kind of provider needs its address."), field="address")
    if address and (
        urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname
    ):
        raise Invalid(_("An address looks like https://models.example.com/v1."), field="address")
    if kind is ProviderKind.BEDROCK and not given["region"]:
        raise Invalid(_("Bedrock needs its region, such as eu-central-1."), field="region")
    if kind is ProviderKind.BEDROCK and key and ":" not in key:
        raise Invalid(_("Enter access key id:secret access key."), field="key")
    moved = (row.kind, row.address) != (given["kind"], address)
    if row.key and not key and moved:
        raise Invalid(_("It is asked elsewhere from now on: enter the key again."), field="key")
    if kind in _NEEDS_KEY and not (key or row.key):
        raise Invalid(_("This kind of provider needs a key."), field="key")


def try_provider(member: Member, provider_id: UUID, *, now: datetime) -> ProviderTrial:
    """Ask it for a few words, then to prepare an invented enquiry; what came back of both."""
    require(member, Action.MANAGE_PROVIDERS)
    row = find(ModelProvider, member, provider_id)
    trace, begun = CallTrace(), time.monotonic()
    said, outputs, problem = "", None, ""
    try:
        said = providers.try_language_engine(access_of(row), trace)
        outputs = _sample(member, row, trace, now=now)
    except OutsideFailure as failure:
        problem = str(failure)
    audit.append(
        member.workspace,
        "provider.tested",
        now=now,
        actor=member,
        actor_kind="member",
        provider=str(row.id),
        engine=row.code,
        worked=not problem,
    )
    return ProviderTrial(
        said=said,
        outputs=outputs,
        problem=problem,
        seconds=time.monotonic() - begun,
        input_tokens=trace.input_tokens,
        output_tokens=trace.output_tokens,
        cost_micros=chosen(row).cost_micros(trace),
    )


def try_environment(member: Member) -> Trial:
    """Ask the environment's model for a few words."""
    require(member, Action.MANAGE_PROVIDERS)
    access = environment_access()
    if access is None:
        return Trial(False, "The environment names no model.")
    try:
        said = providers.try_language_engine(access, CallTrace())
    except OutsideFailure as failure:
        return Trial(False, str(failure))
    return Trial(True, f"it answered “{said[:100]}”.")


def _sample(
    member: Member, row: ModelProvider, trace: CallTrace, *, now: datetime
) -> PreparedOutputs:
    lead = LeadFacts("sample", Channel.FORM, {"message": SAMPLE}, (LeadMessage(SAMPLE),))
    rules = _rules(member)
    today = now.astimezone(ZoneInfo(member.workspace.time_zone)).date()
    given, placeholders = build_model_input(lead, rules, wanted=tuple(OutputKind), today=today)
    whole = CallTrace()
    try:
        answer = chosen(row).make().prepare(given, rules, whole)
    finally:
        trace.input_tokens += whole.input_tokens
        trace.output_tokens += whole.output_tokens
        known = None not in (trace.cost_micros, whole.cost_micros)
        trace.cost_micros = (trace.cost_micros or 0) + (whole.cost_micros or 0) if known else None
    return ground(restore_outputs(answer.outputs, placeholders, SAMPLE), SAMPLE)


def _rules(member: Member) -> Playbook:
    """The rules of the workspace's first playbook. Raises Conflict where there is none."""
    first = (
        PlaybookRow.objects.of(member.workspace)
        .filter(active_version__isnull=False)
        .select_related("active_version")
        .order_by("created_at")
        .first()
    )
    if first is None or first.active_version is None:
        raise Conflict(_("Add a playbook first: it says what a model is asked for."))
    return playbook_of(first.active_version)
