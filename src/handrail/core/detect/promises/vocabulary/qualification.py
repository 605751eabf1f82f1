"""Words that admit, rank or accept the lead."""

from __future__ import annotations

ADMIT = (
    "entitled to .. discount|rate|grant|subsidy|allowance|benefit|bursary|programme|program|place",
    "bekommen|erhalten|kriegen .. forderung|kredit|zuschuss|wohnung|platz|stelle|stipendium|visum",
    "get|gets|got into|onto|in the|our|a .. class|course|group|programme|program|team|school|scheme",
    "exempt|exempted from",
    "list of .. partners|clients|customers|suppliers|tenants|buyers|candidates",
    "preferred|favoured|privileged|select|elite .. partner|partners|client|customer|member|list"
    "|group",
    "shortlisted|preselected|prequalified",
    "fast-track|fast-tracked|fasttrack",
    "the one|ones we",
    "you|your .. made it|the",
    "you|place|spot|flat|job|room|house is|are all? yours",
    "top|head|front|first in|of|on|at .. list|line|queue|waiting-list",
    "you are in ;|:|–",
    "loved|liked your application|profile|portfolio .. and",
    "got|get|gets in !|.|,|and|with",
    "said|says|voted|agreed|decided yes|to|for .. application|you|your",
    "before|ahead the|of|all|any .. others|other|everyone|anyone|rest",
    "accepted|approved|admitted|selected|chosen|nominated|shortlisted !|.|,|and|as|by",
    "your application|request|bid|offer|proposal has|was|is|been .. accepted|approved|successful"
    "|chosen|through",
    "first choice|pick|place|refusal",
    "strongest|best|top|ideal|likeliest candidate|applicant|bidder|chance|chances",
    "candidatura|solicitud|dossier|demande|antrag|bewerbung|kredit|prestamo|pedido|emprestimo .. "
    "aprobada|aprobado|aceptada|aceptado|accepte|acceptee|approuve|angenommen|genehmigt"
    "|bewilligt|aprovada|aprovado|aceite|concedido",
    "put|putting|place|placed|move|moved you|your .. before|ahead|first|above",
    "passed|cleared|met our|the|all .. check|checks|criteria|test|screening|review|requirements"
    "|assessment",
    "welcome .. board|aboard|family|club",
    "as good as yours|approved|in|done|accepted|settled",
    "take|taking|taken|have|having|welcome|welcoming|welcomed you on|aboard|in|as",
    "has|have|got|get|gets|given|keep|keeps|hold|holds .. place|spot|seat|slot in|on|at|for|with"
    "|among",
    "is a formality|yes|done-deal",
    "it is a yes",
    "made|make|makes|making the|our shortlist|list|cut|final|finals|grade|next|team",
    "shortlist|short-list|waitlist|vip",
    "you|they|he|she|your .. get|gets|receive|receives|granted|awarded|won|win .. grant|loan"
    "|subsidy|scholarship|bursary|funding|allowance|benefit|visa|place|mortgage|approval|lease",
    "no|without .. credit|background|income|further checks|check|screening|interview|assessment"
    "|exam needed|required|necessary|for",
    "waved|nodded|pushed|rushed|put|sailed|gone|got through",
    "go|goes|going|come|comes|move|moved|moving to|first|straight .. front|top|head|first|next"
    "|ahead",
    "preferred|favourite|favorite|chosen|ideal|perfect|dream|top|best buyer|bidder|tenant"
    "|candidate|applicant|client|partner|customer|lead|choice|match|fit",
    "priority|vip client|customer|status|list|lead|treatment|member|patient|case|access",
    "treated|treat|regard|regarded|rank|ranked|rated|count|classed|classify .. as|a priority|vip"
    "|premium|first|preferred|top|hot|one|client|qualified",
    "you pass|passed|clear|cleared|sail|meet|satisfy|fulfil|tick the|our|every|all|through",
    "welcome aboard|on|to board|the|our team|club|programme|program|family|course",
    "you .. into|onto the|our course|programme|program|team|club|scheme|group|class",
    "the|this|that job|place|flat|house|spot|role|room|slot|grant|contract|position is yours|his"
    "|hers|theirs",
    "everyone|anyone|nobody|all .. like you qualifies|qualify|gets|accepted|eligible",
    "good|strong|perfect|ideal|great|excellent fit|candidate|match|chances|prospects|profile",
    "you|your|company|family|project|flat|property|business|application|both .. qualify"
    "|qualifies|qualified",
    "qualify|qualifies|qualified for|as|easily|automatically",
    "eligible|eligibility",
    "pre-approved|preapproved|prequalified|pre-qualified|shortlisted|short-listed|pre-selected",
    "approved|accepted|selected|chosen|admitted you|your|for|onto|on|to|into|as|!|.|,",
    "you|your|application|loan|mortgage|request|claim|visa|the|is|are|been|has|have|get|got|be"
    "|gets|will "
    "now|already|been|pre|officially|hereby|automatically approved|accepted|selected|chosen"
    "|admitted|waved|nominated",
    "you .. meet|tick|fulfil|fulfill|satisfy|fit|match|pass .. requirements|criteria|conditions"
    "|boxes|box|bill"
    "|profile|test|check|checks",
    "you are|is .. perfect|ideal|suitable|exactly|great|just|right|good|strong|excellent|clear "
    ".. fit|candidate"
    "|kind|client|sort|type|match|person|one|applicant|customer|tenant|what|who",
    "consider yourself|yourselves",
    "you are in !|.|,|then|already",
    "you have got the|a|your|it",
    "you have made it|the",
    "first|next|front|top|head|near|high|number|one|second|third in|of|on the? line|queue|list"
    "|waiting"
    "|waitlist|wait",
    "put|place you|him|her|them|your .. waitlist|shortlist|priority|queue|front|top",
    "put you|him|her|them .. list",
    "jump|jumps|jumped|skip|skips|skipped|bypass|bump|bumped|moved|move|push|pushed .. queue"
    "|line|list"
    "|waitlist|front|top|up|ahead|first|shortlist|vip|priority|ladder",
    "priority .. list|status|lead|customer|client|place|access|treatment|booking|case",
    "premium|vip|preferred|gold|platinum|priority|top-tier|a-list|hot client|clients|list"
    "|customer|customers"
    "|lead|status|member|tenant|buyer|buyers|candidate|partner",
    "your place|spot|seat|position|slot .. secure|secured|safe|guaranteed|reserved|confirmed"
    "|certain|held|kept|yours",
    "ahead of everyone|others|the|other|everybody",
    "before anyone|everyone|everybody else",
    "application|loan|mortgage|claim|visa|request|credit|permit .. goes|go|sails|went|gone|going "
    "through",
    "application|loan|mortgage|visa .. is|was|has|will .. approved|accepted|successful|granted"
    "|through|fine|sorted",
    "you .. get|receive|be granted|awarded|have|got the|a|this grant|loan|scholarship|subsidy"
    "|funding|bursary|place"
    "|mortgage|visa|job|flat",
    "without further|any|more .. checks|check|questions|paperwork|assessment|interview",
    "no credit|background|income check|checks",
    "we|i|they|bank .. accept|accepted|approve|approved|choose|chose|picked|selected|take|admit "
    "your|you",
    "grant|loan|scholarship|funding|place|mortgage is yours|approved|secure|secured|certain",
    "cumple|cumples|cumplen|reune .. requisitos|condiciones",
    "aprobado|aprobada|admitido|admitida|aceptado|aceptada|preaprobado|seleccionado|elegible",
    "primero|primera|primeros en|de la lista|cola",
    "tiene|derecho a la|el ayuda|subvencion|beca",
    "erfullen .. voraussetzungen|kriterien|bedingungen",
    "qualifiziert|qualifizieren|forderfahig|aufgenommen|angenommen|genehmigt|bewilligt|zugelassen"
    "|berechtigt|vorgemerkt|ausgewahlt|anspruchsberechtigt",
    "erster|erste|nachster|ganz oben .. auf|in der? liste|reihe|warteliste",
    "ganz oben",
    "remplissez .. conditions|criteres",
    "eligible|eligibles|admis|admise|accepte|acceptee|retenu|retenue|selectionne|preapprouve",
    "premier|premiere|premiers|tete de|sur la|liste file|liste|attente",
    "tete de liste",
    "cumpre|preenche|reune .. requisitos|condicoes|criterios",
    "elegivel|aprovado|aprovada|aceite|aceito|aceita|admitido|admitida|selecionado|pre-aprovado",
    "primeiro|primeira|proximo na|da|em lista|fila",
)

REFUSE = (
    "you|your .. not .. fit|eligible|qualify|accepted|match|selected|candidate|suitable|approved"
    "|qualified|meet|shortlisted|admitted",
    "turned you|your down",
    "turn you|your down",
    "decided against|to reject|refuse|decline",
    "reject|rejected|declined|refused you|your",
    "your .. was|been|is rejected|declined|refused|unsuccessful",
    "no place|spot|room for you",
    "not .. fit for the|our|this",
)
"""A no is a decision about the lead as much as a yes."""
