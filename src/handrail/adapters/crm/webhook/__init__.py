"""Records as signed webhooks (Standard Webhooks)."""
