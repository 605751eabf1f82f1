"""Model providers: whose models a workspace may ask, how, and how much."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from handrail.core.providers import OutputMode, ProviderKind
from handrail.store.encryption import EncryptedTextField
from handrail.store.models.base import ScopedModel


class ModelProvider(ScopedModel):
    """One provider; playbooks name it by `code` in their data policy.

    `timeout` in seconds bounds a whole run. `concurrency` and `per_minute` hold over all workers;
    0 is no limit. Money is in millionths of the provider's currency unit, prices for a million
    tokens; None is “not set”.
    """

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.value) for kind in ProviderKind]
    )
    model = models.CharField(max_length=120)
    address = models.CharField(max_length=500, blank=True)
    key = EncryptedTextField(blank=True, default="")
    region = models.CharField(max_length=60, blank=True)
    output_mode = models.CharField(
        max_length=10,
        choices=[(mode.value, mode.value) for mode in OutputMode],
        default=OutputMode.BEST.value,
    )
    timeout = models.PositiveSmallIntegerField(
        default=30, validators=[MinValueValidator(1), MaxValueValidator(300)]
    )
    concurrency = models.PositiveSmallIntegerField(default=4)
    per_minute = models.PositiveIntegerField(default=0)
    daily_limit_micros = models.PositiveBigIntegerField(null=True, blank=True)
    input_price_micros = models.PositiveBigIntegerField(null=True, blank=True)
    output_price_micros = models.PositiveBigIntegerField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "code"], name="provider_code_once")
        ]

    def __str__(self) -> str:
        return self.name
