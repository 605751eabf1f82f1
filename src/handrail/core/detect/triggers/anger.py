"""Anger and complaint: an upset person hears from a person."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint

INSULTS = (
    "clown|clowns|crook|crooks|idiot|idiots|moron|morons|liar|liars|scammer|scammers|cowboys",
    "incompetent|useless|pathetic|scumbag*|rip-off|ripoff|shambles|joke of a",
    "you people are|can|will",
    "bunch of .. idiots|clowns|amateurs|liars|thieves|crooks",
    "bullshit|bullsh*|wtf|piss*|crap|fucking|fuck|damn",
    "sinverguenza*|estafador*|inutiles|mentirosos|ladrones",
    "tomando el pelo",
    "se rien de mi|nosotros",
    "verarschen|unverschamt*|frechheit|saftladen|abzocke|abzocker|betruger|sauladen|schweinerei",
    "wollt|wollen ihr|sie mich .. verarschen",
    "honteux|scandaleux|inadmissible|incapables|escrocs|arnaque",
    "vergonha|palhacos|incompetentes|aldraboes|ladroes",
    "se moquer|foutez de",
)
DISGUST = (
    "disgrace|disgraceful|disgusting|disgusted|appalling|appalled|outrageous|unacceptable|shameful",
    (
        "unprofessional|inexcusable|atrocious|abysmal|horrendous|diabolical|unbelievable|"
        "shoddy|contempt"
    ),
    "furious|livid|fuming|outraged|seething|infuriat*|enraged",
    "shame on",
    "how dare",
    "fed up|sick and? tired|sick of|had enough|at my wits end|end of my tether|lost my? patience",
    "last straw|beyond a joke|absolute|complete|total joke|disaster|nightmare|waste|farce|shambles",
    "worst .. service|company|experience|firm|customer|ever",
    "terrible|awful|horrible|dreadful .. service|experience|job|work|company|treatment",
    "zero|no answers|replies|response after",
    "inaceptable|indignante|indignad*|hart* de|vergonzoso|verguenza",
    "es una verguenza",
    (
        "unmoglich|unfassbar|unzumutbar|stinksauer|wutend|reicht mir|schnauze voll|"
        "zumutung|verargert|emport"
    ),
    "inacceptable|furieux|furieuse|marre|ras-le-bol|ras le bol|mepris|degoute*",
    "inaceitavel|farto|farta|indignad*|revoltad*|descaramento",
    "so eine? unverschamtheit",
    "no tiene nombre",
    "ya basta",
    "se acabo la paciencia",
)
NEGLECT = (
    (
        "nobody|no-one|noone ... showed|came|called|calls|answers|answered|turned|"
        "replied|cares|bothered .. up|back"
    ),
    "ghost|ghosted|ghosting me|us",
    "ignored|ignoring me|us|my",
    "hung up on",
    "stood me up",
    "third|fourth|fifth|NUM time .. i am|have writ*|call*|ask*|complain*",
    "how many times do|must|have",
    "still|again no|not answer|reply|call|response|callback",
    "kept|keep waiting|fobbing|promising",
    "stop putting me",
    "laughed|shouted|yelled|swore at me|us",
    "treated|treat .. like dirt|rubbish|an idiot|that|this|so|badly",
    "lied to me|us",
    "waste|wasted of? my|our time|money",
    "nothing more to do with",
    "never again",
    "never coming|using|recommend*|going back|you|to|here",
    "i have now? told .. never",
    "do not bother",
    "value nothing",
    "a? formal complaint",
    "complaint about|against your|the|one",
    "i want|wish|like to complain",
    (
        "leave|leaving|post|write .. bad|negative|one-star|NUM-star|honest|this review|"
        "everywhere|online"
    ),
    "call that|this a? service|professional|repair",
    "you ruined|wrecked|botched|destroyed",
    "ruined|wrecked|botched my|our",
    "llevo .. esperando",
    "nadie .. contesta|responde|llama|vino|coge",
    "me colg*",
    "niemand .. meldet|ruckruf|gekommen|erreichbar|zuruck",
    "dritte|vierte|NUM absage|mal",
    "personne .. repond|rappelle|venu",
    "raccroche au nez",
    "ninguem .. responde|atende|apareceu|liga",
    "beschwerde|beschweren",
    "reclamacion|queja formal|hoja de reclamaciones",
    "reclamation|plainte formelle",
    "livro de reclamacoes|reclamar",
)

anger = Trigger(
    "anger",
    ControlPoint.ESCALATION,
    {
        "insult": (Clue("An insult: the writer is upset and should hear from a person."), INSULTS),
        "disgust": (Clue("Strong displeasure: a complaint goes to a person first."), DISGUST),
        "neglect": (
            Clue("Says that they were ignored or treated badly: a person should answer.", 0.75),
            NEGLECT,
        ),
    },
    unless=(
        "unbelievable|unbelievably good|great|value|deal|price|nice|talent*|views",
        "never going to forget",
        "do not bother replying if",
        "crap|damn good|nice",
        "sick of my|our .. bathroom|kitchen|boiler|carpet|wallpaper|old|avocado",
        "fed up with my|our old|kitchen|bathroom|avocado",
        "again no rush|hurry|worries|problem",
        "still not sure|decided",
        "a nightmare to park",
    ),
)
