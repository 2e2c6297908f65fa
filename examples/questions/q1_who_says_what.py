"""Who says what about whom, when, and through whom did it reach the outlet?

python examples/questions/q1_who_says_what.py my.ledger ["about whom"]
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str, about: str = "") -> None:
    with open_ledger(path, readonly=True) as ledger:
        actor = None
        if about:
            found = queries.actors(ledger, name=about, order="named", limit=1).rows
            if not found:
                sys.exit(f"no actor of this ledger is called {about}")
            actor = found[0].id
        wanted = queries.ClaimFilter(about=actor, kind="speech")
        for claim in queries.claims(ledger, wanted, limit=20).rows:
            print(f"{claim.published_start or 'no date'}  {' → '.join(claim.chain)}")
            print(f"    {claim.stance}: {claim.quote}")
            print(f"    /articles/{claim.article_id}#r-{claim.id}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
