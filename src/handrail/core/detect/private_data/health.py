"""Special categories: diagnoses and medication (symptoms of the service asked for are not)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from handrail.core.detect.nearby import nearby
from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding

CONDITIONS = [
    "aids",
    "hiv",
    "hepatitis",
    "cancer",
    "cancer-free",
    "chemo",
    "chemotherapy",
    "leukaemia",
    "leukemia",
    "lymphoma",
    "tumour",
    "tumor",
    "melanoma",
    "diabetes",
    "diabetic",
    "epilepsy",
    "epileptic",
    "schizophrenia",
    "schizophrenic",
    "bipolar",
    "depression",
    "ptsd",
    "ocd",
    "adhd",
    "autism",
    "autistic",
    "asperger",
    "anorexia",
    "anorexic",
    "bulimia",
    "alcoholic",
    "alcoholism",
    "addict",
    "addiction",
    "rehab",
    "crohn",
    "crohn's",
    "colitis",
    "parkinson",
    "parkinson's",
    "alzheimer",
    "alzheimer's",
    "dementia",
    "multiple-sclerosis",
    "fibromyalgia",
    "lupus",
    "arthritis",
    "asthma",
    "asthmatic",
    "haemophilia",
    "hemophilia",
    "stroke",
    "pacemaker",
    "miscarriage",
    "abortion",
    "infertility",
    "pregnant",
    "pregnancy",
    "transplant",
    "dialysis",
    "tuberculosis",
    "herpes",
    "syphilis",
    "std",
    "endometriosis",
    "osteoporosis",
    "psoriasis",
    "depresion",
    "diabetico",
    "epilepsia",
    "esquizofrenia",
    "cancer",
    "embarazada",
    "aborto",
    "sida",
    "vih",
    "demencia",
    "krebs",
    "krebskrank",
    "krebserkrankung",
    "depressionen",
    "diabetiker",
    "epilepsie",
    "schizophrenie",
    "demenz",
    "schwanger",
    "fehlgeburt",
    "herzschrittmacher",
    "dépression",
    "diabète",
    "diabétique",
    "épilepsie",
    "enceinte",
    "démence",
    "séropositif",
    "grávida",
    "depressão",
    "diabetes",
    "autismo",
    "esclerose",
]
MEDICATION = [
    "lithium",
    "insulin",
    "warfarin",
    "prozac",
    "fluoxetine",
    "sertraline",
    "zoloft",
    "xanax",
    "valium",
    "diazepam",
    "ritalin",
    "methadone",
    "metformin",
    "antidepressants",
    "antidepressant",
    "antipsychotics",
    "chemotherapy",
    "blood-thinners",
    "citalopram",
    "escitalopram",
    "lamotrigine",
    "quetiapine",
    "naltrexone",
    "prednisone",
    "methotrexate",
    "humira",
    "marcumar",
    "antidepressiva",
    "antidepresivos",
    "antidépresseurs",
    "antidepressivos",
    "insulina",
]
_PHRASES = (
    r"multiple sclerosis",
    r"heart (?:attack|failure|condition|disease)",
    r"blood thinners?",
    r"panic attacks?",
    r"anxiety disorder",
    r"eating disorder",
    r"mental (?:illness|breakdown)",
    r"diagnosed with [\w' -]{3,40}",
    r"(?:hiv|hepatitis)[ -]?(?:positive|\+)",
    r"suicid\w+",
    (
        r"allergic to (?:lidocaine|penicillin|latex|iodine|anaesthetics?|anesthetics?|"
        r"ibuprofen|aspirin)"
    ),
    r"sexual orientation",
    r"gender reassignment",
    r"criminal record",
    r"asylum seeker",
    r"diagnostiziert mit [\w' -]{3,40}",
    r"diagnosticad[oa] (?:con|de) [\w' -]{3,40}",
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NAMED = frozenset({*CONDITIONS, *MEDICATION})
_PHRASE = re.compile(r"(?i)(?<![\w-])(?:" + "|".join(_PHRASES) + r")(?![\w-])")
_BEGINNINGS = (
    "multiple", "heart", "blood", "panic", "anxiety", "eating", "mental", "diagno", "hiv", "hepat",
    "suicid", "allergic", "sexual", "gender", "criminal", "asylum",
)  # fmt: skip
_GENERAL = re.compile(
    r"(?i)\b(?:research|charity|awareness|clinic for|specialis\w+ in|treat|centre|center|website|"
    r"conference|course|training|ward|unit|practice for|charities|campaign)\b"
)


def find(text: str) -> Iterator[Finding]:
    """Words of health that say something about a person, not about a business."""
    lower = text.lower()
    words = (match for match in _WORD.finditer(text) if match.group().lower() in _NAMED)
    phrases = _PHRASE.finditer(text) if any(word in lower for word in _BEGINNINGS) else ()
    for match in chain(phrases, words):
        if _GENERAL.search(nearby(text, *match.span(), before=40, after=25)):
            continue
        yield found(
            text,
            *match.span(),
            "health",
            "Health data of a person: handle it by hand.",
            confidence=0.75,
        )
