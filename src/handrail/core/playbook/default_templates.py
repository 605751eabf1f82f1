"""Reply templates to begin with, a language each: what a playbook's own leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_ENGLISH: dict[str, Any] = {
    "subject": "Your enquiry",
    "greeting": "Hi {name},",
    "greeting_without_name": "Hello,",
    "thanks": "Thank you for getting in touch about {service}.",
    "thanks_without_service": "Thank you for getting in touch.",
    "named": "your {service}",
    "thanks_by_channel": {
        "call": "Thank you for your call about {service}.",
        "referral": "We hear that you would like help with {service}, and we are glad that we were recommended to you.",
        "crm": "We are following up about {service}.",
    },
    "thanks_again": "Thank you for your message.",
    "in_place": " in {place}",
    "trouble": "We are sorry to hear that this is giving you trouble.",
    "urgent": "We understand that this is urgent.",
    "open_questions": {
        "price": "What it will cost depends on the details, so we would rather look first than guess.",
        "timing": "We will check our calendar and let you know.",
        "scope": "Whether that is something we do, we will check and let you know.",
        "other": "There is one thing in your message that we would like to check first, and we will let you know.",
    },
    "ask_one": "One quick question",
    "ask_many": "A few quick questions",
    "ask_openly": "Could you tell us a little more about what you need?",
    "prefers_call": "One of us will ring you, as you prefer.",
    "holding": "We have your message. One of us will read it and answer by {time}.",
    "offers_call": "If you would rather talk, tell us when we may call you.",
    "next_step": "Once we have this, one of us will get back to you.",
    "next_step_complete": "One of us will read the details and get back to you.",
    "perhaps_not_ours": "We will check whether this is something that we can take on, and let you know either way.",
    "sign_off": "Best regards\n{business}",
    "trouble_words": [
        "leak", "leaking", "drips", "dripping", "broken", "broke", "stopped working", "not working", "doesn't work",
        "does not work", "won't start", "came off", "came down", "blocked", "trips", "stays cold", "failed", "mould", "stuck",
        "don't open", "brown patch",
    ],
}  # fmt: skip

_GERMAN: dict[str, Any] = {
    "subject": "Ihre Anfrage",
    "greeting": "Guten Tag {full_name},",
    "greeting_without_name": "Guten Tag,",
    "thanks": "vielen Dank für Ihre Anfrage zum Thema {service}.",
    "thanks_without_service": "vielen Dank für Ihre Nachricht.",
    "thanks_by_channel": {
        "call": "vielen Dank für Ihren Anruf zum Thema {service}.",
        "referral": "wir haben gehört, dass Sie Unterstützung zum Thema {service} suchen, und freuen uns über die Empfehlung.",
        "crm": "wir melden uns noch einmal zum Thema {service}.",
    },
    "thanks_again": "vielen Dank für Ihre Nachricht.",
    "trouble": "Es tut uns leid, dass Sie damit Ärger haben.",
    "urgent": "Wir haben verstanden, dass es eilt.",
    "open_questions": {
        "price": "Was es kostet, hängt von den Einzelheiten ab, deshalb möchten wir erst genau hinsehen.",
        "timing": "Wir sehen im Kalender nach und sagen Ihnen Bescheid.",
        "scope": "Ob wir das übernehmen, klären wir und sagen Ihnen Bescheid.",
        "other": "Einen Punkt aus Ihrer Nachricht möchten wir zuerst klären; wir sagen Ihnen Bescheid.",
    },
    "ask_one": "Eine kurze Frage noch",
    "ask_many": "Ein paar kurze Fragen noch",
    "ask_openly": "Könnten Sie uns etwas mehr dazu schreiben, worum es geht?",
    "prefers_call": "Jemand von uns ruft Sie an, wie Sie es sich wünschen.",
    "holding": "Ihre Nachricht ist bei uns. Jemand von uns liest sie und antwortet Ihnen bis {time}.",
    "offers_call": "Wenn Sie lieber telefonieren, sagen Sie uns, wann wir Sie anrufen dürfen.",
    "next_step": "Sobald wir das wissen, meldet sich jemand von uns bei Ihnen.",
    "next_step_complete": "Jemand von uns liest sich die Einzelheiten durch und meldet sich bei Ihnen.",
    "perhaps_not_ours": "Wir klären, ob wir das übernehmen können, und geben Ihnen in jedem Fall Bescheid.",
    "sign_off": "Freundliche Grüße\n{business}",
    "trouble_words": [
        "undicht", "tropft", "kaputt", "defekt", "ausgefallen", "funktioniert nicht", "geht nicht", "läuft ständig nach",
        "verstopft", "bleibt kalt", "Schimmel", "klemmt", "gerissen", "abgefallen", "Störung", "Fehler",
    ],
}  # fmt: skip

_SPANISH: dict[str, Any] = {
    "subject": "Su consulta",
    "greeting": "Hola {name}:",
    "greeting_without_name": "Hola:",
    "thanks": "Gracias por escribirnos sobre {service}.",
    "thanks_without_service": "Gracias por escribirnos.",
    "thanks_by_channel": {
        "call": "Gracias por su llamada sobre {service}.",
        "referral": "Nos han dicho que necesita ayuda con {service}, y nos alegra que nos hayan recomendado.",
        "crm": "Volvemos a escribirle por {service}.",
    },
    "thanks_again": "Gracias por su mensaje.",
    "in_place": " en {place}",
    "trouble": "Sentimos que le esté dando problemas.",
    "urgent": "Entendemos que es urgente.",
    "open_questions": {
        "price": "Lo que costará depende de los detalles, así que preferimos verlos antes que adivinar.",
        "timing": "Miramos la agenda y le decimos algo.",
        "scope": "Si es algo que hacemos, lo comprobamos y se lo decimos.",
        "other": "Hay un punto de su mensaje que queremos comprobar antes; le diremos algo.",
    },
    "ask_one": "Una pregunta rápida",
    "ask_many": "Unas preguntas rápidas",
    "ask_openly": "¿Podría contarnos un poco más sobre lo que necesita?",
    "prefers_call": "Le llamará alguien del equipo, como prefiere.",
    "holding": "Hemos recibido su mensaje. Alguien del equipo lo leerá y le contestará antes del {time}.",
    "offers_call": "Si prefiere hablar por teléfono, díganos cuándo podemos llamarle.",
    "next_step": "En cuanto lo sepamos, alguien del equipo le contestará.",
    "next_step_complete": "Alguien del equipo leerá los detalles y le contestará.",
    "perhaps_not_ours": "Comprobaremos si es algo que podamos hacer y le diremos algo en cualquier caso.",
    "sign_off": "Un saludo\n{business}",
    "trouble_words": [
        "fuga", "gotea", "roto", "rota", "averiado", "avería", "no funciona", "no calienta", "se ha soltado", "se han soltado",
        "humedad", "atascado", "moho", "salta", "perdiendo agua", "pierde agua", "estropeado",
    ],
}  # fmt: skip

DEFAULT_TEMPLATES: Mapping[str, Mapping[str, Any]] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "es": _SPANISH,
}
"""By ISO 639-1 code. A template in another language must say everything itself."""

DEFAULT_QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "date": "When would you like it done?",
        "place": "Where is it?",
        "money": "Roughly what would you like to spend?",
        "quantity": "Roughly how large is it, or how many are there?",
        "phone": "On which number can we reach you?",
        "email": "At which e-mail address can we reach you?",
        "photo": "Could you send us two or three photos?",
        "name": "What is your name?",
    },
    "de": {
        "date": "Wann hätten Sie es gern?",
        "place": "Wo ist es?",
        "money": "Wie viel möchten Sie ungefähr ausgeben?",
        "quantity": "Wie groß ist es ungefähr, oder wie viele sind es?",
        "phone": "Unter welcher Nummer erreichen wir Sie?",
        "email": "Unter welcher E-Mail-Adresse erreichen wir Sie?",
        "photo": "Könnten Sie uns zwei oder drei Fotos schicken?",
        "name": "Wie ist Ihr Name?",
    },
    "es": {
        "date": "¿Para cuándo lo necesita?",
        "place": "¿Dónde es?",
        "money": "¿Cuánto le gustaría gastar, más o menos?",
        "quantity": "¿Qué tamaño tiene, o cuántos son, más o menos?",
        "phone": "¿En qué número podemos llamarle?",
        "email": "¿A qué correo podemos escribirle?",
        "photo": "¿Podría enviarnos dos o tres fotos?",
        "name": "¿Cómo se llama?",
    },
}
"""A question for a required fact of a kind, where the playbook has none in the reply's language."""
