"""What a person sets for themselves: the workspace acted in, the theme."""

from __future__ import annotations

from django.urls import URLPattern, path

from handrail.web.views import palette, preferences, words

urlpatterns: list[URLPattern] = [
    path("workspace/", preferences.switch_workspace, name="switch_workspace"),
    path("palette/", palette.palette, name="palette"),
    path("language/", preferences.set_language, name="set_language"),
    path("words/<slug:language>.js", words.words, name="words"),
    path("theme/", preferences.set_theme, name="set_theme"),
]
