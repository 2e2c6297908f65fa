"""Large ledgers from small ones: paragraphs recombined, their records moved along.

Understanding a hundred thousand claims takes hours; the speed of the page depends on the
records alone. So whole paragraphs of a real ledger are put together anew, every span,
id and day moved with them, and written through the ledger's own front door, which checks
every span. The texts mean nothing and are for timing only.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from counterclaim.records import (
    Account,
    Actor,
    Article,
    Compared,
    Comparison,
    DateBasis,
    Granularity,
    Incident,
    Interval,
    Origin,
    Place,
    Published,
    Reading,
    ResolvedArticle,
    Understanding,
)
from counterclaim.spans import Span

PARAGRAPH = re.compile(r"[^\n](?:[^\n]|\n(?!\s*\n))*")
REGISTER = ("ceasefire_mentions", "allegations", "replies", "tallies")
LAYERS = ("mentions", "attributions", "times", "quantities", "events", "labels")
OUTLETS = [
    f"{a} {b}"
    for a in ("Amber", "Birch", "Cedar", "Dune", "Elm", "Fjord", "Gorge", "Heath")
    for b in ("Courier", "Dispatch", "Herald", "Monitor", "Wire")
]
FIRST, DAYS = date(2015, 1, 1), 1_000
CAST = 25  # so many of each actor that no pack knows
TOLD = 4  # accounts of an incident


@dataclass(frozen=True)
class Paragraph:
    """A stretch of an article with the records that lie in it whole."""

    text: str
    start: int
    published: date
    layers: Mapping[str, tuple[Any, ...]]
    register: Mapping[str, tuple[Any, ...]]
    accounts: tuple[Account, ...]
    sentences: tuple[Span, ...]
    resolutions: tuple[Any, ...]
    speakers: tuple[Any, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]


def spans_in(value: Any) -> Iterator[Span]:
    """Every span that a record holds."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_in(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from spans_in(getattr(value, part.name))


def paragraphs(readings: Iterable[Reading], compared: Compared) -> list[Paragraph]:
    """The paragraphs that hold claims, with what was understood and compared in each."""
    found = []
    for reading in readings:
        for match in PARAGRAPH.finditer(reading.article.text):
            part = _cut(reading, compared, Span(match.start(), match.end()))
            if part.layers["attributions"]:
                found.append(part)
    return found


def pieces(readings: Iterable[Reading], sentences: int) -> list[Paragraph]:
    """Stretches of so many sentences that hold claims, with what was understood in each."""
    found = []
    for reading in readings:
        own = sorted(reading.understanding.sentences)
        for at in range(0, len(own), sentences):
            some = own[at : at + sentences]
            part = _cut(reading, Compared(), Span(some[0].start, some[-1].end))
            if part.layers["attributions"]:
                found.append(part)
    return found


def _inside(records: Iterable[Any], whole: Span) -> tuple[Any, ...]:
    return tuple(x for x in records if all(whole.contains(s) for s in spans_in(x)))


def _cut(reading: Reading, compared: Compared, whole: Span) -> Paragraph:
    u, r, key = reading.understanding, reading.resolved, reading.article.id
    layers = {name: _inside(getattr(u, name), whole) for name in LAYERS}
    register = {
        name: _inside((x for x in getattr(compared, name) if x.article_id == key), whole)
        for name in REGISTER
    }
    told = (a for i in compared.incidents for a in i.accounts if a.article_id == key)
    inside = {record.id for found in (*layers.values(), *register.values()) for record in found}
    every = {record.id for name in LAYERS for record in getattr(u, name)}
    every |= {record.id for name in REGISTER for record in getattr(compared, name)}
    layers = {k: tuple(_loosened(x, every - inside) for x in v) for k, v in layers.items()}
    register = {k: tuple(_loosened(x, every - inside) for x in v) for k, v in register.items()}
    accounts = tuple(a for a in _inside(told, whole) if a.events and inside.issuperset(a.events))
    return Paragraph(
        text=whole.of(reading.article.text),
        start=whole.start,
        published=reading.article.published.interval.start or FIRST,
        layers=layers,
        register=register,
        accounts=accounts,
        sentences=tuple(s for s in u.sentences if whole.contains(s)),
        resolutions=tuple(x for x in r.resolutions if x.mention_id in inside),
        speakers=tuple(
            replace(x, antecedent=None) for x in r.speakers if x.attribution_id in inside
        ),
        actors={a.id: a for a in r.actors},
        places={p.id: p for p in r.places},
    )


