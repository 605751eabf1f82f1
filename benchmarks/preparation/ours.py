"""A whole preparation by Handrail with a model of no latency, and the same model called bare."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from pydantic_ai import Agent, ToolOutput
from pydantic_ai.messages import ModelMessage, ModelResponse, ToolCallPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from benchmarks.preparation.lead import ANSWER, TODAY, lead, playbook
from handrail.adapters.models.language.engine import LanguageModelEngine
from handrail.core.detect.outbound import find_outbound
from handrail.core.outputs import OutputKind
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.preparation.asking import answer_form, ask
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.core.preparation.run import prepare_outputs
from handrail.core.screening import decide
from handrail.ports.engine import CallTrace, ModelAccess, OutputMode, ProviderKind

WANTED = tuple(OutputKind)


def _say(_: list[ModelMessage], info: AgentInfo) -> ModelResponse:
    return ModelResponse(parts=[ToolCallPart(info.output_tools[0].name, ANSWER)])


def handrail_preparation() -> Callable[[], Any]:
    """Screen, mask, ask, read, restore, ground and guard: everything but the database."""
    rules, facts = playbook(), lead()
    access = ModelAccess(ProviderKind.COMPATIBLE, "instant", output_mode=OutputMode.TOOL)
    engine = LanguageModelEngine(access, model=FunctionModel(_say))

    def prepare() -> Any:
        decide(facts, screening_rules(rules))
        given, placeholders = build_model_input(facts, rules, wanted=WANTED, today=TODAY)
        answer = engine.prepare(given, rules, CallTrace())
        outputs = ground(restore_outputs(answer.outputs, placeholders, facts.text), facts.text)
        assert outputs.draft_reply is not None
        guard = outbound_rules(
            rules, today=TODAY, source=facts.text, lead_values=dict(facts.fields)
        )
        return find_outbound(outputs.draft_reply.text, guard)

    return prepare


def built_in_preparation() -> Callable[[], Any]:
    """The same steps with the built-in engine."""
    rules, facts = playbook(), lead()

    def prepare() -> Any:
        decide(facts, screening_rules(rules))
        outputs = prepare_outputs(facts, rules, TODAY)
        assert outputs.draft_reply is not None
        guard = outbound_rules(
            rules, today=TODAY, source=facts.text, lead_values=dict(facts.fields)
        )
        return find_outbound(outputs.draft_reply.text, guard)

    return prepare


def bare_call() -> Callable[[], Any]:
    """One pydantic-ai call with the same texts and the same form, and nothing around it."""
    rules = playbook()
    given, _ = build_model_input(lead(), rules, wanted=WANTED, today=TODAY)
    asked, form = ask(given, rules), answer_form(rules, WANTED)
    agent: Any = Agent(FunctionModel(_say), output_type=ToolOutput(form))
    loop = asyncio.new_event_loop()

    def call() -> Any:
        running = agent.run(asked.prompt, instructions=asked.instructions)
        return loop.run_until_complete(running).output

    return call
