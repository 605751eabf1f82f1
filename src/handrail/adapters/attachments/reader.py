"""Reads attachments in a process that is bounded in memory, time and output, and knows nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from handrail.adapters.attachments.kinds import kind_of
from handrail.ports.attachments import AttachmentRead

LARGEST = 15_000_000
"""Bytes of a file that is read."""
SECONDS = 20.0
LONGEST_TEXT = 100_000
"""Characters of a text that are kept."""
_PROGRAM = "handrail.adapters.attachments.program"
_MEMORY = "Out of memory or time while reading it: it may be damaged, or made to do harm."


class ProcessReader:
    """The port `AttachmentReader` over a child process: one file, one process."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds

    def reads(self, content_type: str, name: str) -> bool:
        """PDF, Word (.docx), calendar files and plain text."""
        return bool(kind_of(content_type, name))

    def read(self, content: bytes, content_type: str, name: str) -> AttachmentRead:
        """The text of the file, or why there is none."""
        kind = kind_of(content_type, name)
        if not kind:
            return AttachmentRead(why="Files of this type are not read.")
        if len(content) > LARGEST:
            return AttachmentRead(why=f"It is larger than {LARGEST // 1_000_000} MB.")
        try:
            ended = subprocess.run(  # noqa: S603 - our own program, no shell, no argument from outside
                [sys.executable, "-I", "-m", _PROGRAM, kind],
                input=content,
                capture_output=True,
                timeout=self._seconds,
                env={"PATH": os.defpath, "LANG": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired:
            return AttachmentRead(why=f"It could not be read in {self._seconds:.0f} seconds.")
        return _said(ended.stdout) if ended.returncode == 0 else AttachmentRead(why=_MEMORY)


def _said(output: bytes) -> AttachmentRead:
    try:
        answer = json.loads(output)
        text, why = str(answer["text"]), str(answer["why"])
    except (ValueError, KeyError, TypeError):
        return AttachmentRead(why=_MEMORY)
    return AttachmentRead(text[:LONGEST_TEXT], why)
