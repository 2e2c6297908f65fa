"""What is the state of a ceasefire: terms, who is bound, what is alleged, what was replied?

python examples/questions/q4_state_of_a_ceasefire.py my.ledger
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str) -> None:
    with open_ledger(path, readonly=True) as ledger:
        for row in queries.ceasefires(ledger):
            if not row.mentions:
                continue
            found = queries.ceasefire(ledger, row.id)
            assert found is not None
            print(f"{row.name}: in force from {row.effective or '?'}, end {row.end or 'not known'}")
            for party in found.parties:
                disputed = f" (disputed: {party.disputed})" if party.disputed else ""
                print(f"    {party.role}: {party.actor.name}{disputed}")
            for kind, words in found.terms:
                print(f"    {kind}: {words}")
            for said in found.allegations:
                alleger = said.alleger.name if said.alleger else said.outlet
                accused = said.alleged_perpetrator.name if said.alleged_perpetrator else "?"
                print(f"    {alleger} alleges of {accused}: “{said.quote.words}”")
                for reply in queries.replies(ledger, allegation=said.id):
                    print(f"        {reply.kind}: “{reply.quote.words}”")
            for tally in found.tallies:
                issuer = tally.issuer.name if tally.issuer else "?"
                print(f"    {issuer} counts {tally.count:g} {tally.unit} {tally.check}".rstrip())
            print()


if __name__ == "__main__":
    main(*sys.argv[1:])
