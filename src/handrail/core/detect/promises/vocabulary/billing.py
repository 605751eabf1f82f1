"""Words that move money back, waive it or set terms of payment."""

from __future__ import annotations

SETTLE = (
    "half|third|deposit|NUM|MONEY|PERCENT now|upfront|today|down .. half|rest|remainder|balance|later|after",
    "moved|move|moving|extended|extend|pushed|push|changed|postponed .. due date|deadline|payment",
    "billed|charged|invoiced|pay|payable once|twice|every|per|WHEN|SPAN|a",
    "payable WHEN|in|on|by|at|half|later|monthly",
    "have|has until WHEN to pay",
    "return|returning|returned|hand|handing .. fee|deposit|payment|money|amount|retainer",
    "charge|charges|fee|fees|fine|penalty|interest|late .. taken|took|take|comes|come|came off"
    "|out|away",
    "amount|overpayment|difference|credit|balance comes|goes|go|come|is off|on|onto|towards",
    "stopped|stop|cancelled|cancel|paused the|your .. debit|direct|subscription|payment|payments"
    "|standing|order|billing|reminders",
    "voucher|credit|gutschein for|worth|of",
    "pay .. by|before|until|after WHEN|delivery|completion",
    "forget|ignore|disregard .. reminder|invoice|bill|fee|charge|balance|statement|payment",
    "reminder|dunning",
    "money|payment .. back on|to|in|into|onto|within|by|at",
    "see|get|have|receive .. money|cent|penny|deposit|payment .. back|again",
    "pay|pays|paying back",
    "pay|settle at|in|on|by|with WHEN|SPAN",
    "back .. cent|penny|money|what you paid",
    "cent|penny|money .. back",
    "payment|money|charge|amount|deposit|difference|refund|balance .. goes|comes|go|come|is|gets"
    "|on back|returned|reversed|its|on",
    "back to|on|onto|into your card|account|bank|wallet",
    "let|letting you off",
    "off your|the? .. late|cancellation|no-show|bill|invoice|penalty|fine|statement",
    "invoice|bill|balance|account|fee|charge|debt|payment|statement|claim .. settled|paid|closed|voided|withdrawn|deleted"
    "|cancelled|cleared|void|waived|reversed|corrected|gone|forgotten|reduced|halved|wait|waits",
    "charge|payment|booking|transaction .. was|has|been .. error|mistake|reversed|wrong"
    "|cancelled|corrected",
    "only|just pay|pays|billed|charged|invoiced once|when|after|for|if|what|on|at",
    "pay|pays|billed|charged|invoiced .. once|when|after|later|monthly|quarterly|yearly|annually"
    "|weekly|afterwards|over|by|in|instalments|end",
    "subscription|plan|contract|membership|order|policy|booking .. cancelled|canceled|terminated"
    "|paused|ended|frozen|suspended|renewed|stopped|refunded",
    "credit .. account|sessions|session|invoice|bill|next|you|towards|of MONEY?|NUM?|on",
    "put|add|added|adding|apply|applied .. credit|voucher|balance|refund",
    "split|spread|break|divide|stagger .. over|into|across|up|in",
    "payment .. can|may|is|will .. wait|later|deferred|due|until|parts|monthly",
    "payment|payments|pay|paid in|over NUM|two|several|monthly|parts|stages|tranches|full|advance",
    "bill|invoice|charge you|your|the|it .. quarterly|monthly|annually|yearly|weekly|instead"
    "|later|after|in|next|separately|once|for|WHEN",
    "deposit .. back|returned|in full|waived|released|not",
    "cancel .. free|any|anytime|whenever|no|without|up|charge|penalty",
    "direct debit|debits|direct-debit|standing-order",
    "due on|in|by|within|only|until|WHEN|SPAN|after|at|before",
    "grace|payment period",
    "bezahlen|zahlen|bezahlt .. raten|spater|monatlich|nach|bar|vorab|ende",
    "schreiben|schreibe .. gut",
    "ziehen|buchen|zahlen .. ein|ab|zuruck",
    "kostenlos|jederzeit stornieren|kundbar|kundigen",
    "dinero|dinheiro|importe|argent|montant|valor|geld .. vuelta|devuelto|volta|rendu|rendons|de",
    "pagar|pague|paga .. plazos|meses|despues|final|cuotas|depois|fim|vezes",
    "payer|payez|reglez|regler .. fois|plus|apres|fin|mensualites",
    "refund|refunded|refunding|refunds|reimburse|reimbursed|reimbursing|refundable",
    "money|cent|penny|deposit|fee|payment|cash back",
    "get|have|give|gives|pay|paid|send|transfer .. money|cent|penny|deposit|all|it|that"
    "|everything|fee back",
    "give you .. back",
    "credit|credited|crediting|credits .. your|you|the|account|invoice|back|to|next|note",
    "credit note|notes",
    "waive|waived|waiving|waives",
    "write|wrote|written|writing|scratch|scrap|cancel|cancelled|canceled|void|voided|reverse"
    "|reversed|strike|struck|remove|removed|take|taken|delete|deleted|forget|correct|corrected"
    "|adjust"
    "|adjusted|reissue|reissued|halve|halved|lift .. invoice|bill|fee|fees|charge|charges|payment"
    "|balance|debt|deposit|interest|subscription|penalty|statement|amount",
    "cancellation|late|no-show|termination|exit fee|fees|penalty",
    "billed|invoiced|debited",
    "send|give|transfer|wire you .. back",
    "send|sending|transfer|transferring .. back",
    "instalment|instalments|installment|installments",
    "pay|settle|paid|payable|payment|payments|balance .. later|monthly|weekly|quarterly|annually"
    "|upfront"
    "|up-front|end|arrears|advance|half|deferred|interest|interest-free|after|afterwards"
    "|completion|when"
    "|instalments|parts|over|card|cash|whenever|until|before|terms|delivery|day|days|plan|plans"
    "|holiday",
    "settle up|later|the|your|at|it",
    "spread|split|defer|deferred|postpone|postponed|freeze|pause|paused|extend|extended .. cost"
    "|costs|payment"
    "|payments|over|balance|fee|invoice|subscription|it|billing",
    "payment plan|plans|holiday|terms|deadline|date|extension|link",
    "interest-free|0|zero|no interest|finance|financing",
    "cancel|end|stop|leave|quit any|anytime|whenever|for|free|your|the time|subscription|plan"
    "|contract|free",
    "chargeback|overcharge|overcharged|overpayment|overpaid",
    "charge|charged|take|taken|debit|collect your|the card|account|payment|deposit",
    "deposit|fee|payment|balance|retainer|premium is|are|will|gets|becomes .. refundable|waived"
    "|back|returned|due"
    "|deducted|credited|refunded|cancelled|off|payable|non-refundable|transferable|forfeited",
    "deduct|deducted|offset|set .. from|against .. bill|invoice|next|final|balance|fee|total"
    "|account|rent",
    "billing|invoicing .. starts|start|begins|stops|moves|changes|date|cycle|switch|is|will",
    "account .. credited|settled|cleared|balance|zero",
    "goodwill|voucher|cashback|store-credit|vouchers|gutschrift|gutschreiben",
    "next month|invoice|bill is free|reduced|on",
    "we|i will cover|absorb|swallow|eat|make|compensate|pay .. cost|costs|difference|fees|up|fee"
    "|damage|excess|you|for",
    # Spanish
    "reembolso|reembolsamos|reembolsaremos|reembolsar|reembolsado|devolvemos|devolveremos"
    "|devolucion"
    "|devolver|devuelto|abonamos|abonaremos|abonado|factura|plazos|anulamos|anulado|cobraremos"
    "|cobrar"
    "|cobramos|cuotas",
    # German
    "erstatten|erstattet|erstattung|ruckerstattung|zuruckerstatten|gutschrift|gutgeschrieben"
    "|stornieren"
    "|storniert|stornierung|raten|ratenzahlung|rechnung|abbuchen|abgebucht|uberweisen|erlassen"
    "|erlasse"
    "|berechnet|zuruckzahlen|ruckzahlung|zuruckuberwiesen",
    "geld zuruck",
    "bekommen|erhalten|zahlen|uberweisen .. zuruck",
    # French
    "remboursons|rembourserons|rembourser|rembourse|remboursement|rembourserai|facture|facturons"
    "|facturer"
    "|facturee|mensualites|avoir|credite|crediterons|annulons|prelevement|preleve|facturerons"
    "|echeances",
    "NUM fois sans frais",
    # Portuguese
    "reembolso|reembolsamos|reembolsar|reembolsaremos|reembolsado|devolvemos|devolveremos"
    "|devolver|estorno"
    "|estornamos|fatura|prestacoes|parcelas|cobrar|cobramos|creditamos|creditado|anulamos"
    "|devolucao",
)


