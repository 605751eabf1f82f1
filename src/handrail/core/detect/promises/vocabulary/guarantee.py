"""Words that promise a result."""

from __future__ import annotations

VOW = (
    "you|it|this|that|they|everything|everyone will definitely|certainly|surely|undoubtedly",
    "PERCENT waterproof|tight|airtight|dry|leakproof|legal|organic|odourless|quiet|clean|correct"
    "|error-free|bug-free|painless|guaranteed|delivery|on",
    "confident|convinced|positive that? you|it|this|that|we|your will|can",
    "pay|pays|paid for itself|themselves",
    "covered|protected|insured|guaranteed for|against SPAN|NUM|life|leaks|everything",
    "vouch|vouches|certify|swear",
    "i|we am|are certain|positive|convinced|certainty",
    "i|we am|are sure it|this|that|he|she|of .. will|works|that|it",
    "unbeatable|invincible|indestructible|unbreakable|flawless|infallible|unfailing|faultless"
    "|spotless",
    "completely|perfectly|fully|totally|absolutely reliable|safe|secure|successful",
    "with certainty",
    "guaranteed",
    "a|the sure|certain|safe win|bet|thing|success|yes",
    "everyone|everybody|all ... pass|passes|succeed|succeeds|win|wins|loves|recovers|happy"
    "|delighted|satisfied",
    "auf jeden fall .. bestehen|klappen|gewinnen|funktionieren|verkaufen",
    "bestehen .. auf jeden fall",
    "believe me|us",
    "rain or shine",
    "come what may",
    "you will see what",
    "wait and see",
    "mark my",
    "a sure|certain|safe thing|winner|success",
    "guarantee*|warranty|warranties|warrant|money-back",
    "promise|promises|promised|swear|vow|pledge",
    "i|we|you|can assure|assured",
    "rest|be|stay assured",
    "my|our|has|have word",
    "word of honour|honor",
    "take it from me|us",
    "trust me|us",
    "mark my words",
    "count|rely|bank on it|us|me|that|a|an|the|at",
    "satisf* a|zu|at PERCENT",
    "PERCENT satisf*|zufrieden*",
    "hand on heart",
    "PERCENT sure|certain|safe|effective|successful|success|secure|reliable|satisfaction"
    "|confident|watertight|accurate|free|nut|pure|risk-free|uptime",
    "hundred|NUM per cent|percent certain|sure|safe",
    "risk-free|risk|foolproof|bulletproof|fail-safe|failsafe|watertight|infallible|fool-proof "
    "free?",
    "bound|certain|guaranteed|sure|destined to|thing",
    "sure thing|fire",
    "sure-fire|surefire",
    "stake my|our",
    "works|work every|each|first time|patient|single",
    "every|each single? time",
    "every client|customer|patient|student|time|one|single ... does|do|gets|get|has|passes|pass"
    "|sees|is|wins|succeeds|ends|comes|loves|recovers",
    "garantizamos|garantizo|garantizado|garantizada|garantizados|garantia|aseguramos|aseguro"
    "|prometo|prometemos|prometido",
    "le|te doy|damos mi|nuestra palabra",
    "garantiert|garantieren|garantiere|garantie|versprechen|verspreche|versprochen|versichern"
    "|hundertprozentig|zugesichert|zusichern|risikofrei",
    "verlassen sie sich",
    "garantissons|garantis|garanti|garantie|garantit|garanties|promettons|promets|promis"
    "|assurons|assure",
    "sans aucun? risque|faute",
    "garantimos|garanto|garantido|garantida|garantia|prometemos|prometo|asseguramos|asseguro",
    "sin ningun|ninguna? riesgo|duda|falta",
    "sem qualquer|nenhum? risco|duvida|falta",
    "ohne jedes? risiko|zweifel",
    "@we bet|stake .. my|our|on|that",
    "bet|betting my|our|the house|life|shirt|hat|money|reputation",
    "or my name",
    "no-lose|win-win",
    "count|rely on that|it|me|us|him|her",
    "promise you|that|it",
    "always|every-time .. work|works|fit|fits|deliver|delivers|find|finds|get|gets|succeed"
    "|succeeds|pass|win|wins|hold|holds|run|runs|come|comes",
    "the last .. you ever|will need|buy|have",
    "best .. you ever|will|have",
    "no matter what",
    "whatever happens|comes",
    "under all|any circumstances",
    "in any case",
    "every time|client|case|patient .. works|happy|satisfied|delighted",
)
"""Words of promising itself."""

