"""Two people at the same line in the same moment: one of them is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from handrail.core.routes.systems_audit import Key, State
from handrail.pipeline.systems_audit import LineChanged, mark_line
from handrail.store.models import AuditEvent, Member, SystemEntry
from handrail.store.selectors.systems import audit_lines
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_of_two_first_words_on_a_line_one_is_kept() -> None:
    space = factories.workspace()
    members = [factories.member(space), factories.member(space)]
    key = Key("source", factories.source(space).id)
    stamp = next(line.stamp for line in audit_lines(space) if line.key == key)
    together = Barrier(2)

    def mark(member: Member) -> str:
        try:
            together.wait()
            mark_line(member, key, State.FINE, stamp=stamp, now=timezone.now())
        except LineChanged as error:
            return f"told of version {error.line.version}"
        finally:
            connection.close()
        return "kept"

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(mark, members)) == ["kept", "told of version 1"]
    assert SystemEntry.objects.get().version == 1
    assert AuditEvent.objects.filter(action="systems.changed").count() == 1
