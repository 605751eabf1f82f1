"""`handrail scan`: what screening and the guard find in texts, without a database or network."""

from __future__ import annotations

import sys
from typing import TextIO

import click


@click.command(short_help="Find in texts what a person must own.")
@click.argument("source", type=click.File(encoding="utf-8", errors="surrogateescape"), default="-")
@click.option("--processes", type=click.IntRange(1, 64), help="Default: one for each core.")
def scan(source: TextIO, processes: int | None) -> None:
    """Read JSON Lines and write, for each, its verdict and findings, in the same order.

    In: {"id", "text", "direction": "inbound" or "outbound", "facts": [approved statements]}.
    Out: {"id", "verdict", "findings": [{"code", "category", "start", "end", "text", "severity",
    "why"}]}. A finding of severity "info" holds nothing back.

    Example: handrail scan < in.jsonl > out.jsonl

    Exit status: 0 when every line was answered, 2 when one could not be (named on standard error).
    """
    from handrail.commands.lines import answer_lines  # noqa: PLC0415
    from handrail.core.detect.scan import scan_record  # noqa: PLC0415

    if not answer_lines(source, scan_record, processes=processes):
        sys.exit(2)
