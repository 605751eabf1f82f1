"""Connections: where records are written to, and how each write went."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from handrail.pipeline import record
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action
from handrail.pipeline.sources import connection_code, new_webhook_secret, save_connection
from handrail.pipeline.trials import try_connection
from handrail.store.models import Connection, WriteBack
from handrail.store.selectors.connections import (
    connection_of,
    connections_of,
    write_back_counts,
    write_backs_page,
)
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.connections import ConnectionForm
from handrail.web.paging import cursor_of, page_links


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """Every connection, and the writes with those that need a person first."""
    workspace = request.member.workspace
    counts = write_back_counts(workspace)
    default = WriteBack.State.DEAD if counts.get(WriteBack.State.DEAD) else ""
    state = request.GET.get("state", default)
    page = write_backs_page(workspace, state, cursor_of(request))
    context = {
        "connections": connections_of(workspace),
        "rows": page.rows,
        "page": page_links(request, page),
        "state": state,
        "tabs": [("", "All", None)]
        + [(code, label, counts.get(code)) for code, label in WriteBack.State.choices],
    }
    return render(request, "connections/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@member_required(Action.MANAGE_CONNECTIONS)
def create(request: MemberRequest) -> HttpResponse:
    """A new connection; its secret is shown on the page that follows, once."""
    form = ConnectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = connection_code(form.cleaned_data["name"])
        taken = {row.code for row in connections_of(request.member.workspace)}
        if code in taken:
            form.add_error("name", "There is a connection of this name: choose another.")
        else:
            secret = new_webhook_secret()
            made = _save(request, form, code, secret)
            if made is not None:
                return _show_secret(request, made, secret)
    return render(
        request, "connections/edit.html", {"form": form}, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_CONNECTIONS)
def edit(request: MemberRequest, connection_id: UUID) -> HttpResponse:
    """Change its name, address, or whether it is on."""
    row = or_404(connection_of(request.member.workspace, connection_id))
    initial = {"name": row.name, "address": row.address, "is_active": row.is_active}
    form = ConnectionForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid() and _save(request, form, row.code, ""):
        saved(request, f"{form.cleaned_data['name']} is changed.")
        return redirect("connections")
    context = {"form": form, "connection": row}
    return render(request, "connections/edit.html", context, status=422 if form.errors else 200)


@require_POST
@never_cache
@member_required(Action.MANAGE_CONNECTIONS)
def new_secret(request: MemberRequest, connection_id: UUID) -> HttpResponse:
    """Draw a new secret and show it once; the old one signs nothing from now on."""
    row = or_404(connection_of(request.member.workspace, connection_id))
    secret = new_webhook_secret()
    save_connection(
        request.member,
        code=row.code,
        name=row.name,
        address=row.address,
        is_active=row.is_active,
        secret=secret,
        now=timezone.now(),
    )
    return _show_secret(request, row, secret)


@require_POST
@member_required(Action.MANAGE_CONNECTIONS)
def test(request: MemberRequest, connection_id: UUID) -> HttpResponse:
    """Send a test message and say what came back."""
    row = or_404(connection_of(request.member.workspace, connection_id))
    trial = try_connection(request.member, row.id, now=timezone.now())
    return render(request, "connections/tested.html", {"connection": row, "trial": trial})


@require_POST
@member_required(Action.SETTLE_WORK)
def resend(request: MemberRequest, write_back_id: UUID) -> HttpResponse:
    """Try a dead write again."""
    record.resend(request.member, write_back_id, now=timezone.now())
    saved(request, "It is sent again, under the same idempotency key.")
    return redirect("connections")


@require_POST
@member_required(Action.SETTLE_WORK)
def discard(request: MemberRequest, write_back_id: UUID) -> HttpResponse:
    """Give a dead write up."""
    record.discard(request.member, write_back_id, now=timezone.now())
    saved(request, "Discarded, under your name. The record stays in Handrail's timeline.")
    return redirect("connections")


def _save(
    request: MemberRequest, form: ConnectionForm, code: str, secret: str
) -> Connection | None:
    try:
        return save_connection(
            request.member, code=code, secret=secret, **form.cleaned_data, now=timezone.now()
        )
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return None


def _show_secret(request: MemberRequest, row: Connection, secret: str) -> HttpResponse:
    return render(request, "connections/secret.html", {"connection": row, "secret": secret})
