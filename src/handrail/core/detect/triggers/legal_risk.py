"""Legal risk: threats, lawyers, regulators, injury and data-protection requests."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint

LAWYERS = (
    "my|our|a|the|an|their solicitor*|lawyer*|attorney*|barrister*|counsel",
    "hear from .. lawyer*|solicitor*|attorney*",
    (
        "legal action|proceedings|contact|representative|representation|counsel|steps|"
        "advice|team|claim"
    ),
    "take|taking|taken .. court|tribunal|small",
    "see you in court",
    "small claims",
    "sue|suing|sued",
    "lawsuit|litigation|subpoena|injunction",
    "cease and desist",
    "letter before action|claim",
    "putting|put|on .. on notice",
    "without prejudice",
    "reserve .. rights",
    "hold|held|holding .. liable|responsible",
    "liable|liability for",
    "negligence|negligent|malpractice|defamation|libel",
    "breach of contract|warranty|confidentiality|confidence|duty|trust|gdpr|privacy",
    "statutory rights",
    "copyright|infring*",
    "never gave|granted .. licence|license|permission|consent",
    "drawing up the? claim",
    "criminal|police report|complaint|charges",
    (
        "abogad*|demanda|demandar*|denuncia*|denunciar*|juzgado|tribunales|burofax|"
        "acciones legales|via judicial"
    ),
    (
        "anwalt|anwaltin|rechtsanwalt|anwalts|rechtsschutz*|klage|verklagen|klagen|"
        "gericht|gerichtlich|mahnbescheid|abmahnung|anzeige erstatte*|rechtliche "
        "schritte|rechtsweg|fristsetzung"
    ),
    "mon|notre|un avocat|avocate",
    "tribunal|poursuites|mise en demeure|porter plainte|prud'hommes|huissier|justice",
    "advogad*|tribunal|processo judicial|processar*|queixa-crime|acao judicial",
)
REGULATORS = (
    (
        "trading standards|ombudsman|regulator|bbb|ftc|ico|attorney general|licensing "
        "board|medical board|consumer protection|advertising standards|environmental "
        "health|health and safety executive|osha|hse|fca|ofcom|cma"
    ),
    "reported you|this|it|them to",
    "report you|this|it|them to",
    "complaint to|with the? ico|council|authority|board|ombudsman|regulator|bbb|police",
    "building control has|will|is",
    "data protection authority|commissioner|officer|act|law|request|regulation",
    (
        "consumo|omic|agencia de proteccion de datos|aepd|verbraucherzentrale|"
        "verbraucherschutz|datenschutzbehorde|gewerbeaufsicht|datenschutzbeauftragte*|"
        "cnil|dgccrf|deco|cnpd|asae"
    ),
)
DATA_RIGHTS = (
    "gdpr|ccpa|dsgvo|rgpd|lgpd|hipaa|dsar",
    "subject access",
    "right to be forgotten|erasure|access|deletion",
    (
        "delete|erase|remove .. my|our .. data|information|details|records|account|"
        "address|number|email"
    ),
    "what data|information .. hold|have|keep|store|stored about|on me|us",
    "data .. hold .. me|us",
    "withdraw .. consent",
    "unsubscribe request*",
    "object to .. processing",
    "without my|our consent|permission|authorisation|authorization",
    "never .. permission|consent* .. call|contact|email|mail|use|publish|photo*",
    "loschen|loschung .. meine* daten|sie|daten",
    "auskunft .. daten|art|nach|gespeichert*",
    "meine daten",
    "borrar|eliminar|eliminen|supresion .. mis? datos",
    "mis datos personales",
    "supprimer .. mes donnees|donnees",
    "droit d acces|a l'oubli|oubli",
    "apagar|eliminar .. os? meus dados|dados",
)
INJURY = (
    "injured|injury|injuries|hospitalised|hospitalized|concussion",
    "broke|broken|fractured my|his|her .. arm|leg|hip|wrist|ankle|rib|foot|neck|nose",
    "is|are|was|were|ended|taken .. hospital|a&e|emergency room|er",
    "ambulance",
    "fell|tripped|slipped .. because|off|through|on your|the loose",
    "burned|burnt|scalded|electrocuted|electric shock|poisoned|allergic reaction",
    "compensation|damages|personal injury|claim against|whiplash|insurer|insurers",
    "schmerzensgeld|schadensersatz|schadenersatz|verletzt|krankenhaus|haftbar|haftung|haften",
    "indemnizacion|danos y perjuicios|lesion|lesiones|herid*|hospital",
    "dommages et interets|dommages-interets|blesse*|indemnisation|hopital",
    "indemnizacao|ferid*|lesao|danos morais",
)

legal_risk = Trigger(
    "legal_risk",
    ControlPoint.LEGAL,
    {
        "lawyer": (Clue("Speaks of lawyers, courts or rights: what we say may bind us."), LAWYERS),
        "regulator": (Clue("Names an authority or a report to one."), REGULATORS),
        "data_rights": (Clue("A data-protection request has legal time limits."), DATA_RIGHTS),
        "injury": (Clue("Speaks of an injury or of damages.", 0.75), INJURY),
    },
    unless=(
        "i|we am|are a .. solicitor|lawyer|attorney|barrister",
        "for a|our|my .. law|legal firm|practice|office",
        "water|storm|fire|smoke|frost|hail damages",
        "family lawyer* website",
        "my|our solicitor recommended|suggested|said|gave|told .. you|your|name",
        "from the|a hospital",
        "at|near|for|behind|opposite the? .. hospital",
        "animal|children's|dental hospital",
        "food court|tennis court|court road|street|yard",
        "legal requirement*",
        "delete .. my last|previous message|email",
        "not liable for",
    ),
)
