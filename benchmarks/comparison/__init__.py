"""Two engines side by side: what they prepare, what a machine can judge of it, and a blind page."""
