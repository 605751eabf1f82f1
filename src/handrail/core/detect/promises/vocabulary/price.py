"""Words that name a price, besides amounts of money."""

from __future__ import annotations

FREE = (
    "joining|setup|set-up|delivery|booking|registration|sign-up|admin|call-out|travel|onboarding"
    "|installation fee|fees|charge|charges? .. waived|dropped",
    "waive|waives|waived|waiving|skip|drop .. joining|setup|set-up|delivery|booking|registration"
    "|sign-up|admin|call-out|travel|onboarding|installation",
    "no tiene|supone|lleva coste|costo|cargo|precio",
    "nao tem|leva custo|custos",
    "pay|pays|paying|owe|owes nothing|zero",
    "is a? gift|present",
    "cost|costs|fee|fees|expenses|postage|delivery|shipping|parking is|are ours|included|covered",
    "on our account|bill|tab",
    "at our expense|cost",
    "we will? pay|cover|bear|absorb the? .. cost|costs|expenses|postage|delivery|shipping|travel",
    "nothing extra|more",
    "hour|session|visit|month|months|year|week|delivery|it|that|this|one|rest|consultation|quote"
    "|call|ride|drink|meal"
    "|coffee|dessert|entry|is|are is? free",
    "is free",
    "nothing .. to pay|owe",
    "free gift|extra|add-on|bonus|access|support|advice|training|assessment|valuation|tour"
    "|tasting|ticket|tickets|copy"
    "|transport|transfer|pick-up|demo|seat|seats|audit|design|logo|domain|hosting|refill|refills"
    "|tuition|storage|entry",
    "free of charge",
    "free consultation|quote|quotes|estimate|delivery|trial|month|months|week|survey|visit|session"
    "|lesson|shipping|installation|service|check|check-up|inspection|sample|samples|upgrade"
    "|parking"
    "|breakfast|return|returns|repair|set-up|setup|maintenance|x-ray|class|night|drink|dessert"
    "|call-out",
    "for free|nothing|gratis",
    "is|are|be|comes|come|goes|eat|eats|stay|seen|thrown completely|totally|always|all|also"
    "|absolutely|in? free",
    "free with|for you|new|your|the|every|all|this|first",
    "at no .. cost|charge|expense",
    "no @fee",
    "no ~talk @fee",
    "no extra|additional|hidden|separate .. @fee",
    "no .. VAT",
    "without .. @fee",
    "will|do|shall|would not .. charge|bill|cost you|anything|for|extra|a",
    "zero|nil @fee",
    "on the house",
    "on us|me",
    "our treat",
    "complimentary",
    "nothing extra|more to pay",
    "cost|costs you? nothing|zero",
    "kostet|kosten .. nichts|keinen",
    "kein|keinen cent|euro|pfennig",
    "ni un euro|centimo",
    "pas un euro|centime",
    "nem um euro|centavo|centimo",
    "cost|costs|charge|pay .. a penny|cent|dime|thing",
    "not a penny|cent|dime",
    "gratis|kostenlos|kostenfrei|gratuit|gratuite|gratuits|gratuites|gratuitement|gratuito"
    "|gratuita"
    "|gratuitos|gratuitas|umsonst|unentgeltlich",
    "de graca|regalo",
    "sin coste|costo|cargo|gastos",
    "ohne aufpreis|kosten|gebuhr|gebuhren|mehrkosten|zusatzkosten",
    "keine kosten|gebuhr|gebuhren|anfahrtskosten|mehrkosten",
    "sans frais|supplement|surcout",
    "aucun frais|supplement",
    "sem custo|custos|encargos|taxas",
    "la casa invita",
    "invita la casa",
    "aufs haus",
    "offert|offerte|offerts|offertes",
    "por nossa|nuestra conta|cuenta",
)

