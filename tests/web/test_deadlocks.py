"""A circle of waiting that PostgreSQL broke is tried again; every other failure is not."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from tests import factories

from handrail.pipeline.permissions import Action
from handrail.web.access import member_required

pytestmark = pytest.mark.django_db


class DeadlockDetected(Exception):
    """As the driver raises it."""

    sqlstate = "40P01"


def tries(request: HttpRequest, *, failures: int, cause: Exception) -> int:
    """How often a view ran that fails this often first. Raises what it raised in the end."""
    runs = 0

    @member_required(Action.READ)
    def view(request: object) -> HttpResponse:
        nonlocal runs
        runs += 1
        if runs <= failures:
            raise OperationalError("deadlock detected") from cause
        return HttpResponse("done")

    member = factories.member(factories.workspace())
    request.user, request.member = member.user, member  # type: ignore[attr-defined]
    assert view(request).content == b"done"
    return runs


def test_it_is_tried_again() -> None:
    assert tries(RequestFactory().post("/"), failures=2, cause=DeadlockDetected()) == 3


@pytest.mark.parametrize(("failures", "cause"), [(3, DeadlockDetected()), (1, ValueError("gone"))])
def test_not_for_ever_and_nothing_else(failures: int, cause: Exception) -> None:
    with pytest.raises(OperationalError):
        tries(RequestFactory().post("/"), failures=failures, cause=cause)


def test_not_with_a_file_that_was_read() -> None:
    upload = RequestFactory().post("/", {"file": SimpleUploadedFile("leads.csv", b"name")})
    with pytest.raises(OperationalError):
        tries(upload, failures=1, cause=DeadlockDetected())