NEVER_AGAIN = (
    "nothing can|will|could|ever happen|go|break",
    "will|would|does|do not .. come back",
    "will|would|does|do not .. return|reappear|recur",
    "imposible que|no|fallar|suspender",
    "impossivel que|falhar",
    "impossible que|de .. echouer|rater|perdre",
    "impossible that|to|for .. @fails|break|breaks|lose|leak|leaks|miss|go",
    "nobody|noone|no-one|none ... will|ever hear|see|notice|feel|know|find|suspect",
    "no one ... will|ever hear|see|notice|feel|know|find|suspect",
    "can not be picked|beaten|broken|hacked|damaged|stolen|copied|cracked|wrong|matched|improved",
    "no customer|client|patient|student|pupil|guest|user of? ... ever|leak|complaint|failed|fails",
    "never .. again",
    "will|can not .. regret|fail|lose|break|leak|crack|fade|hurt|disappoint",
    "no .. doubt|risk|risks",
    "no ifs|buts",
    "nobody|noone|none ... fail|fails|failed|complains|regrets|loses",
    "never|not .. late",
    "not one|a of our|the ... fail|failed|fails|complained|lost|missed",
    "no way|chance .. not|fail|fails|wrong|go|goes|lose|miss",
    "nobody|none|noone ... ever|failed|fails|fail|regretted|regrets|complained|complains"
    "|disappointed|left|lost|misses",
    "no one|client|patient|customer|student ... ever|failed|fails|fail|regretted|regrets"
    "|complained|disappointed|lost",
    "nothing .. ever|lost|wrong|breaks|happens|leaks|fails|missing|missed|harm|hurt",
    "will|would|do|does not .. anymore|any more|longer|again|ever",
    "will|would not bother|trouble|worry|affect|let|show|see|find|feel",
    "no side effects|side-effects|pain|scars|scarring|risk|risks|hidden|downtime|delays|mess"
    "|disruption|obligation-at-all|data|complications",
    "no questions asked",
    "you can not lose|fail|miss|regret",
    "can not fail|lose|break|leak",
    "not .. even|one|single .. complaint|failure|delay|problem",
    "@we|it|this|that|they|you|he|she|our|the .. will|would|do|does|can never|not ever? .. @fails",
    "never .. @fails",
    "never|not .. a single .. ",
    "not a single|speck|drop|scratch|trace|minute|second|doubt|chance|hair",
    "you will never .. again|need|have|worry|notice|feel|see|regret|hurt|lose|find|look|pay",
    "you will not .. regret|notice|feel|be disappointed|believe|worry",
    "it|this|that|they will|does|do|would not .. hurt|leak|fail|break|happen|come|crack|fade"
    "|leave|harm|damage|let|scar|stain|rust|rot|go|sag|affect",
    "will|would|does|do not hurt|leak|fail|break|disappoint|regret|crash",
    "for life|good|ever",
    "forever|permanent|permanently|painless|lifelong|irreversible|lasting",
    "for as long as you live|own",
    "nie wieder|mehr",
    "niemals|nie .. aus|wieder",
    "nunca mas|mais",
    "no volvera|volveran a",
    "jamais plus?",
    "plus jamais",
    "para siempre|sempre",
    "fur immer",
    "pour toujours",
    "de por vida",
    "a vie",
    "lebenslang|lebenslange|lebenslanger|schmerzfrei",
    "com resultado|exito|sucesso",
    "without fail",
    "without .. doubt|risk",
    "zero|nil|no downtime|risk|risks|defects|pain|side-effects|mistakes|errors|delays|data"
    "|chance|mess|dust|disruption|damage|failures|complications",
    "nothing .. go|goes|going wrong",
    "can|will|could not .. go wrong|fail|lose|regret|miss",
    "you have nothing|none to lose",
    "nothing to lose|worry",
    "no one ... fail|fails|regret|regrets|complains|notices|left",
    "risque zero|riesgo cero|risco zero",
    "if .. breaks|leaks|fails|comes|cracks|happens|wrong|not|back .. we|replace|fix|free|come",
    "we replace|repair|come|redo|fix it|back|them|that|again for|free|until|no|without|again",
    "not .. happy|satisfied .. money|pay|back",
    "only .. improve|go up|better",
    "never misses|miss|missed",
    "always|never|all .. on|in time|schedule|budget|deadline|deadlines",
    "never|not .. let .. down",
    "not .. feel a|any thing|pain",
    "has|have never .. @fails|let|had|lost|missed|been",
    "can|could not .. go wrong",
    "not have to worry",
    "nothing|not .. to worry about again|anymore",
)
"""Promises made by denying: what will not, can not, never happens."""

