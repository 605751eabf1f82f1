"""Mailboxes read by IMAP."""
