"""What two inputs have in common when they are the same enquiry sent twice."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

import phonenumbers

from handrail.core.intake.text import comparable

_EMAIL = re.compile(r"[^\s<>,;:\"()\[\]@]+@[^\s<>,;:\"()\[\]@]+")
_EXTENSION = re.compile(r"(?:ext\.?|extension|durchwahl|x|#|;)\s*\d+\s*$", re.IGNORECASE)
_TRUNK_ZERO = re.compile(r"\(0\)")
MIN_PHONE_DIGITS = 5
MAX_LENGTH = 320
"""Nothing longer is an address or a number; the patterns must not search in it."""


def normal_email(text: str) -> str:
    """The address in lower case, without a name or `mailto:` around it; "" if there is none.

    The part before @ is lowered too: no mail provider of note tells addresses apart by case.
    """
    found = _EMAIL.search(text[:MAX_LENGTH])
    return found.group().lower().strip(".") if found else ""


def normal_phone(text: str) -> str:
    """A number as `+` and digits where it is international, else its digits; "" if too short.

    A national number stays national: the region that it was meant in is not known here.
    """
    given = _TRUNK_ZERO.sub("", _EXTENSION.sub("", text[:MAX_LENGTH].strip()))
    digits = "".join(str(int(char)) for char in given if char.isdecimal())
    if len(digits) < MIN_PHONE_DIGITS:
        return ""
    if given.lstrip("( ").startswith("+"):
        return _international(f"+{digits}")
    if digits.startswith("00"):
        return _international(f"+{digits[2:]}")
    return digits


def _international(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def content_key(channel: str, fields: Mapping[str, str]) -> str:
    """A digest that is the same for the same enquiry by the same person, in 64 hex digits.

    It covers contact and message and every other mapped field: a repeat is not stored a second
    time, so anything that differs in substance must make a difference here. Case, spaces and
    the writing of addresses and numbers don't count, nor does the source context.
    """
    kept = {
        name: comparable(value)
        for name, value in fields.items()
        if value.strip() and name not in ("email", "phone")
    }
    for name, normal in (("email", normal_email), ("phone", normal_phone)):
        given = fields.get(name, "")
        if given.strip():
            kept[name] = normal(given) or comparable(given)
    body = json.dumps([str(channel), sorted(kept.items())], ensure_ascii=False)
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
