"""What every form shares: showing the pipeline's refusal at the field that it is about."""

from __future__ import annotations

from django import forms

from handrail.pipeline.errors import Refused


class Form(forms.Form):
    """A form whose errors may come from the pipeline as well."""

    def refuse(self, error: Refused) -> None:
        """Show the refusal at its field, or above the form where it names none of ours."""
        field = getattr(error, "field", "")
        self.add_error(field if field in self.fields else None, str(error))
