"""The endpoint that takes in leads from forms, scripts and other systems."""
