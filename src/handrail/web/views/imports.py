"""CSV import: upload, preview with its mapping, run with progress, summary."""

from __future__ import annotations

import csv
import json
from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from handrail.core.intake.channels import fields_of
from handrail.core.intake.csv_import import read_rows, read_table
from handrail.core.intake.errors import IntakeError
from handrail.core.intake.mapping import CONTEXT_NAMES
from handrail.pipeline import csv_import
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action
from handrail.store.models import Source
from handrail.store.selectors.sources import active_sources, source_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.carried import pack, unpack
from handrail.web.forms.uploads import MAX_CSV, CsvForm
from handrail.web.progress import Tell, told

ROW_COLUMN, WHY_COLUMN = "row in the file", "why it was not taken in"


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.ADD_LEAD)
def upload(request: MemberRequest) -> HttpResponse:
    """Choose source and file; what was read of it is shown before anything is taken in."""
    sources = active_sources(request.member.workspace)
    form = CsvForm(sources, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _preview(request, form.chosen_source(), form.cleaned_data["file"], None)
        except (Invalid, IntakeError) as error:
            form.add_error("file", str(error))
    context = {"form": form, "sources": sources}
    return render(request, "imports/upload.html", context, status=422 if form.errors else 200)


@require_POST
@member_required(Action.ADD_LEAD)
def preview(request: MemberRequest) -> HttpResponse:
    """The same file under another mapping."""
    source, content = _carried(request)
    return _preview(request, source, content, _mapping(request))


@require_POST
@member_required(Action.ADD_LEAD)  # type: ignore[arg-type]
def run(request: MemberRequest) -> HttpResponseBase:
    """Take the rows in; tells its progress where the page's script asks for it."""
    source, content = _carried(request)
    member, mapping = request.member, _mapping(request)

    def work(tell: Tell | None) -> dict[str, Any]:
        summary = csv_import.run_import(
            member,
            source.id,
            content=content,
            mapping=mapping,
            now=timezone.now(),
            progress=tell,
        )
        return {
            "summary": summary,
            "source": source,
            "content": request.POST.get("content", ""),
            "columns": list(mapping.items()),
        }

    if "application/x-ndjson" not in request.headers.get("Accept", ""):
        return render(request, "imports/summary.html", work(None))
    return StreamingHttpResponse(
        told(lambda tell: render_to_string("imports/result.html", work(tell), request)),
        content_type="application/x-ndjson",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


@require_POST
@member_required(Action.ADD_LEAD)
def rejected_rows(request: MemberRequest) -> HttpResponse:
    """The rows that can't be taken in, as they were, with the reason: to repair and import."""
    source, content = _carried(request)
    table = read_table(content)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejected-rows.csv"'
    writer = csv.writer(response)
    writer.writerow([*table.columns, ROW_COLUMN, WHY_COLUMN])
    for row in read_rows(table, _mapping(request), source.channel):
        if row.faults:
            cells = json.loads(row.original)[1] if row.original else []
            padding = [""] * (len(table.columns) - len(cells))
            writer.writerow([*cells, *padding, row.number, " ".join(row.faults)])
    return response


def _carried(request: MemberRequest) -> tuple[Source, bytes]:
    try:
        source_id = UUID(request.POST.get("source", ""))
    except ValueError as error:
        raise Invalid(_("Choose the source again."), field="source") from error
    source = or_404(source_of(request.member.workspace, source_id))
    content = unpack(request.POST.get("content", ""), limit=MAX_CSV)
    if content is None:
        raise Invalid(_("The file did not come along: choose it again."), field="file")
    return source, content


def _mapping(request: MemberRequest) -> dict[str, str]:
    columns, targets = request.POST.getlist("column"), request.POST.getlist("target")
    return dict(zip(columns, targets, strict=False))


def _preview(
    request: MemberRequest, source: Source, content: bytes, mapping: dict[str, str] | None
) -> HttpResponse:
    found = csv_import.preview(request.member, source.id, content=content, mapping=mapping)
    if not found.total:
        raise Invalid(_("There is a header line in it, and no rows under it."), field="file")
    names = [field.name for field in fields_of(source.channel)]
    known = list(dict.fromkeys([*names, *CONTEXT_NAMES, *filter(None, found.mapping.values())]))
    context = {
        "source": source,
        "content": pack(content),
        "found": found,
        "good": found.total - len(found.errors),
        "columns": [(name, found.mapping.get(name, "")) for name in found.columns],
        "shown": [name for name in names if any(row.get(name) for row in found.rows)],
        "targets": known,
    }
    return render(request, "imports/preview.html", context)
