"""Adding a playbook: from a starter, a file, pasted text or a copy; and taking one out again."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from handrail.core.playbook.load import PlaybookError, Problem
from handrail.pipeline import playbooks
from handrail.pipeline.errors import Conflict, Invalid
from handrail.pipeline.permissions import Action
from handrail.starters import all_starters
from handrail.store.models import Playbook
from handrail.store.selectors.playbooks import playbooks_in, version_of
from handrail.web.access import MemberRequest, member_required, or_404
from handrail.web.errors import saved
from handrail.web.forms.playbooks import NewPlaybookForm
from handrail.web.language import translatable
from handrail.web.playbook_beginnings import (
    COPY,
    STARTER,
    Beginning,
    beginning_of,
    card,
    workspaces_to_copy_from,
)
from handrail.web.views.playbooks import problems_of

OTHER_NAME = translatable("Or give this one another name here.")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required(Action.MANAGE_PLAYBOOKS)
def create(request: MemberRequest) -> HttpResponse:
    """A new playbook: first what it begins with, then its text, name and business."""
    begun = beginning_of(request.GET, request.member, request.memberships)
    if begun is None and (STARTER in request.GET or COPY in request.GET):
        raise Http404
    form = NewPlaybookForm(request.POST or None, request.FILES or None, initial=_initial(begun))
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            made = _add(request, form, begun)
        except PlaybookError as error:
            form.add_error("document", str(error))
            problems = tuple(error.problems)
        except Conflict as error:
            form.add_error("name", f"{error} {OTHER_NAME}")
        except Invalid as error:
            form.refuse(error)
            problems = problems_of(error)
        else:
            saved(request, "The playbook is added, in sandbox mode: nothing leaves.")
            return redirect("playbook", made.id)
    context = {"form": form, "problems": problems, "begun": begun}
    if begun is None and request.method != "POST":
        context |= _offered(request)
    return render(request, "playbooks/create.html", context, status=422 if form.errors else 200)


def _add(request: MemberRequest, form: NewPlaybookForm, begun: Beginning | None) -> Playbook:
    record = playbooks.ChangeRecord(begun.said) if begun else playbooks.FIRST_VERSION
    return playbooks.add_playbook(
        request.member, document=form.headed(), record=record, now=timezone.now()
    )


def _initial(begun: Beginning | None) -> dict[str, str]:
    if begun is None:
        return {}
    return {"document": begun.document, "name": begun.name, "business": begun.business}


def _offered(request: MemberRequest) -> dict[str, object]:
    """The starters, and what the same person may copy."""
    spaces = workspaces_to_copy_from(request.memberships)
    return {"starters": [card(one) for one in all_starters()], "copies": playbooks_in(spaces)}


@require_safe
@member_required(Action.READ)
def download(request: MemberRequest, version_id: UUID) -> HttpResponse:
    """The document of one version, byte for byte as it was written."""
    row = or_404(version_of(request.member.workspace, version_id))
    response = HttpResponse(row.document.encode(), content_type="application/yaml")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{_for_files(row.playbook.name)}.playbook.yaml"
    )
    return response


def _for_files(name: str) -> str:
    """A name without what separates folders on any system."""
    kept = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "-" for c in name)
    return kept.strip(". ") or "playbook"
