"""A model provider."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as lazy

from handrail.core.providers import OutputMode, ProviderKind
from handrail.store.models import ModelProvider
from handrail.web.forms.base import Form
from handrail.web.language import translatable

KINDS = [
    (ProviderKind.OPENAI.value, translatable("OpenAI")),
    (ProviderKind.ANTHROPIC.value, translatable("Anthropic")),
    (ProviderKind.GOOGLE.value, translatable("Google (Gemini)")),
    (ProviderKind.MISTRAL.value, translatable("Mistral")),
    (ProviderKind.BEDROCK.value, translatable("Amazon Bedrock")),
    (ProviderKind.AZURE.value, translatable("Azure OpenAI")),
    (ProviderKind.OLLAMA.value, translatable("Ollama")),
    (ProviderKind.COMPATIBLE.value, translatable("A server with OpenAI's interface")),
]
MODES = [
    (OutputMode.BEST.value, translatable("The best way that its model has")),
    (OutputMode.NATIVE.value, translatable("Its own schema (small local models)")),
    (OutputMode.TOOL.value, translatable("A tool call")),
    (OutputMode.PROMPTED.value, translatable("The schema in the prompt")),
]
_MONEY = ("daily_limit", "input_price", "output_price")
_MICROS = 1_000_000


def _money(label: str, help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=6,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )


class ProviderForm(Form):
    """Whose model, how it is reached, and how much it may be asked."""

    name = forms.CharField(
        label=lazy("Name"),
        max_length=120,
        help_text=lazy("What your team calls it, such as Our OpenAI."),
    )
    kind = forms.ChoiceField(label=lazy("Provider"), choices=KINDS)
    model = forms.CharField(
        label=lazy("Model"), max_length=120, help_text=lazy("Exactly as the provider names it.")
    )
    key = forms.CharField(
        label=lazy("Key"),
        required=False,
        max_length=2000,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=lazy(
            "Stored encrypted, never shown again. Bedrock: access key id:secret access key."
        ),
    )
    address = forms.CharField(
        label=lazy("Address"),
        required=False,
        max_length=500,
        widget=forms.URLInput(attrs={"placeholder": "https://models.example.com/v1"}),
        help_text=lazy("Only for Azure, Ollama and servers with OpenAI's interface, or a gateway."),
    )
    region = forms.CharField(
        label=lazy("Region"),
        required=False,
        max_length=60,
        help_text=lazy("Bedrock's region (eu-central-1), or Azure's API version."),
    )
    output_mode = forms.ChoiceField(label=lazy("How it answers in a form"), choices=MODES)
    timeout = forms.IntegerField(
        label=lazy("Seconds for a whole run"), min_value=1, max_value=300, initial=30
    )
    concurrency = forms.IntegerField(
        label=lazy("Calls at once"),
        min_value=0,
        max_value=1000,
        initial=4,
        help_text=lazy("Over all workers; 0 is no limit."),
    )
    per_minute = forms.IntegerField(
        label=lazy("Calls a minute"),
        min_value=0,
        max_value=100_000,
        initial=0,
        help_text=lazy("Over all workers; 0 is no limit."),
    )
    daily_limit = _money(
        "Spending a day", "In the provider's currency; afterwards the next engine is asked."
    )
    input_price = _money("Price of a million input tokens", "Empty: the published price, if known.")
    output_price = _money("Price of a million output tokens")
    is_active = forms.BooleanField(label=lazy("May be asked"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        """Both prices or none; a limit only where something can be counted against it."""
        given = super().clean() or {}
        if (given.get("input_price") is None) != (given.get("output_price") is None):
            self.add_error("output_price", "Enter both prices, or neither.")
        unpublished = given.get("kind") in (ProviderKind.OLLAMA, ProviderKind.COMPATIBLE)
        if given.get("daily_limit") and given.get("input_price") is None and unpublished:
            self.add_error(
                "input_price", "A limit needs prices, and nobody publishes those of this server."
            )
        if given.get("kind") == ProviderKind.OLLAMA and not given.get("address"):
            given["address"] = "http://127.0.0.1:11434/v1"
        return given

    def values(self) -> dict[str, Any]:
        """What the pipeline takes: money in millionths."""
        given = dict(self.cleaned_data)
        for name in _MONEY:
            amount: Decimal | None = given.pop(name)
            given[f"{name}_micros"] = None if amount is None else round(amount * _MICROS)
        return given


def initial_of(row: ModelProvider) -> dict[str, Any]:
    """The form's values of a provider; its key is not among them."""
    shown = [name for name in ProviderForm.base_fields if name not in ("key", *_MONEY)]
    money = {name: getattr(row, f"{name}_micros") for name in _MONEY}
    return {name: getattr(row, name) for name in shown} | {
        name: None if micros is None else (Decimal(micros) / _MICROS).normalize()
        for name, micros in money.items()
    }