OUTCOME = (
    "the safest|best|strongest|fastest|surest|most .. there is|ever|anywhere|available",
    "speak|speaking|be|become|becomes fluent|fluently",
    "halt|halten ewig|jahrzehnte|jahrzehntelang",
    "works|work|helps|succeeds for everyone|everybody|anyone|all|every|any",
    "going|will|set|about to? explode|soar|skyrocket|rocket|surge|boom|flourish",
    "it|this|that will work ,|.|!|;|fine|perfectly|for|every",
    "will|would|does @certainly fix|fixes|sort|sorts|solve|solves|stop|stops|end|ends|cure|help"
    "|helps|work|works|resolve|resolves|clear|clears|improve|improves",
    "will be fluent|fluently|speaking|reading|walking|swimming .. by|in|within|after|before",
    "fluent|fluently|accent-free by|in|within|after",
    "more .. than you can|will|could",
    "you will have|get .. more|twice|double|plenty .. customers|leads|orders|bookings|clients"
    "|sales|calls|enquiries|guests",
    "your .. will|shall be|look|feel invisible|perfect|flawless|gone|healed|fixed|famous|full|like",
    "you will|shall get|land|receive|keep the? job|visa|grant|loan|contract|place|promotion"
    "|mortgage|permit|insurance",
    "outrank|outrank*|outperform|outlast|outlive|outsell",
    "cure|cures|cured|heal|heals|healed|eliminate|eliminates|eradicate",
    "number one on|in|for google|search|the|your",
    "will feel|look|run|work like new|never|magic|a",
    "in half",
    "is|are|be .. history|gone",
    "like new|magic",
    "nothing|none|nobody else compares|comes",
    "cut|cuts|halve|halves|slash|slashes|reduce|reduces|lower|lowers|shrink .. your|the .. cost"
    "|costs|bill|bills|time|stress|risk|expenses|waste",
    "everyone|everybody|anyone|all who|that",
    "stay|stays|remain|remains|keep|keeps dry|clean|new|sharp|safe|fresh|white|smooth|warm"
    "|straight|young|shiny",
    "like new|clockwork|magic|a .. different|new",
    "you|your .. will not recognise|recognize|believe|regret",
    "turn|turns|turned into a|the .. success|goldmine|machine",
    "that|it|success|this|result|approval|winning|passing is|are .. certain|sure|given"
    "|no-brainer|guaranteed|certainty",
    "is|are a given|certainty",
    "safe bet|hands",
    "@body will|shall|would @certainly? @grows",
    "your .. @body @certainly? @drops",
    "your .. @drops by|within|in|almost|quickly|fast|completely|to|again|straight|overnight",
    "your .. @body will|shall @certainly? @grows",
    "the judge|court|jury|bank|council|examiner|insurer|visa|buyer|seller|landlord|authorities"
    "|stain|stains|roof|pain|damp|mould|mold|noise|leak|leaks|scar|wrinkles|spots|weeds|rats"
    "|mice|ants|crack|floor|paint|grant|loan|appeal|investors|customers|leads|orders|reviews"
    "|engine|machine|battery .. will|shall @certainly? .. see|agree|approve|rule|say|come|go|go"
    "|accept|vanish|disappear|last|outlive|hold|outlast|be|roll|pour|flood|queue|love|stay|stop"
    "|give|let|sign",
    "sure|bound|certain|guaranteed to|thing|that",
    "will outlive|outlast|last you|your|for|a|NUM|SPAN|forever",
    "twice|NUM|three as many|times|more .. leads|sales|enquiries|customers|bookings|visitors"
    "|orders|money|fast|likely|calls",
    "completely|totally|perfectly|absolutely|NUM|PERCENT safe|harmless|painless|secure|reliable"
    "|watertight|natural",
    "you are|will safe with|in",
    "until you pass",
    "sees|see|seen|notice|notices|feels|feel .. results|difference|improvement|change|changes"
    "|progress",
    "your visa|loan|mortgage|application|claim|offer|bid .. will|gets|get be? approved|come|go"
    "|through|granted|succeed",
    "get|gets into|onto .. university|school|college|shortlist|choice|team",
    "best .. results|ever|in|on|of|you",
    "@result .. will|would|are|is|can @certainly? .. @achieves",
    "you|we|they @certainly? will|shall @certainly? .. @wins",
    "you|everything|it|they|your will @certainly? be .. @perfect",
    "you|we are @certainly? going to .. @wins",
    "get|put|bring|rank|push|land|move you|your .. number|page|position|top|spot|leads|sales"
    "|results|customers|MONEY|rankings|bookings|traffic|visa|job",
    "first page|place|position of|on|in",
    "top of google|the google|search|rankings|results",
    "page one",
    "will pay|pays for itself",
    "pays for itself",
    "pays back|off",
    "up|down|increase*|grow|grows|rise|rises|improve*|drop|drops|cut|cuts|reduce*|boost*|raise*"
    "|fall|falls|better|higher by|of|at least? PERCENT|NUM|half",
    "PERCENT|NUM more|fewer|higher|less|increase|growth|return|uptime|success|up .. leads|sales"
    "|traffic|bookings|revenue|customers|visitors|calls|energy|time|pain|money|conversions|rate"
    "|roi",
    "PERCENT success|uptime|satisfaction|return|pass",
    "PERCENT of|our .. pass|succeed|win|see|recover|get|find|stay|renew|return|land",
    "at least|over|NUM|more MONEY|NUM leads|sales|bookings|customers|enquiries|visitors|calls"
    "|clients",
    "double|triple|doubled|tripled|doubles|triples|quadruple your|the|you|our|within|in",
    "results|success|approval|acceptance|outcome is|are|will .. certain|guaranteed|permanent"
    "|assured|immediate|instant|visible|sure|foregone|be|inevitable|secure|beyond",
    "foregone conclusion|certainty",
    "everything|it|that will|going .. fine|perfect|perfectly|smoothly|alright|well",
    "good|like as new",
    "you are|will be going? .. safe|love|thrilled|delighted|amazed|happy",
    "sells|sell|rents|rent|lets|let|moves within|in|by|for|above|over",
    "quedara|quedaran|aprobara|aprobaras|conseguira|ganara|ganaremos|funcionara|duplicara"
    "|mejorara|vera resultados|como|perfecto|perfecta|el|la|mas|sus|su|dinero|sin",
    "como nuevo|nueva|neu|neuf|novo",
    "werden|wird|bestehen .. bestehen|gewinnen|verdoppeln|klappen|funktionieren|begeistert"
    "|zufrieden|verkaufen|steigen|sparen|steigern|verschwinden",
    "vous|nous|allez|vais|va .. gagner|gagnerez|reussirez|obtiendrez|doublerez|verrez|gagnerons"
    "|doubler|reussir|obtenir",
    "vai|vao|ira passar|ganhar|duplicar|conseguir|aumentar|funcionar|ficar",
    "vamos ganhar|conseguir|duplicar|aumentar",
    "va|vamos a? ganar|duplicar|aprobar|conseguir|funcionar|aumentar|recuperar",
    "swamped|flooded|inundated|overrun|overwhelmed|drowning|packed|queuing with|by|in|out",
    "will be|get swamped|flooded|packed|full|fully-booked|overrun",
    "your .. @body go|goes|went|shoots|shoot|climb|climbs up|down|away",
    "get rid of",
    "a|the .. success|hit|winner|triumph",
    "will transform|change|revolutionise|boost .. your",
)
"""Results that nobody can know beforehand."""

STAKED = (
    "if you|it|they|the|we|your .. not .. @achieves",
    "if you|it|they|the|we|your .. not .. money|pay|back|refund|free",
    "money|pay|refund|free .. if .. not|fail|fails",
    "or your? money|you|we .. back|free|nothing|refund",
)
"""A result on which the business stakes its money."""
