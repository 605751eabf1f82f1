"""Where records are written back to."""
