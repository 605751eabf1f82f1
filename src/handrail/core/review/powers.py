"""What a member may sign at each control point, and why, in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from handrail.core.findings import ControlPoint
from handrail.core.review.authority import ControlPointOwners, Signer


@dataclass(frozen=True, slots=True)
class Power:
    """Whether a member may sign at a control point; `why` and `limits` are sentences."""

    point: ControlPoint
    may_sign: bool
    alone: bool
    why: str
    limits: tuple[str, ...] = ()


def power_of(
    signer: Signer, owners: ControlPointOwners, *, decides: bool, others: Collection[Signer]
) -> Power:
    """What this member may sign.

    `decides` says whether the role may decide on leads at all; `others` are the other members who
    may sign here.
    """
    point = owners.control_point
    if not decides:
        return Power(
            point, False, False, f"An {signer.role} reads everything and approves nothing."
        )
    by_name, by_role = signer.member_id in owners.member_ids, signer.role in owners.roles
    if not by_name and not by_role:
        return Power(point, False, False, f"Neither the role {signer.role} nor the name is listed.")
    why = "Named as its owner." if by_name else f"Its owner by the role of {signer.role}."
    needed = _needed(signer, owners)
    return Power(point, True, needed == 0, why, tuple(_limits(owners, needed, len(others))))


def _needed(signer: Signer, owners: ControlPointOwners) -> int:
    """How many more people must sign beside this one, at least."""
    more = owners.people - 1
    if owners.sign == "all":
        more = max(
            more, len(owners.roles - {signer.role}), len(owners.member_ids - {signer.member_id})
        )
    return max(0, more)


def _limits(owners: ControlPointOwners, needed: int, others: int) -> list[str]:
    limits = []
    if owners.sign == "all":
        limits.append("All owners that are listed must sign, each by somebody.")
    if needed:
        people = "one more person" if needed == 1 else f"{needed} more people"
        limits.append(f"It takes {people} beside them.")
    if needed > others:
        there = "nobody else" if others == 0 else f"only {others} more"
        limits.append(f"As it is, {there} may sign: nothing can be approved here.")
    if not owners.editor_may_sign:
        limits.append("Not a text that they changed themselves.")
    return limits


def rule_in_words(owners: ControlPointOwners) -> str:
    """How many of the owners, and whether the editor is among them."""
    if owners.sign == "all":
        words = "all of them"
        if owners.people > len(owners.roles) + len(owners.member_ids):
            words += f", {owners.people} people at least"
    else:
        words = "any one of them" if owners.people == 1 else f"any {owners.people} of them"
    return words if owners.editor_may_sign else f"{words}; not who changed the text"
