"""The decision guide: what must be known of a playbook before its replies go to real people."""
