"""How exact and how fast the detectors are: `make bench-detect`.

Scores are measured on the shared sets where they are present (beside this project) and on the
"""

from __future__ import annotations

from benchmarks.detection import inbound, latency, outbound, peers, secrets_set


def main() -> None:
    """Print every table."""
    inbound.measure()
    outbound.measure()
    secrets_set.measure()
    latency.measure()
    peers.measure()


if __name__ == "__main__":
    main()
