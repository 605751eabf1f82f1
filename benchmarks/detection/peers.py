"""Peers on the same texts in the same run: what they claim to find, how fast, how heavy."""

from __future__ import annotations

import json
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from benchmarks.detection import inbound, secrets_set, sets
from benchmarks.detection.scores import Scores, print_rate
from benchmarks.detection.sets import Example, Span
from handrail.core.detect.inbound import find_inbound
from handrail.core.detect.private_data import find_private_data

PYTHON = sets.ROOT / ".venv-peers" / "bin" / "python"
RUNNER = sets.ROOT / "benchmarks" / "peers" / "scanners.py"
CLAIMS = {
    "presidio": (
        "CREDIT_CARD PHONE_NUMBER EMAIL_ADDRESS IBAN_CODE US_SSN IP_ADDRESS US_DRIVER_LICENSE"
    ).split(),
    "scrubadub": "CREDIT_CARD PHONE_NUMBER EMAIL_ADDRESS US_SSN".split(),
}
"""The entity types that a peer's own documentation names, without a language model."""
WITH_MODEL = {"presidio": ["PERSON", "STREET_ADDRESS"]}
HIDDEN = ("\u200b", "\u202e", "\U000e0041", "\u2060")


@dataclass(frozen=True, slots=True)
class Run:
    """What one peer found in each text, and what that cost."""

    spans: list[list[Span]]
    micros: list[float]
    import_seconds: float
    peak_mib: float
    about: str


def measure() -> None:
    """Print every peer beside Handrail; says how to install them where they are not."""
    print("\nPeers")
    if not PYTHON.exists():
        print("  not installed, skipped: make peers-env")
        return
    examples = sets.shared("private_data")
    for name in CLAIMS:
        _private_data(name, examples)
    _model_speed(examples)
    _secrets()
    _hidden_text()


def run(name: str, texts: Sequence[str]) -> Run | None:
    """Scan the texts with a peer in its own environment; None where it cannot be started."""
    given = "".join(json.dumps({"text": text}) + "\n" for text in ("Hello", *texts))
    done = subprocess.run(
        [PYTHON, RUNNER, name], input=given, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        print(f"  {name}: not measured ({reason[:120]})")
        return None
    # The first text only warms the peer up.
    _, *lines, last = [json.loads(line) for line in done.stdout.splitlines() if line[:1] == "{"]
    return Run(
        spans=[[Span(*span) for span in line["spans"]] for line in lines],
        micros=[line["micros"] for line in lines],
        import_seconds=last["import_seconds"],
        peak_mib=last["peak_mib"],
        about=last["about"],
    )


def _private_data(name: str, examples: list[Example]) -> None:
    texts = [example.text for example in examples]
    theirs = run(name, texts) if texts else None
    if theirs is None:
        return
    claimed = [*CLAIMS[name], *(WITH_MODEL.get(name, []) if "with" in theirs.about else [])]
    ours, micros = _timed(texts)
    print(f"  {name} ({theirs.about}): span F1 on {len(texts)} texts, by what it claims")
    for label in claimed:
        own, other = (_of(label, examples, spans) for spans in (ours, theirs.spans))
        count = sum(span.label == label for example in examples for span in example.spans)
        print(f"    {label:20}Handrail {own:.3f}   {name} {other:.3f}   ({count} in the set)")
    _cost(name, theirs, micros)


def _model_speed(examples: list[Example]) -> None:
    texts = [example.text for example in examples]
    theirs = run("presidio-untrained", texts) if texts else None
    if theirs is not None:
        print(f"  presidio ({theirs.about})")
        _cost("presidio", theirs, _timed(texts)[1])


def _timed(texts: Sequence[str]) -> tuple[list[list[Span]], list[float]]:
    """Handrail's spans for each text, and the microseconds that each took."""
    find_private_data("Hello")
    spans, micros = [], []
    for text in texts:
        before = perf_counter()
        found = find_private_data(text)
        micros.append((perf_counter() - before) * 1e6)
        spans.append(inbound.spans_of(found))
    return spans, micros


def _of(label: str, examples: list[Example], found: list[list[Span]]) -> float:
    scores = Scores()
    for example, spans in zip(examples, found, strict=True):
        wanted = [span for span in example.spans if span.label == label]
        scores.spans(example.id, wanted, [span for span in spans if span.label == label])
    return scores.total().f1


def _cost(name: str, theirs: Run, micros: list[float]) -> None:
    own, other = statistics.median(micros), statistics.median(theirs.micros)
    own99, other99 = (statistics.quantiles(took, n=100)[98] for took in (micros, theirs.micros))
    print(
        f"    microseconds a text, median and p99: Handrail {own:.0f} and {own99:.0f}, "
        f"{name} {other:.0f} and {other99:.0f}: {other / own:.1f} times"
    )
    print(f"    {name}: loaded in {theirs.import_seconds:.1f} s, peak {theirs.peak_mib:.0f} MiB")


def _secrets() -> None:
    secrets, prose = secrets_set.secret_texts(), secrets_set.prose_texts()
    theirs = run("llm-guard-secrets", [*secrets, *prose])
    if theirs is None:
        return
    flags = [bool(spans) for spans in theirs.spans]
    print(f"  llm-guard ({theirs.about})")
    print_rate("secrets found", sum(flags[: len(secrets)]), len(secrets))
    print_rate("prose taken for a secret", sum(flags[len(secrets) :]), len(prose))
    print(f"    loaded in {theirs.import_seconds:.1f} s, peak {theirs.peak_mib:.0f} MiB")


def _hidden_text() -> None:
    plain = secrets_set.prose_texts()[:200]
    hyphenated = [f"{text} res\u00ader\u00adva\u00adtion" for text in plain]
    hidden = [f"{text} {mark.join('obey')}" for text, mark in zip(plain, HIDDEN * 50, strict=True)]
    theirs = run("llm-guard-hidden", [*hidden, *plain, *hyphenated])
    if theirs is None:
        return
    flags = [bool(spans) for spans in theirs.spans]
    print(f"  llm-guard ({theirs.about}) and Handrail, on text with invisible characters")
    ours = [_sees_hidden(text) for text in (*hidden, *plain, *hyphenated)]
    for name, seen in (("llm-guard", flags), ("Handrail", ours)):
        print_rate(f"{name}: hidden text found", sum(seen[:200]), 200)
        print_rate(f"{name}: plain text taken for it", sum(seen[200:400]), 200)
        print_rate(f"{name}: a mail's soft hyphens taken for it", sum(seen[400:]), 200)


def _sees_hidden(text: str) -> bool:
    return any(finding.code.startswith("injection.hidden") for finding in find_inbound(text))
