"""Trains the reading model: ``python -m train --gold ../shared/gold --out runs/main``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# Without these, glibc gives every large tensor back to the system and zeroes it anew:
# it halves the speed. They must stand in the environment before the process starts.
MALLOC = {
    "MALLOC_MMAP_THRESHOLD_": str(8 << 30),
    "MALLOC_TRIM_THRESHOLD_": str(32 << 30),
    "MALLOC_TOP_PAD_": str(256 << 20),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="train", description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of the gold sets")
    parser.add_argument("--out", type=Path, default=Path("runs/main"), help="checkpoints go here")
    parser.add_argument("--phases", default="main,second", help="main, second or both")
    parser.add_argument("--epochs", type=int, default=None, help="per phase, for a short trial")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--start", type=Path, help="weights that the second phase goes on from")
    options = parser.parse_args()
    if any(name not in os.environ for name in MALLOC):
        os.execve(
            sys.executable, [sys.executable, "-m", "train", *sys.argv[1:]], {**os.environ, **MALLOC}
        )
    from train.run import run

    run(
        options.gold,
        options.out,
        phases=tuple(options.phases.split(",")),
        epochs=options.epochs,
        threads=options.threads,
        start=options.start,
    )


if __name__ == "__main__":
    main()
