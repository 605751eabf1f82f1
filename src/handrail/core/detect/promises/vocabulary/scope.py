"""Words that say what the business will do or what is part of the deal."""

from __future__ import annotations

INCLUDED = (
    "price|fee|quote|rate is|are for everything|all|both|parts|materials|labour",
    "happy|glad|pleased to add|include|extend|throw",
    "every|each guest|client|customer|participant|student|member|user|patient|couple|team|child "
    "gets|receives|has",
    "switch|switched|turn .. on for you",
    "can|will also do|handle|cover|manage|include",
    "part of the sale|contract|plan|price|course|set|lot|house",
    "bundled|built-in|preinstalled",
    "with everything",
    "the lot|works",
    "include|includes|included|including|inclusive",
    "comes|come with|complete",
    "is|are|was|were part of",
    "in the|our|your package|price|fee|deal|plan|quote|rate",
    "fee|price|quote|rate|package is|covers for everything|all",
    "does|do everything|all",
    "part of the|your|our deal|package|price|fee|service|plan|offer|job|quote|contract",
    "@we|quote|fee|price|package|plan|rate|deal|it|that|this|service|and .. cover|covers",
    "is|are|all covered",
    "throw|throws|thrown .. in",
    "all-in|all-inclusive|turnkey|unlimited|full-service",
    "as many .. as",
    "lifetime access|support|updates|warranty",
    "included|free|extra on top",
    "on top of that|it|this",
    "you also|even get|have|receive",
    "you will|would|should? also|even get|have|receive",
    "is|are in|in it too|there|the",
    "stay|stays in|with the house|flat|property|apartment",
    "goes|comes|come|go with the|it",
    "everything is|will be|from .. taken|handled|done|sorted|to",
    "take|takes|taken care of",
    "from a|top to z|bottom",
    "no limit|limits|restriction|restrictions|cap",
    "without limit|limits|restriction",
    "all|every|each .. users|features|modules|materials|extras|revisions|devices|parts|rooms|meals",
    "as often as",
    "priority|round-the-clock|24/7|dedicated|full|premium|phone|ongoing support|manager|service",
    "our|the quote|fee|price|package|plan|offer covers|includes|contains",
    "incluye|incluyen|incluido|incluida|incluidos|incluidas|ilimitado|ilimitada|ilimitados",
    "inklusive|inbegriffen|enthalten|enthalt|dabei|unbegrenzt|unbegrenzte|beinhaltet|inkludiert"
    "|gratis-",
    "mit drin|dabei|drinnen",
    "inclus|incluse|incluses|comprend|comprises|compris|comprise|illimite|illimitee|illimites",
    "inclui|incluem|incluido|incluida|incluidos|incluidas|ilimitado|ilimitada",
    "forma|hace|faz parte",
    "fait partie",
    "gehort dazu",
)

EXTRA = (
    "@we will|would|can|could also|even ~talk .. the|your|all|both|any|every|it|them",
    "@we will|would|can|could ~talk .. as well|too",
    "support|service|help|training|advice|backup .. with|in every|each|all|any|your plan|package"
    "|order|course",
    "@we will|would|can|could ... @work .. too|also|along",
    "@we will|would|can|could also|even .. @work|look|sort|do|take|handle|put",
    "@we will|would|can|could @work|do|take|sort .. as well",
    "@we will|would|can do .. too|also|along",
)
"""Work on top of other work."""

GET = (
    "you get|receive NUM|a|an|the|all|access|unlimited|lifetime|full|free|our|every|one",
    "you will|would|can|should get|have|receive NUM|a|an|the|all|access|unlimited|lifetime|full"
    "|free|our|every|one",
)
"""What the lead gets is scope where nothing else in the clause says more."""

WORK = (
    "can|will be .. at the same time|visit|go",
    "can|will be .. too|also|as_well",
    "@we set|put up the|your|a|all",
    "@we .. dispose|disposes|rid of",
    "app|system|platform|software|tool|plugin|product|site|version|it @connects|talks to|with|straight|directly|natively",
    "from start to finish",
    "our .. takes|take|handles|handle|does|do|looks|carries|carry .. away|care|everything|all|over",
    "@we @will? take over the|your|all|everything",
    "leave ... to|with us|me",
    "@we .. build|develop|make|create|write|add .. you asked|wanted|need|described|requested",
    "we|i|our will|can|would ~talk the|your|all|every|both|any|old|new",
    "@we will|can|would ~talk and ~talk",
    "package|plan|price|offer|set|kit|tour|course|programme|menu has|takes|comes|contains|brings "
    ".. in|it|all|with",
    "@we @will|do|would .. look|sort|take after|out|care",
    "we|our .. look|looks after",
    "handle|handles|manage|arrange|organise|do everything|it|all|the",
    "we .. handle|manage|arrange|organise|sort|do everything|all|the|your",
    "everything|all|nothing from .. to",
    "painting|cleaning|moving|removing|adding|doing|setting|repairing|fitting|building"
    "|installing .. is no|not|easy problem|issue|trouble",
    "is|are|that no problem|trouble|extra",
    "we will|can add that|it|them|this|those|one|another|the",
    "takes|take in",
    "furniture|fridge|curtains|appliances|fittings|kitchen|carpets|machine|washer|oven|blinds"
    "|everything .. stay|stays|remain|remains",
    "has|have|with .. support|backups|hosting|manager|training|updates",
    "no limit|cap|restriction|maximum|limits",
    "along with the|your|it|that",
    "@we .. build|connect|code|program|develop|design|draw|write .. to|for|the|your|a|you",
    "go|goes|come|comes with it|the|that|NUM|SPAN|a|an|all|every|our|full|free",
    "@we @will @work",
    "@we @will also|even|then|personally|gladly|happily|of|fully|completely|totally @work",
    "@we @will .. @work .. too|also",
    "@we @will have|get .. @worked",
    "@we @work the|your|all|every|any|it|everything|both|that|this|old|whole|new",
    "@we .. build|make|create|develop|write|design|add .. for you|your",
    "our .. @will .. @work",
    "you will|can .. have|get|receive .. as well|too|also|NUM|support|manager|revisions",
    "NUM|one|unlimited|several|free rounds|round|revisions|drafts|corrections",
    "the|our|this|it app|system|platform|software|tool|plugin|product|site|version will|can .. "
    "@connects",
    "it|this|that|we @connects .. with|to|straight|directly|natively",
    "yes ... @connects|@work",
    "no problem ... @work|do",
    "@we @will .. and|as .. too|also|well",
    "@we @will take .. away|care|off|out|down",
    "take the|your|all .. away|down|out",
    "@we @will handle|manage|arrange|organise|organize|sort|look|see .. all|everything|whole"
    "|rest|entire"
    "|paperwork|lot|it|both|after|to",
    "leave .. everything|it|that|the to|with us|me",
    "as well|too is|are not? problem",
    "extra|additional|second|another .. at no",
    "nos encargamos|ocupamos|encargaremos|ocuparemos",
    "wir @arbeit|ubernehmen|kummern|erledigen|bauen|installieren|montieren|entsorgen|streichen",
    "wir .. mit|auch|zusatzlich .. entsorgen|streichen|montieren|ubernehmen|einbauen|machen",
    "nous nous chargeons|occupons",
    "nous .. aussi|egalement .. peindre|installer|poser|remplacer|peignons|installons|posons",
    "tratamos|cuidamos de tudo|toda|todo|todas",
    "tambien|tambem pintamos|instalamos|montamos|retiramos|limpiamos|limpamos|hacemos|fazemos",
)
