"""Long work with its progress told while it runs, line by line, and its end on the last line."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from threading import Thread

from django.db import connection

from handrail.core.intake.errors import IntakeError
from handrail.pipeline.errors import Refused
from handrail.web.language import translatable

logger = logging.getLogger(__name__)
Tell = Callable[[int, int], None]
"""Called with how many are done, and of how many."""
FAILED = translatable(
    "It stopped in the middle. What was taken in stays; import the file again for the rest."
)


def told(work: Callable[[Tell], str]) -> Iterator[str]:
    """Run `work` in a thread; yields JSON lines `{"done", "total"}`, then `{"html"}`.

    The thread goes on to its end when nobody listens any more.
    """
    lines: SimpleQueue[dict[str, object] | None] = SimpleQueue()

    def run() -> None:
        try:
            html = work(lambda done, total: lines.put({"done": done, "total": total}))
            lines.put({"html": html})
        except (Refused, IntakeError) as error:
            lines.put({"error": str(error)})
        except Exception:
            logger.exception("Long work failed")
            lines.put({"error": FAILED})
        finally:
            lines.put(None)
            connection.close()

    Thread(target=run, name="long-work", daemon=False).start()
    while (line := lines.get()) is not None:
        yield json.dumps(line) + "\n"
