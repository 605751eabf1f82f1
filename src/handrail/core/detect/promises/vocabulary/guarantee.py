"""Words that promise a result."""

from __future__ import annotations

VOW = (
    "guarantee*|warranty|warranties|warrant|money-back",
    "promise|promises|promised|swear|vow|pledge",
    "i|we|you|can assure|assured",
    "rest|be|stay assured",
    "my|our|has|have word",
    "word of honour|honor",
    "take it from me|us",
    "trust me|us",
    "mark my words",
    "count|rely|bank on it|us|me|that",
    "hand on heart",
    "without fail",
    "100|NUM %|PERCENT sure|certain|safe|effective|successful|success|secure|reliable|satisfaction"
    "|confident|watertight|accurate|free|nut|pure|risk-free|uptime",
    "hundred|NUM per cent|percent certain|sure|safe",
    "no .. doubt|question|chance|way|ifs|risk|risks",
    "without .. doubt|risk",
    "zero|nil|no downtime|risk|risks|defects|pain|side-effects|mistakes|errors|hassle|surprises|delays"
    "|data|chance|mess|dust|stress|worries|disruption|damage|failures|complications",
    "risk-free|risk|foolproof|bulletproof|fail-safe|failsafe|watertight|infallible|fool-proof free?",
    "nothing .. go|goes|going wrong",
    "can|will|could not .. go wrong|fail|lose|regret|miss",
    "bound|certain|guaranteed|sure|destined to|thing",
    "sure thing|fire",
    "sure-fire|surefire",
    "stake my|our",
    "you have nothing|none to lose",
    "nothing to lose|worry",
    "works|work every|each|first time|patient|single",
    "every|each single? time",
    "every client|customer|patient|student|time|one|single ... does|do|gets|get|has|passes|pass|sees"
    "|will|is|wins|succeeds|ends|comes|loves|recovers",
    "everyone|everybody|all|nobody|no-one|everything|anyone ... pass|passes|fail|fails|win|wins|succeed|"
    "succeeds|get|gets|will|loves|recovers|regrets|goes|perfect|complains",
    "no one ... fail|fails|regret|regrets|complains|notices|left",
    "garantizamos|garantizo|garantizado|garantizada|garantizados|garantia|aseguramos|aseguro|prometo"
    "|prometemos|prometido",
    "le|te doy|damos mi|nuestra palabra",
    "garantiert|garantieren|garantiere|garantie|versprechen|verspreche|versprochen|versichern"
    "|hundertprozentig|zugesichert|zusichern|risikofrei",
    "auf jeden fall",
    "verlassen sie sich",
    "garantissons|garantis|garanti|garantie|garantit|garanties|promettons|promets|promis|assurons|assure",
    "sans aucun? risque|faute",
    "garantimos|garanto|garantido|garantida|garantia|prometemos|prometo|asseguramos|asseguro",
    "sin ningun|ninguna? riesgo|duda|falta",
    "sem qualquer|nenhum? risco|duvida|falta",
    "ohne jedes? risiko|zweifel",
    "risque zero|riesgo cero|risco zero",
)

NEVER_AGAIN = (
    "@we|it|this|that|they|you|he|she|our|the .. will|would|do|does|can never|not ever? .. @fails",
    "never .. @fails",
    "never|not .. a single .. ",
    "not a single|speck|drop|scratch|trace|minute|second|doubt|chance|hair",
    "you will never .. again|need|have|worry|notice|feel|see|regret|hurt|lose|find|look|pay",
    "you will not .. regret|notice|feel|be disappointed|believe|worry",
    "it|this|that|they will|does|do|would not .. hurt|leak|fail|break|happen|come|crack|fade|leave|harm"
    "|damage|let|scar|stain|rust|rot|go|sag|affect",
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
)

OUTCOME = (
    "@result .. will|would|are|is|can @certainly? .. @achieves",
    "you|we|they|it @certainly? will|shall @certainly? .. @achieves",
    "will|would @certainly be .. @perfect",
    "you|we are @certainly? going to .. @achieves",
    "get|put|bring|rank|push|land|move you|your .. number|page|position|top|spot"
    "|leads|sales|results|customers|MONEY|rankings|bookings|traffic|visa|job",
    "number one|NUM|1 on|in|for|at|spot|ranking|position",
    "first page|place|position of|on|in",
    "top of google|the google|search|rankings|results",
    "page one",
    "will pay|pays for itself",
    "pays for itself",
    "pays back|off",
    "if you|it|they|the|we do|does|is|are not .. @achieves",
    "up|down|increase*|grow|grows|rise|rises|improve*|drop|drops|cut|cuts|reduce*|boost*|raise*|fall"
    "|falls|better|higher by|of|at least? PERCENT|NUM|half",
    "PERCENT|NUM more|fewer|higher|less|increase|growth|return|uptime|success|up .. leads|sales|traffic"
    "|bookings|revenue|customers|visitors|calls|energy|time|pain|money|conversions|rate|roi",
    "PERCENT success|uptime|satisfaction|return|pass",
    "PERCENT of|our .. pass|succeed|win|see|recover",
    "at least|over|NUM|more MONEY|NUM leads|sales|bookings|customers|enquiries|visitors|calls|clients",
    "double|triple|doubled|tripled|doubles|triples|quadruple your|the|you|our|within|in",
    "only .. improve|go up|better",
    "results|success|approval|acceptance|outcome is|are|will .. certain|guaranteed|permanent|assured"
    "|immediate|instant|visible|sure|foregone|be|inevitable|secure|beyond",
    "foregone conclusion|certainty",
    "everything|it|that will|going .. fine|perfect|perfectly|smoothly|alright|well",
    "good|like as new",
    "you are|will be going? .. safe|love|thrilled|delighted|amazed|happy",
    "sells|sell|rents|rent|lets|let|moves within|in|by|for|above|over",
    "never misses|miss|missed",
    "always|never|all .. on|in time|schedule|budget|deadline|deadlines",
    "quedara|quedaran|aprobara|aprobaras|conseguira|ganara|ganaremos|funcionara|duplicara|mejorara"
    "|vera resultados|como|perfecto|perfecta|el|la|mas|sus|su|dinero|sin",
    "como nuevo|nueva|neu|neuf|novo",
    "werden|wird|bestehen .. bestehen|gewinnen|verdoppeln|klappen|funktionieren|begeistert|zufrieden"
    "|verkaufen|steigen|sparen|steigern|verschwinden",
    "vous|nous|allez|vais|va .. gagner|gagnerez|reussirez|obtiendrez|doublerez|verrez|gagnerons|doubler"
    "|reussir|obtenir",
    "vai|vao|ira passar|ganhar|duplicar|conseguir|aumentar|funcionar|ficar",
    "vamos ganhar|conseguir|duplicar|aumentar",
    "va|vamos a? ganar|duplicar|aprobar|conseguir|funcionar|aumentar|recuperar",
)
