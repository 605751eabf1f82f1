"""A file that travels from one page of an import to the next inside the form itself.

Nothing lies on this machine between the pages, so any machine can answer the next one.
"""

from __future__ import annotations

import base64
import binascii
import zlib


def pack(content: bytes) -> str:
    """The file as text for a hidden field."""
    return base64.urlsafe_b64encode(zlib.compress(content)).decode()


def unpack(text: str, *, limit: int) -> bytes | None:
    """The file again; None for what `pack` did not make, or where it has more bytes than that."""
    try:
        packed = base64.urlsafe_b64decode(text.encode())
        reader = zlib.decompressobj()
        content = reader.decompress(packed, limit + 1)
    except (binascii.Error, zlib.error, ValueError):
        return None
    if len(content) > limit or not reader.eof:
        return None
    return content
