"""A language model on this machine: llama.cpp's own HTTP server, in a process of its own.

Run by the Python of an environment that has `xllamacpp`; it ends when its input closes.
"""

from __future__ import annotations

import sys
from typing import Any


def main(path: str, port: str) -> None:
    """Serve the model file at this port of the loopback address."""
    import xllamacpp  # type: ignore[import-not-found]

    settings: Any = xllamacpp.CommonParams()
    settings.model.path = path
    settings.hostnames = ["127.0.0.1"]
    settings.port = int(port)
    settings.n_ctx = 8192
    settings.n_parallel = 1
    server = xllamacpp.Server(settings)
    print(f"listens: {server.listening_address}", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main(*sys.argv[1:3])
