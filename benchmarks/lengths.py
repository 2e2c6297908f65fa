"""``python -m benchmarks.lengths``: whether one article is read in time linear in its length.

Articles of several kinds are made up, of an invented conflict, each twice as long as the
one before: paragraphs that accuse and deny, narrative with names, quotations, lines of
figures, the accusations as one paragraph, and as one sentence. Told is the time of the
processor to read each into a ledger of its own; a kind that grows as it should takes twice
as long for twice the length, or less.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from counterclaim.pipeline import Pipeline

SIDES = (
    "the Northern Front",
    "the government",
    "the army",
    "Norland",
    "the rebels",
    "Southland",
    "the militia",
    "the ministry of defence",
    "the Sarvan Brigade",
    "General Ludo Marsh",
)
PLACES = ("Aleppo", "Homs", "Idlib", "Hama", "Palmyra", "Damascus", "Raqqa", "Latakia")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
NAMES = ("Ludo Marsh", "Ana Trell", "Ivo Karst", "Mila Venn", "Oskar Brandt", "Pia Holm")
HEAD = "A report of claims\n\nDAMASCUS, 5 March 2016 -- "


def _charge(rng: random.Random) -> str:
    """An accusation or an answer to one, without its full stop."""
    (a, b), place, day = rng.sample(SIDES, 2), rng.choice(PLACES), rng.choice(DAYS)
    told = rng.choice(
        (
            f"{a} accused {b} of shelling {place} on {day} and killing {rng.randint(2, 40)} people",
            f"{b} denied that it had attacked {place}",
            f"{a} said {b} violated the ceasefire in {place} {rng.randint(2, 9)} times on {day}",
            f"{b} rejected the accusation and called it false",
        )
    )
    return told[0].upper() + told[1:]


def _scene(rng: random.Random) -> str:
    one, other = rng.sample(NAMES, 2)
    return (
        f"{one} walked through the streets of {rng.choice(PLACES)} on {rng.choice(DAYS)} and met "
        f"{other} near the old market, where soldiers of {rng.choice(SIDES)} were standing by."
    )


def _quotation(rng: random.Random) -> str:
    return (
        f"“We never saw the planes over {rng.choice(PLACES)},” {rng.choice(NAMES)} said. "
        f"“They came at night and {rng.randint(2, 30)} people died.”"
    )


def _figures(rng: random.Random) -> str:
    killed, hurt, breaches = rng.randint(2, 90), rng.randint(2, 90), rng.randint(1, 9)
    return (
        f"{rng.choice(PLACES)}: {killed} killed, {hurt} wounded, {breaches} violations on 3 March."
    )


def _body(piece: Callable[[random.Random], str], between: str) -> Callable[[int], str]:
    def made(count: int) -> str:
        rng = random.Random(1)
        return HEAD + between.join(piece(rng) for _ in range(count)) + ".\n"

    return made


KINDS = {
    "accusations": _body(_charge, ".\n\n"),
    "narrative": _body(_scene, "\n\n"),
    "quotations": _body(_quotation, "\n\n"),
    "figures": _body(_figures, "\n\n"),
    "one paragraph": _body(_charge, ". "),
    "one sentence": _body(_charge, " and "),
}


def measure(sizes: list[int], kinds: list[str]) -> None:
    """Prints one line per kind: seconds of the processor at each size."""
    pipeline = Pipeline()
    pipeline.stock.load()
    print("kind            " + "".join(f"{size:>9}" for size in sizes))
    with TemporaryDirectory() as folder:
        for kind in kinds:
            print(f"{kind:16}", end="", flush=True)
            for size in sizes:
                text = Path(folder, f"{kind}-{size}.txt")
                text.write_text(KINDS[kind](size), encoding="utf-8")
                begun = time.process_time()
                pipeline.read_into([str(text)], text.with_suffix(".ledger"))
                print(f"{time.process_time() - begun:9.1f}", end="", flush=True)
            print()


def main() -> None:
    """Runs the measurement with the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[125, 250, 500, 1000])
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    asked = parser.parse_args()
    measure(asked.sizes, asked.kinds)


if __name__ == "__main__":
    main()
