"""Whole documents as pages to read and print, and as files."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify

from handrail.core.documents.markdown import to_markdown
from handrail.core.documents.tree import Document
from handrail.pipeline.providers import document_writer

FORMS = ("html", "md", "pdf")


def answer_document(request: HttpRequest, document: Document, *, now: datetime) -> HttpResponse:
    """The document as `?form=` asks: a page (`html`, else), `md` or `pdf`.

    Files are named by the title, in plain letters.
    """
    form = request.POST.get("form") or request.GET.get("form", "html")
    if form == "md":
        return _file(to_markdown(document).encode(), document, "md", "text/markdown; charset=utf-8")
    if form == "pdf":
        made = document_writer().write(document, made_at=now)
        return _file(made, document, "pdf", "application/pdf")
    return render(request, "documents/page.html", {"document": document})


def _file(body: bytes, document: Document, ending: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(body, content_type=content_type)
    name = slugify(document.title)[:80] or "document"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
