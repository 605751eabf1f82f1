"""How fast: microseconds a text, growth with length, start-up, memory."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from time import perf_counter, process_time

from benchmarks.detection import sets
from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.outbound import find_outbound

LENGTHS = (12_500, 25_000, 50_000, 100_000)


def measure() -> None:
    """Print median and p99 for 300 characters, seconds for long texts, start-up and memory."""
    texts = [example.text for example in sets.shared("triggers") + sets.own_triggers()]
    short = [(text * 6)[:300] for text in texts]
    print("\nSpeed (one process; a busy machine makes all of it slower)")
    for name, find in (("inbound", find_inbound), ("outbound", find_outbound)):
        _short(name, find, short)
        _long(name, find, "\n".join(texts))
    _start_up()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  peak memory of this process: {peak:.0f} MiB")


def _short(name: str, find: Callable[[str], object], texts: list[str]) -> None:
    for text in texts[:20]:
        find(text)
    took = []
    for text in texts:
        before = perf_counter()
        find(text)
        took.append((perf_counter() - before) * 1e6)
    worst = statistics.quantiles(took, n=100)[98]
    print(f"  {name}, 300 characters: median {statistics.median(took):.0f} µs, p99 {worst:.0f} µs")


def _long(name: str, find: Callable[[str], object], text: str) -> None:
    seconds = []
    for length in LENGTHS:
        long = (text * (length // len(text) + 1))[:length]
        before = process_time()
        find(long)
        seconds.append(f"{length // 1000} kB {process_time() - before:.3f} s")
    print(f"  {name}, long texts: {', '.join(seconds)}")


def _start_up() -> None:
    before = perf_counter()
    subprocess.run([sys.executable, "-c", "import handrail.core.detect.scan"], check=True)
    print(f"  start of Python with both halves imported: {perf_counter() - before:.2f} s")
