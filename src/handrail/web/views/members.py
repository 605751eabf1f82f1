"""Members: who is in the workspace, as what, and who left."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from handrail.pipeline import members
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action
from handrail.store.models import Role
from handrail.store.selectors.members import all_members, has_account, member_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.members import ROLES_IN_WORDS, MemberForm
from handrail.web.origin import origin_of


@require_safe
@member_required(Action.READ)
def show(request: MemberRequest) -> HttpResponse:
    """Everybody, and the form to add somebody."""
    return _page(request, MemberForm())


@require_POST
@never_cache
@member_required(Action.MANAGE_MEMBERS)
def add(request: MemberRequest) -> HttpResponse:
    """Add a person; the password that was drawn is shown on this one page only."""
    form = MemberForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    is_new = not has_account(given["email"])
    password = secrets.token_urlsafe(12)
    try:
        added = members.add_member(
            request.member,
            email=given["email"],
            name=given["name"],
            role=given["role"],
            password=password,
            now=timezone.now(),
        )
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return _page(request, form, status=422)
    context = {
        "added": added,
        "password": password if is_new else "",
        "address": origin_of(request),
    }
    return render(request, "members/added.html", context)


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def change_role(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Give a member another role."""
    role = request.POST.get("role", "")
    members.change_role(request.member, member_id, role=role, now=timezone.now())
    changed = or_404(member_of(request.member.workspace, member_id))
    saved(request, f"{changed} is {Role(changed.role).label.lower()} from now on.")
    return redirect("members")


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def deactivate(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Take a member's access."""
    members.deactivate(request.member, member_id, now=timezone.now())
    changed = or_404(member_of(request.member.workspace, member_id))
    saved(request, f"{changed} has no access any more. What they decided keeps their name.")
    return redirect("members")


@require_POST
@member_required(Action.MANAGE_MEMBERS)
def reactivate(request: MemberRequest, member_id: UUID) -> HttpResponse:
    """Give a member access again."""
    members.reactivate(request.member, member_id, now=timezone.now())
    changed = or_404(member_of(request.member.workspace, member_id))
    saved(request, f"{changed} has access again.")
    return redirect("members")


def _page(request: MemberRequest, form: MemberForm, status: int = 200) -> HttpResponse:
    context = {
        "rows": all_members(request.member.workspace),
        "form": form,
        "roles": [(role.value, role.label, ROLES_IN_WORDS[role]) for role in Role],
    }
    return render(request, "members/list.html", context, status=status)
