"""Preparation: what an engine may see, the built-in engine, and what its outputs rest on."""
