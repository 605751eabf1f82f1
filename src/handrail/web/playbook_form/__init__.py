"""The form half of a playbook's editor: what its pages show, and what they send."""
