"""Words that take a promise back: reported speech, negation, conditions, delegation, requests."""

from __future__ import annotations

LEAD_WORDS = (
    "you say|ask that|you|whether|if|in",
    "says|say to MONEY",
    "what .. says|say|thinks|think",
    "question|questions|query|point|remark about|on|regarding|concerning",
    "if i .. right|correctly|understood",
    "if i understood|understand|got|heard|read",
    "su|sus|sua|seu|votre|vos|ihre|ihrer|ihren pregunta|consulta|duda|pergunta|frage|question"
    "|demande|solicitud|pedido|anfrage|reclamacion",
    "si j'ai bien? compris|lu|note",
    "si j ai bien? compris|lu|note",
    "se bem? entendi|percebi",
    "si he|entendi bien? entendido|mal",
    "wenn ich .. richtig",
    "somebody|someone|they else|also|others .. quoted|offered|promised|told",
    "you pay|paid|are paying today|now|currently|MONEY",
    "segun nos? dice|comenta|usted",
    # English: what the lead said, wants, has or was told
    "you said|wrote|write|mentioned|mention|told|asked|described|indicated|explained|stated",
    "you have|were|are|had .. said|told|mentioned|asked|asking|written|hoping|thinking"
    "|wondering|considering|planning|worried|quoted|promised|offered",
    "you are|were looking|searching for|to|into",
    "you hope|hoped|prefer|wish|expect|expected|wondered|plan|think|thought",
    "you want|wanted|need|needed to|a|an|the|it|us|NUM|MONEY|WHEN|SPAN|this|that|your|more|less"
    "|help|someone|in|by|for",
    "you must be",
    "you would .. like|want|need|prefer|love|rather|wish|hope|expect|interested|happy",
    "your .. question|questions|request|enquiry|inquiry|wish",
    "noted|understood|read|heard|gathered|saw|understand that? you|your",
    "i|we see that? you|your",
    "i have|we have read|noted|understood your|that",
    "your budget|deadline|question|message|note|mail|e-mail|email|form|enquiry|inquiry|request"
    "|idea"
    "|wish|hope|expectation|preference|brief|letter|call|post|voicemail",
    "your current|previous|last|old|other|former|existing|present @trade",
    "the other|previous|former company|firm|agency|builder|clinic|dentist|supplier|provider"
    "|contractor|quote|lawyer|shop|school|office|landlord|installer|roofer|plumber",
    "another clinic|company|firm|agency|builder|dentist|supplier|provider|contractor .. you",
    "as you put|say|said|wrote|mentioned|asked|describe|described|noted|point|pointed",
    "the|your note|message|mail|form|voicemail|photo|photos|review|figure|figures|list .. you",
    "from your|what you|the note|message|mail|form|sent|wrote|told|say|said",
    "in your mail|message|e-mail|email|form|note|letter|enquiry|inquiry",
    "i understand|gather|see|noticed that? you",
    "if i read|understand|understood you",
    "the amount|price|date|figure|quote|sum|word|phrase you .. mentioned|saw|named|wrote|gave"
    "|heard",
    "you have|had .. in mind",
    "you are after|interested|keen|unsure",
    "for you .. would be",
    "i have|we have noted|written|recorded|put|got down? that? you",
    # Spanish
    "ha|has|usted comentado|dicho|escrito|indicado|mencionado|pedido|preguntado",
    "usted|nos comento|dijo|escribio|indico|menciono|pidio|pregunta|quiere|necesita",
    "comenta|dice|menciona|indica|nos que",
    "su presupuesto|mensaje|consulta|solicitud|idea|proveedor",
    "le gustaria|quisiera",
    "su|sus anterior|antiguo|antigua|actual",
    "le habian|prometio|prometieron|dijeron|ofrecieron",
    "he|hemos leido|entendido|anotado que",
    # German
    "ihr|ihre|ihrem bisheriger|bisherige|voriger|vorige|letzter|alter|fruherer|jetziger|anderer",
    "gelesen|verstanden|notiert|entnommen , dass|das",
    "ihnen .. versprochen|zugesagt|angeboten",
    "sie schrieben|schreiben|sagten|erwahnten|nannten|meinten|fragten|fragen|wunschen|mochten"
    "|wollen"
    "|brauchen|suchen|planen|hatten|wollten",
    "wie sie schreiben|sagten|erwahnten",
    "ihr|ihre|ihrem|ihren|ihrer budget|nachricht|anfrage|anruf|rahmen|wunsch|frage|bisheriger",
    "hatten|haben sie .. genannt|geschrieben|erwahnt|gesagt|angegeben|gefragt",
    # French
    "votre|vos ancien|ancienne|precedent|precedente|actuel|actuelle|autre",
    "vous avait|avaient|a|ont promis|dit|propose|annonce|facture",
    "lu|compris|note|vu que|qu",
    "vous avez indique|ecrit|dit|mentionne|demande|precise|evoque|parle",
    "vous souhaitez|voulez|cherchez|aimeriez|souhaiteriez|demandez|dites|ecrivez|pensez|prevoyez",
    "votre budget|message|demande|question|mail|formulaire|projet",
    # Portuguese
    "o|a|sua|seu anterior|antiga|antigo|atual agencia|empresa|fornecedor|medico|clinica",
    "lhe prometeu|prometeram|disseram|cobrou|cobraram",
    "li|percebi|anotei|vi que",
    "disse|referiu|mencionou|escreveu|indicou|pediu|perguntou|comentou que|se|um|uma|o|a|ter"
    "|querer",
    "o seu|sua orcamento|mensagem|pedido|pergunta|formulario|ideia",
    "voce disse|quer|precisa|mencionou|escreveu|pediu|gostaria",
    "gostaria|gostava de",
)

