"""Playbooks to start from."""
