"""Facts in a lead's text, each with the span in which it stands."""
