"""Reading attachments, in a process of its own."""
