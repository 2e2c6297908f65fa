"""Ledgers for exports: one read by the pipeline from the sample corpus, one from records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.ledger import open_ledger
from counterclaim.pipeline import Pipeline
from counterclaim.protocols import View
from counterclaim.records import Attribution, Reading, Stance
from counterclaim.show.corpus import Corpus, load_corpus
from counterclaim.show.exports.stored import stored_corpus
from tests.cheap import CheapStock
from tests.factories import Finder, article_of, digest, sample_compared, sample_corpus

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "corpus"
#: A line end inside a name and a content, a tab, an emoji, a letter outside of the BMP.
ODD = (
    "Odd page 🕊\r\n\r\n𝒜 spokesman said the\r\nbridge at Tell\nAmra\twas hit, and\u2028that "
    "nobody — he added — was hurt. =SUM(1)\r\n"
)


@pytest.fixture(scope="session")
def stock() -> CheapStock:
    """Rules in place of the encoder, with the real knowledge packs."""
    return CheapStock()


@pytest.fixture(scope="session")
def view(stock: CheapStock) -> View:
    """The names of the knowledge packs."""
    return stock.view


@pytest.fixture(scope="session")
def read_ledger(stock: CheapStock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of nine articles of the sample corpus, read by the pipeline."""
    path = tmp_path_factory.mktemp("exports") / "read.ledger"
    files = [*sorted(SAMPLE.glob("0[3-68]*.txt")), *sorted(SAMPLE.glob("1[0145]*.html"))]
    assert Pipeline(stock).read_into(files, path).added == len(files) == 9
    return path


def odd_reading() -> Reading:
    """An article that is hard on line formats, with a claim that runs over its line ends."""
    find = Finder(ODD)
    article = article_of(ODD, title="=HYPERLINK(1)", outlet="The\tLantern", language="en")
    first, _ = sample_corpus()
    claim = Attribution(
        id=digest(article.id, "attribution"),
        article_id=article.id,
        source=(find("𝒜 spokesman"),),
        cue=(find("said"),),
        content=(find("the\r\nbridge at Tell\nAmra\twas hit"), find("nobody"), find("was hurt")),
        stance=Stance.SAYS,
        score=0.9,
        made_by="factory/1",
    )
    understanding = replace(
        first.understanding,
        article_id=article.id,
        sentences=(find(ODD.strip()),),
        mentions=(),
        attributions=(claim,),
        times=(),
        quantities=(),
        events=(),
        labels=(),
    )
    resolved = replace(
        first.resolved, article_id=article.id, resolutions=(), speakers=(), actors=(), places=()
    )
    return Reading(article, understanding, resolved)


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with every kind of record, and the odd article."""
    path = tmp_path_factory.mktemp("exports") / "made.ledger"
    first, second = sample_corpus()
    with open_ledger(path, create=True) as ledger:
        for reading in (first, second, odd_reading()):
            ledger.add_reading(reading)
        ledger.replace_compared(sample_compared(first, second))
    return path


@pytest.fixture(scope="session", params=["read", "made"])
def some_ledger(request: pytest.FixtureRequest, read_ledger: Path, made_ledger: Path) -> Path:
    """Both ledgers, one after the other."""
    return read_ledger if request.param == "read" else made_ledger


@pytest.fixture
def whole(some_ledger: Path, view: View) -> Corpus:
    """A ledger in memory."""
    return load_corpus(some_ledger, view=view)


@pytest.fixture
def stored(some_ledger: Path, view: View) -> Iterator[Corpus]:
    """A ledger article by article."""
    with stored_corpus(some_ledger, view=view) as corpus:
        yield corpus
