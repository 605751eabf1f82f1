"""What the stages do, with a real database."""
