"""Words of health, money and other private matters, and of the people they belong to."""

from __future__ import annotations

from handrail.core.detect.promises.vocabulary.lists import phrases as _phrases
from handrail.core.detect.promises.vocabulary.lists import words as _words

PERSONS = (
    "on|in your street|road|building|block|floor|village|neighbourhood|neighborhood|stairwell",
    "patient|client|customer|tenant|student|member no|number|nr|# .? NUM",
    "mr|mrs|ms|miss|herr|frau|senor|senora|sr|sra|monsieur|madame|mme|dona",
    "another|other|previous|last|former|our|one of? our|my|the? other? @client",
    "the? @client|@relation before|next|upstairs|downstairs|across|opposite|who|with|from|whose"
    "|in|at|on|is|has|was|that",
    "your|his|her|their|sein|seine|su|votre|son|sa|seu|sua|ihr|ihre|o|el|la|le|der @relation",
    "he|she|they|his|her|their|er|elle|ela|ele|el|ella is|are|has|have|had|was|were|owes|earns"
    "|lost|cannot|will|ist|hat|a|tem|tiene",
    "his|her|their @private|number|phone|address|email|card|account|salary|son|daughter|wife"
    "|husband|ex|mother|father",
)
"""Words for a person other than the reader."""

PRIVATE = (
    "had exactly|precisely? this|that|the_same|your",
    "same|sleeping|blood|heart pills|tablets|medicine|medication|drug|drugs|injections|condition"
    "|illness|disease",
    "takes|swallows|needs pills|tablets|medicine|medication|insulin|drugs",
    "salary|wage|wages|pension|income|bonus|overdraft is|of",
    "could|can not pay|afford",
    "never paid|pays",
    "record|records|file .. chemotherapy|operation|surgery",
    "drink|drinks|gambles|smokes|cheats|snores",
    "behind|late with|on .. rent|payments|bills",
    "@private",
    "her|his|their|a|new hip|knee|nose|breast|breasts|teeth|face|eyes|hair|heart|back|stomach"
    "|womb done|operated|replaced|fixed|lifted|removed",
    "hip|knee|nose|breast|face operation|replacement|surgery|job|lift",
)
"""What is private about a person; tells something only beside one."""

OWN_SENSITIVE = (
    "you|your .. down|listed|registered|recorded|marked as|with @condition|@diagnosis|@medication",
    "your|the @diagnosis",
    "your .. diagnosis|medication|prescription|blood|biopsy|hiv|test|therapy|psychiatric"
    "|pregnancy|criminal"
    "|conviction|salary|sexual|religion|religious|immigration|bankruptcy .. is|are|was|were|of"
    "|shows|showed|came|result|results|from|for",
    "you .. @takes .. @diagnosis|@medication",
    "you are @condition",
    "with|given|for|because|about|regarding .. your @diagnosis|@condition",
    "@diagnosis|@medication .. you|your",
    "your .. card|account|iban|passport|social|ssn|insurance|id|tax number|security|ending|no|nr "
    ".. ending|is|ends|:|NUM",
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
    "client": _words(
        "client clients patient patients customer customers tenant tenants applicant "
        "applicants guest guests buyer bidder student students candidate candidates member "
        "family couple lady gentleman woman man owner owners seller sellers lead people guy"
    ),
    "relation": _words(
        "neighbour neighbours neighbor neighbors colleague boss sister brother husband wife "
        "ex-wife ex-husband ex flatmate friend mother father daughter son cousin aunt uncle "
        "partner employer nachbar nachbarin kollege kollegin vecino vecina voisin voisine "
        "vizinho vizinha mieter inquilino locataire kunde kundin patient patientin paciente "
        "cliente client"
    ),
    "private": _phrases(
        "had her, had his, had their, earns less, earns more, being treated, treated for, "
        "treated by, was treated, treatment, diagnosed, diagnosis, diabetes, diabetic, "
        "cancer, pregnant, divorce, divorced, divorcing, separated, bankrupt, bankruptcy, "
        "arrears, owes, owed, debt, debts, earn, earns, earned, income, salary, infection, "
        "operation, surgery, illness, depression, anxiety, hiv, therapy, medication, "
        "prescribed, rehab, addiction, alcoholic, stroke, convicted, conviction, arrested, "
        "evicted, turned down, lost his, lost her, lost their, had the same, has the same, "
        "same operation, same surgery, same procedure, same treatment, same back, "
        "going through, needs the money, needs to sell, has to sell, have to sell, in debt, "
        "verschuldet, krank, endeudado, endette, endividado, paid, spent, borrowed, sued, "
        "suing, ill, sick, in hospital, in prison, custody, overdue, late with, hiding, "
        "on parole, obese, weighs, cheated, pleaded, has a mortgage, credit score, lives on, "
        "lives in, lives in flat, moved to, passport, refused, rejected, fired, laid off, "
        "sacked, behind with, behind on, in trouble, suffers, suffering, miscarriage, affair, "
        "died, disabled, disability, benefits, unemployed, botox, facelift, implants, "
        "implant, braces, same problem, same condition, paid MONEY, settled for, number is, "
        "lives at, can be reached, phone number, date of birth, behandelt, krebs, schulden, "
        "geschieden, schwanger, deudas, divorcio, embarazada, enceinte, dettes, dividas, "
        "gravida"
    ),
    "takes": _words(
        "take takes on have has suffer suffers got had live struggle mentioned wrote said"
    ),
    "diagnosis": _words(
        "diabetes hiv cancer epilepsy depression schizophrenia hepatitis asthma leukaemia "
        "leukemia lupus parkinson parkinson's alzheimer alzheimer's dementia bipolar anorexia "
        "bulimia endometriosis fibromyalgia crohn's chlamydia herpes syphilis gonorrhoea "
        "tuberculosis aids ptsd adhd autism alcoholism addiction miscarriage abortion "
        "chemotherapy dialysis thrombosis melanoma tumour tumor lymphoma psoriasis sclerosis "
        "arthritis hypertension angina hypothyroidism cirrhosis insomnia krebs epilepsie "
        "depressionen schizophrenie demenz tuberkulose bluthochdruck zuckerkrankheit epilepsia "
        "depresion esquizofrenia demencia diabete cancro depressao sida"
    ),
    "medication": _words(
        "insulin metformin warfarin lithium prozac fluoxetine sertraline zoloft xanax valium "
        "diazepam methadone morphine oxycodone tramadol antidepressants antidepressant "
        "beta-blockers statins blood-thinners chemo antipsychotics ritalin adderall "
        "methotrexate prednisone cortisone viagra citalopram escitalopram venlafaxine "
        "quetiapine olanzapine risperidone lamotrigine apixaban levothyroxine amlodipine "
        "ramipril lisinopril atorvastatin simvastatin omeprazole ozempic semaglutide "
        "roaccutane isotretinoin marcumar insulina antidepresivos"
    ),
    "condition": _words(
        "diabetic hiv-positive epileptic bipolar pregnant schizophrenic asthmatic alcoholic "
        "autistic depressed anorexic bankrupt divorced gay lesbian transgender muslim jewish "
        "disabled"
    ),
}
