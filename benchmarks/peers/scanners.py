"""Runs one peer over texts: JSON Lines in, JSON Lines out. Imports nothing of Handrail.

    python benchmarks/peers/scanners.py NAME < texts.jsonl

In: `{"text"}`. Out, a line each: `{"spans": [[start, end, label]], "micros"}`, then one line
`{"import_seconds", "peak_mib", "about"}`. Labels are the benchmark's own.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from time import perf_counter

Spans = list[tuple[int, int, str]]
Scan = Callable[[str], Spans]

PRESIDIO = {
    "PERSON": "PERSON",
    "CREDIT_CARD": "CREDIT_CARD",
    "PHONE_NUMBER": "PHONE_NUMBER",
    "EMAIL_ADDRESS": "EMAIL_ADDRESS",
    "IBAN_CODE": "IBAN_CODE",
    "US_SSN": "US_SSN",
    "IP_ADDRESS": "IP_ADDRESS",
    "US_DRIVER_LICENSE": "US_DRIVER_LICENSE",
    "LOCATION": "STREET_ADDRESS",
}
SCRUBADUB = {
    "email": "EMAIL_ADDRESS",
    "phone": "PHONE_NUMBER",
    "credit_card": "CREDIT_CARD",
    "social_security_number": "US_SSN",
}
MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm")


def presidio() -> tuple[Scan, str]:
    """Presidio's analyser: with a spaCy model where one is installed, else its rules alone."""
    import spacy

    model = next((name for name in MODELS if spacy.util.is_package(name)), "")
    pipeline = spacy.load(model) if model else spacy.blank("en")
    about = f"with {model}" if model else "rules only: no spaCy model is installed"
    return _analyzer(pipeline), about


def presidio_untrained() -> tuple[Scan, str]:
    """Presidio with an untrained name recogniser: what a small model costs, not what it finds."""
    import spacy

    pipeline = spacy.blank("en")
    recogniser = pipeline.add_pipe("ner")
    recogniser.add_label("PERSON")
    pipeline.initialize()
    return _analyzer(pipeline), "an untrained recogniser of spaCy's default size: speed only"


def _analyzer(pipeline: object) -> Scan:
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    class Loaded(SpacyNlpEngine):
        """An engine whose pipeline is here already: nothing is downloaded."""

        def __init__(self, pipeline: object) -> None:
            super().__init__()
            self.nlp = {"en": pipeline}

    analyzer = AnalyzerEngine(nlp_engine=Loaded(pipeline), supported_languages=["en"])

    def scan(text: str) -> Spans:
        found = analyzer.analyze(text, language="en", entities=None)
        return [
            (one.start, one.end, PRESIDIO[one.entity_type])
            for one in found
            if one.entity_type in PRESIDIO
        ]

    return scan


def scrubadub() -> tuple[Scan, str]:
    """Scrubadub with the detectors that it switches on by itself."""
    import scrubadub as library

    scrubber = library.Scrubber()

    def scan(text: str) -> Spans:
        return [
            (one.beg, one.end, SCRUBADUB[one.detector_name])
            for one in scrubber.iter_filth(text)
            if one.detector_name in SCRUBADUB
        ]

    return scan, "its default detectors"


def llm_guard_secrets() -> tuple[Scan, str]:
    """LLM Guard's offline scanner of secrets; a text is flagged as a whole."""
    from llm_guard.input_scanners.secrets import Secrets
    from llm_guard.util import configure_logger

    configure_logger("CRITICAL")
    scanner = Secrets()

    def scan(text: str) -> Spans:
        _, is_fine, _ = scanner.scan(text)
        return [] if is_fine else [(0, len(text), "SECRET")]

    return scan, "the offline scanner Secrets"


def llm_guard_hidden() -> tuple[Scan, str]:
    """LLM Guard's offline scanner of invisible text; a text is flagged as a whole."""
    from llm_guard.input_scanners.invisible_text import InvisibleText
    from llm_guard.util import configure_logger

    configure_logger("CRITICAL")
    scanner = InvisibleText()

    def scan(text: str) -> Spans:
        _, is_fine, _ = scanner.scan(text)
        return [] if is_fine else [(0, len(text), "HIDDEN")]

    return scan, "the offline scanner InvisibleText"


PEERS: dict[str, Callable[[], tuple[Scan, str]]] = {
    "presidio": presidio,
    "presidio-untrained": presidio_untrained,
    "scrubadub": scrubadub,
    "llm-guard-secrets": llm_guard_secrets,
    "llm-guard-hidden": llm_guard_hidden,
}


def main() -> None:
    """Scan every text of the standard input with the peer that is named."""
    began = perf_counter()
    scan, about = PEERS[sys.argv[1]]()
    loaded = perf_counter() - began
    for line in sys.stdin:
        text = json.loads(line)["text"]
        before = perf_counter()
        spans = scan(text)
        print(json.dumps({"spans": spans, "micros": (perf_counter() - before) * 1e6}))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"import_seconds": loaded, "peak_mib": peak, "about": about}))


if __name__ == "__main__":
    main()
