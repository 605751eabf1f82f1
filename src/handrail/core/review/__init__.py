"""Pure rules of the review stage."""
