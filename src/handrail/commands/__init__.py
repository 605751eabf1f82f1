"""The `handrail` command: one file a subcommand, each loading only what it needs."""
