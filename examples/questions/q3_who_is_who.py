"""Who is who: names, spellings, former names, roles held at the time?

python examples/questions/q3_who_is_who.py my.ledger
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str) -> None:
    with open_ledger(path, readonly=True) as ledger:
        for row in queries.actors(ledger, order="named", limit=15).rows:
            actor = queries.actor(ledger, row.id)
            assert actor is not None
            seen = "; ".join(f"{n.words} ({n.count})" for n in actor.seen_as)
            print(f"{row.name} ({row.kind.replace('_', ' ')}), seen as: {seen}")
            for name, start, end in actor.names:
                if start or end:
                    print(f"    called {name} from {start or '?'} to {end or 'now'}")
            for role in actor.roles:
                of = f" of {role.of.name}" if role.of else ""
                print(f"    {role.title}{of}, {role.start or '?'} to {role.end or '?'}")


if __name__ == "__main__":
    main(*sys.argv[1:])
