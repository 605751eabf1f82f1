"""The same steps as a LangGraph pipeline that stops at an interrupt for a person."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypedDict

from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt

from benchmarks.preparation.lead import TODAY, lead, playbook
from benchmarks.preparation.ours import WANTED, bare_call
from handrail.core.detect.outbound import find_outbound
from handrail.core.playbook.guard_rules import outbound_rules
from handrail.core.playbook.screening_rules import screening_rules
from handrail.core.preparation.asking import answer_form, ask, read_answer
from handrail.core.preparation.grounding import ground
from handrail.core.preparation.model_input import build_model_input, restore_outputs
from handrail.core.screening import decide


class State(TypedDict, total=False):
    """What the graph carries from node to node; the masked input stays outside its checkpoints."""

    screened: str
    asked: str
    answer: dict[str, Any]
    outputs: dict[str, Any]
    findings: int
    decision: str


def langgraph_pipeline(store: Path | None) -> Callable[[], Any]:
    """Screen, mask and ask, read and ground, guard, interrupt; checkpoints in memory or SQLite."""
    rules, facts = playbook(), lead()
    given, placeholders = build_model_input(facts, rules, wanted=WANTED, today=TODAY)
    form, instant = answer_form(rules, WANTED), bare_call()

    def screen(_: State) -> State:
        return {"screened": str(decide(facts, screening_rules(rules)).kind)}

    def call(_: State) -> State:
        masked, _placeholders = build_model_input(facts, rules, wanted=WANTED, today=TODAY)
        return {"asked": ask(masked, rules).digest, "answer": instant().model_dump()}

    def read(state: State) -> State:
        said = read_answer(form.model_validate(state["answer"]), given, rules)
        outputs = ground(restore_outputs(said, placeholders, facts.text), facts.text)
        return {"outputs": outputs.model_dump(mode="json")}

    def guard(state: State) -> State:
        checked = outbound_rules(
            rules, today=TODAY, source=facts.text, lead_values=dict(facts.fields)
        )
        return {"findings": len(find_outbound(state["outputs"]["draft_reply"]["text"], checked))}

    def review(_: State) -> State:
        return {"decision": interrupt("a person decides")}

    graph = StateGraph(State)
    steps = {"screen": screen, "call": call, "read": read, "guard": guard, "review": review}
    for name, step in steps.items():
        graph.add_node(name, step)
    for before, after in itertools.pairwise((START, *steps, END)):
        graph.add_edge(before, after)
    saver: Any = InMemorySaver()
    if store is not None:
        saver = SqliteSaver(sqlite3.connect(store, check_same_thread=False))
    compiled = graph.compile(checkpointer=saver)
    numbers = itertools.count()

    def run() -> Any:
        return compiled.invoke({}, {"configurable": {"thread_id": str(next(numbers))}})

    return run
