"""What the templates share: icons, times, chips."""
