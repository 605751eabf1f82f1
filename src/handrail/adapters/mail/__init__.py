"""Outgoing mail and mailboxes."""
