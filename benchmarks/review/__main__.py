"""`python -m benchmarks.review [LEADS …]`: the desk at each of these sizes, and how it grows."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.e2e.application import Application, wait_for

from benchmarks.review.desk import RUNS, Times, measure, signed_in

SIZES = (1_000, 100_000, 1_000_000)
REAL = 60
LIMITS = {"next after a decision": 100.0, "a keystroke's findings": 50.0}
"""Milliseconds to the painted page, at p50, that the desk is to keep."""
ASKED = "Hello, we want a new shower in our bathroom. What would that cost? About {n} sqm."


def main(sizes: list[int]) -> int:
    """Measure each size in turn, print the table; 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as folder:
        application = Application(Path(folder), settings=_settings())
        application.set_up()
        found = {size: _at(application, size) for size in sizes}
    return _print(found)


def _settings() -> dict[str, str]:
    kept = ("HANDRAIL_DATABASE_URL",)
    return {name: os.environ[name] for name in kept if name in os.environ}


def _at(application: Application, size: int) -> dict[str, Times]:
    """As many leads as that, of which `REAL` came in by the form and were prepared by AI."""
    application.run("-m", "benchmarks.review.fill", str(size - REAL), patience=7200)
    application.start()
    for n in range(REAL):
        application.enquiry(
            name=f"Lead {n}", email=f"lead{n}-{size}@example.com", message=ASKED.format(n=n)
        )
    wait_for(lambda: "prepared: 0" in application.run("-m", "benchmarks.review.waiting"))
    try:
        with signed_in(application.address) as page:
            return measure(page)
    finally:
        application.stop()


def _print(found: dict[int, dict[str, Times]]) -> int:
    missed = 0
    sizes = list(found)
    print(f"{RUNS} runs each; milliseconds in the server / to the painted page")
    for act in found[sizes[0]]:
        for size in sizes:
            times = found[size][act]
            print(f"{act:24} {size:>9,} leads  {_line(times)}")
        first, last = (
            statistics.median(found[size][act].painted) for size in (sizes[0], sizes[-1])
        )
        limit = LIMITS.get(act)
        verdict = (
            "" if limit is None else f"; limit {limit:.0f}: {'held' if last <= limit else 'MISSED'}"
        )
        missed += limit is not None and last > limit
        print(f"{'':24} grows {last / first:.2f} times{verdict}")
    return int(missed > 0)


def _line(times: Times) -> str:
    return "  ".join(
        f"p{share} {_share(times.server, share):6.1f} / {_share(times.painted, share):6.1f}"
        for share in (50, 95)
    )


def _share(values: list[float], share: int) -> float:
    return (
        statistics.quantiles(values, n=100, method="inclusive")[share - 1]
        if len(values) > 1
        else 0.0
    )


if __name__ == "__main__":
    raise SystemExit(main([int(size) for size in sys.argv[1:]] or list(SIZES)))
