"""Show me the sentence: words sought, found in the unaltered text at exact characters.

python examples/questions/q6_show_the_sentence.py my.ledger convoy
"""

import sys

from counterclaim import open_ledger
from counterclaim.ledger import queries


def main(path: str, *words: str) -> None:
    with open_ledger(path, readonly=True) as ledger:
        for hit in queries.search(ledger, " ".join(words) or "ceasefire", limit=10).rows:
            reading = ledger.reading(hit.article_id)
            assert reading is not None
            text = reading.article.text
            for start, end in hit.spans:
                around = [s for s in reading.understanding.sentences if s.start <= start < s.end]
                sentence = around[0].of(text) if around else text[start:end]
                print(f"{hit.outlet or 'outlet not stated'}, {hit.published_start or 'no date'}")
                print(f"    {' '.join(sentence.split())}")
                print(f"    characters {start} to {end}: {text[start:end]!r}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
