"""``python -m benchmarks.corpus GOLD OUT --articles N``: a large corpus of recombined reports.

Paragraphs of the gold training reports are put together anew: some articles tell of a
happening of their own, some of one that another tells of too, some are near-copies of
another, some are other news. Each happening has its own place, days and figures. The
same seed gives the same bytes; only the last few hundred articles are held in memory.

``--passing 0.05`` makes a general archive: one article in twenty is a war report, and
the other news are such that bulk's topic filter leaves them out.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.pools import Base, Pools, load_pools
from benchmarks.shelves import FORMS, Made, write
from counterclaim.settings import Settings
from counterclaim.stock import Stock

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(
    rf"\b(?:(?:{MONTHS})\s+\d{{1,2}}|\d{{1,2}}\s+(?:{MONTHS}))\b(?:,?\s+(?:19|20)\d\d)?"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
FIGURE = re.compile(r"(?<![\d.,:-])([2-9]|[1-9]\d{1,2})(?![\d.,:-])")
#: So many articles back a happening is still told of, and a report still copied.
RECENT = 300
#: Days after it within which a happening is told of.
LATE = 2
#: So often another report of other news is drawn, until the topic filter leaves it out.
DRAWS = 40
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Northern", "Harbour", "Valley", "Capital", "Eastern", "Lakeside", "Orchard")
    for kind in ("Courier", "Wire", "Observer", "Gazette", "Dispatch", "Herald")
)
GIVEN = re.findall(
    r"\w+",
    "Adnan Basel Dalia Emad Farida Ghassan Hanan Imad Jamil Karim Lamis Marwan Nadim Omayma "
    "Qasim Rania Samer Tareq Wael Yara Ziad Amal Bilal Fadi Hisham Kinda Layal Munir Nour Rafi",
)
FAMILY = re.findall(
    r"\w+",
    "Barazi Darwish Fayyad Ghandour Halabi Issawi Jundi Kassar Lahham Maqdisi Nahhas Omari "
    "Qabbani Rahhal Sabbagh Tabbakh Wahbeh Yaziji Zaim Attar Bitar Dabbagh Farra Hariri Jazzar "
    "Khoury Labban Muallem Najjar Obeid Qudsi Rifai Shami Turk Awad Bakri Chahine Daher Hakim",
)


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening: its report, where and when it is set, and who is quoted on it."""

    number: int
    base: Base
    place: str
    day: date
    factor: float
    witness: str

    def tell(self, text: str, *, more: int = 0) -> str:
        """The report's words with this happening's place, days and figures."""
        text = DAY.sub(f"{self.day:%B} {self.day.day}", text.replace(self.base.place, self.place))
        text = YEAR.sub(str(self.day.year), WEEKDAY.sub(f"{self.day:%A}", text))
        return FIGURE.sub(lambda m: str(max(2, round(int(m[1]) * self.factor) + more)), text)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of all articles; ``same`` and ``copies`` are of the war reports."""

    irrelevant: float = 0.4
    same: float = 0.35
    copies: float = 0.15


@dataclass(frozen=True, slots=True)
class Plan:
    """How many articles, over how many days from when, with which shares and seed."""

    articles: int
    days: int = 90
    start: date = date(2016, 1, 1)
    seed: int = 1
    shares: Shares = Shares()


class Press:
    """Makes the articles of a plan, one after the other."""

    def __init__(
        self, pools: Pools, plan: Plan, *, passes: Callable[[Made], bool] = lambda _: False
    ) -> None:
        """``passes`` tells which reports of other news would pass the filter: none is made."""
        self._pools, self._plan, self._passes = pools, plan, passes
        self._told: deque[Happening] = deque(maxlen=RECENT)
        self._printed: deque[Made] = deque(maxlen=RECENT)
        self._happenings = 0

    def articles(self) -> Iterator[Made]:
        """All articles, by day of publication but for a day or two."""
        for at in range(self._plan.articles):
            rng = random.Random(f"{self._plan.seed}/{at}")
            day = self._plan.start + timedelta(days=at * self._plan.days // self._plan.articles)
            made = self._made(f"a{at:08}", day, rng)
            if made.kind != "other":
                self._printed.append(made)
            yield made

    def _made(self, name: str, day: date, rng: random.Random) -> Made:
        shares = self._plan.shares
        if rng.random() < shares.irrelevant:
            return self._other(name, day, rng)
        draw = rng.random()
        late = [m for m in self._printed if day - m.published <= timedelta(days=LATE)]
        if draw < shares.copies and late:
            return self._copy(name, rng.choice(late), rng)
        near = [h for h in self._told if day - h.day <= timedelta(days=LATE)]
        again = draw < shares.copies + shares.same and near
        happening = rng.choice(near) if again else self._happen(day, rng)
        return self._report(name, happening, day, rng, again=bool(again))

    def _happen(self, day: date, rng: random.Random) -> Happening:
        self._happenings += 1
        found = Happening(
            number=self._happenings,
            base=rng.choice(self._pools.bases),
            place=rng.choice(self._pools.places),
            day=day - timedelta(days=rng.randrange(2)),
            factor=rng.uniform(0.4, 2.5),
            witness=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
        )
        self._told.append(found)
        return found

    def _report(
        self, name: str, happening: Happening, day: date, rng: random.Random, *, again: bool
    ) -> Made:
        """Another telling takes one sentence of the lead, and may count more."""
        base, more = happening.base, rng.choice((0, 0, 0, 1, 2)) if again else 0
        lead = [rng.choice(base.sentences)] if again else list(base.lead)
        voice = rng.choice(
            (
                f"{happening.witness}, who lives near {happening.place}, said on "
                f"{happening.day:%A} that the blast broke windows in several streets.",
                f'"We heard planes before dawn," said {happening.witness}, a teacher from '
                f"{happening.place}.",
                f"{happening.witness} told reporters on {happening.day:%A} that families were "
                f"leaving {happening.place}.",
            )
        )
        told = [happening.tell(p, more=more) for p in lead]
        told += [voice, *rng.sample(self._pools.background, rng.randint(3, 7))]
        title = happening.tell(base.title, more=more)
        return Made(
            name,
            title if not again else " ".join(told[0].split()[:10]),
            tuple(told),
            rng.choice(OUTLETS),
            max(day, happening.day),
            "again" if again else "first",
            happening.number,
        )

    def _copy(self, name: str, source: Made, rng: random.Random) -> Made:
        """Wire copy: another headline, a cut at the end, at times a paragraph more."""
        kept = source.paragraphs[: max(2, len(source.paragraphs) - rng.randrange(4))]
        if rng.random() < 0.4:
            kept = (*kept, rng.choice(self._pools.background))
        return replace(
            source,
            id=name,
            title=" ".join(kept[0].split()[:9]),
            paragraphs=kept,
            outlet=rng.choice(OUTLETS),
            published=source.published + timedelta(days=rng.randrange(2)),
            kind="copy",
            copy_of=source.id,
        )

    def _other(self, name: str, day: date, rng: random.Random) -> Made:
        drawn = (self._drawn(name, day, rng) for _ in range(DRAWS))
        return next(made for made in drawn if not self._passes(made))

    def _drawn(self, name: str, day: date, rng: random.Random) -> Made:
        title, parts = rng.choice(self._pools.other)
        _, more = rng.choice(self._pools.other)
        kept = rng.sample(parts, min(len(parts), rng.randint(3, 6)))
        kept += rng.sample(more, min(len(more), rng.randint(1, 3)))
        return Made(name, title, tuple(kept), rng.choice(OUTLETS), day, "other")


def topic_filter() -> Callable[[Made], bool]:
    """Whether the topic filter of bulk lets an article through."""
    topic = Stock(Settings(threads=1)).topic
    return lambda made: topic.score(f"{made.title}\n{made.text}") >= topic.threshold


def main() -> None:
    """Writes the corpus and says what it holds."""
    shares = Shares()
    parser = argparse.ArgumentParser(prog="benchmarks.corpus", description=__doc__)
    parser.add_argument("gold", type=Path, help="the folder of the gold sets")
    parser.add_argument("out", type=Path, help="the folder to write to")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--form", choices=FORMS, default="jsonl")
    parser.add_argument("--files", type=int, default=1)
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--irrelevant", type=float, default=shares.irrelevant)
    parser.add_argument("--same", type=float, default=shares.same)
    parser.add_argument("--copies", type=float, default=shares.copies)
    parser.add_argument(
        "--passing", type=float, help="share of war reports; no other news passes the filter"
    )
    asked = parser.parse_args()
    general = asked.passing is not None
    irrelevant = 1 - asked.passing if general else asked.irrelevant
    shares = Shares(irrelevant, asked.same, asked.copies)
    plan = Plan(asked.articles, asked.days, seed=asked.seed, shares=shares)
    more = {"passes": topic_filter()} if general else {}
    press = Press(load_pools(asked.gold), plan, **more)
    paths = write(press.articles(), asked.out, form=asked.form, files=asked.files)
    size = sum(path.stat().st_size for path in paths)
    print(f"{plan.articles} articles in {len(paths)} file(s) of {asked.form}, {size} bytes")


if __name__ == "__main__":
    main()
