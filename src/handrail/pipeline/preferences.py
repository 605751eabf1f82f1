"""What a person prefers; nothing of a workspace depends on it."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from handrail.pipeline.errors import Invalid
from handrail.store.models import User

THEMES = {
    "system": "As the device",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
}


def choose_theme(user: User, theme: str) -> None:
    """Keep the theme on the account. Raises Invalid for one that does not exist."""
    if theme not in THEMES:
        raise Invalid(
            _("There is no theme {theme!r}; choose one of the list.").format(theme=theme),
            field="theme",
        )
    user.theme = theme
    user.save(update_fields=["theme"])


def choose_language(user: User, language: str) -> None:
    """Keep the language of the pages on the account; empty is as the browser asks.

    Raises Invalid for one that the pages are not written in.
    """
    if language and language not in dict(settings.LANGUAGES):
        raise Invalid(_("The pages are not written in this language."), field="language")
    user.language = language
    user.save(update_fields=["language"])