NEGATION = (
    "not .. advice|opinion|judgement|judgment",
    "we|i .. not|never .. @speak",
    "not|never @speak",
    "we|i|nobody|person cannot|never .. @speak",
    "not|never able|allowed|authorised|authorized|permitted|possible|going|want|wish|sure"
    "|certain|clear"
    "|decided|known|ready|like|rather|too to|if|whether|yet|what|when|which|how|about",
    "not .. until|yet|before",
    "not a promise|guarantee|offer|quote|commitment|lawyer|solicitor|doctor|final|decision"
    "|matter|question|question",
    "not an offer|answer",
    "no guarantee|promise|promises|guarantees|information|idea|decision|word|commitment"
    "|obligation|say|news|answer",
    "without .. obligation|promising|guarantee|seeing|knowing|looking|having|checking",
    "nobody|none|neither|no-one|nothing .. can|could|has|have|will|is|of @speak|been|decided"
    "|fixed|us|agreed|settled|looked|known|yet",
    "no one can|could|has|will|here @speak|promise|been|yet",
    "no one|body ... able|allowed|authorised|authorized|qualified to",
    "nobody|no-one|none ... able|allowed|authorised|authorized|qualified to",
    "unable to",
    "i wish",
    "would be wrong|unfair|dishonest|premature|too",
    "rather not",
    "refuse|hesitate|afraid|hate|loath|reluctant|wrong|too early to|i|we|it|figure|soon",
    "instead|short of",
    "only .. can|could|may @speak",
    "i|we do|can|could not|never .. @speak|know|have|see",
    # Spanish, Portuguese
    "no podemos|puedo|se|hay|podria|damos|ofrecemos|prometemos|garantizamos|sabemos",
    "nadie|nada|ninguna|ningun|tampoco puede|hay|de",
    "nao podemos|posso|sei|ha|damos|prometemos|garantimos|sabemos|conseguimos",
    "ninguem|nenhum|nenhuma",
    # German
    "konnen|kann|konnten .. nicht|nichts|keine|keinen|kein",
    "nicht|nichts|kein|keine|keinen .. versprechen|zusagen|garantieren|sagen|geben|nennen|anbieten",
    "geben|machen|treffen|nennen wir|ich keine|keinen|nicht",
    "niemand",
    # French
    "ne|n pouvons|peux|peut|saurions|savons|sommes|promettons|pas",
    "nous|je ne|n ... pas|rien|aucun|aucune|jamais",
)

