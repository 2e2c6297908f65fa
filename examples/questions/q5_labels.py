"""How does each outlet label the same actor, in its own voice and in quotation?

python examples/questions/q5_labels.py my.ledger
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str) -> None:
    with open_ledger(path, readonly=True) as ledger:
        for row in queries.labels(ledger):
            voice = "own voice" if row.own_voice else "quoted"
            outlet = row.outlet or "outlet not stated"
            uses = f"{row.count} of {row.mentions} mentions"
            print(f"{row.actor.name} | {outlet} | {voice} | {row.word} ({row.label_class}): {uses}")


if __name__ == "__main__":
    main(*sys.argv[1:])
