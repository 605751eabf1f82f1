"""Devices are noted when they sign in, and not at every request."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "long enough for anybody"


def test_a_device_is_noted_once_and_shown() -> None:
    member = factories.member(factories.workspace())
    get_user_model().objects.filter(pk=member.user_id).update(email="dana@example.com")
    member.user.refresh_from_db()
    member.user.set_password(PASSWORD)
    member.user.save()
    browser = Client(headers={"user-agent": "Netscape 4"})
    browser.post("/accounts/login/", {"login": "dana@example.com", "password": PASSWORD})
    assert "Netscape 4" in browser.get("/accounts/sessions/").content.decode()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get("/leads/").status_code == 200
    assert not [one for one in asked.captured_queries if "usersession" in one["sql"].lower()]
