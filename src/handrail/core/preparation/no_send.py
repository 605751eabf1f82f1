"""When no reply is due: not a lead, only thanks, asked for none, or settled elsewhere."""

from __future__ import annotations

import re
from typing import Literal

from handrail.core.outputs import Evidence, NoSend
from handrail.core.preparation.reading import Reading

Reason = Literal["not_a_lead", "already_answered", "asked_not_to_reply", "acknowledgement"]

_THANKS = re.compile(
    r"(?i)^\W*(?:(?:ok|okay|great|perfect|super|brilliant|lovely|wonderful|thanks?|thank you|many|much|so|very|again|cheers|ta|noted|received|danke\w*|dank|"
    r"vielen dank|perfekt|alles klar|prima|gut|genau|gracias|muchas|perfecto|vale|de acuerdo|merci|beaucoup|obrigad[oa]|got it|see you(?: (?:on|at|next|this))?|(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow)|montag|dienstag|mittwoch|donnerstag|freitag|morgen|(?:el )?(?:lunes|martes|miércoles|jueves|viernes)|then|will do|"
    r"sounds good|all good|(?:good)?bye|have a (?:nice|good|lovely|great) (?:day|weekend|evening|week)|schönen tag(?: noch)?|schönes wochenende|(?:que tenga )?(?:un )?buen d[ií]a|that works|passt|bis dann|hasta luego|nos vemos|for (?:your|the) (?:help|reply|quick reply|answer|message)|für (?:ihre|die) (?:antwort|hilfe)|"
    r"por (?:su|la) (?:respuesta|ayuda)|best|kind|regards|wishes|viele|liebe|grüße|(?:un )?saludo)\W*){1,14}(?P<name>(?-i:[A-ZÄÖÜÁÉÍÓÚ])[\w'’-]+(?:\s(?-i:[A-ZÄÖÜÁÉÍÓÚ])[\w'’-]+)?)?\W*$"
)
_THINKS = re.compile(
    r"(?i)^\W*(?:thank|thanks|many thanks|danke|vielen dank|gracias|muchas gracias)\b[^?]{0,120}?\b(?:we(?:'ll| will)|i(?:'ll| will)|wir|ich|lo|nos lo) "
    r"(?:think (?:about it|it over)|talk it over|be in touch|get back to you|come back to you|überlegen (?:es )?uns|überlege (?:es )?mir|melden uns|melde mich|"
    r"pensaremos|pensaré|pensamos)\b[^?]{0,120}$"
)
"""Thanks, and word that the prospect will write again: nothing is asked now."""
_NO_REPLY = re.compile(
    r"(?i)\b(?:(?:please )?(?:do not|don'?t) (?:reply|respond|contact me|write to me|e-?mail me)(?: again| any ?more)?|no (?:need to|reply) (?:reply|needed|necessary)|"
    r"unsubscribe me|take me off (?:your|the) list|bitte (?:nicht (?:antworten|mehr kontaktieren)|keine (?:antwort|weiteren (?:mails|e-mails|anrufe)))|"
    r"no (?:hace falta que |es necesario que )?(?:respondan|contesten|me contacten)(?: más)?)\b"
)
_SETTLED = re.compile(
    r"(?i)\b(?:(?:we|i)(?:'ve| have)? (?:already )?(?:found|hired|booked|chosen|gone with) (?:someone|somebody|another|a different)(?: else| company)?|"
    r"no longer (?:need|needed|interested|required)|(?:please )?(?:cancel|ignore) my (?:enquiry|inquiry|request|message)|(?:it|that) (?:is|has been|'s) sorted|already sorted|"
    r"hat sich (?:schon |bereits |inzwischen )?erledigt|haben (?:schon|bereits|inzwischen) (?:jemanden|eine andere firma)(?: gefunden| beauftragt)?|"
    r"ya (?:lo hemos (?:resuelto|solucionado)|hemos encontrado (?:a )?(?:alguien|otra empresa)|no (?:lo )?necesit\w+))\b"
)
SHORT = 200
_FOR_US = re.compile(r"(?i)\b(?:can|could|would|will) you\b[^.?!]{0,30}\b(?:us|me|our|my)\b")
"""A supplier offers something to you; who asks you for something for themselves is none."""
_DECLINES = re.compile(
    r"(?i)^\W*(?:no,? (?:thanks?|thank you)|not interested|kein interesse|nein,? danke|no,? gracias|no me interesa)\b[^?]{0,60}$"
)
_SHORT = (
    (_THANKS, "Only thanks: nothing is asked."),
    (_DECLINES, "Declines: nothing is asked."),
    (_THINKS, "Thanks, and will write again."),
)
_OF_CUSTOMERS = ("urgent_support", "legal_risk", "billing_conflict")
_PITCH = "not_a_lead.pitch"


def no_send(reading: Reading, *, names_service: bool = False) -> NoSend | None:
    """Why no reply is due, with the words that say so. None where one may be.

    `names_service` says that it surely speaks of a service of the playbook: one phrase that
    suppliers use as well is then not enough, for a lead lost costs more than a draft in vain.
    """
    causes = [finding for finding in reading.findings if finding.category == "not_a_lead"]
    customer = any(finding.category in _OF_CUSTOMERS for finding in reading.findings)
    one_phrase = [found.code for found in causes] == [_PITCH] and (
        names_service or bool(_FOR_US.search(reading.text))
    )
    if causes and not (customer or one_phrase):
        return NoSend(
            reason="not_a_lead",
            text=causes[0].why,
            evidence=tuple(Evidence(quote=f.text, start=f.start, end=f.end) for f in causes[:3]),
            confidence=min(0.9, 0.6 + 0.1 * len(causes)),
        )
    acknowledged = next((text for words, text in _SHORT if words.match(reading.text)), "")
    if acknowledged and len(reading.text) <= SHORT:
        return _because(reading, "acknowledgement", acknowledged, (0, len(reading.text)))
    if asked := _NO_REPLY.search(reading.text):
        return _because(reading, "asked_not_to_reply", "Asks for no reply.", asked.span())
    settled = _SETTLED.search(reading.text)
    if settled and "?" not in reading.text:
        return _because(
            reading,
            "already_answered",
            "It is settled: nothing is wanted any more.",
            settled.span(),
        )
    return None


def _because(reading: Reading, reason: Reason, text: str, span: tuple[int, int]) -> NoSend:
    return NoSend(reason=reason, text=text, evidence=(reading.evidence(*span),), confidence=0.8)
