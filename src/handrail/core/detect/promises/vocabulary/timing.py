"""Words that turn a time into a commitment."""

from __future__ import annotations

DEADLINE = (
    "is|are|am|already on his|her|its|their|our|my|the way|road",
    "in time for|to",
    "before it gets|turns",
    "before|by the_time? the? day|week|month|year|summer|winter|season is out|over|up|done",
    "a? matter|question of @unit",
    "within|in minutes|hours|days|weeks|seconds|months",
    "any day|minute|time now",
    "from now|today|tomorrow|WHEN on|onwards",
    "before you know",
    "before|by_the_time you|your|the .. arrive|arrives|come|comes|get|gets|land|lands|move|moves"
    "|open|opens|leave|leaves|start|starts|wake|return|returns",
    "give|allow us|me about|around? SPAN",
    "no time at all",
    "at any|all time|hour|hours",
    "day and|or night",
    "until|till WHEN|late",
    "sooner|earlier than",
    "within|inside SPAN|WHEN",
    "within the? hour|day|week|month|morning|afternoon|year|fortnight",
    "in|under|less|max|only|just than? SPAN",
    "in under|less|about|around|roughly|only|just|as|max than? SPAN",
    "in|inside half an hour",
    "in the next SPAN|few|couple|NUM|hour",
    "by|before|until WHEN",
    "no|not later than WHEN|SPAN",
    "at the latest",
    "same|next day|morning|afternoon|week|evening",
    "same-day|next-day|overnight|while-you-wait",
    "SPAN at most|max|tops|flat",
    "innerhalb|binnen|in .. SPAN",
    "bis|ab|spatestens .. WHEN|SPAN",
    "en|dans|sous|dentro|em .. SPAN",
    "antes|para|avant|ate|hasta|d'ici .. WHEN|SPAN",
    "em ate SPAN",
    "SPAN later|hence|from now|today",
    "SPAN is|are all|plenty|enough",
    "over|during the weekend|WHEN",
)
"""A limit in time binds by itself, unless the clause is past or somebody else's."""

AT_ONCE = (
    "straight|right away",
    "immediately|instantly",
    "asap",
    "as soon as possible",
    "by return",
    "in no time",
    "at once",
    "on the spot",
    "this very minute|day|hour",
    "any minute|moment now",
    "in a jiffy|flash",
    "same|the day",
    "around the clock",
    "round the clock",
    "sofort|umgehend|unverzuglich|noch heute",
    "ahora mismo",
    "de inmediato",
    "inmediatamente|inmediata|imediatamente|immediatement",
    "tout de suite",
    "agora mesmo",
    "de imediato",
)
"""Binding only where the business says that it does something."""

