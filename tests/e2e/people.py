"""Adds a member of every other role; says the first source's key. A process of its own."""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    """Fill the database that HANDRAIL_DATA_DIR names."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "handrail.config.settings")
    import django

    django.setup()
    from tests import factories
    from tests.e2e.application import AUDITOR, MANAGER, REVIEWER

    from handrail.store.models import Source, Workspace

    space = Workspace.objects.get()
    for role, name, email in (
        ("manager", "Priya Nair", MANAGER),
        ("reviewer", "Dana Reed", REVIEWER),
        ("auditor", "Lee Park", AUDITOR),
    ):
        factories.member(space, role, name=name, email=email)
    json.dump({"key": Source.objects.get().key}, sys.stdout)


if __name__ == "__main__":
    main()