DENIAL = (
    "@neg_modal not",
    "not a|an|the|yet|something|my|our|in|any",
    "cannot|never",
    "nobody|nothing|neither|none|no-one",
    "no one|longer",
    "not",
    "no es|esta|he|hemos|tenemos|incluye|cubre",
    "nunca|nadie|ninguna|ningun|tampoco|sin",
    "nao|ninguem|nenhum|nenhuma|sem",
    "nicht|nichts|kein|keine|keinen|keinem|keiner|niemand|nie|ohne",
    "ne|n .. pas|plus|jamais|aucun|aucune|rien",
    "aucun|aucune|rien|jamais|sans|personne",
)
"""Plain negation; what promises by denying ("you won't be charged") is not taken back by it."""

WHETHER = (
    "this|that is how|why|where|what we|i",
    "whether",
    "ask|asking|see|check|find|out|know|knows|tell|tells|say|says|hear|understand|explain .. "
    "what|when|how|why|which|who",
    "if you|we|they|it|that|there|he|she|this|the qualify|can|could|is|are|would|might|will|may"
    "|covers",
    "ob",
    "si es|hay|se|puede|podemos|tiene|cumple|procede|une|un|vous|nous|votre|la|le",
    "se e|ha|pode|podemos|tem|cumpre|existe",
    "what .. would|could|might|can|will be|do|offer|say|include",
    "how much|long|soon|many|far",
)

CONDITION = (
    "if|once|when|unless|should ... says|say|said|votes|decides yes|so|ok|okay|no|otherwise",
    "once|after|when|until|till|before|unless|if ... @confirm",
    "as soon|long as ... @confirm",
    "subject|according to",
    "depending|depends|depend on?",
    "pending",
    "provided|assuming ... @confirm",
    "needs|need|has|have to be @confirmed",
    "must|should|would be|first @confirmed",
    "would|will|would .. need|have|want to see|look|check|ask|measure|inspect|read|speak|know",
    "has|have|needs|need|needs .. to approve|check|decide|confirm|look|work|see|agree|sign|review",
    "only know|knows|say|tell|decide ... after|once|when|until",
    "yet to be",
    "up to .. to decide",
    "in writing after",
    "is|be|was|are|being|been .. for @decider to",
    "wenn|sobald|bevor|bis|nachdem|erst ... @confirm",
    "hangt|je davon|nach",
    "vorbehaltlich",
    "cuando|hasta|antes|si|tras|despues ... @confirm",
    "depende|dependera",
    "sujeto a",
    "quand|des|apres|avant|si|lorsque ... @confirm",
    "depend|dependra",
    "sous reserve",
    "quando|ate|antes|se|assim|depois|apos ... @confirm",
    "sujeito a",
)

