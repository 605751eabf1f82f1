"""What a page of the form sent."""

from __future__ import annotations

import json

from django.http import QueryDict
from django.utils.translation import gettext as _

from handrail.core.playbook.editing.typed import as_posted
from handrail.core.playbook.editing.words import typed_words
from handrail.pipeline.errors import Invalid
from handrail.pipeline.playbook_form import Sent

CHOSEN, MORE, SAMPLE = "choose.", ".more", "sample."
"""Names beside the fields': what was chosen of two values, ticks of one's own, sample texts."""


def sent_of(post: QueryDict) -> Sent:
    """What was shown, typed and chosen. Raises Invalid for what this form never sends."""
    before = _before(post.get("was", ""))
    return Sent(
        before,
        {name: typed_of(post, name) for name in before},
        {name: post.get(f"{CHOSEN}{name}", "") for name in post.getlist("to_choose")},
    )


def typed_of(post: QueryDict, name: str) -> str:
    """One field; several ticks are a line each, and no tick at all is empty."""
    parts = [as_posted(part) for part in post.getlist(name)]
    text = parts[0] if len(parts) == 1 else "\n".join(part for part in parts if part)
    more = typed_words(as_posted(post.get(f"{name}{MORE}", "")), commas=True)
    return "\n".join([*([text] if text else []), *more]) if more else text


def samples_of(given: QueryDict) -> dict[str, str]:
    """The sample texts that examples are shown on, by the fields that they stand under."""
    return {
        name.removeprefix(SAMPLE): as_posted(value)
        for name, value in given.items()
        if name.startswith(SAMPLE) and isinstance(value, str)
    }


def _before(text: str) -> dict[str, str]:
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise Invalid(_("The page was sent without what it had shown. Reload it and try again."))
    return {str(name): str(value) for name, value in found.items()}
