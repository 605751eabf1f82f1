"""Two engines on the same enquiries: a table of what a machine can judge, and a blind page.

    make compare-engines A=builtin B=openai_compatible:small@http://127.0.0.1:8080/v1

An engine is `builtin`, `provider:model@address`, or a file that `--record` has written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.comparison import checks, engines
from benchmarks.comparison.page import write_page


def main() -> None:
    """Prepare with both, print the table, write the page."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--a", default="builtin")
    given.add_argument("--b", required=True)
    given.add_argument("--enquiries", type=Path, default=engines.OWN)
    given.add_argument("--record", type=Path, help="keep what B prepared in this file")
    given.add_argument("--out", type=Path, default=engines.ROOT / "var/comparison.html")
    given.add_argument("--seed", type=int, default=1)
    options = given.parse_args()
    if options.a == options.b:
        given.error("name two engines: A and B are the same")
    asked = engines.enquiries(options.enquiries)
    sides = {spec: engines.prepared_by(spec, asked) for spec in (options.a, options.b)}
    if options.record:
        engines.record(options.record, sides[options.b])
    print("\n".join(checks.table(asked, sides)))
    for spec, made in sides.items():
        seconds = sorted(each.seconds for each in made.values())
        print(f"{spec}: {seconds[len(seconds) // 2]:.2f} s an enquiry (median)")
    write_page(options.out, asked, sides, options.seed)
    print(f"\nThe blind page: {options.out}")


if __name__ == "__main__":
    main()
