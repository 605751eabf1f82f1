"""Secrets at rest: a text column that is encrypted with the installation's key."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


@lru_cache(maxsize=4)
def _cipher(key: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()))


def encrypt(plain: str) -> str:
    """Encrypt with the installation's key (`HANDRAIL_SECRET_KEY`)."""
    return _cipher(settings.SECRETS_KEY).encrypt(plain.encode()).decode()


def decrypt(stored: str) -> str:
    """Decrypt; raises ValueError with the remedy where the key has changed."""
    try:
        return _cipher(settings.SECRETS_KEY).decrypt(stored.encode()).decode()
    except InvalidToken as error:
        message = "A stored secret was encrypted with another HANDRAIL_SECRET_KEY: enter it again."
        raise ValueError(message) from error


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]
    """A text that is never in the database in the clear; empty stays empty."""

    def get_prep_value(self, value: object) -> object:
        text = super().get_prep_value(value)
        return encrypt(text) if text else text

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return decrypt(value) if value else value
