"""Collecting mail: each message is marked as taken only after it was committed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from handrail.core.intake.errors import IntakeError
from handrail.pipeline import dead_letters, providers
from handrail.pipeline.mail_intake import CONTENT_TYPE, accept_mail
from handrail.ports.mail import FetchedMail, Mailbox
from handrail.store.models import Source, Step
from handrail.store.steps import add_step, try_again


def collect_mail(step: Step, now: datetime) -> None:  # noqa: ARG001
    """Take every new message of a source's mailbox, wait a while for more, then plan the next."""
    source = (
        Source.objects.select_related("workspace", "playbook__active_version")
        .filter(pk=step.subject, is_active=True)
        .first()
    )
    if source is None or not source.settings.get("host"):
        return
    box = providers.mailbox(source)
    _take_all(source, box)
    if box.wait(settings.ENVIRONMENT.mailbox_poll):
        _take_all(source, box)
    plan_look(source, at=timezone.now() + timedelta(seconds=settings.ENVIRONMENT.mailbox_pause))


def begin_collecting(source: Source, *, now: datetime) -> None:
    """Look into a mailbox at once, because a person has set it up or changed it."""
    if not (source.is_active and source.settings.get("host")):
        return
    mine = Step.objects.filter(kind="collect_mail", subject=source.id)
    if mine.filter(state__in=(Step.State.PENDING, Step.State.RUNNING)).exists():
        return
    failed = mine.filter(state=Step.State.FAILED).order_by("finished_at").last()
    if failed is not None:
        try_again(failed, now=now)
    else:
        plan_look(source, at=now)


def plan_look(source: Source, *, at: datetime) -> None:
    """Put down the next look into a mailbox."""
    add_step(
        "collect_mail",
        subject=source.id,
        workspace=source.workspace,
        due_at=at,
        unique_key=f"collect_mail:{source.id}:{at.isoformat()}",
        queue="mail",
    )


def _take_all(source: Source, box: Mailbox) -> None:
    for mail in box.fetch_new():
        _take(source, mail)
        box.mark_taken(mail.uid)


def _take(source: Source, mail: FetchedMail) -> None:
    """Commit one message, as a lead or as a dead letter; nothing is marked before that."""
    now = timezone.now()
    if mail.too_large:
        dead_letters.keep(
            source,
            body=mail.raw,
            content_type=CONTENT_TYPE,
            reason_code="too_large",
            reason=f"The message has {mail.size:,} bytes; its beginning is kept here and the "
            "whole of it stays in the mailbox.",
            now=now,
        )
        return
    try:
        accept_mail(source, raw=mail.raw, now=now)
    except IntakeError as error:
        if error.dead_letter_id is None:
            raise
