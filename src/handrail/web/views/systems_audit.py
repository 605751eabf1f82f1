"""The systems audit: what the change touches, as a checklist with owners."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.core.routes.questionnaire import Route
from handrail.core.routes.systems_audit import (
    NOBODY,
    Key,
    Kind,
    Line,
    State,
    View,
    Wanted,
    chosen,
    counts,
    page_after,
)
from handrail.core.routes.systems_reminders import still_to_think_of
from handrail.pipeline.errors import Invalid
from handrail.pipeline.permissions import Action, may
from handrail.pipeline.systems_audit import LineChanged, add_line, close_line, mark_line, save_line
from handrail.store.selectors.paging import PAGE_SIZE, Page
from handrail.store.selectors.people import active_members
from handrail.store.selectors.systems import audit_lines
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.downloads import answer_document
from handrail.web.errors import saved
from handrail.web.exports import as_file
from handrail.web.forms.systems_audit import KINDS, LineForm
from handrail.web.language import translatable
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked
from handrail.web.suggested import because
from handrail.web.systems_page import COLUMNS, as_document, as_rows, shown
from handrail.web.times import absolute

VIEWS = {
    View.TO_DO: translatable("To do"),
    View.FINE: translatable("Fine"),
    View.CLOSED: translatable("Closed"),
    View.ALL: translatable("All"),
}
CLOSING = {"close": True, "open": False}


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """One part of the list, what is due first at the top."""
    workspace, wanted = request.member.workspace, _wanted(request)
    lines = audit_lines(workspace)
    rows, following = page_after(chosen(lines, wanted), cursor_of(request), PAGE_SIZE)
    page: Page[Any] = Page(rows, following)
    numbers = counts(lines)
    context = {
        **because(workspace, Route.SYSTEMS_AUDIT),
        "rows": shown(rows, workspace, today=timezone.localdate()),
        "page": page_links(request, page),
        "views": [(view, label, numbers[view]) for view, label in VIEWS.items()],
        "kinds": [(kind.value, KINDS[kind]) for kind in Kind],
        "owners": [(str(row.id), str(row)) for row in active_members(workspace)],
        "nobody": NOBODY,
        "wanted": wanted,
        "is_filtered": bool(wanted.kind or wanted.owner or wanted.text),
        "late": sum(line.is_late(timezone.localdate()) for line in lines),
        "without_owner": len(chosen(lines, Wanted(owner=NOBODY))),
        "reminders": still_to_think_of(line.written.name for line in lines),
        "query": request.GET.urlencode(),
    }
    return render(request, "systems/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.AUDIT_SYSTEMS)
def add(request: MemberRequest) -> HttpResponse:
    """Write down something that Handrail does not know."""
    given = {name: asked(request, name) for name in ("kind", "name") if asked(request, name)}
    form = LineForm(request.member.workspace, request.POST or None, given=given)
    if request.method == "POST" and form.is_valid():
        try:
            row = add_line(request.member, form.written(), now=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            saved(request, f"Added: {row.name}")
            return redirect("systems_audit")
    context = {"form": form, "may_write": True}
    return render(request, "systems/line.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.READ)
def show(request: MemberRequest, thing: str, thing_id: UUID) -> HttpResponse:
    """One line with everything that is known and was written; for members who may, to change."""
    if request.method == "POST":
        return _save(request, Key(thing, thing_id))
    line = or_404(_line(request, Key(thing, thing_id)))
    return _line_page(request, line, LineForm(request.member.workspace, line=line))


@member_required(Action.AUDIT_SYSTEMS)
def _save(request: MemberRequest, key: Key) -> HttpResponse:
    line = or_404(_line(request, key))
    form = LineForm(request.member.workspace, request.POST, line=line)
    if not form.is_valid():
        return _line_page(request, line, form, status=422)
    try:
        row = save_line(
            request.member,
            key,
            form.written(),
            stamp=form.cleaned_data["stamp"],
            closed=CLOSING.get(request.POST.get("closing", "")),
            now=timezone.now(),
        )
    except LineChanged as error:
        again = request.POST.copy()
        again["stamp"] = error.line.stamp
        form = LineForm(request.member.workspace, again, line=error.line)
        form.refuse(error)
        return _line_page(request, error.line, form, status=409, theirs=form.differing(error.line))
    except Invalid as error:
        form.refuse(error)
        return _line_page(request, line, form, status=422)
    saved(request, f"Saved: {row.name}")
    return redirect(_list(request, key))


@require_POST
@member_required(Action.AUDIT_SYSTEMS)
def mark(request: MemberRequest, thing: str, thing_id: UUID) -> HttpResponse:
    """Say what was found, from the list; or close a line and take it up again."""
    key, stamp, now = Key(thing, thing_id), request.POST.get("stamp", ""), timezone.now()
    or_404(_line(request, key))
    wanted = request.POST.get("state", "")
    if wanted in ("closed", "open"):
        close_line(request.member, key, closed=wanted == "closed", stamp=stamp, now=now)
    elif wanted in [state.value for state in State]:
        mark_line(request.member, key, State(wanted), stamp=stamp, now=now)
    else:
        raise Invalid(_("Choose a state."), field="state")
    if request.htmx:
        line = or_404(_line(request, key))
        row = shown([line], request.member.workspace, today=timezone.localdate())[0]
        return render(request, "systems/row.html", {"row": row})
    saved(request, "Saved.")
    return redirect(_list(request, key))


@require_safe
@member_required(Action.READ)  # type: ignore[arg-type]
def export(request: MemberRequest) -> StreamingHttpResponse:
    """The lines that are shown, as CSV."""
    workspace = request.member.workspace
    lines = chosen(audit_lines(workspace), _wanted(request))
    found = shown(lines, workspace, today=timezone.localdate())
    return as_file(as_rows(found), COLUMNS, "csv", f"systems-audit-{workspace.slug}")


@require_safe
@member_required(Action.READ)
def document(request: MemberRequest) -> HttpResponse:
    """The whole audit to print, as Markdown or as PDF."""
    workspace, now = request.member.workspace, timezone.now()
    found = shown(audit_lines(workspace), workspace, today=timezone.localdate())
    return answer_document(request, as_document(found, workspace, made=absolute(now)), now=now)


def _list(request: MemberRequest, key: Key) -> str:
    """The part of the list that somebody came from, at the line that they wrote on."""
    return f"{reverse('systems_audit')}?{request.GET.urlencode()}#{key}"


def _line(request: MemberRequest, key: Key) -> Line | None:
    return next((one for one in audit_lines(request.member.workspace) if one.key == key), None)


def _line_page(
    request: MemberRequest, line: Line, form: LineForm, *, status: int = 200, theirs: Any = ()
) -> HttpResponse:
    context = {
        "row": shown([line], request.member.workspace, today=timezone.localdate())[0],
        "form": form,
        "theirs": theirs,
        "may_write": may(request.member, Action.AUDIT_SYSTEMS),
    }
    return render(request, "systems/line.html", context, status=status)


def _wanted(request: MemberRequest) -> Wanted:
    view = asked(request, "view")
    return Wanted(
        view=next((one for one in View if one == view), View.TO_DO),
        kind=asked(request, "kind"),
        owner=asked(request, "owner"),
        text=asked(request, "text"),
    )
