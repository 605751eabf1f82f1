"""What people enter, read into values; one file an area."""
