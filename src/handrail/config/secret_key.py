"""The installation's key: from the environment, else a file in the data folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(given: str, data_dir: Path) -> str:
    """The key given, else the one kept in `data_dir/secret_key` (made at the first start).

    The file is created at once and readable by its owner only; two processes that start
    together agree on the one that was there first.
    """
    if given:
        return given
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = data_dir / f".secret_key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(48))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
