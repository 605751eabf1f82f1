"""How well the guard reads outgoing texts: promises by document and by span."""

from __future__ import annotations

from benchmarks.detection import sets
from benchmarks.detection.scores import Scores, print_rate, print_scores
from benchmarks.detection.sets import Span
from handrail.core.detect.outbound import find_outbound
from handrail.core.detect.rules import OutboundRules
from handrail.core.findings import Severity


def measure() -> None:
    """Print every score of the outbound half."""
    examples = sets.shared("promises")
    if not examples:
        print("\nPromises: absent, skipped")
        return
    documents, spans = Scores(), Scores()
    clean = alarms = 0
    for example in examples:
        findings = find_outbound(example.text, OutboundRules(facts=example.facts))
        got = [Span(f.start, f.end, f.category) for f in findings if f.severity != Severity.INFO]
        documents.documents(example.text, example.labels, {span.label for span in got})
        spans.spans(example.text, example.spans, got)
        clean += not example.labels
        alarms += bool(not example.labels and got)
    print_scores("Promises, shared set, by document", documents)
    print_scores("Promises, shared set, by span (overlap)", spans)
    print_rate("texts without a promise in which one was found", alarms, clean)