DISCOUNT = (
    "price|prices|rate|rates|fee|fees|quote .. are|is .. lowest|cheapest|best|fairest|lower|cheaper",
    "pay|pays|paying|cost|costs|be less|half|double|more",
    "cheap|cheaper|cheapest|bargain|affordable|inexpensive|competitive",
    "capped at",
    "price|fee|cost|rate cap|ceiling",
    "undercut*",
    "reduction|markdown|concession of|on|in",
    "gunstig|gunstiger|billig|barato|barata|economico|economica|moins cher",
    "get|gets|have|pay|give|gives you? the|a|our .. rate|price|discount|tariff|deal",
    "dropped|removed|cut|forgotten|skipped|scrapped the|that|your .. charge|fee|surcharge|price",
    "find .. for less",
    "less anywhere|elsewhere",
    "early|booking|loyalty|returning bonus",
    "bonus|reward|voucher of|for|worth",
    "metade|mitad|moitie|halfte|doppelte|doble|dobro|double de|del|do|du|des|vom|von",
    "por metade|mitad",
    "nobody|no-one|noone|none .. cheaper|less",
    "no one .. cheaper|less",
    "pay|pays|paying|cost|costs .. the same|as",
    "down|up to NUM|MONEY",
    "flat rate|fee",
    "launch|introductory|student|member|members|loyalty|early|sale|promotional|bundle|group"
    "|staff|trade|wholesale"
    "|reduced|old|insider|internal price|prices|rate|rates|deal|tariff|fare",
    "price|prices|rate|rates|quote|fee|fees|rent|premium|tariff|estimate .. stay|stays|rise"
    "|rises|increase|up|go|change"
    "|changes|drop|drops|frozen|lower|fixed|locked|same|unchanged|hold|holds|where",
    "swallow|absorb|eat|cover|pay|skip|drop .. vat|tax|difference|delivery|shipping|postage"
    "|surcharge|fee|fees",
    "PERCENT|third|half|quarter .. under|below|off|cheaper|lower|less|over|on",
    "cost|costs|charge|price|rate|pay|be|is twice|double|triple|half|third|less",
    "twice|double|half|triple the|what|as price|fee|rate|much|they|he|she",
    "NUM|two for the? price of? one|NUM?",
    "for what|same|less|as .. paid|pay|charge|charges|little",
    "less|cheaper|more than .. pay|paying|paid|quoted|charge|charged|charges|asked|anywhere"
    "|anyone|elsewhere|others",
    "bargain|steal|cut-price|knock-down|cashback|coupon|promo-code",
    "discount|discounts|discounted|rebate|rebates",
    "PERCENT .. off|discount|less|reduction|cheaper|rabatt|nachlass|ermassigung|descuento|desconto"
    "|remise|rabais|reduction|rebaja|menos",
    "MONEY|NUM off|less|cheaper",
    "MONEY|NUM|PERCENT off the|your|that|our",
    "half|third|quarter|tenth|bit off",
    "a|one third|quarter|half|tenth|fifth off",
    "half the? price|rate|cost",
    "half of? what you pay|paid",
    "half-price",
    "half what|as much",
    "knock|shave|take|drop|bring|cut|trim|lower|reduce|slash ... off|down|price|rate|fee|cost",
    "price|rate|fee .. down|drop|drops|lower",
    "@will match|beat|undercut ..",
    "match|beat any|your|their|that|whatever|the .. quote|price|offer|rate|quoted",
    "match|beat what|whatever",
    "price|rate match|promise|lock|freeze|cap|hold",
    "at|below cost",
    "at trade|wholesale|cost price",
    "mates rates",
    "special|best|lowest|lower|cheapest|better|introductory|reduced|unbeatable|same|old|flat|fixed"
    "|family|friends|early-bird price|prices|rate|rates|fee|deal",
    "cheaper than|for",
    "cheapest in|around|on",
    "will|cost not .. more than",
    "never|not pay more",
    "save|saves|saving you? MONEY|PERCENT|NUM|money|hundreds|thousands|a",
    "two|NUM for one|NUM",
    "buy one",
    "price|prices|rate|rates|fee|fees|rent stays|stay|remains|remain|fixed|frozen|same|will|is"
    "|are .. "
    "same|fixed|frozen|unchanged|guaranteed|locked|not",
    "work for nothing|free",
    "rabatt|nachlass|ermassigung|preisnachlass|skonto|sonderpreis|festpreis|vorzugspreis",
    "halber|halben|zum preis",
    "zum halben|gleichen|selben preis",
    "descuento|rebaja|descuentos",
    "mitad de precio",
    "remise|rabais|moitie prix",
    "a moitie prix",
    "desconto|descontos",
    "metade do preco",
    "billiger|gunstiger als",
    "mas barato|baratos que",
    "moins cher|chere que",
    "mais barato|baratos do? que",
    "@we .. mismo|mesmo|meme precio|preco|prix",
)

