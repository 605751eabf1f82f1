"""What the sections of a playbook share."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

from handrail.core.playbook.durations import format_duration, parse_duration

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""A stable name inside a playbook: lower-case letters, digits and underscores."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]

Duration = Annotated[
    timedelta,
    BeforeValidator(parse_duration),
    PlainSerializer(format_duration, return_type=str),
    Field(description="A time span such as 30m, 4h, 2d or 1w."),
]

OwnerName = Annotated[
    str,
    StringConstraints(pattern=r"^(owner|manager|reviewer|[^@\s]+@[^@\s]+\.[^@\s]+)$"),
    Field(description="A role (owner, manager, reviewer) or the e-mail address of a member."),
]


class Section(BaseModel):
    """A part of the document: immutable, and a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
