"""Secrets: passwords beside their cue, keys and tokens by the forms that their issuers print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handrail.core.detect.private_data.found import found
from handrail.core.findings import Finding

_CUE_WORD = (
    r"(?i)\b(?:password|passwd|passcode|pwd|pw|passphrase|passwort|kennwort|contraseñas?|clave|"
    r"mot de passe|palavra-passe|senha)\b"
)
_VALUE_AFTER = r"\s?[\"'“]?((?=[^\s\"'”,;]*(?:\d|[!@#$%^&*?]))[^\s\"'”,;]{5,64})"
_IS = r"(?:is|was|ist|war|es|era|est|é|stays|to)"
_PASSWORD = re.compile(_CUE_WORD + rf"(?:\s{_IS})?\s?[:=\-–]?" + _VALUE_AFTER)
_PASSWORD_OF = re.compile(
    _CUE_WORD
    + r"\s(?:for|of|on|für|de|para|do|da|pour)\s[^\n.,;:]{2,30}?"
    + rf"(?:\s{_IS}\s|\s?[:=])"
    + _VALUE_AFTER
)
_LOGIN_PAIR = re.compile(
    r"(?i)\b(?:login|log-in|user(?:name)?|admin|root|ftp|wordpress|wp|access|zugang|benutzer|usuario)\b[^\n]{0,30}?"
    r"\b[\w.@-]{2,40}\s?[/|]\s?((?=\S*\d)\S{5,64})"
)
_KEYS = re.compile(
    r"(?<![\w-])(?:sk-(?:proj-|ant-)?[\w-]{20,200}|(?:sk|pk|rk)_(?:live|test)_\w{16,100}|AKIA[0-9A-Z]{16}|ASIA[0-9A-Z]{16}"
    r"|gh[pousr]_\w{36,80}|github_pat_\w{22,100}|glpat-[\w-]{20,60}|xox[abprs]-[\w-]{10,120}|AIza[\w-]{35}"
    r"|ya29\.[\w-]{20,200}|SG\.[\w-]{16,40}\.[\w-]{16,60}|key-[0-9a-f]{32}|shp(?:at|ss|ca)_[0-9a-f]{32}"
    r"|pat-(?:na|eu)1-[0-9a-f-]{36}|npm_\w{36}|pypi-[\w-]{50,200}|whsec_[\w+/=]{24,80}"
    r"|eyJ[\w-]{10,500}\.eyJ[\w-]{10,2000}\.[\w-]{10,500}|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----)(?![\w-])"
)
_NAMED_KEY = re.compile(
    r"(?i)\b(?:api[ _-]?key|secret(?:[ _-]?key)?|access[ _-]?token|auth[ _-]?token|bearer|client[ _-]?secret)\b"
    r"\s?(?:is|:|=)?\s?[\"']?((?=[\w./+=-]*\d)(?=[\w./+=-]*[A-Za-z])[\w./+=-]{16,200})"
)
_DOOR_CODE = re.compile(
    r"(?i)\b(?:alarm|door|gate|key ?(?:safe|box)|lock ?box|keypad|entry|safe|garage|pin)(?:'s)?\s(?:code|pin|combination|number)?"
    r"\s?(?:is|:|=|stays)\s?(\d{3,8})\b|\b(?:my|our|the) (?:pin|passcode|alarm code|door code|gate code) (\d{3,8})\b"
)


_NAMES = (
    "pass", "pw", "kenn", "contra", "clave", "mot de", "palavra", "senha", "log", "user", "admin",
    "root", "ftp", "wordpress", "wp", "access", "zugang", "benutz", "usuario", "key", "secret",
    "token", "bearer", "alarm", "door", "gate", "lock", "entry", "safe", "garage", "pin",
)  # fmt: skip
"""Parts of every word that names a secret: the cheap look before the dear ones."""


def find(text: str) -> Iterator[Finding]:
    """Passwords, keys, tokens and door codes; each needs a person and is never repeated."""
    lower = text.lower()
    named = any(word in lower for word in _NAMES)
    for pattern, group, code, why in (
        (_PASSWORD, 1, "password", "A password: do not repeat it; ask them to change it."),
        (_PASSWORD_OF, 1, "password", "A password: do not repeat it; ask them to change it."),
        (_LOGIN_PAIR, 1, "password", "A password beside its user name: do not use or repeat it."),
        (_KEYS, 0, "api_key", "A key or token: do not repeat it; ask them to revoke it."),
        (_NAMED_KEY, 1, "api_key", "A key or token: do not repeat it; ask them to revoke it."),
        (_DOOR_CODE, 1, "password", "A code of a lock or alarm: do not repeat it."),
    ):
        if pattern is not _KEYS and not named:
            continue
        for match in pattern.finditer(text):
            which = group if match[group] is not None else match.lastindex or group
            yield found(text, *match.span(which), code, why)
