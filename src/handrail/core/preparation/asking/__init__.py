"""Asking a language model: what it is told, the form of its answer, and how that is read.

Pure: nothing here sends anything. The model's words are trusted with nothing; what it quotes is
looked for in the source, and what it names must be on the playbook's lists.
"""

from __future__ import annotations

from handrail.core.preparation.asking.answer_form import answer_form, form_schema
from handrail.core.preparation.asking.prompt import Asked, ask
from handrail.core.preparation.asking.reading import AnswerError, read_answer

__all__ = ["AnswerError", "Asked", "answer_form", "ask", "form_schema", "read_answer"]
