"""Inputs: the channels of the lead source, the sample fields, and the privacy boundary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from handrail.core.intake.synonyms import SYNONYMS
from handrail.core.leads import Channel
from handrail.core.playbook.durations import duration_in_words, format_duration
from handrail.core.playbook.from_safe_intake.reading import Reading
from handrail.core.playbook.from_safe_intake.wording import plain, sentences, spans_in
from handrail.core.playbook.inputs import DEFAULT_MASKED

_CHANNELS: tuple[tuple[Channel, str], ...] = (
    (
        Channel.FORM,
        r"\bforms?\b|website|web ?page|landing page|formular\w*|kontaktformular|webseite|homepage|formulario|pagina web|"
        r"typeform|jotform|tally",
    ),
    (Channel.EMAIL, r"\be-?mails?\b|\bmails?\b|inbox|mailbox|postfach|correos?\b|buzon"),
    (Channel.CHAT, r"\bchats?\b|whatsapp|messenger|live ?chat|intercom|telegram"),
    (Channel.CALL, r"\bcalls?\b|phone|telephone|voicemail|anruf\w*|telefon\w*|llamadas?|telefono"),
    (Channel.AD, r"\bads?\b|adverts?|advertis\w*|lead forms?|\bmeta\b|anzeigen?|anuncios?|adwords"),
    (
        Channel.REFERRAL,
        r"referr\w*|recommend\w*|word of mouth|empfehlung\w*|recomendaci\w*|boca a boca",
    ),
    (Channel.CRM, r"\bcrm\b|hubspot|pipedrive|salesforce|zoho|import\w*|spreadsheet|\bcsv\b"),
)
_READABLE = ("name", "company", "subject", "message")
"""What an engine may have of a lead unless the boundary says otherwise; contact data never."""
_KEPT_FROM_AI = frozenset({"email", "phone"})
_LABEL = re.compile(r"[,;\n/•]|\band\b|\bund\b|\by\b")
_KINDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (r"\bnames?\b|\bnamen?\b|nombres?\b|who they are", ("person",), ("name",)),
    (r"phone|telephone|telefon\w*|handy|telefonos?|\bnumbers? to call\b", ("phone",), ("phone",)),
    (r"\be-?mails?\b|mail address|correos?\b", ("email",), ("email",)),
    (
        r"street|postal|\baddress(?:es)?\b|adress\w*|anschrift\w*|direccion\w*|domicilio",
        ("street_address", "zip_code"),
        (),
    ),
    (
        r"health|medical|diagnos\w*|medicat\w*|symptom\w*|gesundheit\w*|salud|medic[oa]s?",
        ("health",),
        (),
    ),
    (
        r"\bcards?\b|payment|bank|iban|account number|konto\w*|karten\w*|tarjetas?|cuentas?",
        ("credit_card", "iban", "bank_account"),
        (),
    ),
    (
        r"password|credential|passwort|passworter|zugangsdaten|contrasenas?|\bkeys?\b",
        ("password", "api_key"),
        (),
    ),
    (r"birth|\bage\b|geburts\w*|alter\b|nacimiento|edad", ("date_of_birth", "age"), ()),
    (
        r"\bid\b|passport|identity|licen[cs]e|social security|ausweis\w*|versicherungsnummer\w*|insurance|\bdni\b|identidad",
        ("national_id", "us_ssn", "driver_license"),
        (),
    ),
    (r"\bcompan(?:y|ies)\b|firm(?:a|en)\b|empresas?", (), ("company",)),
)
_ALLOWS = re.compile(
    r"\b(?:may (?:see|use|read|have)|can (?:see|use|read)|is allowed|are allowed|is fine|are fine|darf|durfen|erlaubt|puede)\b"
)
_DENIES = re.compile(
    r"\b(?:no|not|never|nothing|nie|niemals|nicht|kein\w*|nunca|ni|sin|without|ohne)\b"
)
_KEEPING = re.compile(
    r"delet\w*|eras\w*|keep|kept|retain\w*|retention|losch\w*|aufbewahr\w*|borrar|conservar|eliminar"
)
SHORTEST_KEPT, LONGEST_KEPT = timedelta(days=1), timedelta(days=3650)


def read_source(answer: str) -> tuple[list[Channel], Reading]:
    """The channels that a lead source names."""
    words = plain(answer)
    found = [channel for channel, pattern in _CHANNELS if re.search(pattern, words)]
    reading = Reading("lead_source")
    if found:
        reading.understood.append(f"Leads come by {_listed(found)}.")
        reading.to_settle.append("Add a source for each of them under Sources.")
    else:
        found = [Channel.FORM]
        reading.to_settle.append(
            "Which channel it is was not recognised; the draft allows a form. Name the channels."
        )
    return found, reading


def read_fields(answer: str) -> tuple[list[str], Reading]:
    """The standard names of the fields that an enquiry has, the message always among them."""
    standard: list[str] = []
    others: list[str] = []
    for label in _labels(answer):
        code = _code(label)
        name = code if code in _standard_names() else SYNONYMS.get(code, "")
        (standard if name else others).append(name or label)
    known = list(dict.fromkeys(standard))
    reading = Reading("sample_fields")
    if known:
        reading.understood.append(f"Fields that Handrail knows: {', '.join(known)}.")
    contact = [name for name in known if name in _KEPT_FROM_AI]
    if contact:
        reading.understood.append(f"AI does not get {' and '.join(contact)}.")
    if others:
        reading.to_settle.append(
            f"“{'”, “'.join(others[:12])}” {'is' if len(others) == 1 else 'are'} read as part of the "
            "message until you map them on the source's page."
        )
    allowed = [name for name in _READABLE if name in known]
    if not {"name", "first_name", "last_name"}.isdisjoint(known) and "name" not in allowed:
        allowed.insert(0, "name")
    return [*(name for name in allowed if name != "message"), "message"], reading


def _labels(answer: str) -> Iterable[str]:
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|<[^>]*>", " ", answer)
    for part in _LABEL.split(bare):
        label = " ".join(part.partition(":")[0].strip(" .-–*").split())
        if label and len(label) <= 40 and any(character.isalpha() for character in label):
            yield label


def _code(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", plain(label)).strip("_")


def _standard_names() -> frozenset[str]:
    return frozenset({*SYNONYMS.values(), *_READABLE})


def read_boundary(answer: str) -> tuple[dict[str, Any], timedelta | None, Reading]:
    """What is masked and never used, and for how long originals are kept (None: not said)."""
    mask: list[str] = []
    never: list[str] = []
    kept: timedelta | None = None
    reading = Reading("privacy_boundary")
    unread = []
    for sentence in sentences(answer):
        words = plain(sentence)
        if _KEEPING.search(words) and (spans := spans_in(words)):
            kept = min(max(spans[-1], SHORTEST_KEPT), LONGEST_KEPT)
            reading.understood.append(f"Originals are erased after {duration_in_words(kept)}.")
            continue
        if _ALLOWS.search(words) and not _DENIES.search(words):
            continue
        kinds = [(masks, fields) for pattern, masks, fields in _KINDS if re.search(pattern, words)]
        if not kinds:
            unread.append(sentence)
        for masks, fields in kinds:
            mask += masks
            never += fields
    if mask:
        listed = ", ".join(kind.replace("_", " ") for kind in dict.fromkeys(mask))
        reading.understood.append(f"Hidden from AI: {listed}.")
    if never:
        reading.understood.append(f"Fields that AI never gets: {', '.join(dict.fromkeys(never))}.")
    reading.to_settle += [f"Not read as a rule: “{sentence}”" for sentence in unread]
    found = {"mask": list(dict.fromkeys(mask)), "never": list(dict.fromkeys(never))}
    return found, kept, reading


def inputs_section(
    channels: Iterable[Channel],
    fields: list[str],
    boundary: Mapping[str, list[str]],
    starter: Mapping[str, Any],
) -> dict[str, Any]:
    """The `inputs` of the document: the channels named, the fields allowed, the stricter masks."""
    never = list(dict.fromkeys([*starter.get("never", ()), *boundary["never"]]))
    allowed = [name for name in fields if name not in never]
    mask = dict.fromkeys([*starter.get("mask", DEFAULT_MASKED), *DEFAULT_MASKED, *boundary["mask"]])
    return {
        "channels": {channel.value: list(allowed) for channel in channels},
        "mask": list(mask),
        "never": never,
    }


def data_policy_section(kept: timedelta | None, starter: Mapping[str, Any]) -> dict[str, Any]:
    """The `data_policy`: the offline engine alone, and how long originals are kept."""
    section: dict[str, Any] = {"engines": ["builtin"]}
    if kept is not None:
        section["keep_originals"] = format_duration(kept)
    elif "keep_originals" in starter:
        section["keep_originals"] = starter["keep_originals"]
    return section


def _listed(channels: Iterable[Channel]) -> str:
    words = {"ad": "advertisement", "crm": "CRM", "email": "e-mail"}
    return ", ".join(words.get(channel.value, channel.value) for channel in channels)
