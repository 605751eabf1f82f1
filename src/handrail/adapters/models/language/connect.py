"""From how a model is reached to pydantic-ai's model; a provider's library is loaded on use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import httpx2
from pydantic_ai.models import Model

from handrail.adapters.models.language.transport import client, tell_sent
from handrail.ports.engine import ModelAccess, ProviderKind
from handrail.ports.failures import Permanent

NO_KEY = "none"
"""Stands for a key where a server on one's own machine asks for none."""


@lru_cache(maxsize=64)
def connect(access: ModelAccess) -> Model:
    """The model of this access. Raises Permanent where something that it needs is missing."""
    if not access.model:
        raise Permanent("No model is named: choose one of the provider's.")
    return _MAKERS[access.kind](access)


def _openai(access: ModelAccess) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai import OpenAIProvider

    if access.kind is ProviderKind.COMPATIBLE and not access.address:
        raise Permanent("An OpenAI-compatible server needs its address (https://…/v1).")
    provider = OpenAIProvider(
        base_url=access.address or None, api_key=access.key or NO_KEY, http_client=_http(access)
    )
    return OpenAIChatModel(access.model, provider=provider)


def _ollama(access: ModelAccess) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.ollama import OllamaProvider

    address = access.address or "http://127.0.0.1:11434/v1"
    return OpenAIChatModel(
        access.model,
        provider=OllamaProvider(
            base_url=address, api_key=access.key or NO_KEY, http_client=_http(access)
        ),
    )


def _azure(access: ModelAccess) -> Model:
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.azure import AzureProvider

    if not access.address:
        raise Permanent("Azure needs the address of your resource (https://….openai.azure.com).")
    provider = AzureProvider(
        azure_endpoint=access.address,
        api_version=access.region or "2024-10-21",
        api_key=access.key,
        http_client=_http(access),
    )
    return OpenAIChatModel(access.model, provider=provider)


def _anthropic(access: ModelAccess) -> Model:
    from pydantic_ai.models.anthropic import AnthropicModel
    from pydantic_ai.providers.anthropic import AnthropicProvider

    provider = AnthropicProvider(
        api_key=access.key, base_url=access.address or None, http_client=_http(access)
    )
    return AnthropicModel(access.model, provider=provider)


def _google(access: ModelAccess) -> Model:
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    provider = GoogleProvider(
        api_key=access.key, base_url=access.address or None, http_client=_http(access)
    )
    return GoogleModel(access.model, provider=provider)


def _mistral(access: ModelAccess) -> Model:
    from pydantic_ai.models.mistral import MistralModel
    from pydantic_ai.providers.mistral import MistralProvider

    provider = MistralProvider(
        api_key=access.key, base_url=access.address or None, http_client=_http(access)
    )
    return MistralModel(access.model, provider=provider)


def _bedrock(access: ModelAccess) -> Model:
    from pydantic_ai.models.bedrock import BedrockConverseModel
    from pydantic_ai.providers.bedrock import BedrockProvider

    if not access.region:
        raise Permanent("Bedrock needs its region (such as eu-central-1).")
    name, _, secret = access.key.partition(":")
    provider = BedrockProvider(
        aws_access_key_id=name,
        aws_secret_access_key=secret,
        region_name=access.region,
        base_url=access.address or None,
        aws_read_timeout=access.timeout,
        aws_connect_timeout=min(10.0, access.timeout),
    )
    events = provider.client.meta.events
    events.register("before-send.bedrock-runtime", _copy_of_sent)
    return BedrockConverseModel(access.model, provider=provider)


def _copy_of_sent(request: Any, **_: Any) -> None:
    body = request.body or b""
    tell_sent(body if isinstance(body, bytes) else str(body).encode())


def _http(access: ModelAccess) -> httpx2.AsyncClient:
    return client(allow_private=access.allow_private_addresses)


_MAKERS: Mapping[ProviderKind, Callable[[ModelAccess], Model]] = {
    ProviderKind.OPENAI: _openai,
    ProviderKind.COMPATIBLE: _openai,
    ProviderKind.OLLAMA: _ollama,
    ProviderKind.AZURE: _azure,
    ProviderKind.ANTHROPIC: _anthropic,
    ProviderKind.GOOGLE: _google,
    ProviderKind.MISTRAL: _mistral,
    ProviderKind.BEDROCK: _bedrock,
}
