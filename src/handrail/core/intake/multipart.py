"""multipart/form-data (RFC 7578) as fields and files, by the standard library's mail parser."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import collapse_rfc2231_value

from handrail.core.intake.charsets import TOLERANT
from handrail.core.intake.errors import IntakeError

MAX_PARTS = 300
_BOUNDARY = re.compile(r"[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]", re.ASCII)


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """One file by field, name, type, size in bytes and SHA-256; its bytes stay in the original."""

    field: str
    name: str
    content_type: str
    size: int
    sha256: str


def read_multipart(body: bytes, boundary: str) -> tuple[dict[str, str], tuple[UploadedFile, ...]]:
    """Fields and files. Raises IntakeError 400 where the body is not what its type says."""
    if not _BOUNDARY.fullmatch(boundary):
        raise _malformed("its content type names no valid boundary")
    mark = b"--" + boundary.encode("ascii")
    if body.count(mark) > MAX_PARTS:
        raise IntakeError(
            400, "too_many_fields", f"The form has more than {MAX_PARTS} fields: send fewer."
        )
    if not body.lstrip(b"\r\n").startswith(mark) or mark + b"--" not in body:
        raise _malformed("its parts don't begin and end with the boundary")
    head = f'Content-Type: multipart/form-data; boundary="{boundary}"\r\n\r\n'.encode("ascii")
    parsed = message_from_bytes(head + body, policy=TOLERANT)
    fields: dict[str, str] = {}
    files: list[UploadedFile] = []
    for part in parsed.get_payload():
        if isinstance(part, Message):
            _take(part, fields, files)
    return fields, tuple(files)


def _take(part: Message, fields: dict[str, str], files: list[UploadedFile]) -> None:
    name = part.get_param("name", header="content-disposition")
    content = part.get_payload(decode=True)
    if not isinstance(name, str) or not isinstance(content, bytes):
        raise _malformed("a part has no name")
    given = part.get_param("filename", header="content-disposition")
    if given is not None:
        filename = collapse_rfc2231_value(given)
        if content or filename:
            files.append(
                UploadedFile(
                    field=name,
                    name=filename[:255],
                    content_type=part.get_content_type()[:127],
                    size=len(content),
                    sha256=hashlib.sha256(content).hexdigest(),
                )
            )
        return
    try:
        value = content.decode()
    except UnicodeDecodeError:
        raise IntakeError(
            400, "not_utf8", f"The field {name[:80]!r} is not UTF-8: send it as UTF-8."
        ) from None
    fields[name] = f"{fields[name]}, {value}" if fields.get(name) else value


def _malformed(why: str) -> IntakeError:
    return IntakeError(400, "not_multipart", f"The body is not multipart/form-data: {why}.")
