"""An installation from before the decision guide, and what an upgrade makes of it.

Run by `test_upgrade.py` as a process of its own, with an empty database in its environment.
"""

from __future__ import annotations

import json
from typing import Any

from handrail.commands.django import set_up

BEFORE = [("store", "0005_playbook_drafts")]
DOCUMENT = "handrail: 1\nname: Local trades\nbusiness: Cedar & Stone\n"


def main() -> None:
    """Print what is found after the upgrade, as JSON."""
    set_up()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    fill(MigrationExecutor(connection).loader.project_state(BEFORE).apps)
    print(json.dumps(upgraded()))


def fill(apps: Any) -> None:
    """A playbook in each mode, and a live one that never had a version."""
    from django.utils import timezone

    now = timezone.now()
    workspace = apps.get_model("store", "Workspace").objects.create(
        slug="cedar", name="Cedar", created_at=now
    )
    for name, mode in (("a", "live"), ("b", "shadow"), ("c", "sandbox"), ("d", "live")):
        given = {"workspace": workspace, "created_at": now}
        playbook = apps.get_model("store", "Playbook").objects.create(name=name, mode=mode, **given)
        if name == "d":
            continue
        version = apps.get_model("store", "PlaybookVersion").objects.create(
            playbook=playbook, number=1, document=DOCUMENT, sha256="0" * 64, **given
        )
        playbook.active_version = version
        playbook.save()


def upgraded() -> dict[str, Any]:
    """Upgrade as `serve` does, then look, and try to go around the guide."""
    from django.core.management import call_command
    from django.db import DatabaseError, connection, transaction

    from handrail.store import triggers
    from handrail.store.models import GoLive, Playbook

    call_command("migrate", verbosity=0)
    found: dict[str, Any] = {
        "modes": dict(Playbook.objects.order_by("name").values_list("name", "mode")),
        "went_live": [
            [row.playbook.name, row.member_id, row.evidence["note"]]
            for row in GoLive.objects.select_related("playbook")
        ],
        "missing_triggers": triggers.missing(connection),
        "refused": [],
    }
    for name in ("b", "c"):
        try:
            with transaction.atomic():
                Playbook.objects.filter(name=name).update(mode="live")
        except DatabaseError as error:
            found["refused"].append([name, "decision guide" in str(error)])
    Playbook.objects.filter(name="a").update(mode="sandbox")
    Playbook.objects.filter(name="a").update(name="renamed")
    return found


if __name__ == "__main__":
    main()
