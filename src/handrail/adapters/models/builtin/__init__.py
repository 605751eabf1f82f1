"""The built-in engine behind the engine's port."""
