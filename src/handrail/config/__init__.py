"""Settings from the environment, start-up checks, addresses."""
