"""Language models behind the engine's port, through pydantic-ai."""
