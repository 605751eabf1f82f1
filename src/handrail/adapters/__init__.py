"""Providers behind the ports. They import core and ports only, never each other."""
