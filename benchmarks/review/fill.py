"""Fills a workspace up to a number of invented leads, straight into the tables.

`python -m benchmarks.review.fill LEADS`, in the environment of the application. Two in a hundred
(400 at least) wait in the queue; the others are closed. All of them are searched.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from handrail.commands.django import set_up

OPEN_SHARE = 0.02
LEAST_OPEN = 400
BATCH = 2_000
FIRST = (
    "Ana Ben Chloe Dov Emma Farid Gina Hugo Ines Jonas Kira Lucas Mara Nils Olga Paul Rosa".split()
)
LAST = (
    "Adler Baker Costa Duarte Evans Fischer Garcia Haddad Ito Jensen Kaya Lopez Meyer Novak".split()
)
WANTS = (
    "shower bathtub tiles boiler radiator window door kitchen tap roof gutter fence wall".split()
)
WORDS = (
    "we would like to have a new one before the summer because the old is broken and the landlord "
    "asked for an estimate please call in the evening there are two floors and a small garden "
    "which days suit you best the house was built in the sixties nobody is at home on weekdays"
).split()


def main(wanted: int) -> None:
    """Add what is missing; prints how many leads there are."""
    set_up()
    from handrail.store.models import Lead  # noqa: PLC0415

    have = Lead.objects.count()
    chance = random.Random(have)
    waiting = max(LEAST_OPEN, int(wanted * OPEN_SHARE))
    every = max(1, wanted // waiting)
    for start in range(have, wanted, BATCH):
        _add(range(start, min(start + BATCH, wanted)), every, chance)
    if have < wanted:
        _tell_the_planner()
    print(f"leads: {Lead.objects.count()}")


def _add(numbers: range, every: int, chance: random.Random) -> None:
    from django.db import transaction  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from handrail.core.search.words import searched_words  # noqa: PLC0415
    from handrail.store.models import (  # noqa: PLC0415
        Contact,
        Lead,
        LeadText,
        Message,
        ReviewItem,
        Source,
    )

    source = Source.objects.select_related("playbook__active_version").first()
    assert source is not None
    version, space = source.playbook.active_version, source.workspace_id
    now = timezone.now()
    given = {"workspace_id": space}
    contacts, leads, messages, items, texts = [], [], [], [], []
    for number in numbers:
        at = now - timedelta(minutes=number // 4 + 600)
        name, text = f"{chance.choice(FIRST)} {chance.choice(LAST)}", " ".join(_words(chance))
        is_open = number % every == 0
        contacts.append(
            contact := Contact(**given, created_at=at, name=name, email=f"p{number}@example.net")
        )
        leads.append(
            lead := Lead(
                **given,
                created_at=at,
                source=source,
                contact=contact,
                channel=source.channel,
                playbook_version=version,
                state=Lead.State.IN_REVIEW if is_open else Lead.State.CLOSED,
                subject=f"About our {chance.choice(WANTS)}",
                fields={"name": name, "message": text},
                context={},
                thread_token=f"bench-{number}",
                service=chance.choice(("bathroom", "heating", "painting", "unknown")),
                urgency="normal",
                language=chance.choice(("en", "en", "en", "de", "es")),
            )
        )
        messages.append(
            Message(**given, created_at=at, lead=lead, author="prospect", text=text, sent_at=at)
        )
        items.append(_item(ReviewItem, lead, is_open, at, now, number))
        words = searched_words(f"{name} {contact.email} {lead.subject} {text}")
        texts.append(LeadText(lead=lead, words=" ".join([f"w{space.hex}", *words])))
    with transaction.atomic():
        for model, rows in (
            (Contact, contacts),
            (Lead, leads),
            (Message, messages),
            (ReviewItem, items),
            (LeadText, texts),
        ):
            model.objects.bulk_create(rows, batch_size=500)  # type: ignore[attr-defined]
        for lead, message in zip(leads, messages, strict=True):
            lead.last_inbound = message
        Lead.objects.bulk_update(leads, ["last_inbound"], batch_size=200)


def _item(
    model: type, lead: object, is_open: bool, at: datetime, now: datetime, number: int
) -> object:
    return model(
        workspace_id=lead.workspace_id,  # type: ignore[attr-defined]
        lead=lead,
        created_at=at,
        state="open" if is_open else "decided",
        closed_at=None if is_open else at,
        reason="prepared",
        due_at=now + timedelta(days=30, seconds=number),
        risk=number % 5,
    )


def _words(chance: random.Random) -> Iterator[str]:
    yield from ("Hello,", "it", "is", "about", "our", chance.choice(WANTS) + ".")
    yield from (chance.choice(WORDS) for _ in range(chance.randint(20, 60)))


def _tell_the_planner() -> None:
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


if __name__ == "__main__":
    main(int(sys.argv[1]))
