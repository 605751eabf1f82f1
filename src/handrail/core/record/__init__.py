"""Pure rules of record: the eight records and when a write is tried again."""
