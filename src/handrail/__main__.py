"""`python -m handrail` is the `handrail` command."""

from __future__ import annotations

from handrail.commands.main import main

if __name__ == "__main__":
    main()
