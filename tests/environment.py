"""Loaded by pytest before Django's settings: a data folder of its own, nothing from outside.

Named in pyproject.toml as `-p tests.environment`, because settings are read before any conftest.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

KEPT = {
    "HANDRAIL_DATABASE_URL",
    "HANDRAIL_REQUIRE_SERVERS",
    "HANDRAIL_TEST_MODEL",
    "HANDRAIL_TEST_MODEL_PYTHON",
}
"""The only variables of the shell that tests heed: which database, which servers, which model."""


def _isolate() -> None:
    if "HANDRAIL_TEST_FOLDER" in os.environ:  # a worker of pytest-xdist: the first process's folder
        return
    for name in list(os.environ):
        if name.startswith("HANDRAIL_") and name not in KEPT:
            del os.environ[name]
    os.environ.pop("PORT", None)
    folder = tempfile.mkdtemp(prefix="handrail-tests-")
    owner = os.getpid()

    def remove() -> None:
        if os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)
    os.environ["HANDRAIL_TEST_FOLDER"] = folder
    os.environ["HANDRAIL_DATA_DIR"] = folder
    os.environ["HANDRAIL_LOG_LEVEL"] = "WARNING"


_isolate()
