"""Billing conflict: double charges, refunds, disputes."""

from __future__ import annotations

from handrail.core.detect.triggers.trigger import Clue, Trigger
from handrail.core.findings import ControlPoint

CHARGES = (
    "charge*|bill*|debit*|paid|pay|invoice* .. twice|double|two|NUM times|again",
    "double|duplicate|second charge*|payment*|debit*|billing|invoice|transaction",
    "twice .. charged|billed|debited|taken|paid",
    "overcharge*|over-charge*|overbilled|overpaid|overpayment|miscalculat*",
    (
        "charge*|bill*|invoice* me|us ... wrong|too much|more|extra|for|though|without|"
        "but|instead|a|twice|NUM|MONEY"
    ),
    "wrong|incorrect|mistake .. bill|invoice|amount|charge",
    (
        "unauthorised|unauthorized|unexpected|unexplained|unknown|strange|extra|hidden|"
        "additional charge*|fee*|payment*|debit*|transaction*|withdrawal*"
    ),
    "why .. charge*|charged|fee|paying",
    "charged .. fee|for|me|extra|a|an|though|but|when|without|why",
    "money .. taken|missing|deducted|left .. account",
    "took|taken|take|taking .. money|payment .. account|card|twice",
    "was|were|been|got|have|keep|getting charged|billed|invoiced|debited",
    "did not|never|not .. authorise|authorize|agree|order .. charge|payment|invoice|this",
    "quote .. said .. bill|invoice",
    "quoted .. bill|invoice|charged",
    "bill|invoice|statement .. says|shows|lists|higher|more|wrong|doubled|but|not|double",
    "i|we already|have paid",
    "receipt .. paid|says",
    "late fee|reminder|notice .. paid|though",
    "still .. charged|billing|billed|charging|being",
    "says|said|claims .. overdue|late|unpaid|owe",
    "cobr* dos veces|doble|de mas",
    "dos veces|doble cobr*|cargo|pago",
    "cobro|cargo indebido|duplicado|doble",
    "factura .. incorrecta|mal|error|equivocada|doble",
    "doppelt|zweimal .. abgebucht|berechnet|bezahlt|gezahlt|belastet|abgerechnet",
    "abgebucht|abbuchung|uberzahlt|zu viel",
    "rechnung .. falsch|stimmt nicht|zu hoch|doppelt|fehler",
    "preleve*|debite*|facture* deux|double|fois|tort",
    "facture .. erreur|fausse|incorrecte|trop",
    "cobrad*|cobraram duas|dobro|vezes|a mais",
    "fatura .. errada|erro|incorreta",
)
REFUNDS = (
    "refund*|reimburs*|chargeback*|charge-back*",
    "money|deposit|payment|cash back",
    "my|our money|deposit back",
    "back .. money|deposit",
    "pay*|give|giving|send|sending|want|get|return .. money|deposit .. back",
    "get|want|need|give .. it? back in? full",
    "credit|credited .. account|back|note|us|me",
    "reverse .. charge|payment|it|this|transaction|that",
    "pls|please|must|to reverse",
    (
        "dispute|disputes|disputing|contest|contesting|query .. charge*|bill|invoice|"
        "payment|deposit|fee|transaction|amount"
    ),
    "dispute* deposit|the",
    "not paying|pay for|this|that|the|it|until",
    "refuse to pay",
    "withhold* .. payment|rent|balance",
    "cancel .. payment|charge|direct debit",
    "stop .. payment",
    "devol* .. dinero|importe|pago|deposito|una|lo|me",
    "reembols*|devolucion",
    (
        "ruckerstattung|erstatt*|zuruckzahl*|ruckbuch*|zuruckuberweisen|geld zuruck|"
        "uberweisen .. zuruck"
    ),
    "rembours*",
    "reembols*|devolv* .. dinheiro|valor|deposito|sinal",
    "estorno|estornar",
)

billing_conflict = Trigger(
    "billing_conflict",
    ControlPoint.BILLING,
    {
        "charge": (
            Clue("Disputes a charge or an invoice: somebody must look at the books."),
            CHARGES,
        ),
        "refund": (Clue("Asks for money back: only a person may promise that."), REFUNDS),
    },
    unless=(
        "do|will|would|what .. you charge|charged for",
        "how much .. charge|charged",
        "is|are|what .. refund|refundable .. policy|possible",
        "is .. deposit|it|that|this refundable",
        "fully? refundable",
        "cash back offer*",
        "cancellation|refund policy",
        "why .. is|are .. fee|price higher|so",
        "tax refund*",
        "free of charge",
        "in charge",
        "charge point*|station*",
        "ev|car charge*",
        "why .. pay|paying so much .. now|currently|energy|other|rent",
    ),
)
