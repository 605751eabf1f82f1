"""What each stage does: load, decide by the pure rules, save with audit and next step."""
