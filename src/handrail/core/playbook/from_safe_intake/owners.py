"""Review owner and approval rule: who owns which control point, and how many must sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from handrail.core.playbook.from_safe_intake.reading import Reading, Workplace
from handrail.core.playbook.from_safe_intake.wording import (
    ADDRESS,
    parts,
    plain,
    roles_in,
    sentences,
)

REVIEWED = ("reply", "final_message", "lead_grade")
"""What the review owner owns."""
_POINTS: tuple[tuple[str, str], ...] = (
    ("price", r"\bpric\w*|\bcosts?\b|\bquotes?\b|discount\w*|estimates?|preis\w*|angebot\w*|rabatt\w*|precios?|presupuestos?|descuentos?|tarifas?"),
    ("timing", r"\bdates?\b|deadlines?|appointments?|schedul\w*|timing|termin\w*|\bfrist\w*|fechas?|plazos?|citas?"),
    ("scope", r"\bscope\b|umfang|leistungsumfang|alcance"),
    ("access", r"\baccess\b|log-?ins?|zugang\w*|accesos?"),
    ("promise", r"promis\w*|guarant\w*|warrant\w*|commitments?|versprech\w*|garanti\w*|zusage\w*|promesas?"),
    ("legal", r"\blegal\w*|contracts?|lawyers?|recht\w*|vertr[aä]g\w*|contratos?|abogad\w*"),
    ("billing", r"refund\w*|invoic\w*|billing|payments?|erstattung\w*|ruckerstattung\w*|rechnung\w*|reembolsos?|facturas?|pagos?"),
    ("private_data", r"(?:private|personal) data|personendaten|personenbezogen\w*|datos personales"),
    ("final_message", r"every (?:reply|message|draft|text|e-?mail)|all (?:replies|messages|drafts)|jede antwort|alle antworten|cada respuesta|todas las respuestas"),
)  # fmt: skip
_PEOPLE = (
    (3, r"\b(?:three|drei|tres|3) (?:people|persons|personen|personas|members|of us)"),
    (2, r"\b(?:two|zwei|dos|2) (?:people|persons|personen|personas|members|signatures|unterschriften|firmas|of us)|second person|zweite person|segunda persona|\bboth\b|\bbeide\b|four[- ]eyes|vier[- ]augen\w*|cuatro ojos|dos personas"),
)  # fmt: skip
_NOT_THE_EDITOR = re.compile(
    r"never the (?:one|person) who|not the (?:author|writer|editor|one who)|four[- ]eyes|vier[- ]augen|somebody else|"
    r"another person|second person|nicht selbst|zweite person|otra persona|cuatro ojos"
)
_AMOUNT = re.compile(
    r"\d[\d.,]*\s?(?:%|[$€£]|eur\w*|dollars?|pounds?|dolares)|(?:over|above|uber|ab|mas de|from)\s[$€£]?\d"
)


def read_owners(
    review_owner: str, approval_rule: str, workplace: Workplace
) -> tuple[dict[str, dict[str, Any]], list[Reading]]:
    """Control points as the document writes them, and what was read in each of the two."""
    owned = Reading("review_owner")
    owners = _named(review_owner, workplace, owned)
    if owners:
        owned.understood.append(f"{_capital(_listed(owners))} read and sign the reply.")
    else:
        owners = ["owner"]
        owned.to_settle.append("Nobody was recognised; the owner reads replies until you say who.")
    points: dict[str, dict[str, Any]] = {point: {"owners": list(owners)} for point in REVIEWED}
    return points, [owned, _read_rule(approval_rule, workplace, owners, points)]


def _read_rule(
    answer: str, workplace: Workplace, fallback: list[str], points: dict[str, dict[str, Any]]
) -> Reading:
    reading = Reading("approval_rule")
    for clause in _clauses(answer):
        words = plain(clause)
        named = [point for point, pattern in _POINTS if re.search(pattern, words)]
        if not named:
            reading.to_settle.append(f"Not read as a rule: “{clause}”")
            continue
        owners = _named(clause, workplace, reading)
        if not owners:
            owners = fallback
            reading.to_settle.append(f"Who signs is not said: “{clause}”")
        rule = _rule(words, owners)
        for point in named:
            points[point] = dict(rule)
        reading.understood.append(_sentence(named, rule))
        if _AMOUNT.search(words):
            reading.to_settle.append(
                "An amount does not change who signs: the rule holds for every one."
            )
    if not reading.understood:
        reading.to_settle.append("The rest needs an owner's or a manager's yes, as everywhere.")
    return reading


def _rule(words: str, owners: list[str]) -> dict[str, Any]:
    rule: dict[str, Any] = {"owners": list(owners)}
    people = next((number for number, pattern in _PEOPLE if re.search(pattern, words)), 1)
    if people > 1:
        rule["people"] = people
        if all("@" in owner for owner in owners) and len(owners) < people:
            rule["owners"].append("owner")
    if _NOT_THE_EDITOR.search(words):
        rule["editor_may_sign"] = False
    return rule


def _clauses(answer: str) -> Iterator[str]:
    """Sentences, cut at commas where each part has a matter and an owner of its own."""
    for sentence in sentences(answer):
        pieces = parts(sentence)
        if len(pieces) > 1 and sum(map(_is_whole, pieces)) > 1:
            held = ""
            for piece in pieces:
                held = f"{held}, {piece}" if held else piece
                if _is_whole(held):
                    yield held
                    held = ""
            if held:
                yield held
        else:
            yield sentence


def _is_whole(words: str) -> bool:
    low = plain(words)
    return bool(roles_in(low)) and any(re.search(pattern, low) for _, pattern in _POINTS)


def _named(answer: str, workplace: Workplace, reading: Reading) -> list[str]:
    """The owners whom a clause names: members by address, roles that somebody has."""
    owners: list[str] = []
    for address in ADDRESS.findall(answer):
        if address.casefold() in workplace.surroundings.members:
            owners.append(address.casefold())
        else:
            reading.to_settle.append("An address that is no member's was left out.")
    for role in roles_in(plain(ADDRESS.sub(" ", answer))):
        there = workplace.role(role)
        if there != role:
            reading.to_settle.append(f"Nobody is a {role} yet: the owner signs until then.")
        owners.append(there)
    return list(dict.fromkeys(owners))


def _sentence(points: list[str], rule: dict[str, Any]) -> str:
    what = ", ".join(point.replace("_", " ") for point in points)
    text = f"{_capital(what)}: {_listed(rule['owners'])}"
    if rule.get("people", 1) > 1:
        text += f", {rule['people']} people"
    if rule.get("editor_may_sign") is False:
        text += ", never the one who edited"
    return f"{text}."


def _listed(owners: list[str]) -> str:
    words = {"owner": "owners", "manager": "managers", "reviewer": "reviewers"}
    return " and ".join(words.get(owner, owner) for owner in owners)


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"
