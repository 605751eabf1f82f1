"""Playbooks of every shape that the schema allows, as the values of their documents."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from handrail.core.findings import INBOUND_CATEGORIES, ControlPoint
from handrail.core.leads import Channel
from handrail.core.outputs import OutputKind
from handrail.core.playbook.control import RECORD_KINDS

CHARACTERS = st.characters(
    blacklist_categories=("Cs", "Cn", "Co", "Cc", "Zs", "Zl", "Zp"),
    whitelist_characters=" \n\t\u2028\x7f",
)
TEXTS = st.one_of(
    st.sampled_from(
        ["yes", "a: b", "# c", "two\nlines", "1", "null", "- x", "[a", "'q'", '"d"', "a, b", "{x}",
         "2029-01-01", '"unclosed', "*a", "&b", "!t", "é", "x" * 130, "ends:", ": b", "Hi {name},"]
    ),
    st.text(CHARACTERS, min_size=1, max_size=20).map(str.strip).filter(bool),
)  # fmt: skip
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
SPANS = st.builds("{}{}".format, st.integers(0, 999), st.sampled_from("smhdw"))
OWNERS = st.sampled_from(["owner", "manager", "reviewer", "dana@example.com"])
WORDS = st.lists(TEXTS, max_size=3)
PATTERNS = st.lists(st.sampled_from(["best price", "for * newspaper", "a, b", "é*e"]), max_size=3)
LANGUAGES = st.sampled_from(["en", "de", "es", "fr"])


def some(always: dict[str, Any], **perhaps: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(always, optional=perhaps)


def named(keys: Any, values: st.SearchStrategy[Any], most: int = 4) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(list(map(str, keys))), values, max_size=most)


def listed(member: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[list[Any]]:
    return st.lists(member, min_size=least, max_size=3, unique_by=lambda one: one["code"])


CODE_LISTS = st.lists(CODES, max_size=3, unique=True)
FEW_CODES = st.lists(CODES, min_size=1, max_size=3, unique=True)
REQUIRED = some(
    {"code": CODES, "label": TEXTS, "question": TEXTS},
    kind=st.sampled_from(["text", "date", "yes_no"]), words=WORDS,
)  # fmt: skip
SERVICE = some({"code": CODES, "name": TEXTS}, words=WORDS, examples=WORDS, required=CODE_LISTS)
LEVEL = some(
    {"code": CODES, "name": TEXTS, "respond_within": SPANS}, words=WORDS, deadline_within=SPANS
)
FACT = some(
    {"code": CODES, "statement": TEXTS},
    kind=st.sampled_from(["price", "link"]), owner=OWNERS, expires=st.dates().map(str),
    services=CODE_LISTS, answers=WORDS, translations=st.dictionaries(LANGUAGES, TEXTS, max_size=2),
)  # fmt: skip
TEMPLATE = some(
    {},
    subject=TEXTS, greeting=TEXTS, sign_off=TEXTS, trouble_words=WORDS,
    named=st.sampled_from(["", "{service}", "your {service}"]),
    in_place=st.sampled_from(["", " in {place}"]),
    thanks_by_channel=named(Channel, TEXTS), services=st.dictionaries(CODES, TEXTS, max_size=2),
    open_questions=named(["price", "timing", "scope", "other"], TEXTS),
    questions=st.dictionaries(CODES, TEXTS, max_size=2),
)  # fmt: skip
TONE = some(
    {},
    language=LANGUAGES, max_words=st.integers(30, 600), avoid=WORDS, examples=WORDS,
    templates=st.dictionaries(LANGUAGES, TEMPLATE, max_size=2),
)  # fmt: skip
POINT = some(
    {},
    owners=st.lists(OWNERS, min_size=1, max_size=3, unique=True),
    sign=st.sampled_from(["any", "all"]), people=st.integers(1, 5), editor_may_sign=st.booleans(),
)  # fmt: skip
TRIGGER = {
    "action": st.sampled_from(["person_first", "note"]), "to": OWNERS, "within": SPANS,
}  # fmt: skip
PHRASE = some(
    {"code": CODES, "why": TEXTS},
    patterns=PATTERNS, examples=WORDS, control_point=st.sampled_from(["price", "legal"]),
)  # fmt: skip
OWN = some({"code": CODES, "why": TEXTS}, patterns=PATTERNS, examples=WORDS, **TRIGGER)
CATEGORIES = [one for one in INBOUND_CATEGORIES if one != "playbook_trigger"]
PLAYBOOKS: st.SearchStrategy[dict[str, Any]] = some(
    {"name": TEXTS, "business": TEXTS, "services": listed(SERVICE, 1), "urgency": listed(LEVEL, 1)},
    handrail=st.just(1),
    inputs=some({}, channels=named(Channel, FEW_CODES), mask=CODE_LISTS, never=CODE_LISTS),
    tasks=named(OutputKind, st.booleans()),
    required_facts=listed(REQUIRED),
    fit=listed(some({"code": CODES, "name": TEXTS}, words=WORDS, fits=st.booleans())),
    crm_note=listed(st.fixed_dictionaries({"code": CODES, "label": TEXTS, "source": CODES})),
    facts=listed(FACT),
    tone=TONE,
    promises=some({}, forbidden=listed(PHRASE), sign_off=listed(PHRASE), known_links=WORDS),
    control_points=named(ControlPoint, POINT),
    escalation=some(
        {},
        triggers=named(CATEGORIES, some({}, **TRIGGER)), own=listed(OWN),
        chain=st.lists(OWNERS, max_size=3, unique=True), high_value_amount=st.integers(0, 10**6),
        named_accounts=WORDS,
    ),
    review=some(
        {},
        person_first_below=st.sampled_from([0, 0.35, 1]), respond_within=named(Channel, SPANS),
        respond_within_default=SPANS, undo_window=SPANS, duplicate_window=SPANS,
        follow_up_after=SPANS,
    ),
    data_policy=some(
        {},
        engines=FEW_CODES,
        task_engines=named(OutputKind, FEW_CODES),
        mask_for=st.dictionaries(CODES, FEW_CODES, max_size=2), keep_originals=SPANS,
    ),
    write_back=some({}, records=named(RECORD_KINDS, FEW_CODES)),
)  # fmt: skip
