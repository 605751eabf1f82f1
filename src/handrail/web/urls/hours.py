"""Working hours, closed days, absences and the escalation tree."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import hours

urlpatterns: list[URLPattern] = [
    path("hours/", hours.show, name="working_hours"),
    path("hours/closed/add/", hours.close_day, name="close_day"),
    path("hours/closed/holidays/", hours.add_holidays, name="add_holidays"),
    path("hours/closed/<slug:day>/open/", hours.open_day, name="open_day"),
    path("absences/", hours.show_absences, name="absences"),
    path("absences/<uuid:absence_id>/end/", hours.end_absence, name="end_absence"),
    path("absences/<uuid:absence_id>/hand-over/", hours.hand_over, name="hand_over"),
    path("playbooks/<uuid:playbook_id>/escalation/", hours.escalation_tree, name="escalation_tree"),
]
