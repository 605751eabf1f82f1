"""Triggers: what in a lead's text sends it to a person before any AI. One category a file."""
