"""Doubles of the ports, held to the same contracts as the real providers."""
