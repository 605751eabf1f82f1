"""Urgent support: an existing customer, or somebody in danger, needs help now."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint

DANGER = (
    (
        "water .. coming|pouring|running|gushing|dripping|leaking .. through|down|from|"
        "out|everywhere|in"
    ),
    (
        "flood|flooded|flooding|burst|bursting .. pipe|main|tank|hose|boiler|everywhere|"
        "kitchen|basement|cellar|house"
    ),
    "burst pipe|main",
    "gas leak|smell",
    "smell* .. gas|burning|smoke",
    "carbon monoxide|co alarm",
    "sparks|sparking|smoking|on fire|caught fire",
    "live|bare|exposed|loose|hanging wires|wire|cables|cable",
    (
        "no heat|heating|power|electricity|water|hot ... baby|newborn|toddler|child*|"
        "elderly|since|tonight|freezing|outside|today|this|winter|minus"
    ),
    "heating|boiler|power|water .. out|off|dead|gone .. since|baby|newborn|elderly|again",
    "locked out|in",
    "stuck in .. lift|elevator",
    (
        "ceiling|roof|wall|part|rail|balcony .. collapsed|fell|falling|fallen|came|"
        "coming|caving|sagging"
    ),
    "emergency",
    "escape de gas|huele a gas",
    "fuga|inundacion|inundad*|inunda",
    "se .. caido|cayo|cae|derrumb*",
    "sin luz|agua|calefaccion .. bebe|desde|ninos",
    "rohrbruch|wasserschaden|gasgeruch|uberschwemm*|notfall|notdienst",
    "wasser .. lauft|kommt|tropft .. decke|wand|wohnung|aus|durch",
    "heizung .. aus|ausgefallen|kaputt|tot .. baby|seit|kalt|kinder|wieder",
    "fuite|inondation|odeur de gaz|urgence",
    "plus de chauffage|d'eau chaude|electricite",
    "fuga de gas|cheiro a gas|inundacao|inundad*|emergencia|cano rebentado",
)
OUTAGE = (
    "is|are|was|been|went|completely down since|again|right|and|all|today|this|for",
    (
        "system|site|website|page|app|platform|portal|server|calendar|software|scheduler|"
        "booking|dashboard|phones .. down|broken|offline|crash*|error|frozen|not working|"
        "gone|empty|blank"
    ),
    "error NUM|f28",
    "can not|cannot log|login|sign|access|open|load|see|use .. in|account|our|any|the|anything",
    "none .. can .. log|access|open",
    "nobody can .. log|access|work|book",
    "lost all .. data|bookings|appointments|files|our",
    "data .. leak*|exposed|visible|gone|missing|wrong",
    "seeing .. other|another .. customers|patients|clients|peoples",
    "locked out of .. account|system|site",
    "no funciona .. desde|nada|el|la",
    "funktioniert|geht nicht mehr|seit|nichts|uberhaupt",
    "system|seite|webseite|shop .. ausgefallen|down|offline|tot",
    "ne fonctionne|marche plus|pas|rien",
    "en panne",
    "nao funciona|deixou de funcionar",
)
AFTERCARE = (
    (
        "installed|fitted|repaired|fixed|replaced|did|put|laid|mounted|serviced|painted|"
        "built|wired ... again|leaking|broken|dead|loose|fell|failed|stopped|cracked|"
        "dripping|tripping|come|came|worse|still"
    ),
    "you|your .. installed|fitted|repaired|replaced ... not working|is dead|leaks|broke",
    "since your|the .. repair|visit|installation|update|upgrade|work|treatment",
    (
        "after your|the .. repair|visit|update|filling|surgery|treatment|extraction .. "
        "pain|swollen|bleeding|worse|leak*|still|swelling|fever"
    ),
    "swelling|swollen|bleeding|pain .. worse|since|after|stop|cannot|unbearable|severe",
    "stitches .. opened|came|bleeding",
    "needs someone|somebody now|immediately|urgently|tonight|today|at",
    "send|get someone|somebody .. now|immediately|tonight|at|right|today|urgently",
    "come|here|help .. right now|immediately|at once|straight|as soon",
    "right now|immediately please|help",
    "please|pls help",
    "vengan ya|urgente|urgentemente .. por|vengan|ayuda",
    "bitte .. dringend|sofort .. jemand*|hilfe|schicken|kommen",
    "dringend jemand*|hilfe",
    "venez .. vite|immediatement",
    "venham .. rapido|urgente",
)

urgent_support = Trigger(
    "urgent_support",
    ControlPoint.ESCALATION,
    {
        "danger": (
            Clue("Something is failing or dangerous right now: call, do not write."),
            DANGER,
        ),
        "outage": (Clue("A customer's system or access is down."), OUTAGE),
        "aftercare": (
            Clue("Work that was done fails, or help is needed at once.", 0.75),
            AFTERCARE,
        ),
    },
    unless=(
        "emergency exit*|lighting|light|lights|contact|plan|number",
        "flood lights|light|risk|insurance|defence*|zone",
        "fire place|alarm|pit",
        "do you .. emergency",
        "emergency .. service|call-outs|appointments do",
        "in an emergency",
        "not .. emergency|urgent",
        "marked|price|prices|boil|slow|sit|settle|calm|tear|let down",
        "can not wait|decide|find|afford|remember|make",
        "your|the website looks|says|is",
    ),
)
