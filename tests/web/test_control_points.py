"""The page of control points says for any member what they may approve, and why."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from tests import factories
from tests.web.review.conftest import Desk, make_desk

from handrail.store.models import Member, Playbook

pytestmark = pytest.mark.django_db
RULES = (
    factories.PLAYBOOK
    + """\
control_points:
  price: {owners: [owner], editor_may_sign: false}
  legal: {owners: [owner, manager], sign: all}
  promise: {owners: [reviewer, owner], people: 2}
  billing: {owners: [manager], people: 3}
"""
)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.fixture
def playbook(desk: Desk) -> Playbook:
    return factories.playbook(desk.workspace, document=RULES)


def rows(desk: Desk, playbook: Playbook, of: Member) -> dict[str, LexborNode]:
    path = f"/playbooks/{playbook.id}/control-points/?member={of.id}"
    tree = LexborHTMLParser(desk.client(desk.auditor).get(path).content.decode())
    found = {}
    for row in tree.css("main tbody tr"):
        head = row.css_first("th")
        head.css_first("div").decompose()
        found[head.text(strip=True)] = row
    return found


def said(row: LexborNode) -> str:
    return " ".join(row.css("td")[-1].text(separator=" ").split())


def test_every_control_point_has_a_row_with_its_owners(desk: Desk, playbook: Playbook) -> None:
    found = rows(desk, playbook, desk.owner)
    assert len(found) == 12
    assert "Sam Ortiz" in found["Price"].css("td")[0].text()
    assert "Any 2 of them" in found["Promise"].css("td")[1].text()
    assert "All of them" in found["Legal"].css("td")[1].text()


def test_an_owner_may_approve_prices_but_not_their_own_words(
    desk: Desk, playbook: Playbook
) -> None:
    words = said(rows(desk, playbook, desk.owner)["Price"])
    assert words == (
        "May approve Its owner by the role of owner. Not a text that they changed themselves."
    )


def test_where_all_must_sign_one_alone_may_not(desk: Desk, playbook: Playbook) -> None:
    words = said(rows(desk, playbook, desk.manager)["Legal"])
    assert words.startswith("With others")
    assert "one more person" in words


def test_a_reviewer_may_sign_what_reviewers_own(desk: Desk, playbook: Playbook) -> None:
    found = rows(desk, playbook, desk.reviewer)
    assert said(found["Reply"]).startswith("May approve Its owner by the role of reviewer.")
    assert said(found["Price"]).startswith("May not Neither the role reviewer nor the name")
    assert said(found["Promise"]).startswith("With others")


def test_a_rule_that_nobody_can_meet_says_so(desk: Desk, playbook: Playbook) -> None:
    words = said(rows(desk, playbook, desk.manager)["Billing"])
    assert "nobody else may sign: nothing can be approved here" in words


def test_an_auditor_approves_nothing(desk: Desk, playbook: Playbook) -> None:
    for row in rows(desk, playbook, desk.auditor).values():
        assert said(row).startswith("May not An auditor reads everything")


def test_a_named_member_is_an_owner_by_name(desk: Desk) -> None:
    document = factories.PLAYBOOK + (
        f"control_points:\n  price: {{owners: [{desk.reviewer.user.email}]}}\n"
    )
    playbook = factories.playbook(desk.workspace, document=document)
    assert said(rows(desk, playbook, desk.reviewer)["Price"]).startswith(
        "May approve Named as its owner."
    )
    assert said(rows(desk, playbook, desk.owner)["Price"]).startswith("May not")
