"""Values by the kind that a playbook's required fact names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from handrail.core.outputs import Evidence
from handrail.core.preparation.extraction.dates import in_order, time_mentions
from handrail.core.preparation.extraction.money import money
from handrail.core.preparation.extraction.places import places
from handrail.core.preparation.extraction.quantities import quantities
from handrail.core.preparation.reading import Reading, quoted

_PHOTO = re.compile(
    r"(?i)(?<!\w)(?:photos?|pictures?|pics?|images?|attached|fotos?|bilder|bild|angehängt|anbei|im anhang|imágenes|imagen|adjunt\w+)(?!\w)"
)
_PHONE = re.compile(r"\[PHONE_\d+\]|(?<![\w.,])\+?\d(?:[\s()./-]{0,2}\d){7,14}(?!\w)")
_EMAIL = re.compile(r"\[EMAIL_\d+\]|[\w.+-]+@[\w-]+\.[\w.-]+\w")
_NAME = re.compile(
    r"(?i)(?:my name is|i am|i'm|this is|mein name ist|ich heiße|me llamo|soy|mi nombre es)\s((?-i:[A-ZÄÖÜÁÉÍÓÚ])[\w'’-]+(?:\s(?-i:[A-ZÄÖÜÁÉÍÓÚ])[\w'’-]+)?)|\[PERSON_\d+\]"
)


def values_of(kind: str, reading: Reading, today: date) -> tuple[Evidence, ...]:
    """Every value of this kind; a kind that no rule can find (text, yes_no) has none."""
    finder = _FINDERS.get(kind)
    return tuple(finder(reading, today)) if finder else ()


def _by(pattern: re.Pattern[str]) -> Callable[[Reading, date], Iterator[Evidence]]:
    return lambda reading, today: quoted(reading.text, pattern, reading)  # noqa: ARG005


_FINDERS: Mapping[str, Callable[[Reading, date], Iterator[Evidence]]] = {
    "money": lambda reading, today: money(reading),  # noqa: ARG005
    "quantity": lambda reading, today: quantities(reading),  # noqa: ARG005
    "date": lambda reading, today: iter(in_order(time_mentions(reading, today))),
    "place": lambda reading, today: places(reading),  # noqa: ARG005
    "photo": _by(_PHOTO),
    "phone": _by(_PHONE),
    "email": _by(_EMAIL),
    "name": _by(_NAME),
}
