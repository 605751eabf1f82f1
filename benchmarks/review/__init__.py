"""How fast the review desk is in a real browser, as the number of leads grows."""