def _loosened(record: Any, gone: set[str]) -> Any:
    """A record without the ids of records that stay behind."""
    changes: dict[str, Any] = {}
    for part in fields(record):
        value = getattr(record, part.name)
        if isinstance(value, str) and value in gone:
            changes[part.name] = None
        elif isinstance(value, tuple) and any(isinstance(v, str) and v in gone for v in value):
            changes[part.name] = tuple(v for v in value if v not in gone)
    return replace(record, **changes) if changes else record


def _moved(value: Any, by: int, days: timedelta, ids: Mapping[str, str]) -> Any:
    """A record at another place of another text, some days later, under other ids."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Interval):
        ends = [d + days if d else None for d in (value.start, value.end)]
        return replace(value, start=ends[0], end=ends[1])
    if isinstance(value, tuple):
        return tuple(_moved(item, by, days, ids) for item in value)
    if isinstance(value, str):
        return ids.get(value, value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {f.name: _moved(getattr(value, f.name), by, days, ids) for f in fields(value)}
        return replace(value, **changes)
    return value


@dataclass
class Recombined:
    """Articles of recombined paragraphs, and what compare would have found of them."""

    stock: Sequence[Paragraph]
    compared: Compared
    rng: random.Random
    register: dict[str, list[Any]] = field(default_factory=lambda: {n: [] for n in REGISTER})
    accounts: list[tuple[date, str, Account]] = field(default_factory=list)
    first: date = FIRST
    days: int = DAYS

    def article(self, number: int, parts: int) -> Reading:
        """One article of some paragraphs, with all their records."""
        chosen = self.rng.sample(self.stock, parts)
        title = f"Report {number}: {' '.join(chosen[0].text.split()[:7])}"
        text = "\n\n".join([title, *(p.text for p in chosen)]) + "\n"
        raw = text.encode()
        sha = hashlib.sha256(raw).hexdigest()
        day = self.first + timedelta(days=self.rng.randrange(self.days))
        interval = Interval(day, day + timedelta(days=1), Granularity.DAY)
        article = Article(
            id=sha[:16],
            sha256=sha,
            raw=raw,
            text=text,
            title=title,
            origin=f"bench/{number:06}.txt",
            media_type="text/plain",
            published=Published(interval, DateBasis.METADATA),
            outlet=self.rng.choice(OUTLETS),
            language="en",
        )
        return self._filled(article, chosen, len(title) + 2, day)

    def _filled(self, article: Article, chosen: Sequence[Paragraph], at: int, day: date) -> Reading:
        whole = _Whole(article.id)
        for n, part in enumerate(chosen):
            ids = whole.add(n, part, at - part.start, day - part.published)
            move = (at - part.start, day - part.published, ids)
            for name, found in part.register.items():
                self.register[name] += [_moved(x, *move) for x in found]
            for account in part.accounts:
                moved = replace(_moved(account, *move), outlet=article.outlet)
                self.accounts.append((day, account.id, moved))
            at += len(part.text) + 2
        return whole.reading(article)

    def found(self) -> Compared:
        """What compare would have found: accounts of near days become incidents."""
        old = {a.id: i for i in self.compared.incidents for a in i.accounts}
        groups: dict[str, list[tuple[date, str, Account]]] = {}
        for told in sorted(self.accounts, key=lambda a: (a[0], a[2].id)):
            groups.setdefault(old[told[1]].id, []).append(told)
        made = [
            self._incident(old[some[0][1]], some)
            for key in sorted(groups)
            for at in range(0, len(groups[key]), TOLD)
            for some in (groups[key][at : at + TOLD],)
        ]
        return Compared(
            incidents=tuple(incident for incident, _, _ in made),
            comparisons=tuple(c for _, found, _ in made for c in found),
            origins=tuple(o for _, _, found in made for o in found),
            ceasefires=self.compared.ceasefires,
            **{name: tuple(found) for name, found in self.register.items()},
        )

    def _incident(
        self, old: Incident, told: Sequence[tuple[date, str, Account]]
    ) -> tuple[Incident, list[Comparison], list[Origin]]:
        key = hashlib.sha256("".join(a.id for _, _, a in told).encode()).hexdigest()[:16]
        accounts = tuple(replace(a, incident_id=key) for _, _, a in told)
        day = told[0][0]
        incident = replace(
            old,
            id=key,
            events=tuple(dict.fromkeys(e for a in accounts for e in a.events)),
            accounts=accounts,
            interval=Interval(day, day + timedelta(days=1), Granularity.DAY),
        )
        was = {(c.a, c.b, c.slot): c for c in self.compared.comparisons}
        slots = {slot for _, _, slot in was}
        pairs = [(x, y) for n, x in enumerate(told) for y in told[n + 1 :]]
        comparisons = [
            self._between(key, was[x[1], y[1], slot], x[2], y[2])
            for x, y in pairs
            for slot in sorted(slots)
            if (x[1], y[1], slot) in was
        ]
        origins = [Origin(key, f"outlet:{a.outlet}", "its own", (a.id,)) for a in accounts]
        return incident, comparisons, origins

    def _between(self, key: str, was: Comparison, a: Account, b: Account) -> Comparison:
        """An outcome as it was, on the words of the accounts as they are now."""
        sides = [
            tuple(s for v in account.values if v.slot is was.slot for s in v.spans)
            for account in (a, b)
        ]
        return replace(was, incident_id=key, a=a.id, b=b.id, spans_a=sides[0], spans_b=sides[1])


class _Whole:
    """The records of one article, gathered paragraph by paragraph."""

    def __init__(self, article_id: str) -> None:
        self._id = article_id
        self._layers: dict[str, list[Any]] = {name: [] for name in LAYERS}
        self._sentences: list[Span] = []
        self._resolutions: list[Any] = []
        self._speakers: list[Any] = []
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}

    def _ids(self, number: int, part: Paragraph) -> dict[str, str]:
        """New ids for the records of a paragraph, its article and its unknown actors."""
        records = (*part.layers.values(), *part.register.values(), part.accounts)
        ids = {
            record.id: hashlib.sha256(f"{self._id}{number}{record.id}".encode()).hexdigest()[:16]
            for found in records
            for record in found
        }
        for key, actor in part.actors.items():
            if not actor.known:
                ids[key] = f"{key}-{(int(self._id, 16) + number) % CAST}"
        ids[part.layers["attributions"][0].article_id] = self._id
        return ids

    def add(self, number: int, part: Paragraph, by: int, days: timedelta) -> dict[str, str]:
        """Adds a paragraph; the ids that its records have now."""
        ids = self._ids(number, part)
        for name, found in part.layers.items():
            self._layers[name] += [_moved(record, by, days, ids) for record in found]
        self._sentences += [_moved(s, by, days, ids) for s in part.sentences]
        self._resolutions += [_moved(x, by, days, ids) for x in part.resolutions]
        self._speakers += [_moved(x, by, days, ids) for x in part.speakers]
        for key, actor in part.actors.items():
            new = ids.get(key, key)
            name = actor.name if new == key else f"{actor.name} {new.rsplit('-', 1)[1]}"
            self._actors[new] = replace(actor, id=new, name=name)
        self._places.update(part.places)
        return ids

    def reading(self, article: Article) -> Reading:
        """The article with all that was gathered."""
        layers = {name: tuple(found) for name, found in self._layers.items()}
        resolved = ResolvedArticle(
            article.id,
            tuple(self._resolutions),
            tuple(self._speakers),
            tuple(self._actors[k] for k in sorted(self._actors)),
            tuple(self._places[k] for k in sorted(self._places)),
        )
        understood = Understanding(article.id, tuple(self._sentences), **layers)
        return Reading(article, understood, resolved)
