"""Safe intake: eleven questions about a workflow, asked without any person's data."""
