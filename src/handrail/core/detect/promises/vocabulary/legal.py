"""Words that judge a legal question or take on liability."""

from __future__ import annotations

from handrail.core.detect.promises.vocabulary.lists import words as _words

THIRD_PARTY = (
    "employer|landlord|insurer|insurance|neighbour|neighbor|seller|tenant|council|bank|airline"
    "|hospital|agent|company|contractor|builder|school is|are|will not? .. allowed|obliged"
    "|required|forced|liable|entitled|permitted",
    "employer|landlord|insurer|insurance|neighbour|neighbor|seller|tenant|council|bank|airline"
    "|hospital|agent|company|contractor|builder|school may|can|must not .. do|raise|keep|refuse"
    "|evict|fire|dismiss|sell|charge|stop|force|demand|claim|enter|withhold",
)
"""What others may not do: here a negation takes nothing back."""

ADVICE = (
    "unfair|wrongful|unlawful|illegal dismissal|termination|eviction|discrimination|clause|contract",
    "counts|qualifies as .. breach|fraud|theft|assault|harassment|discrimination|dismissal|consent",
    "@we .. admit|acknowledge|concede ... fault|mistake|responsible|liable|wrong|error|liability",
    "by replying|signing|paying|clicking|answering|booking|continuing .. you accept|agree|consent",
    "judge|judges|jury|tribunal",
    "lawful|unlawful|illegal|illegally|prohibited|forbidden|punishable",
    "entitled|entitlement|entitles",
    "every|full|legal|good right to",
    "duty|obligation to|of",
    "is allowed|permitted|forbidden|banned|legal|illegal|mandatory|compulsory|obligatory",
    "to blame for|and|,|.",
    "is|are|am to blame",
    "compensation|damages",
    "suing|sued|lawsuit|litigation|prosecute|prosecuted",
    "binding|enforceable|unenforceable",
    "tax-free|untaxed|tax-exempt|deductible",
    "negligent|negligence|breach",
    "in line with the? law|rules|regulations",
    "statute|statutory|legislation|legal-advice",
    "evict|evicted|eviction",
    "employer|landlord|insurer|insurance|neighbour|neighbor|seller|tenant|council|bank|airline"
    "|hospital|agent|company|they has|have to .. pay|return|give|cover|let|repair|fix|refund"
    "|compensate|answer",
    "dismissal|termination|eviction|sacking|clause|increase|fine|notice|contract .. unfair"
    "|wrongful|invalid|void|illegal|unlawful",
    "as the|a tenant|landlord|employee|owner|employer|buyer|seller|consumer|customer|parent|heir "
    "you can|may|must|have|are",
    "you would|will win",
    "you would win|lose",
    "you|we|they|he|she|landlord|employer are|is|am not? .. allowed|permitted|obliged|required"
    "|forbidden|obligated to",
    "claim|deadline|right|limitation|case runs|run|expires|expire|lapses out|in|on|after|only"
    "|SPAN|.",
    "responsible|liable|answerable|accountable for",
    "breach|violation|infringement of",
    "against the? law|rules|contract|agreement|act|regulations",
    "legal|lawful|illegal to",
    "protected|covered by .. law|act|regulation|consumer|gdpr",
    "a|the handshake|word|e-mail|email|signature|text is|counts .. binding|enough|valid",
    "in court|breach|violation",
    "in line|accordance|compliance with .. law|laws|rules|regulations|gdpr|code",
    "win|won|lose|hold|stand|sue|argue .. in|up court|tribunal",
    "employer|landlord|insurer|insurance|neighbour|neighbor|seller|tenant|company|council"
    "|contractor|builder|bank|airline"
    "|hospital|school|ex|they|he|she|agency|vendor|agent .. must|cannot|liable|obliged|required"
    "|allowed|forbidden|entitled|pay|responsible",
    "by law",
    "need|needs|requires|require .. contract|agreement|certificate|registration|permit|permission|visa|licence|license|consent|approval"
    "|notary|lawyer|solicitor|will|trademark|patent",
    "permit|permission|visa|licence|license|consent|approval .. not|needed|necessary|required"
    "|unnecessary",
    "not worth the|a paper",
    "hold|holds|stand|stands|stood up",
    "can|may|should|could .. sign|deduct|sue|withhold|claim|appeal|contest|ignore|refuse|record"
    "|reproduce|copy|evict|sack|dismiss .. that|it|tax|taxes|them|rent|this|without|the|if|any",
    "deduct|deductible|deducted .. tax|taxes|income",
    "appeal|lawsuit|litigation|prosecution|injunction|tribunal|subpoena|settlement|custody"
    "|alimony|inheritance|probate"
    "|non-compete|copyright|trademark|patent .. is|are|has|will|would|does|can|not",
    "infringe|infringes|infringing|infringement|unenforceable|discrimination|discriminatory"
    "|negligence|defamation|libel|fraud|wrongful",
    "counts|count|qualifies|serves as a|binding contract|evidence|proof|consent|notice|agreement",
    "verbal|oral|written|signed agreement|contract|promise .. is|counts|binds|binding|valid|holds",
    "all|every|applicable|relevant|current privacy|data|consumer|safety|building|tax|employment"
    "|labour|labor law|laws|rules|regulations|protection|code|codes",
    "privacy|data-protection|consumer|employment|tenancy|housing|labour|labor law|laws|act|rights",
    "within|know|exercise|assert|waive your|their rights",
    "rights to|as|under|of",
    "answer|answerable|pay|liable|responsible for .. damage|damages|loss|losses|injury|accident",
    "worry about the|that non-compete|clause|contract|law|fine|penalty|landlord|lawsuit|court",
    "wins|win|won .. case|claim|appeal|dispute|lawsuit|trial",
    "null|unenforceable|illegal|unlawful|lawful|legally",
    "is|are|was|be .. void|invalid|valid",
    "lien|foreclosure|liable|liability|indemnity|jurisdiction|statutory|litigate",
    "contrato|clausula|despido|multa .. nulo|nula|valido|valida|ilegal|invalido|abusiva",
    "no tiene|puede que|pagar|despedirle|desalojarle|obligarle|hacer .. pagar|nada|eso|hacer",
    "kundigung|klausel|vertrag|mieterhohung|bescheid ist|sind .. unwirksam|ungultig|rechtswidrig"
    "|nichtig|wirksam|rechtens",
    "mussen|muss .. nicht|nichts zahlen|bezahlen",
    "n a|est|avez pas? le? droit|legal|autorise|oblige|valable",
    "n'a|n'avez|n'est pas .. droit|legal|obligation|valable|tenu",
    "bailleur|employeur|assureur|proprietaire|contrat|licenciement|clause .. droit|doit|peut|nul"
    "|nulle|abusif|abusive|illegal|valable",
    "senhorio|patrao|seguradora|empregador|contrato|despedimento .. nao? pode|deve|tem|nulo"
    "|ilegal|obrigado|obrigada",
    "a|la|the lei|ley|law .. protege-o|protege|obliga|obriga|prohibe|proibe|permite",
    "you|they|he|she|we .. have|has|had .. strong|good|solid|clear|clear-cut|valid|excellent"
    "|watertight"
    "|winning|airtight|cast-iron|very|real|great|legal .. case|claim|right|grounds|defence|defense"
    "|argument|leg|basis",
    "your .. case|claim|position|appeal .. is|looks|sounds .. strong|good|solid|clear|watertight"
    "|valid"
    "|airtight|excellent|winnable|clear-cut|hopeless|weak|rock-solid|legal|won",
    "you .. have|has a case|claim",
    "you .. entitled to",
    "have|has .. right|rights to",
    "legal effect|force|standing|ground|footing|trouble|problem|duty|obligation|basis|right"
    "|claim|protection|grounds|case",
    "under|by the? law|contract|lease",
    "have|has to declare|disclose|report|register",
    "at fault",
    "they|he|she|landlord|employer .. have|has SPAN|NUM to",
    "by|under|in law|statute|contract",
    "under the|english|german|federal|state|data|consumer|uk|eu|us law|act|regulations"
    "|regulation|code"
    "|statute|legislation|contract|lease|gdpr|rules|terms|agreement|constitution|warranty",
    "the law|court|courts|judge|statute|tribunal|regulator .. is|says|requires|allows|gives"
    "|protects|entitles"
    "|sides|side|obliges|forbids|rules|rule|prohibits|covers",
    "is|are|be|was|it|that .. @lawful",
    "legally speaking|binding|obliged|required|entitled|bound|allowed|responsible|liable"
    "|protected|safe"
    "|fine|sound|in|speaking|airtight|enforceable|own|yours|owe|covered|watertight|compliant"
    "|have|you|clear",
    "not .. liable|responsible|at fault|accountable|enforceable|breach|breaking|infringe",
    "cannot|can|could|not evict|sue|enforce|fine|prosecute|claim|dismiss|fire|terminate|hold you",
    "liable|liability|liabilities",
    "@we .. accept|take|assume|admit|acknowledge|carry|bear .. responsibility|liability|blame"
    "|fault"
    "|responsible|legal",
    "responsibility|responsible|fault|blame .. is|lies|rests|ours|with us|ours|our",
    "it|that is|was our fault|mistake|liability|negligence",
    "that is|was on us",
    "indemnify|indemnity|indemnities|hold you harmless",
    "do|does|will|would not .. need|require .. permission|permit|visa|licence|license|approval"
    "|consent"
    "|lawyer|solicitor|notary|authorisation|planning",
    "no .. permission|permit|visa|licence|license|approval|consent|planning .. needed|required"
    "|necessary",
    "clause|contract|lease|agreement|will|term|terms|deed|patent|notice .. is|are|was|allows"
    "|permits"
    "|gives|lets|entitles|protects|covers|means|obliges .. void|valid|invalid|enforceable"
    "|unenforceable|binding|legal"
    "|you|that|this|it|null|illegal|unlawful|worthless|fine|watertight",
    "lease|contract|agreement|law|licence|terms allows|permits|entitles|forbids|obliges",
    "will|would|can|could not hold|stand .. in|before court",
    "stand|hold|holds up in court",
    "gdpr|hipaa|dsgvo|rgpd|ccpa|pci|ada|osha compliant|konform|compliance|certified"
    "|certification|applies",
    "fully|completely|totally|100 compliant|gdpr-compliant|hipaa-compliant|legal|lawful",
    "gdpr-compliant|hipaa-compliant|dsgvo-konform|rechtssicher|rechtskonform",
    "break|breaking|breaks|violate|violates|violating|breach|breaches|against|illegal|unlawful"
    "|infringes .. law"
    "|rules|contract|act|copyright|gdpr|lease|regulations|rights",
    "no|any copyright|legal|liability|trademark .. problem|issue|issues|risk|exposure|problems"
    "|trouble|implications",
    "statute of limitations",
    "time-barred|statute-barred",
    "sue|suing them|your|him|her|it|the",
    "you can .. sue|withhold|claim|deduct|terminate|break|cancel|stop .. rent|contract|lease"
    "|damages"
    "|compensation|benefits|them|paying|costs|tax|taxes|expenses",
    "you .. owe them|him|her|nothing",
    "do|does|will not|never .. have|need|owe .. to pay|them|him|anything",
    "compensation|damages|settlement .. of MONEY",
    "tax-deductible|deductible|write-off|tax-free",
    "grounds for|to appeal|claim|divorce|dismissal|sue|eviction",
    "unfairly|wrongfully|unlawfully|illegally dismissed|terminated|evicted|fired|let",
    "breach of contract|trust|confidence|duty|warranty",
    "negligent|negligence|discrimination|malpractice",
    "they|he|she|landlord|employer|insurer|insurance .. has|have|must|is|are .. to pay|legally"
    "|obliged|liable"
    "|required|by law",
    "insurance|insurer|policy .. will|is .. pay|cover|covers|covered",
    # Spanish
    "derecho|derechos .. a|de indemnizacion|compensacion|reclamar|una|reembolso|la|los|recibir",
    "tiene|tienes|tendra derecho|razon|caso|motivos a|legal|solido|para",
    "es|seria|no es legal|ilegal|nulo|nula|abusiva|abusivo|valido|valida|obligatorio",
    "legalmente|responsabilidad|responsables|demandar|por ley",
    "la ley|clausula|contrato .. permite|obliga|protege|es|dice|exige",
    "asumimos|aceptamos .. responsabilidad|culpa",
    "no necesita|hace permiso|licencia|visado|falta",
    # German
    "anspruch|ansprueche|anspruche|recht .. auf|schadenersatz|schadensersatz|haben|erstattung",
    "haften|haftung|haftet|rechtlich|rechtens|gesetzlich|verklagen|rechtswidrig|unwirksam"
    "|schadenersatz"
    "|schadensersatz|gesetz|verjahrt",
    "keine baugenehmigung|genehmigung|erlaubnis|visum",
    "klausel|vertrag|kundigung .. ungultig|unwirksam|gultig|wirksam|nichtig|rechtswidrig|erlaubt",
    "ist|ware|sei|vollig|ganz|nicht legal|illegal|rechtens",
    # French
    "droit a|aux|de|au indemnisation|dommages|indemnite|remboursement|une|reparation|des"
    "|contester|resilier",
    "avez|avons|aurez .. droit|raison a|de|au|aux|devant|droit",
    "responsabilite|juridiquement|legalement|illegal|illegale|legale|prud'hommes|tribunal",
    "la loi|clause|contrat|bail .. permet|oblige|protege|nulle|nul|vous|autorise|abusive",
    "pas besoin de|d permis|autorisation|visa|accord",
    # Portuguese
    "direito a|de|ao indemnizacao|indenizacao|compensacao|uma|reembolso|receber|ser",
    "tem|tera direito a|de|ao|razao",
    "legalmente|responsabilidade|ilegal|processar|por lei|judicial",
    "a lei|clausula|contrato .. permite|obriga|protege|nula|nulo|e|diz",
    "nao precisa|necessita de? licenca|visto|autorizacao",
)

LEGAL_CLASSES: dict[str, tuple[str, ...]] = {
    "lawful": _words(
        "legal illegal lawful unlawful enforceable unenforceable void null-and-void binding "
        "law-abiding permitted-by-law against-the-law statutory negligent liable"
    ),
}
