"""Exchange two sides, or two outlets: the ledger changes by exactly that and by nothing else.

The reader stands in for the encoder (``tests.cheap``), whose scores may differ by name. The
invented sides have packs that mirror each other, so whatever differs is in the code. With
real names the packs differ too; ``benchmarks.neutrality`` gives the rate at which that shows.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from counterclaim.pipeline import Pipeline
from counterclaim.records import KnowledgeFile
from counterclaim.settings import Settings
from tests.cheap import CheapStock
from tests.neutrality.swapping import Row, differing, exchanged, exported, swapped_rows

SIDES = {
    "Ostra": "Kelia", "Ostran": "Kelian", "ostra": "kelia",
    "Hill Brigade": "Vale Brigade", "hill-brigade": "vale-brigade",
    "Ivo Varga": "Jan Surma", "ivo-varga": "jan-surma",
}  # fmt: skip
PACK = KnowledgeFile(
    "mirrored.toml",
    "".join(
        f"""
[[actor]]
id = "{state}"
name = "{state.title()}"
kind = "state_body"
aliases = ["{state.title()}n government", "{state.title()}n forces"]
source = "made up"

[[actor]]
id = "{place}-brigade"
name = "{place.title()} Brigade"
kind = "armed_group"
affiliations = ["{state}"]
source = "made up"

[[actor]]
id = "{first}-{last}"
name = "{first.title()} {last.title()}"
kind = "person"
affiliations = ["{state}"]
source = "made up"
"""
        for state, place, first, last in (
            ("ostra", "hill", "ivo", "varga"),
            ("kelia", "vale", "jan", "surma"),
        )
    ).encode(),
)
TRUCE = KnowledgeFile(
    "truce.toml",
    b"""
[[ceasefire]]
id = "truce-of-may"
name = "Truce of 3 May 2016"
kind = "ceasefire"
announced = 2016-05-02
effective = 2016-05-03
end = 2016-05-20
parties = [
  { actor = "ostra", role = "bound" },
  { actor = "kelia", role = "bound" },
]
places = ["sy-aleppo"]
phrases = ["truce of 3 May", "3 May truce"]
source = "made up"
""",
)
SENTENCES = (
    "{a} accused {b} of shelling Aleppo during the truce of 3 May.",
    "{b} denied the accusation.",
    "{p} said that {g} had violated the truce of 3 May on 6 May 2016.",
    "{g} fighters shelled the village of Khan Touman on 6 May 2016, killing 12 people.",
    "{p} said {b} failed to ensure that the truce holds.",
    "{g} took advantage of the truce of 3 May to regroup.",
    "{a} responded that {b} has been complicit in worse.",
    "{g} militants, whom {p} said are terrorists, hold the road.",
    "{a} said that 5 breaches of the truce by {g} were recorded in the last 24 hours.",
    "{b} said that since 3 May it has recorded 90 breaches by {g} of the truce of 3 May.",
    "The so-called {g} claimed responsibility for the attack.",
    "The {an} air strikes hit Aleppo, {p} said.",
    "The {a} regime and the {b} government met in Geneva.",
)
SIDE = {
    True: {"a": "Ostra", "b": "Kelia", "g": "Hill Brigade", "p": "Ivo Varga", "an": "Ostran"},
    False: {"a": "Kelia", "b": "Ostra", "g": "Vale Brigade", "p": "Jan Surma", "an": "Kelian"},
}
OUTLETS = {"Northgate Courier": "Southgate Herald"}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(CheapStock(Settings(knowledge=(PACK, TRUCE))))


def made(seed: int) -> list[Row]:
    """Four documents of random sentences about both sides, under two outlets."""
    chance = random.Random(seed)
    documents = []
    for number in range(4):
        lines = [
            chance.choice(SENTENCES).format(**SIDE[chance.random() < 0.5])
            for _ in range(chance.randint(3, 7))
        ]
        documents.append(
            {
                "title": lines[0].rstrip("."),
                "text": "\n\n".join((" ".join(lines[:3]), " ".join(lines[3:]) or lines[0])),
                "outlet": ("Northgate Courier", "Southgate Herald")[number % 2],
                "published": f"2016-05-{10 + number:02}",
            }
        )
    return documents


def sides_swapped(documents: list[Row]) -> list[Row]:
    return [
        {**d, "title": exchanged(d["title"], SIDES), "text": exchanged(d["text"], SIDES)}
        for d in documents
    ]


@pytest.mark.parametrize("seed", range(12))
def test_exchanging_two_sides_changes_exactly_that(
    pipeline: Pipeline, tmp_path: Path, seed: int
) -> None:
    documents = made(seed)
    plain = exported(pipeline, documents, tmp_path)
    other = exported(pipeline, sides_swapped(documents), tmp_path)
    assert plain["claims"]
    assert differing(swapped_rows(plain, SIDES), other) == []


@pytest.mark.parametrize("seed", range(12))
def test_exchanging_two_outlets_changes_exactly_that(
    pipeline: Pipeline, tmp_path: Path, seed: int
) -> None:
    documents = made(seed)
    moved = [{**d, "outlet": _other(d["outlet"])} for d in documents]
    plain = exported(pipeline, documents, tmp_path)
    other = exported(pipeline, moved, tmp_path)
    swapped = {
        name: [{k: _cell(v) for k, v in row.items()} for row in rows]
        for name, rows in plain.items()
    }
    assert differing(swapped, other) == []


def _other(outlet: str) -> str:
    pair = {**OUTLETS, **{b: a for a, b in OUTLETS.items()}}
    return pair[outlet]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return (
        value.replace("Northgate Courier", "\x00")
        .replace("Southgate Herald", "Northgate Courier")
        .replace("\x00", "Southgate Herald")
    )


def test_the_corpora_say_enough_to_differ(pipeline: Pipeline, tmp_path: Path) -> None:
    seen = dict.fromkeys(("allegations", "replies", "tallies", "labels", "incidents"), 0)
    for seed in range(12):
        for name, rows in exported(pipeline, made(seed), tmp_path).items():
            seen[name] = seen.get(name, 0) + len(rows)
    for name in ("claims", "allegations", "replies", "tallies", "labels", "agreement_mentions"):
        assert seen[name] > 5, name
