"""A state machine over the decision guide: however evidence comes and goes, live needs it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from handrail.core.playbook.decision_guide.item import Proof
from handrail.core.playbook.decision_guide.items import ITEMS
from handrail.pipeline import decision_guide
from handrail.pipeline.decision_guide import guide_of
from handrail.pipeline.errors import Refused
from handrail.pipeline.going_live import GuideIncomplete
from handrail.pipeline.guide_digests import digests
from handrail.pipeline.members import deactivate, reactivate
from handrail.pipeline.playbooks import (
    ChangeRecord,
    activate_version,
    add_playbook_version,
    set_mode,
)
from handrail.pipeline.sources import update_source
from handrail.store.audit import verify
from handrail.store.models import GoLive, Member, Playbook, PlaybookVersion, Source
from tests import factories

pytestmark = pytest.mark.django_db
ATTESTED = {item.code: item for item in ITEMS if item.proof is Proof.ATTESTED}
NOT_NEEDED = {"provider_agreement", "mapping_agreed"}
"""Nobody else's model is asked, and no connection written to, in this business."""
DOCUMENTS = (
    factories.PLAYBOOK,
    factories.PLAYBOOK.replace("60 dollars", "75 dollars"),
    f"{factories.PLAYBOOK}tasks: {{draft_reply: false}}\n",
)
codes = st.sampled_from(sorted(set(ATTESTED) - NOT_NEEDED))
people = st.sampled_from(("owner", "owner", "other owner", "manager", "auditor"))
reached: Counter[str] = Counter()


