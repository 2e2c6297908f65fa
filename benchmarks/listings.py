"""``python -m benchmarks.listings LEDGER``: what listings and the report take of a machine.

Every command is run on the ledger as a user runs it, in a process of its own; told are its
processor time and the most memory that it held. Compare two versions on the same ledger.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

COMMANDS = (
    ("claims",),
    ("claims", "--speaker", "army"),
    ("actors",),
    ("incidents",),
    ("incidents", "--all"),
    ("ceasefires",),
    ("accusations",),
    ("labels",),
    ("timeline",),
    ("report",),
)


def measured(command: list[str]) -> tuple[int, float, float]:
    """Exit status, seconds of the processor and MiB at the peak of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="benchmarks.listings", description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--only", nargs="*", help="these commands alone")
    asked = parser.parse_args()
    print(f"{asked.ledger}: {asked.ledger.stat().st_size / 2**20:.0f} MiB")
    program = [sys.executable, "-c", "from counterclaim.show.cli import main; main()"]
    with TemporaryDirectory() as folder:
        for name, *more in COMMANDS:
            if asked.only and name not in asked.only:
                continue
            out = ["--out", f"{folder}/report.html"] if name == "report" else []
            status, seconds, peak = measured([*program, name, str(asked.ledger), *more, *out])
            said = "" if status == 0 else f"  exit status {status}"
            print(
                f"{' '.join((name, *more)):24} {seconds:8.1f} s {peak:8.0f} MiB{said}", flush=True
            )


if __name__ == "__main__":
    main()