COMMITMENT = (
    "@we will|can|shall|could|would|am|are",
    "@we .. have|have got .. slot|slots|opening|gap|space|room|table|spot|place|you|it",
    "i|we start|begin|finish|deliver|ship|come|install|open|send|onboard|launch|do|meet|turn"
    "|complete"
    "|see|fix|repair|replace|paint|clean|call|ring|visit|move|answer|reply|respond|book|work"
    "|arrive"
    "|collect|take|pick|handle|process|need|have|hold|get|hand|build|fit|set|print|publish|go",
    "we|i always|usually|normally|typically|generally|never",
    "start|starts|begin|begins|finish|finishes|ship|ships|arrive|arrives|open|opens|go|goes|run"
    "|runs"
    "|come|comes|land|lands|launch|launches|land|take|takes|happen|happens|leave|leaves|close"
    "|closes",
    "ready|done|finished|delivered|completed|complete|available|free|live|sorted|installed|fixed"
    "|back"
    "|there|over|due|open|up|set|scheduled|booked|reserved|held|confirmed|sent|shipped|dispatched"
    "|pencilled|penciled|online|running|fitted|ours|yours|resolved|settled|handled|repaired",
    "slot|slots|opening|openings|gap|appointment|appointments|spot|spots|seat|seats|space|place"
    "|table"
    "|availability|viewing|viewings|turnaround|delivery|handover|completion|lead installation"
    "|pickup",
    "you|it|this|that|which|everything|all will|can|shall|get|gets|have|is|are going",
    "will",
    "see|meet|put|have|book|booked|squeeze|fit|get|got|pencilled|slotted you",
    "job|project|work|treatment|process|migration|repair",
    "takes|take|needs us? .. SPAN",
    "is fine|good|perfect|confirmed|booked|yours|set|works|free|open|possible",
    "works|suits us|me|fine|well",
    "wir|ich|kommen|kommt|liefern|liefert|fertig|starten|beginnen|beginnt|erledigt|termin|frei"
    "|konnen"
    "|konnen|werden|wird|dauert|geht|bekommen|erhalten|haben|sind|ist|machen|melden|schicken"
    "|steht",
    "estaremos|vamos|podemos|terminamos|empezamos|entregamos|entrega|estara|tendra|llegara|listo"
    "|lista|cita|hueco|disponible|enviaremos|llamaremos|iremos|haremos|acabamos|recibira|empieza"
    "|tenemos|tengo|pasamos|pasaremos|llegamos|va|queda|termina|instalamos|le|lo|la|se",
    "nous|livrons|passerons|serons|viendrons|pouvons|aurez|sera|recevrez|termine|commencons|livre"
    "|livraison|creneau|disponible|rendez-vous|pret|prete|finirons|intervenons|intervient|est"
    "|vous|on",
    "entregamos|terminamos|comecamos|estara|tera|chega|chegamos|pronto|pronta|vaga|disponivel"
    "|iremos"
    "|fazemos|faremos|passamos|recebe|recebera|acabamos|temos|tenho|fica|comeca|ligamos|enviamos"
    "|instalamos|estaremos|esta|podemos|pode",
)
"""With one of these in its clause, a time is a commitment."""

PAST_VERBS = (
    "received|arrived|came|met|spoke|talked|sent|founded|opened|started|began|was|were|had|did|saw"
    "|visited|called|rang|wrote|read|got|went|lived|worked|moved|stopped|closed|built|became"
    "|joined",
    "have|has .. been",
    "have|has|had|i received|read|seen|got|noted|written|passed|been|had",
    "erhalten|bekommen|eingegangen|gegrundet|waren|war|hatten|gab",
    "recibimos|hemos|fue|era|abrimos|abrio|fundamos|recibido",
    "avons|fut|etait|recu|ouvert|fonde",
    "recebemos|foi|abriu|recebi|fundada|era",
)
"""What is over binds nobody, unless the clause also looks ahead."""

AHEAD = (
    "will|shall|can|going|could",
    "you|it|we|i .. have|get it|them|one|a",
    "have got",
    "held|booked|reserved|pencilled|scheduled|put you|down|for",
    "werden|wird|konnen|kann",
    "vamos|va|podemos|iremos",
    "allons|sera|serons|pouvons",
)

LEAD_ACTS = ("if|when|once|whenever|after you .. WHEN|SPAN",)
"""Times of what the lead may do: a condition, no commitment."""

PERIOD = frozenset("of for de du von vom fur do da des del pour para'".replace("'", "").split())
"""Before a bare month these say which month is meant (the bill for March), not when."""

LEAD_PLANS = ("your .. on|in|of|at|for|is WHEN|SPAN",)
"""Times of what the lead plans, unless the clause commits to them."""

PAYMENT_TIMES = (
    "pay|pays|paid|paga|pagas|zahlen|zahlst|payez now|WHEN",
    "pay|pays|paid|settle|payable|payment|billed|invoiced|credit|instalment|instalments|debited"
    "|deposit ... WHEN|SPAN",
    "until WHEN to pay",
    "SPAN to pay|withdraw|cancel|object|appeal|return|decide|reconsider|complain",
    "charge|fee|surcharge|rate|price for|on|at WHEN",
)
"""When the lead pays is a matter of billing."""
