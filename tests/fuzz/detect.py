"""Coverage-guided fuzzing of the detectors: `make fuzz-detect` (needs `pip install atheris`).

Any text in both directions: no exception, spans that are exactly their slice, the same findings
twice. A text that breaks one of these is written to a file by the fuzzer.
"""

from __future__ import annotations

import sys

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed here: .venv/bin/pip install atheris")

with atheris.instrument_imports(include=["handrail"]):
    from handrail.core.detect.inbound import find_inbound
    from handrail.core.detect.outbound import find_outbound


def check(data: bytes) -> None:
    """One text, made of the fuzzer's bytes."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(4000)
    for find in (find_inbound, find_outbound):
        found = find(text)
        assert found == find(text)
        for finding in found:
            assert text[finding.start : finding.end] == finding.text


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
