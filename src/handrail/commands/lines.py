"""JSON Lines in, JSON Lines out: streaming, in order, on every core, with faults by line."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from os import cpu_count
from typing import TextIO

BATCH = 64
"""Lines that one process takes at a time."""

Work = Callable[[dict[str, object]], dict[str, object]]
Numbered = tuple[int, str]
Answer = tuple[str, str]
"""A line of output and a line of error; one of the two is empty."""


def answer_lines(source: TextIO, work: Work, *, processes: int | None = None) -> bool:
    """Answer every line of `source` on standard output, in order; whether all could be.

    A line that cannot be answered is named on standard error and the others still are. Small
    inputs stay in this process; large ones use every core with a bounded number of batches.
    """
    numbered: Iterator[Numbered] = (
        (number, line) for number, line in enumerate(source, start=1) if line.strip()
    )
    batches = iter(lambda: list(islice(numbered, BATCH)), [])
    count = processes or cpu_count() or 1
    head = list(islice(batches, 2))
    answered = map(partial(_answer_batch, work), head)
    if count > 1 and len(head) == 2:
        return _print(chain(answered, _on_every_core(batches, work, count)))
    return _print(chain(answered, map(partial(_answer_batch, work), batches)))


def _on_every_core(
    batches: Iterator[list[Numbered]], work: Work, count: int
) -> Iterator[list[Answer]]:
    with ProcessPoolExecutor(count) as pool:
        waiting = [pool.submit(_answer_batch, work, batch) for batch in islice(batches, 4 * count)]
        while waiting:
            done = waiting.pop(0).result()
            waiting.extend(pool.submit(_answer_batch, work, batch) for batch in islice(batches, 1))
            yield done


def _answer_batch(work: Work, batch: list[Numbered]) -> list[Answer]:
    return [_answer(work, number, line) for number, line in batch]


def _answer(work: Work, number: int, line: str) -> Answer:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            return "", f"line {number}: not a JSON object"
        return _written(work(record)), ""
    except json.JSONDecodeError as error:
        return "", f"line {number}: not JSON: {error.msg} at column {error.colno}"
    except ValueError as error:
        return "", f"line {number}: {error}"


def _written(answer: dict[str, object]) -> str:
    """The answer as one line; half a surrogate pair, which is no UTF-8, stays an escape."""
    line = json.dumps(answer, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return line


def _print(answers: Iterable[list[Answer]]) -> bool:
    whole = True
    for batch in answers:
        for output, fault in batch:
            if fault:
                whole = False
                print(fault, file=sys.stderr)
            else:
                print(output)
        sys.stdout.flush()
    return whole
