"""The queue, the lead's page and the acts on it."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import (
    bulk,
    draft,
    hold,
    holding,
    lead,
    presence,
    queue,
    records,
    review,
    sign_offs,
)

urlpatterns: list[URLPattern] = [
    path("", queue.show, name="queue"),
    path("queue/", queue.refresh, name="queue_refresh"),
    path("queue/many/", bulk.act_on_many, name="act_on_many"),
    path("leads/<uuid:lead_id>/", lead.show, name="lead"),
    path("leads/<uuid:lead_id>/history/", lead.show_history, name="lead_history"),
    path("leads/<uuid:lead_id>/presence/", presence.presence, name="presence"),
    path("leads/<uuid:lead_id>/check/", draft.check_reply, name="check_reply"),
    path("leads/<uuid:lead_id>/draft/", draft.save_draft, name="save_draft"),
    path("leads/<uuid:lead_id>/redraft/", draft.ask_again, name="redraft"),
    path("leads/<uuid:lead_id>/outcome/", records.set_outcome, name="set_outcome"),
    path("leads/<uuid:lead_id>/tasks/", records.add_task, name="lead_add_task"),
    path(
        "leads/<uuid:lead_id>/tasks/<uuid:task_id>/<slug:act>/",
        records.act_on_task,
        name="lead_task",
    ),
    path("originals/<uuid:record_id>/", lead.download_original, name="original"),
    path("items/<uuid:item_id>/decide/", review.decide, name="decide"),
    path("items/<uuid:item_id>/escalate/", review.escalate, name="escalate"),
    path("items/<uuid:item_id>/holding/", holding.holding_message, name="holding_message"),
    path("items/<uuid:item_id>/hold/", hold.hold, name="hold"),
    path("items/<uuid:item_id>/off-hold/", hold.off_hold, name="off_hold"),
    path("items/<uuid:item_id>/release/", review.release, name="release"),
    path("items/<uuid:item_id>/assign/", review.assign, name="assign"),
    path("items/<uuid:item_id>/ask/", review.ask, name="ask"),
    path("decisions/<uuid:decision_id>/undo/", review.undo, name="undo"),
    path("deliveries/<uuid:delivery_id>/copied/", records.mark_copied, name="mark_copied"),
    path(
        "deliveries/<uuid:delivery_id>/resolve/",
        records.resolve_uncertain,
        name="resolve_uncertain",
    ),
    path("sign-offs/", sign_offs.show, name="sign_offs"),
    path("sign-offs/answer/", sign_offs.answer, name="answer_sign_off"),
]
