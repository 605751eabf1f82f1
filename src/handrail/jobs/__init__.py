"""Durable work: steps on threads (SQLite) or Procrastinate (PostgreSQL), and what is periodic."""
