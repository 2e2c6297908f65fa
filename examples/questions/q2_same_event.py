"""Which reports tell of the same event, are they independent, and where do they conflict?

python examples/questions/q2_same_event.py my.ledger
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str) -> None:
    with open_ledger(path, readonly=True) as ledger:
        wanted = queries.IncidentFilter(least_articles=2)
        for row in queries.incidents(ledger, wanted, limit=10).rows:
            found = queries.incident(ledger, row.id)
            assert found is not None
            print(f"{row.title}, {row.interval_start or 'no date'}")
            print(f"  {row.accounts} accounts, {row.articles} articles, {row.origins} origins")
            for origin in found.origins:
                print(f"  {len(origin.accounts)} from one origin ({origin.why})")
            for comparison in found.comparisons:
                if comparison.outcome == "conflict":
                    a = " … ".join(q.words for q in comparison.quotes_a)
                    b = " … ".join(q.words for q in comparison.quotes_b)
                    print(f"  conflict on {comparison.slot}: “{a}” against “{b}”")
                    print(f"    because {comparison.rule}")
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
