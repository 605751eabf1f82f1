"""Settings that cannot be used are named with what they may be, never by a traceback."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from handrail.config.environment import Environment
from tests.jobs.processes import PATIENCE, Workers


def test_a_wrong_setting_ends_a_command_with_its_remedy(processes: Workers) -> None:
    process = processes.start("check", HANDRAIL_LOG_LEVEL="LOUD")
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1
    assert "HANDRAIL_LOG_LEVEL" in said
    assert "WARNING" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("given", "understood"), [("info", "INFO"), ("ERROR", "ERROR")])
def test_a_log_level_may_be_written_small(
    given: str, understood: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HANDRAIL_LOG_LEVEL", given)
    assert Environment().log_level == understood


@pytest.mark.parametrize("name", ["threads", "worker_threads", "step_lease", "smtp_security"])
def test_a_value_out_of_range_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"HANDRAIL_{name.upper()}", "0")
    with pytest.raises(ValidationError, match=name):
        Environment()
