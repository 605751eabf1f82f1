"""A language model as an engine: one bounded run, its answer checked before anybody reads it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel
from pydantic_ai import (
    Agent,
    ModelRetry,
    NativeOutput,
    PromptedOutput,
    RunContext,
    ToolOutput,
    capture_run_messages,
)
from pydantic_ai.messages import ModelMessagesTypeAdapter, ModelResponse
from pydantic_ai.models import Model
from pydantic_ai.run import AgentRunResult
from pydantic_ai.settings import ModelSettings
from pydantic_ai.usage import RunUsage

from handrail.adapters.models.language.connect import connect
from handrail.adapters.models.language.failures import in_our_words
from handrail.adapters.models.language.transport import on_sent
from handrail.core.playbook.document import Playbook
from handrail.core.preparation.asking import (
    AnswerError,
    answer_form,
    ask,
    form_schema,
    read_answer,
)
from handrail.ports.engine import (
    CallTrace,
    EngineAnswer,
    ModelAccess,
    ModelInput,
    OutputMode,
    ProviderKind,
)
from handrail.ports.failures import OutsideFailure

LONGEST_KEPT = 200_000
"""Characters of what came back that the ledger keeps."""
_MARKERS: Mapping[OutputMode, Any] = {
    OutputMode.NATIVE: NativeOutput,
    OutputMode.TOOL: ToolOutput,
    OutputMode.PROMPTED: PromptedOutput,
}
_Question = tuple[ModelInput, Playbook]


class LanguageModelEngine:
    """Prepares by asking a model of any provider; the playbook says what it may say.

    `model` stands in for the provider's where a test or a measurement brings its own.
    """

    def __init__(self, access: ModelAccess, name: str = "", model: Model | None = None) -> None:
        self.name = name or access.model
        self._access = access
        self._model = model

    @property
    def recipient(self) -> str:
        """The host that is asked; the provider's name where its library keeps it to itself."""
        try:
            address = self._reached().base_url
        except Exception:  # noqa: BLE001 - what is wrong with the access is said when it is asked
            address = self._access.address
        return urlsplit(address or "").hostname or str(self._access.kind)

    def request(self, given: ModelInput, playbook: Playbook) -> Mapping[str, object]:
        """The two texts that leave, and the form that the answer must have."""
        asked = ask(given, playbook)
        return {
            "provider": str(self._access.kind),
            "model": self._access.model,
            "instructions": asked.instructions,
            "prompt": asked.prompt,
            "answer_form": form_schema(answer_form(playbook, given.wanted)),
        }

    def prepare(self, given: ModelInput, playbook: Playbook, trace: CallTrace) -> EngineAnswer:
        """Ask, check, read. Raises Retryable or Permanent in words for a person."""
        asked = ask(given, playbook)
        agent = _agent(self._mode(), answer_form(playbook, given.wanted))
        result = self._run(agent, asked.instructions, asked.prompt, (given, playbook), trace)
        return EngineAnswer(
            outputs=read_answer(result.output, given, playbook),
            model=self._access.model,
            prompt_digest=asked.digest,
        )

    def say(self, words: str, trace: CallTrace) -> str:
        """Send a few words and return what came back: for trying a provider."""
        instructions = "Answer in one short sentence."
        return str(self._run(_talker(), instructions, words, None, trace).output)[:500]

    def _mode(self) -> OutputMode:
        """How the form is asked for: as set, else as this model does it best."""
        if self._access.output_mode is not OutputMode.BEST:
            return self._access.output_mode
        profile = self._reached().profile
        if profile.get("supports_json_schema_output", False):
            return OutputMode.NATIVE
        return OutputMode.TOOL if profile.get("supports_tools", True) else OutputMode.PROMPTED

    def _reached(self) -> Model:
        return self._model or connect(self._access)

    def _run(
        self,
        agent: Agent[Any, Any],
        instructions: str,
        prompt: str,
        deps: _Question | None,
        trace: CallTrace,
    ) -> AgentRunResult[Any]:
        access, usage = self._access, RunUsage()
        try:
            running = _traced(
                agent.run(
                    prompt,
                    instructions=instructions,
                    deps=deps,
                    model=self._reached(),
                    usage=usage,
                    timeout=access.timeout,
                    retries=access.retries,
                    model_settings=_settings(access),
                ),
                trace,
            )
            return _on_the_loop(running, access.timeout + 5)
        except OutsideFailure:
            raise
        except Exception as failure:
            raise in_our_words(failure, access) from failure
        finally:
            trace.input_tokens, trace.output_tokens = usage.input_tokens, usage.output_tokens


@lru_cache(maxsize=128)
def _agent(mode: OutputMode, form: type[BaseModel]) -> Agent[Any, Any]:
    agent: Agent[Any, Any] = Agent(output_type=_MARKERS[mode](form), deps_type=tuple)

    @agent.output_validator
    def check(context: RunContext[_Question], answer: Any) -> Any:
        try:
            read_answer(answer, *context.deps)
        except AnswerError as error:
            raise ModelRetry(str(error)) from error
        return answer

    return agent


@lru_cache(maxsize=1)
def _talker() -> Agent[Any, Any]:
    return Agent()


def _settings(access: ModelAccess) -> ModelSettings:
    """One try a request: what is tried again, and when, is decided by who calls."""
    settings = ModelSettings(
        temperature=0.0, max_tokens=access.max_tokens, request_timeout=access.timeout
    )
    if access.kind is not ProviderKind.BEDROCK:  # its library has a setting of its own
        settings["max_retries"] = 0
    return settings


async def _traced(
    running: Coroutine[Any, Any, AgentRunResult[Any]], trace: CallTrace
) -> AgentRunResult[Any]:
    on_sent.set(lambda body: trace.sent.append(body.decode("utf-8", "replace")))
    with capture_run_messages() as messages:
        try:
            result = await running
            trace.cost_micros = _cost(result)
            return result
        finally:
            answers = [message for message in messages if message.kind == "response"]
            said = ModelMessagesTypeAdapter.dump_json([*answers]) if answers else b""
            trace.received = said.decode("utf-8", "replace")[:LONGEST_KEPT]


def _cost(result: AgentRunResult[Any]) -> int | None:
    """What the run cost by the published prices; None for a model that has none there."""
    try:
        whole = sum((answer.cost().total_price for answer in _responses(result)), Decimal())
        return round(whole * 1_000_000)
    except (LookupError, ValueError, AssertionError):
        return None


def _responses(result: AgentRunResult[Any]) -> list[ModelResponse]:
    return [message for message in result.all_messages() if message.kind == "response"]


@lru_cache(maxsize=1)
def _loop() -> asyncio.AbstractEventLoop:
    """One event loop for every worker thread: the libraries' connections belong to it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language-models", daemon=True).start()
    return loop


def _on_the_loop(
    running: Coroutine[Any, Any, AgentRunResult[Any]], longest: float
) -> AgentRunResult[Any]:
    future = asyncio.run_coroutine_threadsafe(running, _loop())
    try:
        return future.result(timeout=longest)
    except TimeoutError:
        future.cancel()  # does nothing where the run itself raised this
        raise
