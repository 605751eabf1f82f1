"""What forms, advertisements and address books call the standard fields."""

from __future__ import annotations

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "name": (
        "full_name fullname your_name contact_name customer_name client_name display_name nickname "
        "visitor_name lead_name person_name nombre nombre_completo nombre_y_apellidos "
        "vor_und_nachname vollständiger_name ansprechpartner nom nom_complet nome "
        "nome_completo naam"
    ),
    "first_name": (
        "firstname fname given_name vorname prénom prenom voornaam nombre_de_pila name_first"
    ),
    "last_name": (
        "lastname lname surname family_name nachname familienname apellido apellidos "
        "nom_de_famille cognome achternaam name_last"
    ),
    "email": (
        "e_mail mail email_address your_email work_email business_email contact_email "
        "emailaddress e_mail_address e_mail_adresse emailadresse correo correo_electrónico "
        "correo_electronico courriel adresse_e_mail"
    ),
    "phone": (
        "telephone tel phone_number phonenumber mobile mobile_phone mobile_number cell cell_phone "
        "cellphone your_phone your_tel work_phone telefon telefonnummer handy mobilnummer "
        "rückrufnummer teléfono telefono número_de_teléfono móvil movil celular téléphone "
        "telefoonnummer whatsapp"
    ),
    "company": (
        "company_name companyname organisation organization org business business_name firma "
        "firmenname unternehmen empresa compañía société entreprise azienda bedrijf employer"
    ),
    "message": (
        "comments comment your_message enquiry inquiry question questions details description "
        "body text content note notes msg message_body how_can_we_help how_can_we_help_you "
        "what_do_you_need project_details nachricht mitteilung anliegen ihre_nachricht anfrage "
        "beschreibung bemerkung mensaje comentario comentarios consulta descripción message_text "
        "messaggio bericht transcript note_body"
    ),
    "subject": "topic betreff asunto objet oggetto onderwerp your_subject",
    "page": ("page_url url page_uri source_url current_url location_href pageurl submitted_from"),
    "landing_page": "landing_page_url landingpage landing_url first_page entry_page",
    "referrer": "referer referrer_url http_referer document_referrer",
    "form": "form_name formname form_id form_title",
    "campaign": "campaign_name campaign_id",
    "external_id": "lead_id leadid submission_id response_id entry_id record_id",
    "referred_by": "referrer_name recommended_by empfohlen_von recomendado_por",
    "called_at": "call_time call_date call_started_at",
    "recording": "recording_url",
    "platform": "ad_platform lead_source_platform",
    "ad": "ad_name ad_id advertisement adgroup_name",
}

SYNONYMS: Mapping[str, str] = {
    synonym: standard for standard, words in _WORDS.items() for synonym in words.split()
}
"""The standard name of each synonym, in lower case with underscores."""