SUM = (
    "meet|settle|agree|stay|stays|stop|stops|stand|stands|ends|end at|on NUM|MONEY",
    "is|are NUM each|more|extra",
    "call|make it|that NUM",
    "would|will be NUM with|without|including|plus|for|all|,|.",
    "add|adds|adding .. about|around|another|roughly NUM|MONEY",
    "you are|will at|pay|be at|around|about? NUM",
    "a|an|even|round|cool hundred|thousand|NUM and|for|all|or|,|.",
    "after that|then it|that is|will .. NUM",
    "day|hourly|daily|weekly|monthly|annual|yearly rate|fee|price|rent|charge|cost .. is|of|at"
    "|would|will .. NUM",
    "NUM a|per|every|each @head",
    "cost|costs|charge|charges .. NUM",
    "cost|costs|charge|charges you? .. about|around|roughly|only|just|under|below|over NUM",
    "cost|costs|charge|pay .. more|less than a NUM",
    "come|comes|works|work|runs|run|amounts|adds .. to|out|up at|to .. NUM",
    "set|sets you back .. NUM",
    "let us|me say|call|make .. NUM",
    "price|fee|rent|quote|total|rate|estimate|figure|tariff .. is|are|be|of|at|would|will|stands"
    "|starts .. NUM",
    "do .. it|that|this|the .. for NUM|a",
    "take|accept|takes|accepts NUM k?",
    "yours for NUM",
    "NUM for the? lot|everything|both|all",
    "somewhere|anywhere between NUM",
    "looking at .. NUM|a",
    "pay|pays|paid|charged us? NUM",
    ": NUM for|per|each",
    "for you|them|members|students|clients NUM",
    "deal|offer|price|bargain at|for|of NUM",
    "NUM|thousand|hundred covers|buys|gets it|that|you|both|all|everything",
    "the price of a|an|one",
    "all|both|each|every|most @goods is|are NUM",
    "from NUM for a|an|the",
    "pay|cost|costs|charge .. between|around|from|about NUM",
    "NUM up front|upfront",
    "NUM deposit|retainer",
    "kostet|kosten|costaria|cuesta|costara|custa|custara|coute|coutera .. NUM",
    "sale|saldria|saldra|fica|ficaria|liegt|liegen|revient|reviendra .. por|en|bei|a|em NUM",
)

RATE = (
    "PERCENT of .. price|sale|sales|value|rent|total|salary|turnover|revenue|sum|invoice|amount|proceeds|fee|order",
    "PERCENT commission|interest|apr|fee|deposit|per|fixed|provision|zinsen|comision|interes|juros",
    "interest|commission|rate|loan|apr|mortgage|fee|zins|zinssatz|comision|comissao .. is|at|of"
    "|be|are"
    "|bei|von|de|del|a .. PERCENT|NUM",
    "charge|charges|take|takes|pay|pays|for PERCENT",
    "only|just|at PERCENT",
)

CAP = (
    "not|never .. more|over|above|exceed|beyond|past",
    "no|nothing more|higher|over|beyond",
)
"""Negations that set a limit."""

MONEY_BACK = (
    "refund*|reimburs*|credit|credited|crediting|overcharged|overpaid",
    "send|give|get|pay|paying|transfer|return|put|have|see|receive|sending .. back",
    "erstatte*|zuruck|gutgeschrieben|devol*|reembols*|rembours*|estorn*",
)
"""Beside these an amount is money that goes back, a matter of billing."""
