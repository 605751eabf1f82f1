"""Pure rules of delivery: what was approved, the exact message, the states it passes."""
