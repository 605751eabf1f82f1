"""Workspaces, the people who sign in, and what each may be in a workspace."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy

from handrail.store.models.base import ScopedModel, new_id


class Role(models.TextChoices):
    """What a member may do; the rules are in `pipeline/permissions.py`."""

    OWNER = "owner", lazy("Owner")
    MANAGER = "manager", lazy("Manager")
    REVIEWER = "reviewer", lazy("Reviewer")
    AUDITOR = "auditor", lazy("Auditor")


class UserManager(BaseUserManager["User"]):
    """Makes users by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, name: str = "") -> User:
        """Store a person; the address is kept in lower case."""
        user = self.model(email=email.strip().lower(), name=name)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in with an e-mail address; may be a member of several workspaces."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    theme = models.CharField(max_length=10, default="system")
    language = models.CharField(max_length=10, blank=True, default="")
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    is_staff = False
    is_superuser = False

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name as shown, else the address."""
        return str(self)


class Workspace(models.Model):
    """One business. Everything belongs to one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    time_zone = models.CharField(max_length=64, default="UTC")
    working_hours = models.JSONField(
        default=dict,
        blank=True,
        help_text="By weekday (0 is Monday) the open hours as written; empty: always open.",
    )
    reply_address = models.EmailField(blank=True)
    reply_name = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Member(ScopedModel):
    """A person in a workspace, with a role. A member who left stays, inactive, for the history."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace", "user"], name="member_once_a_workspace"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="member_role_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)
