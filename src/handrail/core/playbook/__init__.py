"""The playbook: the exact operating rules of one workflow, as a validated document."""
