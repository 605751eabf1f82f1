"""CPU of preparing one lead of 1,000 characters, beside peers in the same run.

    make bench-prepare

The model answers at once, so that what is left is what the pipeline itself costs. CPU time of the
process is counted, not the clock. The limit is 15 ms. “Rules and call” are screening, masking, the
call, reading, grounding and the guard; “whole” adds every row: ledger, outputs, audit chain, queue.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.preparation.lead import MESSAGE
from benchmarks.preparation.ours import bare_call, built_in_preparation, handrail_preparation
from benchmarks.preparation.stored import stored_preparation

ROUNDS, WARM_UP = 200, 20
LIMIT_MS = 15.0


def cpu_ms(act: Callable[[], Any]) -> tuple[float, float]:
    """Median and 95th percentile of CPU milliseconds a call."""
    for _ in range(WARM_UP):
        act()
    taken = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        act()
        taken.append((time.process_time() - begun) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def main() -> None:
    """Print a table; every figure is of this run."""
    from benchmarks.preparation.langgraph_peer import langgraph_pipeline  # noqa: PLC0415

    folder = Path(tempfile.mkdtemp(prefix="handrail-bench-"))
    acts: dict[str, Callable[[], Any]] = {
        "a bare pydantic-ai call": bare_call(),
        "Handrail, rules and call": handrail_preparation(),
        "Handrail, built-in engine": built_in_preparation(),
        "LangGraph, the same steps, in memory": langgraph_pipeline(None),
        "LangGraph, the same steps, in SQLite": langgraph_pipeline(folder / "langgraph.sqlite3"),
        "Handrail, whole, in SQLite": stored_preparation(folder),
    }
    found = {name: cpu_ms(act) for name, act in acts.items()}
    bare = found["a bare pydantic-ai call"][0]
    print(f"One lead of {len(MESSAGE):,} characters, {ROUNDS} rounds, CPU milliseconds\n")
    print(f"{'':40}{'median':>8}{'p95':>8}{'of a bare call':>16}")
    for name, (median, p95) in found.items():
        print(f"{name:40}{median:8.2f}{p95:8.2f}{median / bare:15.1f}x")
    print()
    for name in ("Handrail, rules and call", "Handrail, whole, in SQLite"):
        verdict = "within" if found[name][0] <= LIMIT_MS else "OVER"
        print(f"{name}: {verdict} the limit of {LIMIT_MS:.0f} ms.")


if __name__ == "__main__":
    main()
