"""Private data and credentials in the ways of writing that only such a form must also know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum import luhn

from handrail.core.detect.private_data.names import folded, is_english, names
from handrail.core.detect.private_data.payment import CARD_LENGTHS
from handrail.core.safe_intake.harmless import PRODUCTS
from handrail.core.safe_intake.refusal import Refusal

_AT = r"\s{0,2}[\[({<]?\s?(?:@|\bat\b|\bÄt\b|\barroba\b)\s?[\])}>]?\s{0,2}"
_DOT = r"\s{0,2}(?:[\[({<]\s?(?:\.|dot|punkt|punto)\s?[\])}>]|\b(?:dot|punkt|punto)\b|\.)\s{0,2}"
_MAIL = re.compile(
    rf"(?i)(?<![\w.])[\w.+-]{{2,40}}{_AT}[\w-]{{2,40}}{_DOT}(?:com|net|org|de|es|io|co|eu|at|ch|uk|info|biz|fr|it|pt)\b"
)
_CARD = re.compile(r"(?<![\w.])\d(?:[ .\-/_\n]{0,3}\d){12,18}(?![\w])")
_HOOK = re.compile(
    r"(?i)https?://(?:hooks\.zapier\.com/hooks/|hooks\.slack\.com/|hook\.(?:eu|us)\d?\.make\.com/|discord(?:app)?\.com/api/webhooks/"
    r"|[\w.-]+\.webhook\.office\.com/|[\w.-]+/in/[\w-]{20,})[^\s,;)>\]]{3,300}"
)
_LOGIN_IN_ADDRESS = re.compile(r"(?i)(?<=://)[^\s/:@]{1,64}:[^\s/@]{1,64}@")
_KEY_IN_ADDRESS = re.compile(
    r"(?i)[?&](?:key|api_?key|token|access_token|secret|sig|password|pwd)=([^\s&#]{4,300})"
)
_PASSWORD = re.compile(
    r"(?i)\b(?:password|passwd|pwd|pw|passwort|kennwort|contraseña|clave|passcode|pin)\s?[:=]\s?[\"'“]?([^\s\"'”,;.()]{4,64})"
)
_NOT_A_PASSWORD = frozenset(
    "none never hidden text string field required optional asked stored masked removed "
    "private secret nie keine kein wird niemals ninguna nunca oculta date number message name".split()
)
_TOKEN = re.compile(
    r"(?<![\w/.-])(?=[\w-]*\d[\w-]*\d)(?=[\w-]*[a-zA-Z][\w-]*[a-zA-Z])[\w-]{24,200}(?![\w/-])"
)
_PROFILE = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?(?:instagram\.com|facebook\.com|fb\.com|linkedin\.com/in|xing\.com/profile|x\.com|twitter\.com"
    r"|tiktok\.com/@?|t\.me|wa\.me)/[\w.%+-]{3,60}/?"
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z][\w.]{3,29}(?![\w@])")
_FIRM = re.compile(
    r"(?<![\w.-])(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]{1,30}(?: (?:&|and|und|y) | )){1,4}"
    r"(?:Ltd|Limited|LLC|LLP|Inc|GmbH|mbH|UG|AG|KG|OHG|GbR|e\.K\.|S\.?L\.?U?\.?|S\.?A\.?|SARL|B\.V\.)(?![\w])"
)
_LOWER_WORD = re.compile(r"[^\W\d_][\w'’-]{1,30}")


def find(text: str, *, companies: bool) -> Iterator[Refusal]:
    """What the shared detectors leave. `companies`: whether a firm's name is a client's here."""
    lower = text.lower()
    if any(sign in lower for sign in ("@", " at", "(at", "[at", "arroba")):
        yield from _all(text, _MAIL, "email")
        yield from _all(text, _HANDLE, "profile")
    yield from _cards(text)
    if "/" in text:
        yield from _all(text, _HOOK, "secret_address")
        yield from _all(text, _LOGIN_IN_ADDRESS, "password")
        yield from _all(text, _KEY_IN_ADDRESS, "api_key", 1)
        yield from _all(text, _PROFILE, "profile")
    for one in _all(text, _PASSWORD, "password", 1):
        if folded(one.text) not in _NOT_A_PASSWORD and not one.text.startswith(("[", "{", "<")):
            yield one
    yield from _all(text, _TOKEN, "api_key")
    if companies:
        yield from (one for one in _all(text, _FIRM, "company") if not _is_vendor(one.text))
    yield from _lower_names(text)


def _all(text: str, pattern: re.Pattern[str], kind: str, group: int = 0) -> Iterator[Refusal]:
    for match in pattern.finditer(text):
        start, end = match.span(group)
        yield Refusal(start, end, kind, text[start:end])


def _cards(text: str) -> Iterator[Refusal]:
    for one in _all(text, _CARD, "credit_card"):
        digits = re.sub(r"\D", "", one.text)
        plausible = digits[0] in "3456" or digits.startswith("2")
        several = len(digits) in CARD_LENGTHS and len(set(digits)) > 1
        if plausible and several and luhn.is_valid(digits):
            yield one


def _is_vendor(written: str) -> bool:
    return any(folded(word) in PRODUCTS for word in _LOWER_WORD.findall(written))


def _lower_names(text: str) -> Iterator[Refusal]:
    """A given name beside a family name, the latter no English word, written small: maria lopez."""
    words = list(_LOWER_WORD.finditer(text))
    for left, right in pairwise(words):
        given, family = folded(left.group()), folded(right.group())
        if not (left.group().islower() and right.group().islower()) or len(given) < 3:
            continue
        if text[left.end() : right.start()] != " ":
            continue
        is_given = given in names("given") or given in names("words_too")
        if is_given and family in names("family") and not is_english(family):
            yield Refusal(left.start(), right.end(), "person", text[left.start() : right.end()])
