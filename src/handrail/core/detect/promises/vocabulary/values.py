"""How amounts, points in time, spans of time and percentages are written."""

from __future__ import annotations

MONEY = (
    "@currency NUM k|m|mio?",
    "@currency NUM",
    "NUM k? @currency",
    "a|one @currency",
    "NUM k",
    "NUM to|-|–|or|and NUM k|grand|thousand",
    "NUM|one|a|half|couple|few a? grand|grands",
    "half a grand",
    "NUM , - @currency?",
    "NUM @per @head",
    "NUM plus|ex|excl|excluding|incl|including|inc|before @tax",
    "NUM plus|and the? @tax",
    "NUM all in|told",
    "couple|few of? NUM",
    "NUM @currency NUM",
    "NUM cents",
    "NUM riesen|mille|lucas|pavos|balles|paus|contos",
    "@currency NUM to|and|or|-|–|bis|a|et|y|e @currency NUM",
    "NUM to|and|or|-|–|bis|a|et|y|e NUM @currency",
    "@currency NUM -|– NUM",
)

PERCENT = (
    "NUM %",
    "NUM percent|pct|prozent|procent",
    "NUM per|por|pour cent|ciento|cento|NUM",
    "NUM NUM %",
    "one|a percent|%",
    "one|NUM and a half|quarter percent|%",
    "half|quarter of? a|one percent|%",
)

WHEN = (
    "in|by|from|until week|kw NUM",
    "before|by|until|after the? summer|winter|autumn|spring|holidays|holiday|weekend|year|season",
    "before|by|until|after the? year is|year-end",
    "in|during|over the? early|late|mid? morning|afternoon|evening",
    "early|late morning|afternoon|evening|next",
    "first half of @month|WHEN",
    "@weekday @daypart?",
    "next|this|coming|every|each @weekday @daypart?",
    "next|this|coming week|month|quarter|weekend|term|semester|morning|afternoon|evening|season"
    "|year",
    "this|next|coming|in|by|before @season",
    "the? day|week|month|year after next|tomorrow",
    "today|tonight|tomorrow",
    "tomorrow @daypart|noon|lunch",
    "first thing",
    "the? end|close|start|beginning|middle of the? day|week|month|quarter|year|business|play"
    "|today|tomorrow",
    "the? end|start|beginning|middle of this|next week|month|quarter|year",
    "the? end|start|beginning|middle of @month|@weekday",
    "eod|eow|cob",
    "close|end of play",
    "NUM st|nd|rd|th|º|. of|de|. @month",
    "NUM of|de|.|st|nd|rd|th? @month NUM?",
    "@month the? NUM st|nd|rd|th?",
    "@sure_month",
    "in|by|before|until|from|early|late|mid @month",
    "before|after|by|at|over lunch|lunchtime|dinner|breakfast",
    "the NUM st|nd|rd|th",
    "NUM - NUM - NUM",
    "NUM am|pm|uhr|hs",
    "NUM o'clock",
    "half|quarter past|to|nach|vor NUM",
    "half NUM",
    "NUM past|to NUM",
    "noon|midday|midnight|lunchtime",
    "the weekend",
    # Spanish
    "el|este|proximo|pasado manana",
    "hoy|manana",
    "manana por|a|la manana|tarde|noche|NUM",
    "esta|la proxima? semana|tarde|noche|manana que? viene?",
    "a la|las NUM|una",
    "fin|finales|final de|del mes|semana|ano",
    "el NUM de @month",
    # German
    "heute|morgen|ubermorgen",
    "heute|morgen fruh|abend|vormittag|nachmittag|mittag",
    "nachste|nachsten|nachster|kommende|kommenden|diese|diesen|dieser woche|monat|montag|dienstag"
    "|mittwoch|donnerstag|freitag|samstag|wochenende|jahr",
    "ende|anfang|mitte der|des|dieser woche|monats|jahres",
    "um NUM",
    "am|zum wochenende",
    # French
    "demain|aujourd'hui",
    "demain matin|soir|apres-midi|midi",
    "cette|la semaine|apres-midi|nuit prochaine?",
    "ce matin|soir|mois|week-end",
    "le mois prochain",
    "a NUM h|heures NUM?",
    "le NUM @month",
    "la? fin de|du|d la? semaine|mois|journee|annee|trimestre",
    # Portuguese
    "amanha|hoje",
    "amanha de manha|tarde|noite",
    "na|ate|esta|proxima segunda|terca|quarta|quinta|sexta",
    "esta|na proxima? semana",
    "as NUM h|horas?",
    "o? fim do|da|de mes|semana|dia|ano",
)

AFTER_ROUND_SUM = frozenset(
    (
        "for all each flat tops max total altogether maximum plus upfront up or at if and "
        "give depending to is a per more less so then"
    ).split()
)
"""A round number in words that counts no things is money: "about eight hundred for both"."""

CLOCK_IF_LAST = (
    "between NUM",
    "on|by|before|from|until|till the first|second|third|fourth|fifth|tenth|fifteenth|twentieth"
    "|last",
    "at|by|before|after|around|about|from|until|till|past|for NUM",
    "ab|gegen|bis|vers|as|ate|antes NUM",
)
"""A clock time only where no noun follows ("at six", not "for six people")."""

SPAN = (
    "@count @working? @unit",
    "@count to|or|-|–|bis NUM @working? @unit",
    "@count @unit laborables|habiles|uteis|ouvres|ouvrables",
    "a? fortnight",
    "NUM h",
    "@count minute|hour|day|week|month|year job|turnaround",
    "un par de dias|horas|semanas",
)

PAST = (
    "yesterday|gestern|ayer|hier|ontem|anoche|vorgestern|anteontem",
    "last|past week|month|year|night|autumn|spring|summer|winter|quarter|weekend|@weekday",
    "SPAN ago|earlier|back",
    "vor SPAN",
    "hace SPAN|NUM",
    "ha|faz SPAN",
    "il y a SPAN",
    "since|seit|desde|depuis NUM|WHEN|SPAN",
    "letzte|letzten|letzter|vorige|vergangene woche|monat|jahr|montag|dienstag|mittwoch"
    "|donnerstag|freitag",
    "la semana|el mes|ano pasada|pasado",
    "la semaine|le mois|annee derniere|dernier",
    "a semana|o mes passada|passado",
    "in|en|em|of|de|im YEAR",
    "earlier today|this week|month|morning",
    "im jahr YEAR",
)
"""A time that is over: no promise."""