DENIED = (
    "not .. send|issue .. bill|invoice|reminder",
    "nothing|no more|further|extra|money|charge|payment|amount .. due|owed|owing|payable"
    "|outstanding|taken",
    "no upfront|up-front|prepayment|advance|interest|lock-in|penalty|cancellation|exit|late",
    "nothing up front|upfront|until|now",
    "not .. owe|charge|bill|invoice|debit|due|charged|billed|invoiced|debited|owed",
    "never .. billed|charged|invoiced",
    "not .. pay .. until|before|twice|again|if",
    "no le|lo|se cobraremos|cobramos|cobrara|debe|deben",
    "nao lhe|vamos|sera|e cobramos|cobraremos|cobrar|cobrado|deve",
    "ne|n .. facturerons|facture|facturee|payez|paierez|debite|doit|devez",
    "nicht|nichts|kein .. berechnet|bezahlen|zahlen|abgebucht|berechnen|rechnung|fallig",
    "no .. penalty|cancellation|lock-in|interest|invoice|direct-debit|commitment|upfront"
    "|up-front needed|required|due|until|now|period|today|fee|fees|charge|,|.",
    "will|shall|do|would|are not|never .. be? billed|invoiced|charged|debited|owe|charge|bill"
    "|invoice",
)
"""Terms that bind by denying: nothing is due, no one is charged."""
