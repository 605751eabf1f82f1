"""Texts with every private value taken out, to be shown outside the workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handrail.core.detect.private_data import find_private_data
from handrail.core.preparation.masking import Finder, Masks, found_values, mask
from handrail.core.preparation.name_writings import writings_of
from handrail.core.preparation.own_values import OwnValue, own_values

_ALWAYS = ("credit_card", "iban", "bank_account", "national_id", "person")


def redact(texts: Sequence[str], *, known: Mapping[str, str]) -> tuple[str, ...]:
    """The texts with placeholders; the same value has the same one in all of them.

    `known` are values that are private for certain, by their names: name, email, phone, company.
    Beside them everything goes that detection finds, of whatever kind.
    """
    kinds = {
        finding.code.partition(".")[2] for text in texts for finding in find_private_data(text)
    }
    finder = Finder((*kinds, *_ALWAYS))
    own = own_values(dict(known), allowed=(), never=tuple(known), kinds=tuple(kinds))
    written = writings_of(known.get("name", ""), texts)
    own = (*own, *(OwnValue("person", "name", word) for word in written))
    own = (*own, *found_values(texts, finder))
    masks = Masks()
    return tuple(mask(text, masks, finder=finder, own=own)[0] for text in texts)
