"""Editing a playbook's document by a form: what is not changed stays as it was written."""
