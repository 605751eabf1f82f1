"""The engines that a workspace may ask, by the codes that its playbooks name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet, Sum

from handrail.core.providers import (
    BUILTIN,
    ENVIRONMENT,
    FAILURES_BEFORE_REST,
    Limits,
    OutputMode,
    ProviderKind,
    Usage,
)
from handrail.pipeline import providers
from handrail.ports.engine import CallTrace, Engine, ModelAccess
from handrail.store.models import ModelCall, ModelProvider, Workspace

GRACE = timedelta(seconds=30)
"""A call that has run so much longer than its timeout is not running any more."""


@dataclass(frozen=True, slots=True)
class ChosenEngine:
    """One engine with what it may be asked and what it costs.

    Prices are in millionths of the currency unit for a million tokens; None where none is set.
    """

    code: str
    name: str
    make: Callable[[], Engine]
    limits: Limits = field(default_factory=Limits)
    timeout: float = 0.0
    input_price_micros: int | None = None
    output_price_micros: int | None = None

    @property
    def leaves(self) -> bool:
        """Whether what it is given leaves this process."""
        return self.code != BUILTIN

    def shared_by(self, workspace: Workspace) -> str:
        """Whose calls count together: this workspace's, or everybody's for the environment's."""
        return "all" if self.code == ENVIRONMENT else str(workspace.pk)

    def cost_micros(self, trace: CallTrace) -> int | None:
        """What a call cost: by the prices that were set, else as the provider's library knows."""
        if self.input_price_micros is None or self.output_price_micros is None:
            return trace.cost_micros
        return round(
            trace.input_tokens * self.input_price_micros / 1_000_000
            + trace.output_tokens * self.output_price_micros / 1_000_000
        )


def engine_of(workspace: Workspace, code: str) -> ChosenEngine | None:
    """The engine of this code; None where no such provider is set up, or it is switched off."""
    if code == BUILTIN:
        return ChosenEngine(BUILTIN, "the built-in engine", lambda: providers.engine(BUILTIN))
    if code == ENVIRONMENT:
        return _from_environment()
    row = ModelProvider.objects.of(workspace).filter(code=code, is_active=True).first()
    return chosen(row) if row else None


def chosen(row: ModelProvider) -> ChosenEngine:
    """The engine of a provider that was set up in the app."""
    access = access_of(row)
    return ChosenEngine(
        code=row.code,
        name=row.name,
        make=lambda: providers.language_engine(access, row.code),
        limits=Limits(row.concurrency, row.per_minute, row.daily_limit_micros),
        timeout=row.timeout,
        input_price_micros=row.input_price_micros,
        output_price_micros=row.output_price_micros,
    )


def access_of(row: ModelProvider) -> ModelAccess:
    """How its model is reached."""
    return ModelAccess(
        kind=ProviderKind(row.kind),
        model=row.model,
        key=row.key,
        address=row.address,
        region=row.region,
        output_mode=OutputMode(row.output_mode),
        timeout=float(row.timeout),
        allow_private_addresses=settings.ENVIRONMENT.allow_private_addresses,
    )


def environment_access() -> ModelAccess | None:
    """How the environment's model is reached; None where it names none."""
    given = settings.ENVIRONMENT
    kind, _, model = given.ai_model.partition(":")
    if not model:
        return None
    return ModelAccess(
        kind=ProviderKind(kind),
        model=model,
        key=given.ai_key,
        address=given.ai_address,
        region=given.ai_region,
        output_mode=OutputMode(given.ai_output_mode),
        timeout=given.ai_timeout,
        allow_private_addresses=True,  # whoever sets the environment runs the machine
    )


def _from_environment() -> ChosenEngine | None:
    given, access = settings.ENVIRONMENT, environment_access()
    if access is None:
        return None
    daily = round(given.ai_daily_limit * 1_000_000) if given.ai_daily_limit else None
    return ChosenEngine(
        code=ENVIRONMENT,
        name=access.model,
        make=lambda: providers.language_engine(access, ENVIRONMENT),
        limits=Limits(given.ai_concurrency, given.ai_per_minute, daily),
        timeout=given.ai_timeout,
    )


def usage_of(workspace: Workspace, engine: ChosenEngine, *, now: datetime) -> Usage:
    """What this engine is being asked now, by every worker.

    The environment's provider has one key for all workspaces, and is counted over all of them.
    """
    calls = ModelCall.objects.filter(engine=engine.code)
    if engine.code != ENVIRONMENT:
        calls = calls.filter(workspace=workspace)
    midnight = now.astimezone(ZoneInfo(workspace.time_zone)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    alive = now - timedelta(seconds=engine.timeout) - GRACE
    minute = Q(created_at__gt=now - timedelta(minutes=1))
    counted = calls.filter(created_at__gte=min(midnight, alive)).aggregate(
        running=Count("id", filter=Q(state=ModelCall.State.STARTED, created_at__gt=alive)),
        begun=Count("id", filter=minute),
        oldest=Min("created_at", filter=minute),
        spent=Sum("cost_micros", filter=Q(created_at__gte=midnight)),
    )
    return Usage(
        running=counted["running"],
        begun_last_minute=counted["begun"],
        oldest_of_minute=counted["oldest"],
        spent_today_micros=counted["spent"] or 0,
        recent_failures=_recent_failures(calls, since=now - timedelta(minutes=10)),
    )


def _recent_failures(calls: QuerySet[ModelCall], *, since: datetime) -> tuple[datetime, ...]:
    ended = (
        calls.filter(created_at__gt=since, finished_at__isnull=False)
        .order_by("-finished_at")
        .values_list("finished_at", "may_pass")[:FAILURES_BEFORE_REST]
    )
    failures = []
    for finished_at, may_pass in ended:
        if not may_pass or finished_at is None:
            break
        failures.append(finished_at)
    return tuple(failures)
