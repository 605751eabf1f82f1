"""Handrail: AI drafts lead follow-up, people decide what is sent."""

__version__ = "0.1.0"
