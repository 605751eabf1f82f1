"""The Django app with the only models, the reads for pages, the audit chain and search."""
