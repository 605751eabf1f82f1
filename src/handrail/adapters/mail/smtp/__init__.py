"""Sending by SMTP."""
