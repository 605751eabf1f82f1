"""What looks like a person's data in such answers and is none: labels, placeholders, products."""

from __future__ import annotations

import re

from handrail.core.detect.private_data.name_cues import NO_NAMES, PARTICLES
from handrail.core.detect.private_data.names import folded, is_english, names

_PLACEHOLDER_WORDS = frozenset(
    """
    name first last full given family surname title company firm business organisation
    organization client customer contact person sender recipient caller visitor e-mail email
    mail address street city town place postcode zip code phone telephone mobile number date
    birth day time year amount price budget size website site link url profile card account iban
    password key token id identity licence license order invoice reference message text subject
    health detail hook network redacted removed hidden anonymous placeholder example the a of
    your their somebody x xxx vorname nachname firma kunde kundin kundenname adresse strasse ort
    stadt plz telefon telefonnummer nummer handy datum geburtsdatum uhrzeit betrag preis
    nachricht betreff rufnummer anrede herr frau person e-mail-adresse nombre apellido apellidos
    empresa cliente clienta correo direccion calle ciudad telefono numero fecha nacimiento
    mensaje asunto importe precio codigo postal persona electronico de nom prenom entreprise
    courriel
    """.split()
)
_PLACEHOLDER = re.compile(r"\[[^\[\]\n]{1,40}\]|\{\{?[^{}\n]{1,40}\}?\}|<[^<>\n]{1,40}>")
_EXAMPLE_MAIL = re.compile(
    r"(?i)[\w.+-]{1,64}@(?:[\w-]{1,63}\.){0,4}(?:example(?:\.(?:com|org|net|edu))?|test|invalid|localhost)(?![\w.-]*\w)"
)
_WORDS = re.compile(r"[^\W\d_][\w'’&.-]*")

PRODUCTS = frozenset(
    """
    hubspot salesforce pipedrive zoho zapier make airtable notion monday asana trello jira slack
    teams outlook gmail dynamics freshsales freshdesk zendesk intercom drift copper close
    insightly keap infusionsoft nimble sugarcrm bitrix odoo sap oracle netsuite attio folk
    streak capsule activecampaign mailchimp klaviyo brevo sendinblue calendly typeform jotform
    tally webflow wordpress wix squarespace shopify woocommerce stripe paypal klarna square
    quickbooks xero datev lexoffice sevdesk holded contasimple angi angie houzz thumbtack yelp
    zillow redfin rightmove zoopla idealista fotocasa immowelt immoscout immobilienscout
    kleinanzeigen myhammer check trustpilot doctolib jameda treatwell fresha bark checkatrade
    taskrabbit habitissimo meta facebook instagram linkedin tiktok youtube pinterest whatsapp
    telegram signal messenger google bing yahoo microsoft apple amazon adobe zoom skype twilio
    aircall dialpad ringcentral vodafone telekom vaillant viessmann buderus bosch worcester baxi
    grohe geberit hansgrohe junkers siemens miele tesla wallbox invisalign botox python java
    javascript excel word figma canva gohighlevel highlevel servicetitan jobber housecall
    buildertrend procore clio kajabi teachable thinkific udemy moodle ads adwords analytics
    sheets forms drive calendar workspace business profile handrail iban bic swift gdpr dsgvo
    rgpd hipaa crm erp
    """.split()
)
"""Products and makes that such answers name; none of them is a person."""

_BUSINESS_WORDS = frozenset(
    """
    grussen grusse gruss empfehlungen empfehlung zusammenfassen zusammenfassung fehlendes
    fehlende adressen adresse gesundheitsdaten daten personendaten kundendaten telefonnummern
    anfragen anfrage termine termin preise preis rabatte rabatt angebote angebot rechnung
    rechnungen vorname nachname namen kunden kundin mitarbeiter ansprechpartner inhaber
    inhaberin geschaftsfuhrer geschaftsfuhrerin buroleitung leitung meister vertrieb
    vertriebsleiter freigabe freigaben entwurfe entwurf antworten antwort aufgaben aufgabe
    notizen notiz erinnerung beschwerden beschwerde anwalt anwalte kundigung presse journalist
    gericht polizei notfall notfalle schaden wasserschaden gasgeruch stunden werktagen werktags
    feiertage wochenende unterschrift unterschriften prinzip vier-augen-prinzip kontaktformular
    formular anzeigen anrufe mailbox postfach empfang dringend sofort nombre apellidos correo
    direccion direcciones telefonos mensaje fecha fechas precios precio clientes cliente dueno
    duena gerente encargado encargada responsable oficina jefe jefa abogado queja quejas
    reembolso formulario anuncios llamadas recomendaciones resumen borrador respuesta tarea
    tareas nota notas horas urgente urgencia manager reviewer owner auditor office sales account
    reception receptionist head team lead leads director partner founder supervisor dispatcher
    coordinator assistant bookkeeper paralegal agent broker coach trainer doctor dentist nurse
    hygienist plumber electrician painter roofer website form inbox referral referrals
    newsletter webinar signature approval discount discounts refund refunds deposit quote quotes
    draft drafts reply replies summary dr prof mr mrs ms frau herr herrn sr sra january february
    march april may june july august september october november december
    """.split()
)
"""Nouns of such answers that the lists and endings of names take for one (folded)."""


def placeholder_spans(text: str) -> list[tuple[int, int]]:
    """Where a placeholder or an invented address stands: both are what should stand there."""
    spans = [match.span() for match in _PLACEHOLDER.finditer(text) if _says_nothing(match.group())]
    return spans + [match.span() for match in _EXAMPLE_MAIL.finditer(text)]


def _says_nothing(written: str) -> bool:
    words = re.split(r"[\s_/.]+", folded(written.strip("[]{}<> ")))
    return all(word.rstrip("0123456789") in _PLACEHOLDER_WORDS or not word for word in words)


def is_no_name(written: str, own: frozenset[str] = frozenset()) -> bool:
    """Whether a name found is a product, a role, a label, or one of the `own` words (folded)."""
    words = [folded(word.rstrip(".'’-")) for word in _WORDS.findall(written)]
    if not words:
        return True
    if " ".join(words) in own:
        return True
    return all(word in PRODUCTS or word in _BUSINESS_WORDS or word in own for word in words)


def is_plain_english(written: str) -> bool:
    """Whether a name that only a cue made one is made of English words that are no given names."""
    words = [folded(word.rstrip(".'’-")) for word in _WORDS.findall(written)]
    kinds = ("given", "family", "words_too", "nouns_too")
    return bool(words) and all(
        is_english(word) and not any(word in names(kind) for kind in kinds) for word in words
    )


def without_labels(text: str, start: int, end: int) -> tuple[int, int]:
    """A name without what was taken along before it: “Empfehlungen von Jo Lehmann”, “Ask Jo”."""
    words = [(start + m.start(), m.group()) for m in _WORDS.finditer(text[start:end])]
    while len(words) > 1 and _is_label(words[0][1], alone=len(words) == 2):
        words.pop(0)
    return (words[0][0], end) if words else (start, end)


def is_label(word: str) -> bool:
    """Whether a word beside a name is surely no part of it."""
    return _is_label(word, alone=False)


def _is_label(word: str, *, alone: bool) -> bool:
    plain = folded(word.rstrip("."))
    if plain in _BUSINESS_WORDS or plain in PARTICLES or plain in NO_NAMES:
        return True
    return not alone and is_english(plain) and plain not in names("words_too")
