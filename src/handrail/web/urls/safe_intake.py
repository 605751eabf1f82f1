"""Safe intake: the form and what was sent, for members; the public form by its link."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import safe_intake, safe_intake_links, safe_intake_public

ROW = "safe-intake/<uuid:safe_intake_id>/"

public_urlpatterns: list[URLPattern] = [
    path("safe/<str:link_key>/", safe_intake_public.form, name="safe_intake_public"),
    path("safe/<str:link_key>/check/", safe_intake_public.check, name="check_safe_intake_public"),
    path(
        "safe/<str:link_key>/sent/<uuid:receipt>/", safe_intake_public.sent, name="safe_intake_sent"
    ),
]
urlpatterns: list[URLPattern] = [
    path("safe-intake/", safe_intake.show_all, name="safe_intakes"),
    path("safe-intake/form/", safe_intake.form, name="safe_intake"),
    path("safe-intake/check/", safe_intake.check, name="check_safe_intake"),
    path("safe-intake/link/", safe_intake_links.save, name="save_safe_intake_link"),
    path("safe-intake/link/renew/", safe_intake_links.renew, name="renew_safe_intake_link"),
    path("safe-intake/link/switch/", safe_intake_links.switch, name="switch_safe_intake_link"),
    path(ROW, safe_intake.show, name="safe_intake_answers"),
    path(f"{ROW}draft/", safe_intake.draft, name="draft_from_safe_intake"),
    path(f"{ROW}set-aside/", safe_intake.set_aside, name="set_safe_intake_aside"),
    path(f"{ROW}take-up/", safe_intake.take_up, name="take_safe_intake_up"),
    *public_urlpatterns,
]