class GateToLive(RuleBasedStateMachine):
    """What members can do to a playbook, its surroundings and its evidence, in any order.

    `said` is kept beside the database: by item and by what it rests on, the last word on it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = timezone.now()
        self.space = factories.workspace()
        self.members = {
            name: factories.member(self.space, name.split()[-1], name=name)
            for name in ("owner", "other owner", "manager", "auditor")
        }
        self.rules = factories.playbook(self.space)
        source = factories.source(self.space, playbook=self.rules)
        factories.lead(self.space, source=source)
        self.said: dict[tuple[str, str], tuple[bool, Any, Member]] = {}

    def playbook(self) -> Playbook:
        return Playbook.objects.select_related("active_version").get(pk=self.rules.pk)

    def pick(self, data: st.DataObject) -> PlaybookVersion:
        return data.draw(st.sampled_from(list(self.rules.versions.order_by("number"))))

    def attempt(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        self.now += timedelta(seconds=1)
        try:
            act(*args, **kwargs, now=self.now)
        except GuideIncomplete:
            reached["refused by the guide"] += 1
            return False
        except Refused:
            reached["refused"] += 1
            return False
        return True

    def say(self, by: str, version: PlaybookVersion, code: str, *, holds: bool) -> None:
        member = Member.objects.select_related("user").get(pk=self.members[by].pk)
        seen = digests(self.rules, version)[code]
        if holds:
            done = self.attempt(
                decision_guide.attest, member, version.id, code, note="Seen.", seen=seen
            )
        else:
            done = self.attempt(decision_guide.withdraw, member, version.id, code, note="Wrong.")
        if done:
            self.said[code, seen] = (holds, self.now, member)

    def is_there(self, name: str) -> bool:
        return Member.objects.get(pk=self.members[name].pk).is_active

    def stands(self, code: str, rests_on: str) -> bool:
        """Whether the last word on what is there now is a yes that is not too old."""
        said = self.said.get((code, rests_on))
        if said is None:
            return False
        holds, at, by = said
        item = ATTESTED[code]
        if item.in_person and not self.is_there(str(by)):
            return False
        return holds and (item.valid_for is None or self.now - at <= item.valid_for)

    def lacking(self, version: PlaybookVersion) -> set[str]:
        needed = set(ATTESTED) - NOT_NEEDED
        if "draft_reply: false" in version.document:
            needed -= {"promises_read"}
        if not any(self.is_there(name) for name in ("other owner", "manager")):
            needed -= {"second_look"}  # nobody else is there who could give it
        present = digests(self.rules, version)
        return {code for code in needed if not self.stands(code, present[code])}

    @initialize(left_out=st.sets(codes, max_size=1))
    def most_is_said_already(self, left_out: set[str]) -> None:
        """A second version is there; the first one is live, unless something was left out."""
        self.a_version_is_written("manager", DOCUMENTS[1])
        version = self.playbook().active_version
        assert version is not None
        for code in sorted(set(ATTESTED) - NOT_NEEDED - left_out):
            self.say("owner", version, code, holds=True)
        self.set_mode("owner", "live")

    @rule(by=people, code=codes, data=st.data())
    def somebody_attests(self, by: str, code: str, data: st.DataObject) -> None:
        self.say(by, self.pick(data), code, holds=True)

    @rule(data=st.data(), then=st.sampled_from(("nothing", "live", "live", "activate")))
    def the_owners_attest_what_lacks(self, data: st.DataObject, then: str) -> None:
        version = self.pick(data)
        for code in sorted(self.lacking(version)):
            self.say("owner", version, code, holds=True)
            self.say("other owner", version, code, holds=True)
        if then in ("live", "activate"):
            self.activate("owner", version)
        if then == "live":
            self.set_mode("owner", "live")

    @rule(by=people, code=codes, data=st.data())
    def somebody_takes_it_back(self, by: str, code: str, data: st.DataObject) -> None:
        self.say(by, self.pick(data), code, holds=False)

    @rule(field=st.sampled_from(("Nachricht", "Anfrage")))
    def a_source_is_mapped_anew(self, field: str) -> None:
        source = Source.objects.get(playbook=self.rules)
        self.attempt(
            update_source, self.members["manager"], source.id, field_mapping={field: "message"}
        )

    @rule(who=st.sampled_from(("other owner", "manager")), back=st.booleans())
    def somebody_leaves_or_returns(self, who: str, back: bool) -> None:
        act = reactivate if back else deactivate
        self.attempt(act, self.members["owner"], self.members[who].id)

    @rule(by=st.sampled_from(("owner", "manager")), document=st.sampled_from(DOCUMENTS))
    def a_version_is_written(self, by: str, document: str) -> None:
        if self.rules.versions.count() < 4:
            self.attempt(
                add_playbook_version,
                Member.objects.select_related("user").get(pk=self.members[by].pk),
                self.rules.id,
                document=document,
                record=ChangeRecord("Another one"),
            )

    @rule(days=st.sampled_from((1, 60, 200)))
    def time_passes(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(by=people, mode=st.sampled_from(("live", "live", "live", "shadow", "sandbox")))
    def a_mode_is_set(self, by: str, mode: str) -> None:
        self.set_mode(by, mode)

    @rule(by=people, data=st.data())
    def a_version_is_activated(self, by: str, data: st.DataObject) -> None:
        self.activate(by, self.pick(data))

    def set_mode(self, by: str, mode: str) -> None:
        playbook = self.playbook()
        assert playbook.active_version is not None
        was, lacking = playbook.mode, self.lacking(playbook.active_version)
        member = Member.objects.select_related("user").get(pk=self.members[by].pk)
        done = self.attempt(set_mode, member, playbook.id, mode=mode)
        if done and mode == "live" and was != "live":
            assert not lacking
            assert member.role == "owner"
            reached["went live"] += 1
        elif mode == "live" and was != "live" and member.role == "owner" and member.is_active:
            assert lacking

    def activate(self, by: str, version: PlaybookVersion) -> None:
        playbook = self.playbook()
        was_live = GoLive.objects.filter(version=version).exists()
        lacking = self.lacking(version)
        member = Member.objects.select_related("user").get(pk=self.members[by].pk)
        done = self.attempt(activate_version, member, version.id)
        if done and playbook.mode == "live" and not was_live:
            assert not lacking
            reached["another version went live"] += 1
        if done and playbook.mode == "live" and was_live and lacking:
            reached["quick way back"] += 1

    @rule(data=st.data())
    def somebody_writes_to_the_database(self, data: st.DataObject) -> None:
        version = self.pick(data)
        with suppress(DatabaseError), transaction.atomic():
            Playbook.objects.filter(pk=self.rules.pk).update(mode="live", active_version=version)
            assert GoLive.objects.filter(version=version).exists()
            transaction.set_rollback(True)

    @invariant()
    def the_guide_says_what_is_lacking(self) -> None:
        version = self.playbook().active_version
        assert version is not None
        found = guide_of(self.rules, version, now=self.now).verdict
        missing = {one.item.code for one in found.missing if one.item.code in ATTESTED}
        assert missing == self.lacking(version)

    @invariant()
    def what_is_live_was_let_live(self) -> None:
        playbook = self.playbook()
        if playbook.mode == "live":
            assert GoLive.objects.filter(version=playbook.active_version).exists()

    @invariant()
    def each_way_to_live_kept_a_whole_guide(self) -> None:
        for row in GoLive.objects.filter(playbook=self.rules).select_related("member"):
            assert {one["state"] for one in row.evidence["items"]} <= {"holds", "not_needed"}
            assert len(row.evidence["items"]) == len(ITEMS)
            assert row.member is not None
            assert row.member.role == "owner"


WAYS = {"went live", "another version went live", "refused by the guide", "refused"}
"""What the machine must have come through: chance decides in which run."""
MOST_RUNS = 6


def test_what_must_always_hold_at_the_gate_to_live() -> None:
    """Each run of the machine starts from a workspace of its own."""

    class Rolled(GateToLive):
        def __init__(self) -> None:
            self.sid = transaction.savepoint()
            super().__init__()

        def teardown(self) -> None:
            assert verify(self.space).problems == ()
            transaction.savepoint_rollback(self.sid)

    for _ in range(MOST_RUNS):
        run_state_machine_as_test(
            Rolled,
            settings=settings(
                max_examples=30,
                stateful_step_count=15,
                deadline=None,
                phases=[Phase.generate],  # to make a failing run shorter takes many minutes
                suppress_health_check=list(HealthCheck),
            ),
        )
        if reached.keys() >= WAYS:
            break
    assert reached.keys() >= WAYS, reached
