"""Bytes to text where the declared character set may be missing, unknown or wrong."""

from __future__ import annotations

import codecs
import re
from email.header import decode_header
from email.message import Message
from email.policy import Compat32

from charset_normalizer import from_bytes

from handrail.core.intake.text import one_line

_SAMPLE = 100_000
MAX_HEADER = 20_000


class _Tolerant(Compat32):
    """The mail parser's oldest and sturdiest policy, with raw 8-bit headers as text."""

    def header_fetch_parse(self, name: str, value: str) -> str:  # noqa: ARG002
        """The header's text; the parser keeps bytes above 127 as lone surrogates."""
        return _raw_8bit(value[:MAX_HEADER])


TOLERANT = _Tolerant()
"""The policy to parse mail with: a faulty header never raises. RFC 6532 text is read, too."""


def decode(raw: bytes, declared: str = "") -> str:
    """The text of these bytes; never fails, and never drops a byte without a U+FFFD for it.

    In order: a byte order mark, UTF-8 (which hardly any other text fits), what was declared,
    what the bytes look like, Windows-1252.
    """
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
                       (codecs.BOM_UTF16_BE, "utf-16")):  # fmt: skip
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    if "\x1b" not in declared and not declared.lower().startswith(("utf-16", "utf-32", "iso-2022")):
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            pass
    for name in (declared, guess(raw)):
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def guess(raw: bytes) -> str:
    """The likeliest character set of bytes that are not UTF-8; Windows-1252 where none is."""
    best = from_bytes(
        raw[:_SAMPLE], cp_isolation=["cp1252", "cp1250", "cp1251", "utf_16", "shift_jis", "gb18030"]
    ).best()
    return best.encoding if best else "cp1252"


def header_text(message: Message, name: str) -> str:
    """A header as one readable line; "" where it is missing. Survives every kind of fault."""
    return words(str(message.get(name, "")))


def words(value: str) -> str:
    """A header's text with its encoded words (RFC 2047) as one readable line."""
    pieces: list[str] = []
    try:
        found = decode_header(value)
    except (ValueError, LookupError, AssertionError):
        return one_line(value)
    for piece, charset in found:
        if isinstance(piece, str):
            pieces.append(piece)
        elif charset is None:
            pieces.append(piece.decode("raw-unicode-escape", "replace"))
        else:
            pieces.append(decode(piece, charset))
    return one_line("".join(pieces)) or one_line(value)


def _raw_8bit(value: str) -> str:
    if not re.search(r"[\udc80-\udcff]", value):
        return value
    return decode(value.encode("utf-8", "surrogateescape"))
