"""Settings of a worker process that a test starts: handlers that can be stopped in the middle."""

from handrail.config.settings import *  # noqa: F403
from handrail.config.settings import HANDRAIL_STEPS as REAL_STEPS

HANDRAIL_STEPS = {
    **dict.fromkeys(REAL_STEPS, "tests.jobs.handlers:interrupted"),
    "note": "tests.jobs.handlers:note",
    "slow": "tests.jobs.handlers:slow",
    "refused": "tests.jobs.handlers:refused",
}
