"""Searching leads: how words are kept, and how what somebody types is read."""
