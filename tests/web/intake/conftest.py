"""A source, and somebody outside."""

from __future__ import annotations

import pytest
from django.test import Client
from tests import factories

from handrail.store.models import Source


@pytest.fixture
def source(db: None) -> Source:
    """A form's source in a workspace of its own."""
    return factories.source(factories.workspace())


@pytest.fixture
def outside() -> Client:
    """Somebody who never signed in and has no CSRF token."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)
