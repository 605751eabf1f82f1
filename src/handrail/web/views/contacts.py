"""Contacts: who wrote, everything that belongs to them, and erasing it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from handrail.pipeline.erasure import erase_contact
from handrail.pipeline.permissions import Action
from handrail.store.selectors.contacts import contact_file, contact_of, contacts_page
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.contacts import EraseForm
from handrail.web.paging import cursor_of, page_links
from handrail.web.query import asked


@require_safe
@member_required(Action.READ)
def show_all(request: MemberRequest) -> HttpResponse:
    """The list of contacts, searched by name, address, number or company."""
    search = asked(request, "q")
    page = contacts_page(request.member.workspace, search, cursor_of(request))
    context = {"rows": page.rows, "page": page_links(request, page), "search": search}
    return render(request, "contacts/list.html", context)


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    """One contact with leads, messages, tasks and records."""
    workspace = request.member.workspace
    contact = or_404(contact_of(workspace, contact_id))
    context = {"contact": contact, "file": contact_file(workspace, contact)}
    return render(request, "contacts/contact.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.ERASE)
def erase(request: MemberRequest, contact_id: UUID) -> HttpResponse:
    """Say what goes and what stays; erase after the word was typed."""
    workspace = request.member.workspace
    contact = or_404(contact_of(workspace, contact_id))
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        erase_contact(request.member, contact.id, now=timezone.now())
        saved(request, "The contact's personal data is erased. The audit trail still verifies.")
        return redirect("contact", contact.id)
    context = {"contact": contact, "file": contact_file(workspace, contact), "form": form}
    return render(request, "contacts/erase.html", context, status=422 if form.errors else 200)
