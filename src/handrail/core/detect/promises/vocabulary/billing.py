"""Words that move money back, waive it or set terms of payment."""

from __future__ import annotations

SETTLE = (
    "refund|refunded|refunding|refunds|reimburse|reimbursed|reimbursing|refundable",
    "money|cent|penny|deposit|fee|payment|cash back",
    "get|have|give|gives|pay|paid|send|transfer .. money|cent|penny|deposit|all|it|that|everything|fee back",
    "give you .. back",
    "credit|credited|crediting|credits .. your|you|the|account|invoice|back|to|next|note",
    "credit note|notes",
    "waive|waived|waiving|waives",
    "write|wrote|written|writing|scratch|scrap|drop|dropped|cancel|cancelled|canceled|void|voided|reverse"
    "|reversed|strike|struck|remove|removed|take|taken|delete|deleted|forget|correct|corrected|adjust"
    "|adjusted|reissue|reissued|halve|halved|lift .. off|invoice|bill|fee|fees|charge|charges|payment"
    "|balance|debt|deposit|interest|subscription|penalty|statement|amount",
    "cancellation|late|no-show|booking|admin|setup|set-up|early|termination fee|fees|penalty",
    "no .. penalty|cancellation|lock-in|interest|payment|deposit|invoice|direct|commitment|obligation|strings"
    "|credit|upfront|up-front|contract fee|fees|charge|needed|required|due|until|now|period|today|up|or|before|card",
    "will|shall|do|would|are not|never .. be? billed|invoiced|charged|debited|owe|pay|charge|bill|invoice",
    "billed|invoiced|invoice|bill|debited|debit",
    "instalment|instalments|installment|installments",
    "pay|settle|paid|payable|payment|payments|balance .. later|monthly|weekly|quarterly|annually|upfront"
    "|up-front|end|arrears|advance|half|deferred|interest|interest-free|after|afterwards|completion|when"
    "|instalments|parts|over|card|cash|whenever|until|before|terms|delivery|day|days|plan|plans|holiday",
    "settle up|later|the|your|at|it",
    "spread|split|defer|deferred|postpone|postponed|freeze|pause|paused|extend|extended .. cost|costs|payment"
    "|payments|over|balance|fee|invoice|subscription|it|billing",
    "payment plan|plans|holiday|terms|deadline|date|extension|link",
    "interest-free|0|zero|no interest|finance|financing",
    "cancel|end|stop|leave|quit any|anytime|whenever|for|free|your|the time|subscription|plan|contract|free",
    "chargeback|overcharge|overcharged|overpayment|overpaid",
    "charge|charged|take|taken|debit|collect your|the card|account|payment|deposit",
    "deposit|fee|payment|balance|retainer|premium is|are|will|gets|becomes .. refundable|waived|back|returned|due"
    "|deducted|credited|refunded|cancelled|off|payable|non-refundable|transferable|forfeited",
    "deduct|deducted|offset|set .. from|against .. bill|invoice|next|final|balance|fee|total|account|rent",
    "billing|invoicing .. starts|start|begins|stops|moves|changes|date|cycle|switch|is|will",
    "account .. credited|settled|cleared|balance|zero",
    "goodwill|voucher|cashback|store-credit|vouchers|gutschrift|gutschreiben",
    "next month|invoice|bill is free|reduced|on",
    "we|i will cover|absorb|swallow|eat|make|compensate|pay .. cost|costs|difference|fees|up|fee|damage|excess|you|for",
    # Spanish
    "reembolso|reembolsamos|reembolsaremos|reembolsar|reembolsado|devolvemos|devolveremos|devolucion"
    "|devolver|devuelto|abonamos|abonaremos|abonado|factura|plazos|anulamos|anulado|cobraremos|cobrar"
    "|cobramos|cuotas",
    # German
    "erstatten|erstattet|erstattung|ruckerstattung|zuruckerstatten|gutschrift|gutgeschrieben|stornieren"
    "|storniert|stornierung|raten|ratenzahlung|rechnung|abbuchen|abgebucht|uberweisen|erlassen|erlasse"
    "|berechnet|zuruckzahlen|ruckzahlung|zuruckuberwiesen",
    "geld zuruck",
    "bekommen|erhalten|zahlen|uberweisen .. zuruck",
    # French
    "remboursons|rembourserons|rembourser|rembourse|remboursement|rembourserai|facture|facturons|facturer"
    "|facturee|mensualites|avoir|credite|crediterons|annulons|prelevement|preleve|facturerons|echeances",
    "NUM fois sans frais",
    # Portuguese
    "reembolso|reembolsamos|reembolsar|reembolsaremos|reembolsado|devolvemos|devolveremos|devolver|estorno"
    "|estornamos|fatura|prestacoes|parcelas|cobrar|cobramos|creditamos|creditado|anulamos|devolucao",
)
