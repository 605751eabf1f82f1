"""Pure rules of intake: channels and their fields, mapping, duplicates, threads."""
