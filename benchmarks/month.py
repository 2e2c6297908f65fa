"""``python -m benchmarks.month``: what a month of CC-NEWS costs, reckoned from measured rates.

The rates are processor times of one core; the ones given by default are those that
``benchmarks.scale`` measured, and ``--extract`` is a guess for real pages. Nothing of the
table was run at that size. ``--pages 1e8`` reckons for a hundred million.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Milliseconds of a core for a document, or for an article that passes the filter."""

    extract: float = 15.0  # a guess: our made pages take 2.9, real ones have more markup
    filter: float = 0.3
    understand: float = 161.0
    rows: float = 2.5
    group: float = 80.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How many pages, which share of them passes the filter, and on how many cores."""

    pages: float = 11e6
    passing: float = 0.2
    cores: tuple[int, ...] = (8, 64, 512)
    #: Of many cores a share waits: for the last shard, for storage, for the driver.
    busy: float = 0.9

    def hours(self, rates: Rates) -> dict[str, float]:
        """Hours of one core for each step."""
        kept = self.pages * self.passing
        counts = {"extract": self.pages, "filter": self.pages}
        return {
            step.name: getattr(rates, step.name) * counts.get(step.name, kept) / 3.6e6
            for step in fields(rates)
        }


def table(month: Month, rates: Rates) -> Iterator[str]:
    """The two tables in Markdown."""
    hours = month.hours(rates)
    total = sum(hours.values())
    yield f"{month.pages:,.0f} pages, {month.passing:.0%} pass the filter\n"
    yield "| step | ms of a core for one | core hours |\n|---|---|---|"
    for step, spent in hours.items():
        yield f"| {step} | {getattr(rates, step):g} | {spent:,.0f} |"
    yield f"| **together** | | **{total:,.0f}** |\n"
    yield f"| cores | hours, if {month.busy:.0%} of them work |\n|---|---|"
    for cores in month.cores:
        yield f"| {cores} | {total / cores / month.busy:,.1f} |"


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(prog="benchmarks.month", description=__doc__)
    parser.add_argument("--pages", type=float, default=Month().pages)
    parser.add_argument("--passing", type=float, default=Month().passing)
    parser.add_argument("--cores", type=int, nargs="+", default=list(Month().cores))
    for rate in fields(Rates):
        parser.add_argument(f"--{rate.name}", type=float, default=rate.default, help="ms")
    asked = parser.parse_args()
    month = Month(pages=asked.pages, passing=asked.passing, cores=tuple(asked.cores))
    rates = Rates(**{rate.name: getattr(asked, rate.name) for rate in fields(Rates)})
    print("\n".join(table(month, rates)))


if __name__ == "__main__":
    main()
