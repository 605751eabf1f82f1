"""`scan`, `prepare` and `playbook validate`: JSON Lines in, JSON Lines out, without a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handrail.commands.main import main

STARTER = Path(__file__).resolve().parents[2] / "starters" / "trades.playbook.yaml"


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=given)


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def answers(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_scan_answers_in_order_with_exact_spans() -> None:
    text = "I was charged twice, please refund one."
    result = run(
        "scan",
        given=lines(
            {"id": "a", "text": text, "direction": "inbound"},
            {"id": 2, "text": "We guarantee it for $900.", "direction": "outbound"},
            {"id": None, "text": "Which days suit you?", "direction": "outbound"},
        ),
    )
    assert result.exit_code == 0
    first, second, third = answers(result)
    assert (first["id"], first["verdict"]) == ("a", "person_first")
    for finding in first["findings"]:  # type: ignore[attr-defined]
        assert set(finding) == {"code", "category", "start", "end", "text", "severity", "why"}
        assert text[finding["start"] : finding["end"]] == finding["text"]
    assert second["verdict"] == "needs_sign_off"
    assert (third["id"], third["verdict"], third["findings"]) == (None, "clear", [])


def test_scan_takes_approved_facts() -> None:
    record = {"id": 1, "text": "A visit costs $60.", "direction": "outbound"}
    without, with_fact = answers(
        run("scan", given=lines(record, {**record, "facts": ["A visit costs $60."]}))
    )
    assert without["verdict"] == "needs_sign_off"
    assert with_fact["verdict"] == "clear"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "line 2: not JSON"),
        ("[1, 2]", "line 2: not a JSON object"),
        ('{"id": 1}', "line 2: “text” is missing"),
        ('{"id": 1, "text": "x", "direction": "sideways"}', "line 2: “direction” is inbound or"),
        ('{"id": 1, "text": "x", "facts": "none"}', "line 2: “facts” must be a list"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_answered(line: str, said: str) -> None:
    good = lines({"id": 1, "text": "Hello there"})
    result = run("scan", given=f"{good}{line}\n{good}")
    assert result.exit_code == 2
    assert len(answers(result)) == 2
    assert said in result.stderr


def test_many_lines_on_every_core_stay_in_order() -> None:
    given = lines(*({"id": n, "text": f"Could you fix tap {n}?"} for n in range(700)))
    result = run("scan", "--processes", "2", given=given)
    assert [answer["id"] for answer in answers(result)] == list(range(700))


def test_prepare_gives_outputs_with_evidence() -> None:
    message = "We want a new shower in Millbrook, about 6 square metres, before September."
    result = run(
        "prepare",
        "--playbook",
        str(STARTER),
        given=lines(
            {"id": "x", "channel": "form", "fields": {"name": "Maria", "message": message}},
            {"id": "y", "channel": "email", "fields": {"message": "My lawyer will sue you."}},
        ),
    )
    assert result.exit_code == 0
    ready, held = answers(result)
    assert ready["verdict"] == "ai_may_prepare"
    outputs = ready["outputs"]
    assert outputs["draft_reply"]["text"].startswith("Hi Maria,")  # type: ignore[index]
    for statement in outputs["summary"]["statements"]:  # type: ignore[index]
        for part in statement["evidence"]:
            assert message[part["start"] : part["end"]] == part["quote"]
    assert held["verdict"] == "person_first"
    assert "outputs" not in held


def test_prepare_with_a_faulty_playbook_names_the_line(tmp_path: Path) -> None:
    faulty = tmp_path / "rules.playbook.yaml"
    faulty.write_text("handrail: 1\nname: x\n")
    result = run("prepare", "--playbook", str(faulty), given="")
    assert result.exit_code == 1
    assert "“business” is missing" in result.output


def test_validate_tells_what_is_wrong_and_where(tmp_path: Path) -> None:
    assert run("playbook", "validate", str(STARTER)).exit_code == 0
    faulty = tmp_path / "rules.playbook.yaml"
    faulty.write_text(
        STARTER.read_text("utf-8")
        .replace("people", "peopel")
        .replace("undo_window: 20s", "undo_window: soon")
    )
    result = run("playbook", "validate", str(faulty))
    assert result.exit_code == 1
    assert "undo_window" in result.output


def test_scan_starts_without_django() -> None:
    code = (
        "import sys; from handrail.commands.main import main\n"
        "main(['scan', '--help'], standalone_mode=False)\n"
        "import handrail.core.detect.scan, handrail.core.preparation.run\n"
        "assert 'django' not in sys.modules, 'django was imported'"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
