"""Words of health, money and other private matters, and of the people they belong to."""

from __future__ import annotations

OTHERS = (
    "another|other|previous|last|former|our other client|clients|patient|patients|customer|customers"
    "|tenant|tenants|applicant|applicants|guest|buyer|bidder|student|candidate|member|family|couple ... @private",
    "the? neighbour|neighbours|neighbor|couple|family|tenant|client|patient|lady|gentleman|woman|man|guest|buyer|bidder"
    "|applicant|landlord|seller|owner|owners before|next|upstairs|downstairs|across|opposite|who|with|from|whose|is|has|was ... @private",
    "your neighbour|neighbours|neighbor|colleague|boss|sister|brother|husband|wife|ex-wife|ex-husband|ex|flatmate|friend"
    "|mother|father|daughter|son|tenant|landlord|employer ... @private",
    "mr|mrs|ms|miss|dr|herr|frau|senor|senora|sr|sra|monsieur|madame|mme ... @private",
    "his|her|their diagnosis|medication|arrears|divorce|salary|debts|card|account|number|address|bank|treatment"
    "|condition|illness|cancer|pregnancy|results|prescription|therapy|income|conviction|surgery",
    "he|she|they .. @private",
)
"""Somebody else's private matters."""

OWN_SENSITIVE = (
    "your|the @diagnosis",
    "your .. diagnosis|medication|prescription|blood|biopsy|hiv|test|therapy|psychiatric|pregnancy|criminal"
    "|conviction|salary|sexual|religion|religious|immigration|bankruptcy .. is|are|was|were|of|shows|showed|came|result|results|from|for",
    "you .. @takes .. @diagnosis|@medication",
    "you are @condition",
    "with|given|for|because|about|regarding .. your @diagnosis|@condition",
    "@diagnosis|@medication .. you|your",
    "your .. card|account|iban|passport|social|ssn|insurance|id|tax number|security|ending|no|nr .. ending|is|ends|:|NUM",
    "card ending|number|ends .. NUM",
    "your date of birth|birth",
    "born on WHEN|NUM",
    "ihre|ihr|ihrer @diagnosis",
    "su @diagnosis",
    "votre @diagnosis",
    "sua|seu @diagnosis",
)
"""The lead's own sensitive data read back; symptoms of what they ask about are none."""

PRIVATE_CLASSES: dict[str, tuple[str, ...]] = {
    "private": (
        "treated",
        "treatment",
        "diagnosed",
        "diagnosis",
        "diabetes",
        "diabetic",
        "cancer",
        "pregnant",
        "divorce",
        "divorced",
        "divorcing",
        "separated",
        "bankrupt",
        "bankruptcy",
        "arrears",
        "owes",
        "owed",
        "debt",
        "debts",
        "earn",
        "earns",
        "earned",
        "income",
        "salary",
        "infection",
        "operation",
        "surgery",
        "illness",
        "depression",
        "anxiety",
        "hiv",
        "therapy",
        "medication",
        "prescribed",
        "rehab",
        "addiction",
        "alcoholic",
        "stroke",
        "convicted",
        "conviction",
        "arrested",
        "evicted",
        "turned down",
        "refused",
        "rejected",
        "fired",
        "laid off",
        "sacked",
        "behind with",
        "behind on",
        "in trouble",
        "suffers",
        "suffering",
        "miscarriage",
        "affair",
        "died",
        "disabled",
        "disability",
        "benefits",
        "unemployed",
        "botox",
        "facelift",
        "implants",
        "implant",
        "braces",
        "same problem",
        "same condition",
        "paid MONEY",
        "settled for",
        "number is",
        "lives at",
        "can be reached",
        "phone number",
        "date of birth",
        "behandelt",
        "krebs",
        "schulden",
        "geschieden",
        "schwanger",
        "deudas",
        "divorcio",
        "embarazada",
        "enceinte",
        "dettes",
        "dividas",
        "gravida",
    ),
    "takes": tuple(
        "take takes on have has suffer suffers got had live struggle mentioned wrote said".split()
    ),
    "diagnosis": tuple(
        "diabetes hiv cancer epilepsy depression schizophrenia hepatitis asthma leukaemia leukemia lupus "
        "parkinson parkinson's alzheimer alzheimer's dementia bipolar anorexia bulimia endometriosis "
        "fibromyalgia crohn's chlamydia herpes syphilis gonorrhoea tuberculosis aids ptsd adhd autism "
        "alcoholism addiction miscarriage abortion chemotherapy dialysis thrombosis melanoma tumour tumor "
        "lymphoma psoriasis sclerosis arthritis hypertension angina hypothyroidism cirrhosis insomnia "
        "krebs epilepsie depressionen schizophrenie demenz tuberkulose bluthochdruck zuckerkrankheit "
        "epilepsia depresion esquizofrenia demencia diabete cancro depressao sida".split()
    ),
    "medication": tuple(
        "insulin metformin warfarin lithium prozac fluoxetine sertraline zoloft xanax valium diazepam "
        "methadone morphine oxycodone tramadol antidepressants antidepressant beta-blockers statins "
        "blood-thinners chemo antipsychotics ritalin adderall methotrexate prednisone cortisone viagra "
        "citalopram escitalopram venlafaxine quetiapine olanzapine risperidone lamotrigine apixaban "
        "levothyroxine amlodipine ramipril lisinopril atorvastatin simvastatin omeprazole ozempic "
        "semaglutide roaccutane isotretinoin marcumar insulina antidepresivos".split()
    ),
    "condition": tuple(
        "diabetic hiv-positive epileptic bipolar pregnant schizophrenic asthmatic alcoholic autistic "
        "depressed anorexic bankrupt divorced gay lesbian transgender muslim jewish disabled".split()
    ),
}
