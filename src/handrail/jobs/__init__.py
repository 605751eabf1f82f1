"""Durable work: steps on threads (SQLite) or on Procrastinate (PostgreSQL), and what is periodic."""
