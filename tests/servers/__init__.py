"""Real servers on loopback for tests; see the fixtures in each module."""
