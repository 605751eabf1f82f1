"""What the sections of a playbook share."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    StringConstraints,
)

from handrail.core.playbook.durations import format_duration, parse_day, parse_duration

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""A stable name inside a playbook: lower-case letters, digits and underscores."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]

Duration = Annotated[
    timedelta, BeforeValidator(parse_duration), PlainSerializer(format_duration, return_type=str)
]
"""A time span such as 30m, 4h, 2d or 1w."""

Day = Annotated[date, BeforeValidator(parse_day)]
"""A day, written 2027-03-31."""

OwnerName = Annotated[
    str, StringConstraints(pattern=r"^(owner|manager|reviewer|[^@\s]+@[^@\s]+\.[^@\s]+)$")
]
"""A role (owner, manager, reviewer) or the e-mail address of a member."""


def in_words(name: str) -> str:
    """`ControlPointRule` and `control_points` as people read them: Control points."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").capitalize()
    return re.sub(r"(?i)\bcrm\b", "CRM", words)


class Section(BaseModel):
    """A part of the document: immutable, and a key that it does not know is an error.

    The text under a field is what editors show of it.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        model_title_generator=lambda model: in_words(model.__name__),
        field_title_generator=lambda name, _: in_words(name),
    )
