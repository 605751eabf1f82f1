"""One preparation, its peers, and what each costs."""
