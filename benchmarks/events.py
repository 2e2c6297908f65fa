"""``python -m benchmarks.events``: events and their factuality in sentences of our own.

Two tables under ``tests/understand``: one that the rules were written with, and one whose
sentences were written after the rules were settled. Names and attributions are given; what
is measured are the rules for triggers, types, factuality and arguments.
"""

from __future__ import annotations

from pathlib import Path

from tests.understand.test_events import LATER, TABLE, shares, table


def row(name: str, path: Path) -> str:
    """A line of the table: how many sentences, and the share right per slot."""
    found = shares(path)
    return f"{name:24}{len(table(path)):6}" + "".join(f"{share:12.3f}" for share in found.values())


def main() -> None:
    """Prints the shares of both tables."""
    print(f"{'':24}{'rows':>6}" + "".join(f"{slot:>12}" for slot in shares(LATER)))
    print(row("written with the rules", TABLE))
    print(row("written after them", LATER))


if __name__ == "__main__":
    main()
