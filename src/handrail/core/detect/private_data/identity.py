"""Identity numbers of the large countries: by checksum where there is one, else by their cue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from stdnum.br import cpf
from stdnum.de import idnr
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.gb import nhs
from stdnum.in_ import aadhaar
from stdnum.it import codicefiscale
from stdnum.pt import cc

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding

_NEVER_ISSUED = re.compile(r"(?:000|666|9\d\d)-|\d{3}-00-|\d{3}-\d{2}-0000")


def _is_ssn(written: str) -> bool:
    """The form with hyphens, but for areas never issued (SSA); known fakes count as real ones."""
    return _NEVER_ISSUED.match(written) is None


_CHECKED: tuple[tuple[str, str, re.Pattern[str], Callable[[str], bool]], ...] = (
    (
        "us_ssn",
        "A United States social security number.",
        re.compile(r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"),
        _is_ssn,
    ),
    ("es_dni", "A Spanish identity number.", re.compile(r"(?i)\b\d{8}-?[A-Z]\b"), dni.is_valid),
    (
        "es_nie",
        "A Spanish foreigner's number.",
        re.compile(r"(?i)\b[XYZ]-?\d{7}-?[A-Z]\b"),
        nie.is_valid,
    ),
    (
        "fr_nir",
        "A French social security number.",
        re.compile(r"\b[12] ?\d{2} ?\d{2} ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}\b"),
        nir.is_valid,
    ),
    (
        "br_cpf",
        "A Brazilian taxpayer's number.",
        re.compile(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b"),
        cpf.is_valid,
    ),
    (
        "it_fiscal_code",
        "An Italian fiscal code.",
        re.compile(r"(?i)\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b"),
        codicefiscale.is_valid,
    ),
    (
        "pt_cc",
        "A Portuguese identity number.",
        re.compile(r"\b\d{8}[ -]?\d[ -]?(?=\d?[A-Z])[A-Z0-9]{2}\d\b"),
        cc.is_valid,
    ),
    (
        "in_aadhaar",
        "An Indian Aadhaar number.",
        re.compile(r"\b[2-9]\d{3} \d{4} \d{4}\b"),
        aadhaar.is_valid,
    ),
    (
        "de_tax_id",
        "A German tax identification number.",
        re.compile(r"\b\d{2} \d{3} \d{3} \d{3}\b"),
        idnr.is_valid,
    ),
    ("gb_nhs", "An NHS number.", re.compile(r"\b\d{3} \d{3} \d{4}\b"), nhs.is_valid),
)
_NINO = re.compile(
    r"(?i)\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
)
_CUED = re.compile(
    r"(?i)\b(ssn|social security|passport|reisepass|pasaporte|passeport|passaporte|driver'?s?'? ?"
    r"licen[cs]e|driving licen[cs]e|dl|führerschein|permiso de conducir|permis de conduire|"
    r"national insurance|insurance|versicherungsnummer|personalausweis|steuer-?id|tax id|tin|"
    r"medicare|nhs|patient|medical record|mrn|dni|nie|nif|nss|cpf|bsn|aadhaar|id card)\b"
    r"(?:[\s(]*(?:number|no\.?|nummer|num\.?|n[ºo°]\.?|#|id|is|ist|es|est|:))*\W{0,3}"
    r"((?=[A-Z0-9 -]*\d[A-Z0-9 -]*\d[A-Z0-9 -]*\d)[A-Z0-9](?:[A-Z0-9]|[ -](?=[A-Z0-9])){4,19})"
)


_SOME_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 3
"""Below this many digits there is no identity number in a text."""


def find(text: str) -> Iterator[Finding]:
    """Identity numbers; each needs a person."""
    if len(_SOME_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return
    for code, why, pattern, is_valid in _CHECKED:
        for match in pattern.finditer(text):
            if is_valid(match.group()) and (code != "gb_nhs" or _near_nhs(text, match.start())):
                yield found(text, *match.span(), code, why)
    for match in _NINO.finditer(text):
        yield found(text, *match.span(), "gb_nino", "A United Kingdom insurance number.")
    for match in _CUED.finditer(text):
        cue = match.group(1).lower()
        code = "driver_license" if cue == "dl" or "licen" in cue else "national_id"
        yield found(text, *match.span(2), code, "An identity number.", confidence=0.75)


def _near_nhs(text: str, start: int) -> bool:
    return "nhs" in text[max(0, start - 30) : start].lower()
