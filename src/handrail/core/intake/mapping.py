"""From a source's own field names to the standard names and the source context."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from handrail.core.intake.channels import standard_names
from handrail.core.intake.synonyms import SYNONYMS
from handrail.core.leads import SourceContext

CONTEXT_NAMES = ("page", "landing_page", "referrer", "form", "campaign")
CLICK_IDS = (
    *("gclid", "gbraid", "wbraid", "gcl_id", "dclid", "fbclid", "msclkid", "ttclid"),
    *("li_fat_id", "twclid", "rdt_cid", "epik", "sccid", "irclickid", "yclid", "qclid"),
)
IGNORE = "-"
"""As a standard name in a mapping: this field is known and not wanted."""
MESSAGE = "message"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^\w]+|_{2,}")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_UTM = re.compile(r"utm_?(source|medium|campaign|term|content|id)$")
_KEPT = frozenset({"first_name", "last_name"})
_ANYWHERE = frozenset({"email", "phone", "first_name", "last_name"})
_CONTAINERS = frozenset(
    {"contact", "customer", "user", "lead", "person", "sender", "visitor", "client", "data"}
    | {"fields", "field_data", "form_fields", "answers", "user_column_data", "submission", "values"}
    | {"form_data", "form", "inputs", "responses"}
)


@dataclass(frozen=True, slots=True)
class Mapped:
    """Fields by standard name, the source context, and what nobody has mapped yet.

    `unmapped` are non-empty fields by their incoming names: kept in the original, offered for
    mapping, and never given to AI, whose allow-list knows standard names only.
    """

    fields: Mapping[str, str]
    context: SourceContext
    unmapped: Mapping[str, str] = field(default_factory=dict)

    @property
    def context_dict(self) -> dict[str, object]:
        """The context as it is stored."""
        found = self.context
        given: dict[str, object] = {
            "page": found.page,
            "landing_page": found.landing_page,
            "referrer": found.referrer,
            "form": found.form,
            "campaign": found.campaign,
            "utm": dict(found.utm),
            "click_ids": dict(found.click_ids),
        }
        return {name: value for name, value in given.items() if value}


def normal_name(name: str) -> str:
    """A field's name for comparing: `yourName`, `Your name` and `your-name` are `your_name`."""
    return _NOT_WORD.sub("_", _CAMEL.sub("_", name.strip())).strip("_").lower()


def map_fields(given: Mapping[str, str], mapping: Mapping[str, str] | None = None) -> Mapped:
    """Map incoming fields, by the source's own mapping first, then by standard name and synonym.

    `mapping` is incoming name → standard name, or `-` for what is not wanted. Where two
    incoming fields mean the same, the first non-empty one by that order counts and the other
    stays unmapped; only several that the source's own mapping calls the message make one
    together, a line for each (an advertisement's questions).
    """
    values = {name: value.strip() for name, value in given.items() if value.strip()}
    own = {normal_name(name): target for name, target in (mapping or {}).items()}
    ranked = sorted(
        ((rank, position, name, target)
         for position, name in enumerate(values)
         for rank, target in [_target(name, own)]),
    )  # fmt: skip
    asked = [name for rank, _, name, target in ranked if (rank, target) == (0, MESSAGE)]
    together = asked if len(asked) > 1 else []
    lines = "\n".join(f"{name}: {values[name]}" for name in together)
    found = {MESSAGE: lines} if together else {}
    unmapped: dict[str, str] = {}
    for _, _, name, target in ranked:
        if target == IGNORE or name in together:
            continue
        if target and target not in found:
            found[target] = values[name]
        else:
            unmapped[name] = values[name]
    _join_names(found)
    context = _context(found)
    names = standard_names() | set(own.values())
    fields = {n: v for n, v in found.items() if n in names and n not in CONTEXT_NAMES}
    return Mapped(fields, context, {name: unmapped[name] for name in values if name in unmapped})


def suggest(name: str) -> str:
    """The standard name that a column or field most likely means; "" where nothing fits."""
    target = _target(name, {})[1]
    return "" if target == IGNORE else target


def _target(name: str, own: Mapping[str, str]) -> tuple[int, str]:
    """Rank and standard name of an incoming field: 0 mapped, 1 exact, 2 synonym, 3 by its end."""
    whole = normal_name(name)
    if whole in own:
        return 0, own[whole]
    for rank, candidate in enumerate(_candidates(name, whole), start=1):
        if candidate in own:
            return 0, own[candidate]
        known = _known(candidate)
        if known:
            return rank + (candidate != known), known
    return 9, ""


def _candidates(name: str, whole: str) -> list[str]:
    """The name, its last part (`contact.email`, `fields[email]`), and it without an owner."""
    last = _BRACKETED.findall(name)
    parts = [part for part in name.split(".") if part and not part.isdecimal()]
    tail = normal_name(last[-1] if last else parts[-1] if parts else name)
    bare = re.sub(r"^(?:your|contact|customer|user|lead|visitor|client|form|input)_", "", tail)
    if len(parts) > 1 and not last and normal_name(parts[-2]) not in _CONTAINERS:
        # `payload.name` may be the name of the form: only what can mean one thing counts.
        return [whole, *(one for one in (tail, bare) if _known(one) in _ANYWHERE)]
    return list(dict.fromkeys([whole, tail, bare]))


def _known(name: str) -> str:
    utm = _UTM.fullmatch(name)
    if utm:
        return f"utm_{utm.group(1)}"
    if name in CLICK_IDS:
        return f"click:{'gclid' if name == 'gcl_id' else name}"
    if name in standard_names() or name in CONTEXT_NAMES or name in _KEPT:
        return name
    return SYNONYMS.get(name, "")


def _join_names(found: dict[str, str]) -> None:
    """A full name from its parts where none was given."""
    parts = [found.pop(name, "") for name in ("first_name", "last_name")]
    joined = " ".join(part for part in parts if part)
    if joined:
        found.setdefault("name", joined)


def _context(found: Mapping[str, str]) -> SourceContext:
    """The context, with what the pages' own addresses say where nothing else does."""
    pages = (found.get("page", ""), found.get("landing_page", ""))
    query = [pair for address in pages for pair in _query_of(address)]
    utm = {k[4:]: v for k, v in found.items() if k.startswith("utm_")}
    clicks = {k[6:]: v for k, v in found.items() if k.startswith("click:")}
    for name, value in query:
        known = _known(normal_name(name))
        if known.startswith("utm_"):
            utm.setdefault(known[4:], value)
        elif known.startswith("click:"):
            clicks.setdefault(known[6:], value)
    return SourceContext(
        page=found.get("page", ""),
        landing_page=found.get("landing_page", ""),
        referrer=found.get("referrer", ""),
        form=found.get("form", ""),
        campaign=found.get("campaign", "") or utm.get("campaign", ""),
        utm=utm,
        click_ids=clicks,
    )


def _query_of(page: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(urlsplit(page).query, max_num_fields=100)
    except ValueError:
        return []
