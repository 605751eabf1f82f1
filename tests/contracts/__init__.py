"""One suite for each port, run on the double and on the real thing."""
