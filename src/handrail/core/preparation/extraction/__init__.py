"""Facts in a lead's text, each with its span."""