DELEGATION = (
    "lies|rests|sits|is with the|our|my|them|him|her",
    "lies|rests with ~talk",
    "will|would|can write|speak|talk|reply to|with you",
    "go|goes|run through|via|to .. office|team|desk|department|manager|accounts",
    "up to the|our|my .. office|team|bank|board|council|manager|owner|insurer|committee",
    "only|just .. decides|decide|can|knows|know|may",
    "hand|handed|gave|given .. to .. office|team|caretaker|manager|colleague|accounts",
    "@decider .. @decides",
    "@decider .. will|would|can|could|has|needs|have|wants .. @decides",
    "i|we will|would|could|need|have|shall to? ask|check|find|pass|discuss|clarify|forward|raise",
    "i|we ask|asked|checked|passed|forwarded|noted",
    "@will tell you|them",
    "let|letting .. know|decide",
    "passed|pass|passing|forwarded|forward|forwarding|handed|hand ... to|on",
    "putting|put|get|getting you in touch",
    "ask|asking|asked the? @decider",
    "ask .. what|whether|if|about",
    "look|looking|looks into",
    "up|down to @decider",
    "is|are|it reviewed|decided|checked|assessed|granted|approved|handled|agreed|considered by|in",
    "is|are|still with our|the|my",
    "is something .. decides|decide",
    "would|will|might|may be a guess",
    "not? decided|agreed|settled|confirmed yet?|so|nothing",
    # German, Spanish, French, Portuguese
    "pruft|prufen|klart|klaren|entscheidet|entscheiden|bespricht|bestatigt|weitergegeben"
    "|weitergeleitet|teilt",
    "le|lo|se|la confirmara|confirmaremos|dira|revisara|estudiara|decidira|informara|comprobara",
    "lo decide|revisa|confirma|estudia",
    "vous dira|confirmera|precisera|indiquera",
    "va|vont verifier|confirmer|etudier|examiner|regarder|revenir",
    "decide|decidera|verifie|etudie|examine",
    "vai|vao verificar|confirmar|analisar|ver|decidir|dizer|avaliar|perguntar",
    "confirma|confirmara|confirmaremos|dira|analisa",
)

REQUEST = (
    "please|kindly not? send|let|tell|bring|have|call|reply|keep|note|make|write|ring|come|be"
    "|check"
    "|read|fill|return|confirm|give|take|sign|share|include|remember|do|feel|book|choose|leave"
    "|wait",
    "let me|us know",
    "do let|tell",
    "tell|send|show me|us",
    "give me|us .. call|ring|idea|hint|details|bell|shout|number|address",
    "could|can|would|will you",
    "feel free",
    "you are very? welcome to",
    "you may|might want|wish|need|already|still|know|remember|have|find",
    "do not hesitate",
    "hope|hoping",
    "have a lovely|nice|good|great|wonderful|pleasant|safe",
    "happy new|birthday|christmas|anniversary|easter",
    "enjoy",
    "thank|thanks|sorry|congratulations you? .. for|to|again",
    "looking|look forward",
    "bitte|danke|gracias|merci|obrigado|obrigada|n'hesitez",
    "por favor",
)

DOUBT = (
    "might|maybe|perhaps|possibly|hopefully|presumably",
    "not sure|certain",
    "hope|aim|try|trying|tend to",
    "vielleicht|moglicherweise|quiza|quizas|talvez|peut-etre",
)

BUSINESS_SUBJECT = (
    "we|i will|can|have|are|am|do|did|could|would|offer|give|guarantee|promise|charge|include"
    "|start"
    "|deliver|finish|refund|cover|replace|come|work|never|always|only|also|just|answer|reply|open",
    "we|i",
    "you will|can|get|pay|qualify|are",
    "it will|is|costs|comes|takes",
    "our|wir|ich|nous|je|nosotros|estaremos|vamos",
    "someone|somebody|everyone|everybody|nobody will|can",
    "consider yourself",
)
"""A clause that begins so speaks for the business again, whatever the one before reported."""

QUESTION_START = (
    "what|which|when|where|who|whose|why|how|could|would|do|does|did|is|are|was|were|has|have|may"
    "|can|shall|should|will|am|might|so|and|or|just|also|any",
    "que|qual|quais|quando|onde|como|pode|tem|ha|cual|cuando|donde|puede|tiene|cuanto|quanto",
    "welche|welcher|welches|wann|wo|wie|was|wer|konnen|haben|sind|ist|passt|darf|soll|mochten",
    "quel|quelle|quels|quelles|quand|ou|comment|combien|pouvez|avez|est|etes|souhaitez|pourriez",
)
