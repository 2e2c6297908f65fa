"""``python -m train.headwords GOLD``: counts in how many heads of war reports a word stands.

The heads are those of the casualties train split. Only words of several heads are kept,
without their texts or order; ``compare.incidents.heads`` weighs words by them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from counterclaim.compare.incidents.heads import DATA, head_words
from train.gold import rows

#: A word of fewer heads than this is as rare as one that was never seen.
LEAST = 4


def count(gold: Path) -> dict[str, object]:
    """How many heads there are, and in how many each word stands."""
    spread: Counter[str] = Counter()
    found = rows(gold / "casualties/train.jsonl")
    for row in found:
        spread.update(head_words(row.get("title") or "", row["text"]).keys())
    kept = {word: number for word, number in sorted(spread.items()) if number >= LEAST}
    return {"heads": len(found), "least": LEAST, "in": kept}


def main() -> None:
    """Writes the counts where the product reads them."""
    parser = argparse.ArgumentParser(prog="train.headwords", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of the gold sets")
    found = count(parser.parse_args().gold)
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    DATA.write_text(text + "\n", encoding="utf-8")
    print(f"{len(found['in'])} words of {found['heads']} heads")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
