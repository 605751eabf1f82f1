"""Who may be named in answers: what is public, colleagues for members, and never a contact.

Contacts are read into memory and looked for there: what somebody types is in no query, so in no
log of the database either.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from uuid import UUID

from handrail.core.safe_intake.checking import Allowance, own_words_of
from handrail.core.safe_intake.contacts import KnownContacts
from handrail.store.models import Workspace
from handrail.store.selectors.people import active_members
from handrail.store.selectors.safe_intake import contact_words

READ_ANEW_AFTER = timedelta(minutes=5)
"""While somebody types. New contacts are added at once; before anything is kept all are read."""
MOST_WORKSPACES = 16


@dataclass(slots=True)
class _Read:
    contacts: KnownContacts
    last: UUID | None
    at: datetime


_kept: OrderedDict[UUID, _Read] = OrderedDict()
_lock = Lock()


def for_everybody(workspace: Workspace) -> Allowance:
    """For the public form: patterns alone judge, so that it gives nobody away."""
    return Allowance(own_words=_own_words(workspace))


def for_members(workspace: Workspace, *, now: datetime, fresh: bool = False) -> Allowance:
    """For members: colleagues may be named, contacts may not. `fresh` reads every contact anew."""
    colleagues = frozenset(
        words.casefold()
        for member in active_members(workspace)
        for words in (member.user.name, member.user.email)
        if words
    )
    contacts = _known_contacts(workspace, now=now, fresh=fresh)
    return Allowance(_own_words(workspace), colleagues, contacts)


def _own_words(workspace: Workspace) -> frozenset[str]:
    return own_words_of(workspace.name) | own_words_of(workspace.reply_name)


def _known_contacts(workspace: Workspace, *, now: datetime, fresh: bool) -> KnownContacts:
    with _lock:
        read = _kept.pop(workspace.pk, None)
        if read is None or fresh or now - read.at > READ_ANEW_AFTER:
            read = _Read(KnownContacts(), None, now)
        for row_id, name, email, phone, company in contact_words(workspace, after=read.last):
            read.contacts.add(name, email, phone, company)
            read.last = row_id
        _kept[workspace.pk] = read
        while len(_kept) > MOST_WORKSPACES:
            _kept.popitem(last=False)
        return read.contacts
